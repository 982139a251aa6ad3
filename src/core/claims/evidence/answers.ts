/** What a result answers of what the manifest asks of it. Design: readers-evidence.md, section 3. */
import type { Facts } from '../../facts/context';
import { type FileReading, said } from '../../facts/testimony';
import type { ItemId } from '../../schema/generated/catalogue';
import { type Asked, askedMetrics, metricClaim } from './evaluations';
import { judge, measuredIn } from './metric';

/** All metrics that are asked of one result, taken together. */
export type Answers =
  /** One of them is confirmed or missed, or nothing is asked. */
  | { readonly are: 'told' }
  /** None of them is in it. */
  | { readonly are: 'missing' }
  /** Not one value can be held against its threshold, and why not. */
  | { readonly are: 'incomparable'; readonly why: string }
  /** Thresholds are met on too few cases or on a number of them that nobody knows, or no value in it is read at all. */
  | { readonly are: 'unconfirmed' };

/** What a result that is named or cited for the metrics of an item says of them. */
export function answersOf(facts: Facts, item: ItemId, reading: FileReading): Answers {
  const asked = askedMetrics(facts).filter(
    (each) => each.item === item && each.reading.path === reading.path,
  );
  const claims = asked.map((each) => metricClaim(each));
  const [first] = claims;
  if (first === undefined || claims.some(({ verdict }) => verdict !== 'cannot-tell')) return { are: 'told' };
  if (said(reading, 'metric').length === 0 || asked.some((each) => isCompared(each)))
    return { are: 'unconfirmed' };
  if (asked.every(({ id, metric }) => measuredIn(reading, id, metric).length === 0))
    return { are: 'missing' };
  return { are: 'incomparable', why: first.reason };
}

/** Whether a value is held against its threshold: the only one, or several that all meet it, whichever is meant. */
function isCompared({ id, metric, reading }: Asked): boolean {
  const judged = measuredIn(reading, id, metric).map((each) => judge(each, metric.threshold ?? '').verdict);
  return judged.length > 0 && judged.every((verdict) => verdict === 'meets');
}
