import { withoutEnd } from '../../core/service';

/** The SPDX id of a licence that is given by its address; what stands there where the address is of no known licence. */
export function licenceOf(written: string): string {
  const address = withoutEnd(written.replace(/^https?:\/\/(?:www\.)?/i, ''), /[/#?]/);
  if (address === written) return written;
  for (const [is, idOf] of addresses) {
    const match = is.exec(address);
    if (match !== null) return idOf(match) ?? written;
  }
  return written;
}

type Address = readonly [is: RegExp, idOf: (match: RegExpExecArray) => string | undefined];

const addresses: readonly Address[] = [
  [
    /^creativecommons\.org\/licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/(\d\.\d)(?:\/(?:deed|legalcode)(?:\.[\w-]{2,8})?)?$/i,
    ([, kind = '', version = '']) => `CC-${kind.toUpperCase()}-${version}`,
  ],
  [
    /^creativecommons\.org\/publicdomain\/zero\/1\.0(?:\/(?:deed|legalcode)(?:\.[\w-]{2,8})?)?$/i,
    () => 'CC0-1.0',
  ],
  [/^spdx\.org\/licenses\/([\w.+-]{2,40}?)(?:\.html|\.json)?$/i, ([, id]) => id],
  [
    /^(?:choosealicense\.com\/licenses|opensource\.org\/licenses?)\/([\w.-]{2,30})$/i,
    ([, id = '']) => byName.get(id.toLowerCase()) ?? creativeCommons(id),
  ],
  [/^apache\.org\/licenses\/LICENSE-2\.0(?:\.html|\.txt)?$/i, () => 'Apache-2.0'],
  [
    /^opendatacommons\.org\/licenses\/(odbl|by|pddl)\/(?:1[.-]0)$/i,
    ([, kind = '']) => openData.get(kind.toLowerCase()),
  ],
];

/** `cc-by-nc-4.0` as SPDX writes it. */
function creativeCommons(id: string): string | undefined {
  return /^cc-by(?:-nc)?(?:-nd|-sa)?-\d\.\d$/i.test(id) ? id.toUpperCase() : undefined;
}

const openData: ReadonlyMap<string, string> = new Map([
  ['odbl', 'ODbL-1.0'],
  ['by', 'ODC-By-1.0'],
  ['pddl', 'PDDL-1.0'],
]);

const byName: ReadonlyMap<string, string> = new Map([
  ['mit', 'MIT'],
  ['apache-2.0', 'Apache-2.0'],
  ['bsd-2-clause', 'BSD-2-Clause'],
  ['bsd-3-clause', 'BSD-3-Clause'],
  ['mpl-2.0', 'MPL-2.0'],
  ['isc', 'ISC'],
  ['unlicense', 'Unlicense'],
  ['cc0-1.0', 'CC0-1.0'],
  ['odc-by', 'ODC-By-1.0'],
  ['odbl', 'ODbL-1.0'],
  ['pddl', 'PDDL-1.0'],
  ['afl-3.0', 'AFL-3.0'],
]);
