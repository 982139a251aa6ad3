/** What evaluations claim, held against their results. Design: readers-evidence.md, section 3. */
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { type Claim, type ClaimPlace, placeIn, type Verdict } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { currentMetrics } from '../../facts/evaluations';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said } from '../../facts/testimony';
import type { Evaluation, Metric } from '../../schema/generated/manifest-file';
import { citedFor, isLatest, isMet } from '../lookup';
import { inDigits, judge, type Measured, measuredIn, tooFew } from './metric';

/** A metric of the manifest, and the result that is to show it. */
export interface Asked {
  readonly id: string;
  readonly metric: Metric;
  readonly path: Path;
  readonly item: Evaluation['item'];
  readonly reading: FileReading;
  /** Whether the result may contradict: it is named for this, or the newest of its kind, and the item is said to be met. */
  readonly decides: boolean;
}

/** Every metric whose result was read. */
export function metricClaims(facts: Facts): Claim[] {
  return askedMetrics(facts).map((asked) => metricClaim(asked));
}

/** The metrics of the manifest whose results were read. */
export function askedMetrics(facts: Facts): Asked[] {
  return currentMetrics(facts.manifest).flatMap(({ evaluation, whole, id, metric, item }) => {
    const named = readingOf(facts.repository, metric.file ?? whole.result?.file);
    const reading = named ?? newestResult(facts, item);
    if (reading === undefined || metric.threshold === undefined || isHollow(reading)) return [];
    const path = ['evaluations', evaluation, 'metrics', id];
    return [{ id, metric, path, item, reading, decides: isMet(facts, item) }];
  });
}

/** The newest of the results that are cited for an item; none where their age decides and is not known. */
function newestResult(facts: Facts, item: Evaluation['item']): FileReading | undefined {
  if (item === undefined) return undefined;
  const results = citedFor(facts, item)
    .map(({ reading }) => reading)
    .filter((reading) => said(reading, 'metric').length > 0 && !isHollow(reading));
  return results.find((reading) => isLatest(reading, results));
}

export function metricClaim(asked: Asked): Claim {
  const { id, metric, path, reading } = asked;
  const { threshold = '' } = metric;
  const measured = measuredIn(reading, id, metric);
  const [first, ...others] = measured;
  if (first === undefined) return notFound(asked);
  const judged = measured.map((each) => judge(each, threshold));
  const places = measured.map((each) => placeIn(reading, each.testimony, saysOf(each)));
  const claim = (verdict: Verdict, reason: string): Claim => concluded(asked, { verdict, reason, places });
  const allMiss = judged.every(({ verdict }) => verdict === 'misses');
  if (others.length > 0 && !(allMiss && areOfOne(measured, reading)))
    return ambiguous(asked, measured, places);
  const [judgement] = judged;
  if (judgement?.verdict === 'unknown') return claim('cannot-tell', judgement.why);
  const written = `${saysOf(first)}, the criterion is ${threshold}`;
  if (allMiss) {
    const failed = first.failedAt;
    const counts = failed === undefined ? [] : [placeIn(reading, failed, `${failed.value} failed`)];
    return {
      ...claim('contradicted', written),
      path: [...path, 'threshold'],
      places: [...counts, ...places],
    };
  }
  const few = tooFew(first, metric);
  const shortOf = few && {
    ...claim(few.contradicts ? 'contradicted' : 'cannot-tell', `${saysOf(first)}: ${few.why}`),
    places: [...placeOfCases(first, reading), ...places],
    ...(metric.cases === undefined ? {} : { path: [...path, 'cases'] }),
  };
  if (shortOf?.verdict === 'contradicted') return shortOf;
  const ofManifest = metric.value;
  if (ofManifest !== undefined && Number(ofManifest.toPrecision(6)) !== Number(first.value.toPrecision(6)))
    return {
      ...claim('contradicted', `${saysOf(first)}, the manifest says ${inDigits(ofManifest)}`),
      path: [...path, 'value'],
    };
  if (shortOf !== undefined) return shortOf;
  const cases =
    first.cases === undefined ? '; the file does not say on how many cases' : ` on ${first.cases} cases`;
  return claim('confirmed', `${written}${cases}`);
}

/** Whether several values are one measure of several models or parts: two paths may be two measures. */
function areOfOne(measured: readonly Measured[], reading: FileReading): boolean {
  return (
    new Set(measured.map(({ name }) => name)).size === 1 || said(reading, 'evaluation.models').length > 0
  );
}

/** Where it stands on how many cases a value was measured. */
function placeOfCases({ cases, casesAt }: Measured, reading: FileReading): ClaimPlace[] {
  return casesAt === undefined || cases === undefined ? [] : [placeIn(reading, casesAt, `${cases} cases`)];
}

function saysOf({ name, value }: Measured): string {
  return `${shorten(name, 60)} ${inDigits(value)}`;
}

