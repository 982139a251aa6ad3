/** What the repository says of a place of the manifest, as lines of a hover. */
import {
  brokenLines,
  bullets,
  code,
  joined,
  type Markdown,
  md,
  noMarkdown,
  paragraphs,
} from '../base/markdown';
import type { Path } from '../base/path';
import { shorten } from '../base/shorten';
import { grouped } from '../base/words';
import type { Claim, ClaimPlace, Verdict } from '../facts/claim';
import { type FileReading, unreadReason } from '../facts/testimony';
import { kindInWords, toldOf } from '../facts/testimony-words';
import { aboutInWords, placeInWords, verdictInWords } from './claims-said';

/** A place in a file of the repository, from its root, as a link that opens it there. */
export type LinkTo = (
  label: string,
  place: Pick<ClaimPlace, 'file' | 'line' | 'column' | 'length'>,
) => Markdown;

/** Where nothing can be opened. */
export const noLink: LinkTo = (label) => code(label);

const signs: Readonly<Record<Verdict, string>> = { confirmed: '✓', contradicted: '✗', 'cannot-tell': '?' };

/** Claims that are told of one place, and places that are named for one claim. */
const mostClaims = 6;
const mostPlaces = 3;

/** Each claim on a line: `✓ Confirmed: the declared file names gpt-4.1 (infra/main.bicep:15)`. */
export function claimLines(claims: readonly Claim[], linkTo: LinkTo, from?: Path): Markdown {
  const lines = claims.slice(0, mostClaims).map((claim) => claimLine(claim, linkTo, from));
  const more = claims.length - lines.length;
  return brokenLines([...lines, ...(more > 0 ? [`and ${grouped(more)} more`] : [])]);
}

function claimLine({ verdict, reason, places, path }: Claim, linkTo: LinkTo, from?: Path): Markdown {
  const of = from === undefined ? '' : aboutInWords(path, from);
  const about = of === '' ? noMarkdown : md`${code(of)} `;
  return md`${signs[verdict]} ${about}*${verdictInWords[verdict]}:* ${shorten(reason, 300)}${placeList(places, linkTo)}`;
}

function placeList(places: readonly ClaimPlace[], linkTo: LinkTo): Markdown {
  if (places.length === 0) return noMarkdown;
  const links = places.slice(0, mostPlaces).map((place) => linkTo(placeInWords(place), place));
  const more = places.length - links.length;
  return md` (${joined([...links, ...(more > 0 ? [`${grouped(more)} more`] : [])], ', ')})`;
}

/** So many facts of a file anyone reads in a hover. */
const mostFacts = 12;

/** What was read in a file: what it is, and its facts, those first on which something rests. */
export function readLines(reading: FileReading, claims: readonly Claim[], linkTo: LinkTo): Markdown {
  const why = unreadReason(reading);
  if (why !== undefined) return md`Not read, because ${shorten(why, 200)}.`;
  const lines = claims
    .flatMap(({ places }) => places)
    .flatMap(({ file, line }) => (file === reading.path && line !== undefined ? [line] : []));
  const { facts, more } = toldOf(reading, mostFacts, new Set(lines));
  const kind = reading.kind === undefined ? noMarkdown : md`Read as ${kindInWords[reading.kind]}.`;
  if (facts.length === 0)
    return paragraphs([kind, 'Nothing was read in it that could be held against a claim.']);
  const told = facts.map(({ text, line }) =>
    line === undefined
      ? md`${text}`
      : md`${text} · ${linkTo(`line ${line + 1}`, { file: reading.path, line })}`,
  );
  return paragraphs([kind, bullets([...told, ...(more > 0 ? [`and ${grouped(more)} more`] : [])])]);
}
