/** What a result answers of what the manifest asks of it. Design: readers-evidence.md, section 3. */
import type { Facts } from '../../facts/context';
import { type FileReading, said } from '../../facts/testimony';
import type { ItemId } from '../../schema/generated/catalogue';
import { type Asked, askedMetrics, metricClaim } from './evaluations';
import { mayMeet, measuredIn } from './metric';

/** All metrics that are asked of one result, taken together. */
export type Answers =
  /** One of them is confirmed or missed, or nothing is asked. */
  | { readonly are: 'told' }
  /** None of them is in it. */
  | { readonly are: 'missing' }
  /** Not one value can be held against its threshold and may meet it, and why not. */
  | { readonly are: 'incomparable'; readonly why: string }
  /** Thresholds are met on too few cases, or perhaps: on another scale, or by values of which one is meant. */
  | { readonly are: 'unconfirmed' };

/** What a result that is named or cited for the metrics of an item says of them. */
export function answersOf(facts: Facts, item: ItemId, reading: FileReading): Answers {
  const asked = askedMetrics(facts).filter(
    (each) => each.item === item && each.reading.path === reading.path,
  );
  const claims = asked.map((each) => metricClaim(each));
  const [first] = claims;
  if (first === undefined || claims.some(({ verdict }) => verdict !== 'cannot-tell')) return { are: 'told' };
  if (said(reading, 'metric').length === 0 || asked.some((each) => isMetPerhaps(each)))
    return { are: 'unconfirmed' };
  if (asked.every(({ id, metric }) => measuredIn(reading, id, metric).length === 0))
    return { are: 'missing' };
  return { are: 'incomparable', why: first.reason };
}

/** Whether what is there meets its threshold, or may: one of several values, of which it is not known which is meant. */
function isMetPerhaps({ id, metric, reading }: Asked): boolean {
  const measured = measuredIn(reading, id, metric);
  return measured.some((each) => mayMeet(each, metric.threshold ?? ''));
}
