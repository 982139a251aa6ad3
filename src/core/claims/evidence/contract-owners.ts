/** Who owns data: the people whom contracts name, and those of the manifest. Design: readers-evidence.md, section 5. */
import { hasEnded, isInTheFuture } from '../../base/dates';
import { upTo } from '../../base/ends';
import { quoted } from '../../base/shorten';
import { enumerated } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import { type FileReading, said } from '../../facts/testimony';
import type { Source } from '../../schema/generated/manifest-file';
import { contradiction } from './contractual';

/** Letters that are no plain ones with a mark, as handles and addresses write them. */
const plainLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({ ı: 'i', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe' }),
);

/** A person as two texts may name one: the handle without its sign, the name before the sign of an address, no marks. */
function personKey(name: string): string {
  const handle = name.trim().toLowerCase().replace(/^@/, '');
  return upTo(handle, '@')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıßøłđðþæœ]/g, (letter) => plainLetters.get(letter) ?? letter)
    .replace(/[\s._-]+/g, '');
}

/** The same, with the umlauts written out as well: Kühn is `kuhn` or `kuehn`. */
function personKeys(name: string): string[] {
  const out = name.normalize('NFC').replace(/[äöü]/gi, (letter) => `${personKey(letter)}e`);
  return [...new Set([personKey(name), personKey(out)])];
}

function isOwner(role: string): boolean {
  return /^(?:data[ _-]?)?owner$/i.test(role.trim());
}

/** Who owns data by its contract, held against whom the manifest names. */
export function ownerClaims(
  id: string,
  { owner }: Source,
  { reading, facts }: { readonly reading: FileReading; readonly facts: Facts },
): Claim[] {
  if (owner === undefined) return [];
  const members = said(reading, 'contract.member').filter(({ value }) => isOwner(value.role));
  // Who comes later is no owner yet, and who leaves later is one still.
  const coming = members.filter(({ value }) => isInTheFuture(value.from, facts.today));
  const isComing = (name: string): boolean => coming.some(({ value }) => value.username === name);
  const leaving = said(reading, 'contract.leaving').filter(
    ({ value }) => isOwner(value.role) && !hasEnded(value.until, facts.today),
  );
  const named = [
    ...said(reading, 'contract.owner').map((testimony) => ({ testimony, name: testimony.value })),
    ...[...members, ...leaving].map((testimony) => ({ testimony, name: testimony.value.username })),
  ].filter(({ name }) => !isComing(name));
  const keysOf = (each: string): string[] => {
    const { handle, name } = facts.manifest.owners?.[each] ?? {};
    return [handle, name].flatMap((text) => (text === undefined ? [] : personKeys(text)));
  };
  const own = keysOf(owner);
  const found = named.find(({ name }) => personKeys(name).some((key) => own.includes(key)));
  const path = ['data', id, 'owner'];
  if (found !== undefined)
    return [
      {
        path,
        verdict: 'confirmed',
        reason: `the contract names ${quoted(owner)} as its owner`,
        places: [placeIn(reading, found.testimony, 'owner')],
      },
    ];
  const distinct = [...new Map(named.map((each) => [personKey(each.name), each])).values()];
  if (distinct.length === 0) return [];
  const others = distinct.map(({ name }) =>
    Object.keys(facts.manifest.owners ?? {}).find(
      (each) => each !== owner && personKeys(name).some((key) => keysOf(each).includes(key)),
    ),
  );
  const places = distinct.map(({ testimony }) => placeIn(reading, testimony, 'owner'));
  // Who is nobody of the manifest may be the same person, or a team.
  if (others.every((each) => each !== undefined))
    return [
      {
        ...contradiction,
        path,
        reason: `the contract names ${enumerated([...new Set(others)].map((each) => quoted(each)))} as its owner${others.length === 1 ? '' : 's'}, the manifest ${quoted(owner)}`,
        places,
      },
    ];
  return [{ path, verdict: 'cannot-tell', reason: 'the contract names its owner in another way', places }];
}
