/** What items rest on: documents with what was read in them, and what the repository says. */

import {
  aboutInWords,
  type Claim,
  claimsOfItem,
  type EvidenceReport,
  type FileReading,
  factOf,
  type ItemReport,
  kindInWords,
  nameOf,
  placeInWords,
  type Report,
  toldOf,
  troubleOf,
  unreadReason,
} from '../../core/service';
import type { FilePlace } from '../protocol/basics';
import type { ClaimView, ProofView, ReadView } from '../protocol/proof';
import { shorten } from './places';

export type RepositoryOf = Report['input']['repository'];

/** A document or a link, by its title where it has one. */
export function proofView(
  each: EvidenceReport,
  repository: RepositoryOf,
  claims: readonly Claim[],
  title?: string,
): ProofView {
  const reading = readingOf(each, repository);
  const says = saidBy(each, reading, claims);
  return {
    label: shorten(title ?? nameOf(each) ?? ''),
    kind: each.url === undefined ? 'file' : 'link',
    state: each.state,
    trouble: shorten(troubleOf(each)),
    ...(each.isChecked === undefined ? {} : { isChecked: each.isChecked }),
    ...(each.url === undefined ? {} : { host: shorten(hostOf(each.url)) }),
    ...(says === undefined
      ? {}
      : {
          says: { verdict: says.verdict, reason: shorten(says.reason), ...claimPlace(says.places[0]) },
        }),
    ...(reading === undefined ? {} : { read: readView(reading) }),
  };
}

/** What a document says of the item that cites it: what is wrong first, and of what is right what has a place. */
function saidBy(
  { path }: EvidenceReport,
  reading: FileReading | undefined,
  claims: readonly Claim[],
): Claim | undefined {
  const own = path.join('\n');
  const from = claims.filter(
    ({ path: at, places: [first] }) =>
      (reading !== undefined && first?.file === reading.path) || at.join('\n').startsWith(own),
  );
  const sayings = from.filter(({ verdict }) => verdict !== 'cannot-tell');
  return sayings.find(({ verdict }) => verdict === 'contradicted') ?? sayings[0];
}

/** The host of a web address; what is none as it stands. */
function hostOf(url: string): string {
  const [, host] = /^[a-z][a-z\d+.-]{0,20}:\/\/(?:[^/?#@\s]{0,200}@)?([^/?#\s:]{1,253})/i.exec(url) ?? [];
  return host ?? url;
}

/** The place that decides a claim, with what it is called. */
export function claimPlace(first: Claim['places'][number] | undefined): Pick<ClaimView, 'place'> {
  return first === undefined ? {} : { place: { ...placeView(first), label: placeInWords(first) } };
}

function readingOf({ file }: EvidenceReport, repository: RepositoryOf): FileReading | undefined {
  if (file === undefined || repository === undefined) return undefined;
  const fact = factOf(repository, file);
  return fact?.kind === 'file' ? fact.reading : undefined;
}

/** So many facts of a file are shown. */
const mostFacts = 12;

function readView(reading: FileReading): ReadView {
  const { facts, more } = toldOf(reading, mostFacts);
  const { path: file, kind } = reading;
  return {
    kind: kind === undefined ? '' : kindInWords[kind],
    unread: shorten(unreadReason(reading) ?? ''),
    facts: facts.map(({ text, line }) => ({
      text,
      ...(line === undefined ? {} : { place: { file, line, column: 0 } }),
    })),
    more,
  };
}

/** So many claims of an item are sent to the page. */
const mostClaims = 40;

export function claimViews(item: ItemReport, claims: readonly Claim[]): ClaimView[] {
  return claimsOfItem(item, claims)
    .slice(0, mostClaims)
    .map(({ path, verdict, reason, places: [first] }) => ({
      verdict,
      about: aboutInWords(path, item.path),
      reason: shorten(reason),
      ...claimPlace(first),
    }));
}

function placeView({ file, line = 0, column = 0 }: Claim['places'][number]): FilePlace {
  return { file, line, column };
}
