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
import type { ClaimView, FilePlace, ProofView, ReadView } from '../protocol';
import { shorten } from './places';

export type RepositoryOf = Report['input']['repository'];

/** A document or a link, by its title where it has one. */
export function proofView(each: EvidenceReport, repository: RepositoryOf, title?: string): ProofView {
  const reading = readingOf(each, repository);
  return {
    label: shorten(title ?? nameOf(each) ?? ''),
    kind: each.url === undefined ? 'file' : 'link',
    state: each.state,
    trouble: shorten(troubleOf(each)),
    ...(each.isChecked === undefined ? {} : { isChecked: each.isChecked }),
    ...(reading === undefined ? {} : { read: readView(reading) }),
  };
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
      ...(first === undefined ? {} : { place: { ...placeView(first), label: placeInWords(first) } }),
    }));
}

function placeView({ file, line = 0, column = 0 }: Claim['places'][number]): FilePlace {
  return { file, line, column };
}
