/** How a metric is found in a result, and on how many cases. Design: readers-evidence.md, section 3. */
import { grouped, plural } from '../../base/words';
import { type FileReading, firstValue, said, type Testimony } from '../../facts/testimony';
import type { Metric } from '../../schema/generated/manifest-file';
import { rounded } from './scales';

/** A value that a result has for a metric. */
export interface Measured {
  readonly testimony: Testimony;
  readonly name: string;
  readonly value: number;
  /** In what the value is, where the file says it beside the value. */
  readonly unit?: string | undefined;
  /** On how many cases, where the file says it. */
  readonly cases?: number;
  /** Where that stands, if not beside the value. */
  readonly casesAt?: Testimony;
  /** What of the counts decides, where it is a share of them. */
  readonly failedAt?: Testimony;
  /** The model or prompt that it is of, where several were tried. */
  readonly variant?: string;
  /** Set where it is of a part of the cases: those of the whole run are not its own. */
  readonly isOfPart?: true;
  /** The cases of the whole run, where those of a part are said to be more. */
  readonly moreThan?: number;
  /** Set where the counts in the file show that it is a share of cases, and no percentage. */
  readonly isShare?: true;
}

/** Punctuation and case make no difference to a name. */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const ofOthers =
  /(?:^|[./])(?:previous|prior|old|baseline|champion|reference|control|before)(?:_[^./]*)?[./]/i;

/** Below these stands what was measured on a part of the cases. */
const partOf =
  /(?:^|[./])(?:slices?|segments?|subgroups?|cohorts?|subsets?|(?:by|per)_[^./]{1,60})[./][^./]+[./]/i;

/** A slice, folded; undefined for all cases. */
export function sliceOf(slice: string | undefined): string | undefined {
  const text = folded(slice ?? '');
  return text === '' || /^(?:all|overall|total|everything|allcases|whole)$/.test(text) ? undefined : text;
}

/** The last segment of a path. */
export function lastOf(name: string): string {
  return name.split(/[./]/).at(-1) ?? name;
}

/** A name without the key under which only its value stands: `metrics.accuracy.value` is `metrics.accuracy`. */
function measureOf(name: string): string {
  return name.replace(/\.(?:value|score|mean|actual|result|measured|observed)$/, '');
}

/** Without the filter that stands behind a comma (`exact_match,strict-match`). */
function unfiltered(name: string): string {
  return name.split(',', 1)[0] ?? name;
}

const shareOfPassed: ReadonlySet<string> = new Set([
  'passed',
  'sharepassed',
  'testspassed',
  'shareoftestspassed',
]);

/** The values that a result may mean by a metric: one, where there is no doubt. */
export function measuredIn(reading: FileReading, id: string, { as, slice }: Metric): Measured[] {
  const wanted = as ?? id;
  const [total] = said(reading, 'evaluation.cases');
  const all = said(reading, 'metric').flatMap((testimony) => {
    const { name, value, cases, unit, isVariant, ofClass } = testimony.value;
    // What it is compared with is meant only where the manifest names its path.
    if (as === undefined && ofOthers.test(name)) return [];
    // The same cases were given to each of several models: that is no part of them.
    const of = isVariant === true ? undefined : sliceOf(testimony.value.slice);
    if (value === undefined || (of !== undefined && slice !== undefined && of !== folded(slice))) return [];
    const isOfPart = ofClass === true || partOf.test(name);
    return [
      {
        ...{ testimony, name, value, unit, slice: of, ...casesOf(cases, total) },
        ...(isOfPart ? { isOfPart: true as const } : {}),
        ...((isOfPart || of !== undefined) && total !== undefined && (cases ?? 0) > total.value
          ? { moreThan: total.value }
          : {}),
        ...(isVariant === true ? { variant: testimony.value.slice ?? '' } : {}),
        ...(isShareOf(value, cases, reading) ? { isShare: true as const } : {}),
      },
    ];
  });
  // Of several models the counts of all of them say nothing of any one.
  const isOfOne = said(reading, 'evaluation.models').length === 0;
  const counted = isOfOne && shareOfPassed.has(folded(wanted)) ? passedShare(reading) : undefined;
  if (counted !== undefined) return [counted];
  for (const fits of waysOf(id, as)) {
    const found = all.filter(({ name }) => fits(name));
    if (found.length > 0) return bySlice(found, slice);
  }
  return [];
}

/** How the name of a value may be that of a metric, the surest way first. */
function waysOf(id: string, as: string | undefined): readonly ((name: string) => boolean)[] {
  return as === undefined
    ? [
        (name) => folded(name) === folded(id) || folded(lastOf(name)) === folded(id),
        (name) => folded(measureOf(name)) === folded(id) || folded(lastOf(measureOf(name))) === folded(id),
      ]
    : [
        (name) => name === as,
        (name) => unfiltered(name) === as,
        (name) => folded(name) === folded(as),
        (name) => lastOf(name) === as || unfiltered(lastOf(name)) === as,
        (name) => measureOf(name) === as || lastOf(measureOf(name)) === as,
      ];
}