/** A contradiction only where the item is said to be met; anywhere else the work is under way. */
function concluded(
  { path, item, decides }: Pick<Asked, 'path' | 'item' | 'decides'>,
  { verdict, reason, places }: Pick<Claim, 'verdict' | 'reason' | 'places'>,
): Claim {
  const base = { path, reason, places, ...(item === undefined ? {} : { items: [item] }) };
  if (verdict !== 'contradicted') return { ...base, verdict };
  if (!decides) return { ...base, verdict: 'cannot-tell' };
  return { ...base, verdict, code: 'evidence/contradicted', severity: 'error' };
}

function notFound(asked: Asked): Claim {
  const { id, metric, path, reading } = asked;
  const names = said(reading, 'metric').map(({ value }) => value.name);
  const claim = concluded(asked, {
    verdict: 'cannot-tell',
    reason: `no metric ${quoted(metric.as ?? id)} is in ${quoted(shorten(reading.path, 100))}${listOf(names)}`,
    places: [placeIn(reading, undefined, 'no such metric')],
  });
  // Of a report in words nobody expects each number; a file of numbers has a name for each.
  if (names.length === 0 || reading.kind === 'document' || reading.kind === 'form') return claim;
  return {
    ...claim,
    path: metric.as === undefined ? path : [...path, 'as'],
    code: 'evaluation/metric-not-found',
    severity: 'warning',
  };
}

function listOf(names: readonly string[]): string {
  const some = [...new Set(names)].slice(0, 6).map((name) => shorten(name, 40));
  return some.length === 0 ? '' : ` (there: ${some.join(', ')})`;
}

function ambiguous(asked: Asked, measured: readonly Measured[], places: readonly ClaimPlace[]): Claim {
  const { id, metric, path } = asked;
  const names = [...new Set(measured.map(({ name }) => name))];
  const claim = concluded(asked, {
    verdict: 'cannot-tell',
    reason:
      names.length > 1
        ? `${quoted(metric.as ?? id)} may mean ${measured.length} values${listOf(names)}: name the path with \`as\``
        : `there are ${measured.length} values for ${quoted(names[0] ?? id)}, and nothing says which is meant`,
    places,
  });
  return {
    ...claim,
    path: metric.as === undefined ? path : [...path, 'as'],
    code: 'evaluation/ambiguous-metric',
    severity: 'information',
  };
}

/** The verdict that a result gives of itself, where the manifest has no threshold that could be held against it. */
export function verdictClaims(facts: Facts): Claim[] {
  return (['evaluation-passed', 'fairness-evaluated', 'adversarial-tests-passed'] as const).flatMap(
    (item) => {
      const cited = citedFor(facts, item);
      const named = entries(facts.manifest.evaluations).flatMap(([id, { item: of, result }]) => {
        const reading = of === item ? readingOf(facts.repository, result?.file) : undefined;
        return reading === undefined ? [] : [{ path: ['evaluations', id, 'result', 'file'], reading }];
      });
      const seen = new Set<string>();
      const results = cited.map((each) => each.reading).filter((each) => saysResult(each));
      return [...named, ...cited].flatMap(({ path, reading }) => {
        if (seen.has(reading.path)) return [];
        seen.add(reading.path);
        if (isHollow(reading)) return [];
        const isNamed = named.some((each) => each.reading === reading);
        const decides = isMet(facts, item) && (isNamed || isLatest(reading, results));
        return verdictClaim({ path, reading, item, decides });
      });
    },
  );
}

function saysResult(reading: FileReading): boolean {
  return said(reading, 'evaluation.verdict', 'evaluation.passed', 'metric').length > 0;
}

const failed = /^(?:fail(?:ed)?|no-?go|not passed|rejected|blocked)$/i;

/** A result as a whole, beside the item that it is to show. */
type Result = Pick<Asked, 'path' | 'item' | 'reading' | 'decides'>;

function verdictClaim(about: Result): Claim[] {
  const { reading } = about;
  const verdicts = said(reading, 'evaluation.verdict');
  const [first] = verdicts;
  if (first === undefined || new Set(verdicts.map(({ value }) => failed.test(value))).size > 1)
    return noneOfMany(about);
  return [
    concluded(about, {
      verdict: failed.test(first.value) ? 'contradicted' : 'cannot-tell',
      reason: `it says ${first.value} of itself`,
      places: [placeIn(reading, first, first.value)],
    }),
  ];
}

/** Not one test of five or more that passed, and none that ended in an error of the run. */
function noneOfMany(about: Result): Claim[] {
  const { reading } = about;
  const [passed] = said(reading, 'evaluation.passed');
  const failures = firstValue(reading, 'evaluation.failed') ?? 0;
  const errors = firstValue(reading, 'evaluation.errored') ?? 0;
  if (passed?.value !== 0 || failures < 5 || errors > 0) return [];
  return [
    concluded(about, {
      verdict: 'contradicted',
      reason: `none of ${failures} tests passed`,
      places: [placeIn(reading, passed, 'none passed')],
    }),
  ];
}
