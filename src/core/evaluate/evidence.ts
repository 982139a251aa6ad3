/** Where the pieces of evidence of an item stand: whether they are there, hold today, and what they are worth. */
import { hasEnded, isInTheFuture } from '../base/dates';
import type { Results } from '../claims/claims';
import type { Facts } from '../facts/context';
import { type EvidenceEntry, factOf, isEmpty, linkOf, noProofOf, uncheckedOf } from '../facts/evidence';
import type { EvidenceReport, EvidenceState } from '../facts/report';
import { unreadReason } from '../facts/testimony';
import type { ItemId } from '../schema/generated/catalogue';
import type { Crowded } from './crowded';
import { standingOf } from './standing';

/** What evidence is judged by. */
export interface Judged {
  readonly facts: Facts;
  readonly crowded: Crowded;
  readonly results: Results;
}

/** Where a piece of evidence stands that is cited for an item. */
export function evidenceReport(entry: EvidenceEntry, item: ItemId, judged: Judged): EvidenceReport {
  const { facts } = judged;
  const state = readState(entry, facts);
  if (state === 'holds') return { ...entry, ...worthOf(entry, item, judged) };
  if (state === 'does-not-count')
    return { ...entry, state, discounted: noProofOf(entry, facts.repository) ?? '' };
  if ((state !== 'unknown' && state !== 'not-checked') || entry.file === undefined)
    return { ...entry, state };
  const unchecked = uncheckedOf(factOf(facts.repository, entry.file));
  return { ...entry, state, ...(unchecked === undefined ? {} : { unchecked }) };
}

/** What evidence that is there is worth for an item. */
function worthOf(
  entry: EvidenceEntry,
  item: ItemId,
  { facts, crowded, results }: Judged,
): Pick<EvidenceReport, 'state' | 'discounted' | 'isChecked' | 'isRead' | 'place'> {
  const { state, why, isChecked, place } = standingOf(entry, item, { facts, results });
  const crowd = state === 'holds' && isChecked !== true ? crowded(entry, item) : undefined;
  if (crowd !== undefined) return { state: 'weak', discounted: crowd };
  return {
    state,
    ...(state === 'holds' && (isChecked === true || isReadable(entry, facts))
      ? { isRead: true as const }
      : {}),
    ...(why === undefined ? {} : { discounted: why }),
    ...(isChecked === undefined ? {} : { isChecked }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Whether what is cited lies here and can be read; what is behind a link, in a picture or a PDF is not. */
function isReadable(entry: EvidenceEntry, { repository }: Facts): boolean {
  const fact = entry.file === undefined ? undefined : factOf(repository, entry.file);
  if (fact?.kind !== 'file' || linkOf(entry) !== undefined) return false;
  const { reading } = fact;
  // Where no reader was at hand, nobody has said that it cannot be read.
  if (reading === undefined) return true;
  return (
    reading.kind !== undefined &&
    reading.kind !== 'opaque' &&
    reading.kind !== 'picture' &&
    unreadReason(reading) === undefined
  );
}

/** A day that nobody can read may lie in the future, and an end that nobody can read may be past. */
function readState(entry: EvidenceEntry, facts: Facts): EvidenceState {
  const state = stateOf(entry, facts);
  const isUnread = (['on', 'expires'] as const).some((key) => facts.unread([...entry.path, key]));
  return state === 'holds' && isUnread ? 'unread' : state;
}

function stateOf(entry: EvidenceEntry, { repository, today }: Facts): EvidenceState {
  if (isInTheFuture(entry.on, today)) return 'in-the-future';
  if (hasEnded(entry.expires, today)) return 'expired';
  if (noProofOf(entry, repository) !== undefined) return 'does-not-count';
  const link = linkOf(entry);
  if (link !== undefined) return /^https?:/i.test(link.url) ? 'holds' : 'not-a-link';
  if (entry.elsewhere !== undefined) return 'holds';
  if (entry.file === undefined) return 'missing';
  const fact = factOf(repository, entry.file);
  if (fact === undefined) return 'unknown';
  if (isEmpty(fact)) return 'empty';
  if (fact.kind === 'folder') return 'holds';
  if (fact.kind !== 'file') return fact.kind;
  return fact.unchangedTemplate === true ? 'unchanged-template' : 'holds';
}
