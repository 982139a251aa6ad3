import type { SourceFile } from '../source/file';
import { isZip, type ZipDirectory } from '../source/zip';
import { isCompound } from './bytes';
import { type Nature, noEvidence, typed } from './nature';

/** The documents of office programs by the endings of their names; those with macros and the templates are of one type with them. */
export const officeEndings: ReadonlyMap<string, string> = new Map([
  ['docx', 'docx'],
  ['docm', 'docx'],
  ['dotx', 'docx'],
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsx'],
  ['pptx', 'pptx'],
  ['pptm', 'pptx'],
  ['odt', 'odt'],
  ['ods', 'ods'],
  ['odp', 'odp'],
]);

const contentTypes = '[Content_Types].xml';

const folders: readonly (readonly [folder: string, type: string])[] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
];

const openTypes: ReadonlyMap<string, string> = new Map([
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
]);

/** What the document of an office program is; undefined where the bytes are none. */
export function officeNature(file: SourceFile): Nature | undefined {
  const ending = officeEndings.get(file.ending);
  if (isCompound(file.bytes)) {
    if (ending !== undefined)
      return { kind: 'opaque', said: [{ fact: 'unread', value: 'it is encrypted, or of an older form' }] };
    return ['doc', 'xls', 'ppt', 'vsd', 'msg'].includes(file.ending)
      ? typed('opaque', file.ending)
      : undefined;
  }
  if (!isZip(file.bytes)) return undefined;
  const { zip } = file;
  if (typeof zip === 'string')
    return ending === undefined ? undefined : noEvidence({ fact: 'unread', value: zip });
  return partsOf(zip, ending);
}

function partsOf(zip: ZipDirectory, ending: string | undefined): Nature | undefined {
  if (zip.members.has(contentTypes)) {
    const names = [...zip.members.keys()];
    const type = folders.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1];
    // Packages of programs have such a list, too.
    if (type === undefined) return undefined;
    return fitting(type, ending, contentTypes);
  }
  const written = zip.textOf('mimetype', 200);
  const type = typeof written === 'string' ? undefined : openTypes.get(written.text.trim());
  return type === undefined ? undefined : fitting(type, ending, 'mimetype');
}

function fitting(type: string, ending: string | undefined, member: string): Nature {
  const isNamedOther = ending !== undefined && ending !== type;
  return {
    kind: 'opaque',
    said: [
      { fact: 'file.type', value: type, member },
      ...(isNamedOther ? [{ fact: 'file.says' as const, value: `it is no ${ending}`, member }] : []),
    ],
  };
}
