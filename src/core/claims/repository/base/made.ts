/** How claims are put together. */
import type { Path } from '../../../base/path';
import { shorten } from '../../../base/shorten';
import { enumerated, plural } from '../../../base/words';
import { type Claim, type ClaimPlace, placeIn } from '../../../facts/claim';
import type { TestimonyName } from '../../../facts/testimony';
import type { Found } from './look';

/** No claim has more places: nobody reads on. */
const mostPlaces = 10;

/** A place, with what stands there in a few words; `own` is the line of what decides, 1-based, where it has one of its own. */
export function placeOf(
  { file, said }: Pick<Found<TestimonyName>, 'file' | 'said'>,
  says: string,
  own?: number,
): ClaimPlace {
  return placeIn({ path: file }, own === undefined ? said : { line: own - 1 }, says);
}

type Weight = Partial<Pick<Claim, 'items' | 'code' | 'severity' | 'target' | 'found'>>;

/** What all claims are made of. */
interface Ground extends Weight {
  readonly path: Path;
  readonly reason: string;
  readonly places: readonly ClaimPlace[];
}

function made(verdict: Claim['verdict'], ground: Ground): Claim {
  // Names come from files, and may be of any length and have lines.
  const places = ground.places
    .slice(0, mostPlaces)
    .map((place) => ({ ...place, says: shorten(place.says, 100) }));
  return { verdict, ...ground, reason: shorten(ground.reason, 400), places };
}

export function confirmed(ground: Ground): Claim {
  return made('confirmed', ground);
}

/** Nobody can tell. It is a finding only where it has a code. */
export function unclear(ground: Ground): Claim {
  return made('cannot-tell', ground);
}

/** What the manifest names, and what is not there. */
export function missing(path: Path, reason: string): Claim {
  return unclear({ path, reason, places: [], code: 'repository/declaration-missing', severity: 'warning' });
}

export function contradicted(ground: Ground): Claim {
  return made('contradicted', { code: 'repository/differs', severity: 'warning', ...ground });
}

/** `gpt-4o, gpt-4.1 and 2 more`. */
export function some(texts: readonly string[], most = 3): string {
  const distinct = [...new Set(texts)];
  if (distinct.length <= most) return enumerated(distinct);
  return enumerated([...distinct.slice(0, most), `${distinct.length - most} more`]);
}

/** `the repository gives 2 answers: gpt-4o and gpt-4.1`. */
export function answers(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  return `the repository gives ${plural(distinct.length, 'answer')}: ${some(distinct, 4)}`;
}

/** Those of which nothing has been told. */
export function untold(claims: readonly Claim[], told: readonly Claim[]): Claim[] {
  const known = new Set(told.map(({ path }) => path.join('\n')));
  return claims.filter(({ path }) => !known.has(path.join('\n')));
}

/** Where one of the files that are cited for an item confirms it, none of the others contradicts it. */
export function settled(claims: readonly Claim[]): Claim[] {
  if (!claims.some(({ verdict }) => verdict === 'confirmed')) return [...claims];
  return claims.map((claim) =>
    claim.verdict === 'contradicted'
      ? unclear({ path: claim.path, reason: claim.reason, places: claim.places })
      : claim,
  );
}
