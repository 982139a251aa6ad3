/** A statement of a cited document that says the opposite of its item. Design: readers-evidence.md, sections 4 and 7. */
import type { Facts } from '../../facts/context';
import { said, type Testimony, type TestimonyName } from '../../facts/testimony';
import type { ItemId } from '../../schema/generated/catalogue';
import { type CitedReading, dayOf, isLatest } from '../lookup';

/** One kind of statement that contradicts some items where it is cited for them. */
export interface Look {
  readonly items: readonly ItemId[];
  readonly look: (cited: CitedReading, all: readonly CitedReading[], facts: Facts) => Against | undefined;
}

export interface Against {
  readonly reason: string;
  readonly testimony: Testimony;
  readonly says: string;
  /** Set where it is only shown. */
  readonly isDoubtful?: boolean;
  /** Set where only its day is missing, so that nobody can tell whether it is of an earlier run than the results beside it. */
  readonly isUndated?: boolean;
}

/** The cited documents that have a day. */
export function dated(all: readonly CitedReading[]): CitedReading['reading'][] {
  return all
    .map(({ reading }) => reading)
    .filter((each) => said(each, 'record.date', 'document.date', 'evaluation.ran', 'tests.ran').length > 0);
}

/** Whether no later document of those that say such a thing is cited as well. */
export function isLast(
  reading: CitedReading['reading'],
  all: readonly CitedReading[],
  fact: TestimonyName,
): boolean {
  const alike = all.map((each) => each.reading).filter((each) => said(each, fact).length > 0);
  return isLatest(reading, alike);
}

/** Whether a document without a day stands beside nothing but results of machines that have one: it may well be their report. */
export function isUndatedReport(
  reading: CitedReading['reading'],
  others: readonly CitedReading['reading'][],
): boolean {
  const dated = others.filter((each) => each.path !== reading.path && dayOf(each) !== undefined);
  return (
    dayOf(reading) === undefined &&
    dated.length > 0 &&
    others.every(({ path, kind }) => path === reading.path || kind === 'evaluation' || kind === 'attack-test')
  );
}
