/** What a result answers of what the manifest asks of it. Design: readers-evidence.md, section 3. */
import type { Claim } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import { currentMetrics, type EvaluatedItem } from '../../facts/evaluations';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type DocumentKind, type FileReading, said, unreadReason } from '../../facts/testimony';
import type { ItemId } from '../../schema/generated/catalogue';
import { citedFor } from '../lookup';
import { type Asked, askedMetrics, metricClaim } from './evaluations';
import { mayMeet } from './judge';
import { measuredIn } from './metric';

/** All metrics that are asked of one result, taken together. */
export type Answers =
  /** Each of them is confirmed or missed. */
  | { readonly are: 'told' }
  /** The manifest asks for nothing: no threshold says whether what came out is enough. */
  | { readonly are: 'unasked' }
  /** None of them is in it. */
  | { readonly are: 'missing' }
  /** Not one value can be held against its threshold and may meet it, and why not. */
  | { readonly are: 'incomparable'; readonly why: string }
  /**
   * Of some of them nobody can tell: they are not there, their thresholds are met on too few cases, or perhaps (on another
   * scale, or by values of which one is meant).
   */
  | { readonly are: 'unconfirmed' };

/**
 * Whether anything that is cited or named for an evaluation says what came out: a result, a report with a table or with a
 * decision, a notebook, a form. Beside it words may say the rest.
 */
function saysWhatCameOut(facts: Facts, item: EvaluatedItem): boolean {
  const asked = currentMetrics(facts.manifest).filter(({ item: of }) => of === item);
  // A value in the manifest is there for results that cannot be read.
  if (asked.some(({ metric }) => metric.value !== undefined)) return true;
  const named = asked.flatMap(
    ({ metric, whole }) => readingOf(facts.repository, metric.file ?? whole.result?.file) ?? [],
  );
  return [...named, ...citedFor(facts, item).map(({ reading }) => reading)].some(
    (reading) => !isHollow(reading) && unreadReason(reading) === undefined && hasResults(reading),
  );
}

const ofResults: ReadonlySet<DocumentKind> = new Set([
  ...(['evaluation', 'attack-test', 'notebook', 'form', 'opaque'] as const),
]);

/** Whether a file has results that somebody could hold against something; of a report in words, where it is no prose alone. */
export function hasResults(reading: FileReading): boolean {
  const { kind } = reading;
  if (kind === 'document' || kind === 'decision' || kind === 'record')
    return said(reading, 'metric', 'document.rows', 'document.decision', 'record.date').length > 0;
  return kind !== undefined && ofResults.has(kind);
}

/** What is asked of results, and what came of it: worked out once for all the evidence of a manifest. */
export interface Results {
  /** What a result that is named or cited for the metrics of an item says of them. */
  readonly answers: (item: ItemId, reading: FileReading) => Answers;
  /** Whether anything that is cited or named for an evaluation says what came out. */
  readonly sayWhatCameOut: (item: EvaluatedItem) => boolean;
}

interface Told {
  readonly asked: Asked;
  readonly claim: Claim;
}

export function resultsOf(facts: Facts): Results {
  let byItem: ReadonlyMap<ItemId | undefined, readonly Told[]> | undefined;
  const cameOut = new Map<EvaluatedItem, boolean>();
  return {
    answers: (item, reading) => {
      byItem ??= toldByItem(facts);
      return answersOf(byItem.get(item) ?? [], reading);
    },
    sayWhatCameOut: (item) => {
      const known = cameOut.get(item) ?? saysWhatCameOut(facts, item);
      cameOut.set(item, known);
      return known;
    },
  };
}

function toldByItem(facts: Facts): ReadonlyMap<ItemId | undefined, readonly Told[]> {
  const byItem = new Map<ItemId | undefined, Told[]>();
  for (const asked of askedMetrics(facts)) {
    const told = { asked, claim: metricClaim(asked) };
    const others = byItem.get(asked.item);
    if (others === undefined) byItem.set(asked.item, [told]);
    else others.push(told);
  }
  return byItem;
}

function answersOf(ofItem: readonly Told[], reading: FileReading): Answers {
  const own = ofItem.filter(({ asked }) => asked.reading.path === reading.path);
  const [first] = own;
  if (ofItem.length === 0) return { are: 'unasked' };
  // One metric of which nobody can tell leaves open whether the item is met, whatever the others show.
  if (first === undefined || own.some(isTold))
    return ofItem.every(isTold) ? { are: 'told' } : { are: 'unconfirmed' };
  if (said(reading, 'metric').length === 0 || own.some(({ asked }) => isMetPerhaps(asked)))
    return { are: 'unconfirmed' };
  if (own.every(({ asked: { id, metric } }) => measuredIn(reading, id, metric).length === 0))
    return { are: 'missing' };
  return { are: 'incomparable', why: first.claim.reason };
}

function isTold({ claim }: Told): boolean {
  return claim.verdict !== 'cannot-tell';
}

/** Whether what is there meets its threshold, or may: one of several values, of which it is not known which is meant. */
function isMetPerhaps({ id, metric, reading }: Asked): boolean {
  const measured = measuredIn(reading, id, metric);
  return measured.some((each) => mayMeet(each, metric.threshold ?? ''));
}
