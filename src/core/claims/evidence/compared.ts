/** A value of the manifest held against that of a record. Design: readers-evidence.md, section 8. */
import { isInTheFuture } from '../../base/dates';
import type { Path } from '../../base/path';
import { type Claim, placeIn } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import { isHollow } from '../../facts/substance';
import { type FileReading, said, type Testimony } from '../../facts/testimony';
import type { ItemId } from '../../schema/generated/catalogue';
import { type CitedReading, citedFor, isMet } from '../lookup';

/** A value of the manifest beside what a record says of it. */
export interface Compared {
  readonly facts: Facts;
  readonly item: ItemId;
  readonly path: Path;
  readonly reading: FileReading;
  readonly testimony: Testimony;
  /** What the record says, in words. */
  readonly says: string;
}

export function equal(compared: Compared, isEqual: boolean, manifest: string): Claim {
  const { facts, item, path, reading, testimony, says } = compared;
  const base = { path, items: [item], places: [placeIn(reading, testimony, says)] };
  if (isEqual) return { ...base, verdict: 'confirmed', reason: says };
  const reason = `${says}, the manifest says ${manifest}`;
  return isMet(facts, item)
    ? { ...base, verdict: 'contradicted', reason, code: 'evidence/contradicted', severity: 'error' }
    : { ...base, verdict: 'cannot-tell', reason };
}

/**
 * A value against those that a record has. Where it has several that differ, it tells of several attempts, and nobody can
 * tell which of them is meant.
 */
export function equalToOnly(
  testimonies: readonly Testimony[],
  compare: (testimony: Testimony) => Claim,
): Claim | undefined {
  const [first] = testimonies;
  if (first === undefined) return undefined;
  const values = [...new Set(testimonies.map(({ value }) => String(value)))];
  const claim = compare(first);
  if (values.length === 1) return claim;
  const { path, items, places } = claim;
  const reason = `it has several values, and nothing says which is meant: ${values.slice(0, 5).join(', ')}`;
  return { path, places, reason, verdict: 'cannot-tell', ...(items === undefined ? {} : { items }) };
}

/** The days on which a record says that something was done: one that lies ahead is that of the next time. */
export function daysOfRecord(reading: FileReading, today: string): Testimony<'record.date'>[] {
  return said(reading, 'record.date').filter(({ value }) => !isInTheFuture(value, today));
}

/** The record that counts where several are cited: the latest, if that is known of all. */
export function latest(facts: Facts, item: ItemId): CitedReading | undefined {
  const records = citedFor(facts, item).filter(
    ({ reading }) => daysOfRecord(reading, facts.today).length > 0 && !isHollow(reading),
  );
  const [first, ...others] = records;
  if (others.length === 0) return first;
  const days = records.map(({ reading }) => daysOfRecord(reading, facts.today)[0]?.value ?? '');
  const newest = [...days].sort().at(-1) ?? '';
  return days.filter((day) => day === newest).length === 1 ? records[days.indexOf(newest)] : undefined;
}
