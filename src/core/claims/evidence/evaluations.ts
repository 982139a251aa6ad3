/** What evaluations claim, held against their results. Design: readers-evidence.md, section 3. */
import type { Path } from '../../base/path';
import { quoted, shorten } from '../../base/shorten';
import { type Claim, type ClaimPlace, placeIn, type Verdict } from '../../facts/claim';
import { entries, type Facts } from '../../facts/context';
import { currentMetrics } from '../../facts/evaluations';
import { readingOf } from '../../facts/evidence';
import { isHollow } from '../../facts/substance';
import { type FileReading, firstValue, said, unreadReason } from '../../facts/testimony';
import type { Evaluation, Metric, Model } from '../../schema/generated/manifest-file';
import { citedFor, dayOf, isLatest, isMet } from '../lookup';
import { judge } from './judge';
import { inDigits, type Measured, measuredIn, tooFew, unmeasuredIn } from './metric';
import { sameModel } from './same-model';

/** A metric of the manifest, and the result that is to show it. */
export interface Asked {
  readonly id: string;
  readonly metric: Metric;
  readonly path: Path;
  readonly item: Evaluation['item'];
  readonly reading: FileReading;
  /** The models that were evaluated, where the manifest says so. */
  readonly models?: readonly Model[];
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
    const models = (whole.evaluated?.models ?? []).flatMap((model) => facts.manifest.models?.[model] ?? []);
    return [{ id, metric, path, item, reading, models, decides: isMet(facts, item) }];
  });
}

/** The newest of the results that are cited for an item; none where their age decides and is not known. */
function newestResult(facts: Facts, item: Evaluation['item']): FileReading | undefined {
  if (item === undefined) return undefined;
  const results = citedFor(facts, item)
    .map(({ reading }) => reading)
    .filter((reading) => said(reading, 'metric', 'evaluation.unmeasured').length > 0 && !isHollow(reading));
  // A report without a day tells of the runs that are cited beside it.
  const runs = results.filter((reading) => isRun(reading) || dayOf(reading) !== undefined);
  const counted = runs.some((reading) => isRun(reading)) ? runs : results;
  return counted.find((reading) => isLatest(reading, counted));
}

export function isRun({ kind }: FileReading): boolean {
  return kind === 'evaluation' || kind === 'attack-test';
}

export function metricClaim(asked: Asked): Claim {
  const { id, metric, path, reading } = asked;
  const { threshold = '' } = metric;
  const measured = ofModels(measuredIn(reading, id, metric), asked);
  const [first, ...others] = measured;
  if (first === undefined) return withoutValue(asked) ?? notFound(asked);
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
  const isOfAll = first.isOfPart === true && first.casesAt !== undefined;
  const cases =
    first.cases === undefined || isOfAll
      ? '; the file does not say on how many cases'
      : ` on ${first.cases} cases`;
  return claim('confirmed', `${written}${cases}`);
}

/** Of values of several models those of the ones that the manifest says were evaluated; all, where none can be told by it. */
function ofModels(measured: readonly Measured[], { models = [] }: Asked): readonly Measured[] {
  const meant = measured.filter(({ variant }) => {
    const id = variant?.replace(/, prompt \d+$/, '');
    return id !== undefined && models.some((model) => sameModel(id, model) === 'same');
  });
  return meant.length > 0 ? meant : measured;
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

/** A metric that the result names, and could not work out. */
function withoutValue(asked: Asked): Claim | undefined {
  const { id, metric, reading } = asked;
  const unmeasured = unmeasuredIn(reading, id, metric);
  if (unmeasured === undefined) return undefined;
  const says = `${shorten(unmeasured.value, 60)} has no value`;
  return concluded(asked, {
    verdict: 'contradicted',
    reason: `${says}: it was not measured, the criterion is ${metric.threshold}`,
    places: [placeIn(reading, unmeasured, says)],
  });
}

function notFound(asked: Asked): Claim {
  const { id, metric, path, reading } = asked;
  const names = said(reading, 'metric').map(({ value }) => value.name);
  const unread = unreadReason(reading);
  if (unread !== undefined)
    return concluded(asked, {
      verdict: 'cannot-tell',
      reason: `${quoted(shorten(reading.path, 100))} was not read: ${shorten(unread, 200)}`,
      places: [placeIn(reading, said(reading, 'unread')[0], 'not read')],
    });
  const claim = concluded(asked, {
    verdict: 'cannot-tell',
    reason: `no metric ${quoted(metric.as ?? id)} is in ${quoted(shorten(reading.path, 100))}${listOf(names)}${ofList(metric.as)}`,
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

/** That a path leads into a list, of which not all are read. */
function ofList(as: string | undefined): string {
  return /(?:^|[./[])\d+(?:[./\]]|$)/.test(as ?? '')
    ? '; of lists only those are read in which each entry has a name and the number of its cases'
    : '';
}

function ambiguous(asked: Asked, measured: readonly Measured[], places: readonly ClaimPlace[]): Claim {
  const { id, metric, path } = asked;
  const names = [...new Set(measured.map(({ name }) => name))];
  const claim = concluded(asked, {
    verdict: 'cannot-tell',
    reason:
      names.length > 1
        ? `${quoted(metric.as ?? id)} may mean ${measured.length} values${listOf(names)}: name the path with \`as\``
        : `there are ${measured.length} values for ${quoted(names[0] ?? id)}${ofWhich(measured)}`,
    places,
  });
  return {
    ...claim,
    path: metric.as === undefined ? path : [...path, 'as'],
    code: 'evaluation/ambiguous-metric',
    severity: 'information',
  };
}

/** What keeps several values of one measure apart, and how to say which is meant. */
function ofWhich(measured: readonly Measured[]): string {
  const variants = measured.flatMap(({ variant }) => variant ?? []);
  return variants.length < measured.length
    ? ', and nothing says which is meant'
    : ` (${variants
        .slice(0, 4)
        .map((each) => shorten(each, 40))
        .join(
          '; ',
        )}), and nothing says which is meant: keep a result for each, or name the model that was evaluated`;
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
