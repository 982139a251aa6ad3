/** Which row of a document of criteria speaks of which metric of a manifest. Design: readers-evidence.md, section 8. */
import type { Testimony } from '../../facts/testimony';
import { readThreshold } from '../../facts/threshold';
import type { Metric } from '../../schema/generated/manifest-file';
import { folded, sliceOf } from './metric';
import { withPoints } from './written';

type CriteriaRow = Testimony<'criteria.metric'>;

type NamedMetric = readonly [id: string, metric: Metric];

/** A row that speaks of a metric. */
export interface Match {
  readonly row: CriteriaRow;
  readonly id: string;
  readonly metric: Metric;
  /**
   * How sure that is: by one name for both, by what comes to the same (a path, words, a slice that is the only one of its
   * kind), or by nothing but what nobody else in the two documents has.
   */
  readonly by: 'name' | 'likeness' | 'elimination';
}

/** The rows that speak of the metrics of one evaluation. */
export function matchesOf(
  rows: readonly CriteriaRow[],
  metrics: readonly NamedMetric[],
  /** Those of all evaluations that the document is for: a row that has the name of any of them is of that one. */
  all: readonly NamedMetric[] = metrics,
): Match[] {
  const matches = rows.flatMap((row) => matched(row, metrics, isNamed, 'name'));
  const isLeft = ([id]: NamedMetric): boolean => matches.every((each) => each.id !== id);
  const isTaken = (row: CriteriaRow): boolean =>
    matches.some((each) => each.row === row) || all.some((metric) => isNamed(row, metric));
  for (const { fits, by } of likenesses) {
    const left = metrics.filter(isLeft);
    const free = rows.filter((row) => !isTaken(row));
    const found = free.flatMap((row) => matched(row, left, fits, by));
    matches.push(...found.filter(({ id }) => found.filter((each) => each.id === id).length === 1));
  }
  return matches;
}

type Fits = (row: CriteriaRow, metric: NamedMetric) => boolean;

function matched(row: CriteriaRow, metrics: readonly NamedMetric[], fits: Fits, by: Match['by']): Match[] {
  const [only, another] = metrics.filter((metric) => fits(row, metric));
  return only === undefined || another !== undefined ? [] : [{ row, id: only[0], metric: only[1], by }];
}

const isOfSlice: Fits = ({ value }, [, metric]) => sliceOf(metric.slice) === sliceOf(value.slice);

const isNamed: Fits = (row, [id, metric]) =>
  [folded(id), folded(metric.as ?? '')].includes(folded(row.value.name)) && isOfSlice(row, [id, metric]);

/** What may stand before the name of a measure in a path without making it one of a part. */
const neutral =
  /^(?:metrics?|results?|summary|overall|aggregates?|scores?|report|totals?|all|stats|measures?|evals?|evaluation)$/i;

/** The last segment of a path that leads to a measure of all cases. */
function lastOfWhole(as: string | undefined): string {
  const segments = as?.split(/[./]/) ?? [];
  return segments.slice(0, -1).every((each) => neutral.test(each)) ? folded(segments.at(-1) ?? '') : '';
}

const fillers = /^(?:the|an?|of|that|with|in|and|to|is|are|it|for|on|at|by)$/;

/** The words of a name that tell it from others, in their order. */
function wordsOf(name: string): string[] {
  return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !fillers.test(word));
}

const isSameInWords: Fits = (row, [id, metric]) => {
  const { name, slice } = row.value;
  // Behind a colon stands what the measure is, or of which part: that only where the part has a column of its own.
  const names = slice === undefined ? [name] : [name, name.split(': ', 1)[0] ?? name];
  const own = wordsOf(id).join(' ');
  const last = lastOfWhole(metric.as);
  return (
    isOfSlice(row, [id, metric]) &&
    names.some((each) => folded(each) !== '' && (wordsOf(each).join(' ') === own || folded(each) === last))
  );
};

const isOfOneSlice: Fits = (row, metric) => sliceOf(row.value.slice) !== undefined && isOfSlice(row, metric);

/** Words that many measures have in their names. */
const generic = /^(?:rates?|shares?|scores?|ratios?|metrics?|values?|numbers?|slices?|percent|mean|average)$/;

/** Two names for one measure have a word in common that is neither of its part nor of any measure. */
const isOfSliceAndAlike: Fits = (row, metric) => {
  const [id, { as = '' }] = metric;
  const ofSlice = wordsOf(row.value.slice ?? '');
  const own = new Set([...wordsOf(id), ...wordsOf(as.replaceAll('_', ' '))]);
  const isAlike = wordsOf(row.value.name).some(
    (word) => own.has(word) && !generic.test(word) && !ofSlice.includes(word),
  );
  return isOfOneSlice(row, metric) && isAlike;
};

const hasOneNumber: Fits = ({ value }, [, { cases, threshold = '' }]) => {
  const [theirs, own] = [readThreshold(withPoints(String(value.goAt))), readThreshold(threshold)];
  const isSameWay =
    theirs?.kind === 'compare' &&
    own?.kind === 'compare' &&
    theirs.operator.charAt(0) === own.operator.charAt(0);
  return cases !== undefined && cases === value.cases && isSameWay;
};

/** Ways in which a row and a metric may be of one thing though their names differ, the surest first. */
const likenesses: readonly { readonly fits: Fits; readonly by: Match['by'] }[] = [
  { fits: isSameInWords, by: 'likeness' },
  { fits: isOfSliceAndAlike, by: 'likeness' },
  { fits: isOfOneSlice, by: 'elimination' },
  { fits: hasOneNumber, by: 'elimination' },
];
