/** What the repository says of a place of the manifest, as lines of a hover. */
import { brokenLines, bullets, code, joined, type Markdown, md, noMarkdown } from '../base/markdown';
import type { Path } from '../base/path';
import { shorten } from '../base/shorten';
import { grouped } from '../base/words';
import type { Claim, ClaimPlace, Verdict } from '../facts/claim';
import { type FileReading, unreadReason } from '../facts/testimony';
import { toldOf } from '../facts/testimony-words';
import { aboutInWords, placeInWords, verdictInWords } from './claims-said';

/** A place in a file of the repository, from its root, as a link that opens it there. */
export type LinkTo = (
  label: string,
  place: Pick<ClaimPlace, 'file' | 'line' | 'column' | 'length'>,
) => Markdown;

/** Where nothing can be opened. */
export const noLink: LinkTo = (label) => code(label);

const signs: Readonly<Record<Verdict, string>> = { confirmed: '✓', contradicted: '✗', 'cannot-tell': '?' };

/** Places that are named for one claim. */
const mostPlaces = 3;

interface Shown {
  readonly linkTo: LinkTo;
  /** Claims that are told. */
  readonly most: number;
  /** From where the place is seen that a claim is about; not named at that place itself. */
  readonly from?: Path;
  /** The file that is spoken of already: its lines are named alone. */
  readonly file?: string;
}

/** Each claim on a line: `✓ Confirmed: the declared file names gpt-4.1 (infra/main.bicep:15)`. */
export function claimLines(claims: readonly Claim[], shown: Shown): Markdown {
  const lines = claims.slice(0, shown.most).map((claim) => claimLine(claim, shown));
  const more = claims.length - lines.length;
  return brokenLines([...lines, ...(more > 0 ? [`and ${grouped(more)} more`] : [])]);
}

function claimLine({ verdict, reason, places, path }: Claim, { linkTo, from, file }: Shown): Markdown {
  const of = from === undefined ? '' : aboutInWords(path, from);
  const about = of === '' ? noMarkdown : md` *${of}*:`;
  const links = places.slice(0, mostPlaces).map((place) => {
    const isThere = place.file === file && place.line !== undefined;
    return linkTo(isThere ? `line ${place.line + 1}` : placeInWords(place), place);
  });
  const more = places.length - links.length;
  const where = joined([...links, ...(more > 0 ? [`${grouped(more)} more`] : [])], ', ');
  return md`${signs[verdict]} ${verdictInWords[verdict]}:${about} ${shorten(reason, 300)}${where.text === '' ? noMarkdown : md` (${where})`}`;
}

/** So many facts of a file anyone reads in a hover. */
const mostFacts = 12;

/** What was read in a file: its facts, those first on which something rests; or why it was not. */
export function readLines(reading: FileReading, claims: readonly Claim[], linkTo: LinkTo): Markdown {
  const why = unreadReason(reading);
  if (why !== undefined) return md`Not read, because ${shorten(why, 200)}.`;
  const lines = claims
    .flatMap(({ places }) => places)
    .flatMap(({ file, line }) => (file === reading.path && line !== undefined ? [line] : []));
  const { facts, more } = toldOf(reading, mostFacts, new Set(lines));
  if (facts.length === 0) return md`Nothing was read in it that could be held against a claim.`;
  const told = facts.map(({ text, line }) =>
    line === undefined
      ? md`${text}`
      : md`${text} · ${linkTo(`line ${line + 1}`, { file: reading.path, line })}`,
  );
  return bullets([...told, ...(more > 0 ? [`and ${grouped(more)} more`] : [])]);
}