/** Where a result has the name of a metric, and no value for it. */
export function unmeasuredIn(
  reading: FileReading,
  id: string,
  { as, slice }: Metric,
): Testimony<'evaluation.unmeasured'> | undefined {
  const all = said(reading, 'evaluation.unmeasured').filter(
    ({ value }) => value === as || !(slice !== undefined || ofOthers.test(value) || partOf.test(value)),
  );
  for (const fits of waysOf(id, as)) {
    const [only, another] = all.filter(({ value }) => fits(value));
    if (only !== undefined) return another === undefined ? only : undefined;
  }
  return undefined;
}

/** Whether a value is the share of the cases that passed, by the counts of the run: a rate alone may be a percentage. */
function isShareOf(value: number, cases: number | undefined, reading: FileReading): boolean {
  if (value <= 0 || value > 1) return false;
  const passed = firstValue(reading, 'evaluation.passed');
  const total = cases ?? firstValue(reading, 'evaluation.cases');
  const isOfTool = firstValue(reading, 'evaluation.tool') === 'promptfoo';
  // What a tool counts itself is as many of its cases; anything else has to be the very share.
  if (isOfTool && cases !== undefined) return Math.abs(value * cases - Math.round(value * cases)) < 1e-3;
  return (
    passed !== undefined && total !== undefined && total > 0 && rounded(passed / total) === rounded(value)
  );
}

/** On how many cases a value was measured: those of the whole run, where it does not say so itself. */
function casesOf(
  own: number | undefined,
  total: Testimony<'evaluation.cases'> | undefined,
): Pick<Measured, 'cases' | 'casesAt'> {
  const isOfRun = total !== undefined && (own === undefined || own === total.value);
  const cases = own ?? total?.value;
  return { ...(cases === undefined ? {} : { cases }), ...(isOfRun ? { casesAt: total } : {}) };
}

/** A row for a slice is meant where the metric names one, and the row for all of them where it names none. */
function bySlice(
  found: readonly (Measured & { readonly slice: string | undefined })[],
  slice: string | undefined,
): Measured[] {
  const exact = found.filter((each) => (each.slice === undefined) === (slice === undefined));
  return exact.length > 0 ? exact : [...found];
}

/** The share of tests that passed, from the counts: a rate beside them may be something else. */
function passedShare(reading: FileReading): Measured | undefined {
  const [passed] = said(reading, 'evaluation.passed');
  const [failed] = said(reading, 'evaluation.failed');
  const cases = firstValue(reading, 'evaluation.cases');
  if (passed === undefined) return undefined;
  const total = cases ?? (failed === undefined ? 0 : passed.value + failed.value);
  if (total === 0) return undefined;
  return {
    testimony: passed,
    name: 'share passed',
    value: passed.value / total,
    cases: total,
    ...(failed === undefined || failed.value === 0 ? {} : { failedAt: failed }),
  };
}

/** Under so many cases nothing is confirmed. */
const fewest = 20;

/** Why too little was run to confirm anything; undefined where enough was. `wanted` cases are those that the manifest asks for. */
export function tooFew(
  { cases, casesAt, isOfPart, moreThan }: Pick<Measured, 'cases' | 'casesAt' | 'isOfPart' | 'moreThan'>,
  { cases: wanted, slice }: Pick<Metric, 'cases' | 'slice'>,
): { readonly why: string; readonly contradicts: boolean } | undefined {
  if (cases === undefined)
    return wanted === undefined
      ? undefined
      : {
          why: `the file does not say on how many cases, ${grouped(wanted)} are required`,
          contradicts: false,
        };
  if (moreThan !== undefined)
    return {
      why: `the file says ${plural(cases, 'case')} of a part, and ${grouped(moreThan)} of the whole run`,
      contradicts: false,
    };
  if (wanted !== undefined && cases < wanted)
    return { why: `${plural(cases, 'case')}, ${grouped(wanted)} are required`, contradicts: true };
  // The cases of a whole run are not those of a part of it.
  const isPart = slice !== undefined || isOfPart === true;
  if (wanted !== undefined && isPart && casesAt !== undefined)
    return {
      why: `the file does not say on how many cases of ${slice === undefined ? 'this class or part' : 'the slice'}, ${grouped(wanted)} are required`,
      contradicts: false,
    };
  return wanted === undefined && cases < fewest
    ? { why: `on ${plural(cases, 'case')} only, too few to confirm anything`, contradicts: false }
    : undefined;
}

/** A number as people write it: up to four decimals. */
export function inDigits(value: number): string {
  return String(Number(value.toPrecision(6)));
}
