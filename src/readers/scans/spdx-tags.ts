import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import { dayIn } from './common';

const version = /^SPDXVersion:[ \t]*(SPDX-2\.\d)[ \t]*$/;

/** A bill of materials of SPDX 2 in its own form, a tag and a value on each line. */
export const spdxTags: DocumentReader = {
  name: 'spdx',
  kind: 'bill-of-materials',
  knows: ({ lines, text }) =>
    text.includes('SPDXVersion:') && lines.slice(0, 20).some((line) => version.test(line)),
  read: ({ lines }) => {
    const said: Said[] = [];
    const format = lines.findIndex((line) => version.test(line));
    const written = version.exec(lines[format] ?? '')?.[1];
    if (written !== undefined) said.push({ fact: 'bom.format', value: written, line: format });
    const created = lines.findIndex((line) => line.startsWith('Created:'));
    const made = dayIn(lines[created]?.slice('Created:'.length));
    if (made !== undefined) said.push({ fact: 'bom.made', value: made, line: created });
    const packages = lines.flatMap((line, index) => (line.startsWith('PackageName:') ? [index] : []));
    const [first] = packages;
    if (first !== undefined) said.push({ fact: 'bom.components', value: packages.length, line: first });
    return { said };
  },
};
