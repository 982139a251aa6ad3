/** What evaluations say of the items that rest on them, as far as it stands in the manifest. */
import { dayOf, daysBetween, isInTheFuture } from '../base/dates';
import { quoted } from '../base/shorten';
import { wilsonInterval } from '../base/wilson';
import { plural } from '../base/words';
import type { Evaluation, Manifest, Metric } from '../schema/generated/manifest-file';
import type { FactPath } from '../schema/sections';
import { entries, type Facts, isDone } from './context';
import { isGood, readThreshold } from './threshold';

/** An item that an evaluation may be about. */
export type EvaluatedItem = NonNullable<Evaluation['item']>;

/** A metric, and where it stands. */
interface PlacedMetric {
  readonly evaluation: string;
  /** The evaluation itself. */
  readonly whole: Evaluation;
  readonly id: string;
  readonly metric: Metric;
  readonly item: EvaluatedItem | undefined;
}

/** Every metric of every evaluation that no later one has measured again. */
export function currentMetrics(manifest: Manifest): PlacedMetric[] {
  const isHistory = historyOf(manifest);
  return entries(manifest.evaluations).flatMap(([evaluation, whole]) =>
    entries(whole.metrics)
      .filter(([id]) => !isHistory(whole, id))
      .map(([id, metric]) => ({ evaluation, whole, id, metric, item: whole.item })),
  );
}

/** The evaluations of which some metric was not measured again later, or that have none. */
export function currentEvaluations(manifest: Manifest): [id: string, evaluation: Evaluation][] {
  const isHistory = historyOf(manifest);
  return entries(manifest.evaluations).filter(([, evaluation]) => {
    const ids = Object.keys(evaluation.metrics ?? {});
    return ids.length === 0 || ids.some((metric) => !isHistory(evaluation, metric));
  });
}

/** Whether a later evaluation for the same item has a result for a metric: the earlier one is history. */
function historyOf({ evaluations }: Manifest): (evaluation: Evaluation, metric: string) => boolean {
  const keyOf = ({ item }: Evaluation, metric: string): string => `${item ?? ''} ${metric}`;
  const latest = new Map<string, number>();
  for (const [, evaluation] of entries(evaluations)) {
    const day = dayOf(evaluation.result?.on);
    if (day === undefined) continue;
    for (const [id, metric] of entries(evaluation.metrics)) {
      const key = keyOf(evaluation, id);
      if (hasResult(evaluation, metric)) latest.set(key, Math.max(day, latest.get(key) ?? day));
    }
  }
  return (evaluation, metric) => {
    const day = dayOf(evaluation.result?.on);
    return day !== undefined && day < (latest.get(keyOf(evaluation, metric)) ?? day);
  };
}

/** Whether it is said what came out of a metric, or in which file it stands. */
export function hasResult({ result }: Evaluation, { value, file }: Metric): boolean {
  return value !== undefined || file !== undefined || result?.file !== undefined;
}

/** Whether an evaluation has been run: a plan has no result yet. */
export function isRun(evaluation: Evaluation, today: string): boolean {
  const { result, metrics } = evaluation;
  if (isInTheFuture(result?.on, today)) return false;
  return isDone(result?.on, today) || hasAnyResult(evaluation, metrics);
}

function hasAnyResult(evaluation: Evaluation, metrics: Evaluation['metrics']): boolean {
  return (
    evaluation.result?.file !== undefined || entries(metrics).some(([, each]) => hasResult(evaluation, each))
  );
}

/** A result that is dated ahead, though something came out of it already. */
export function resultAhead(evaluation: Evaluation, today: string): string | undefined {
  const on = evaluation.result?.on;
  return isInTheFuture(on, today) && hasAnyResult(evaluation, evaluation.metrics) ? on : undefined;
}

/**
 * Whether a value meets its threshold; undefined where nobody can tell. With a threshold in percent, 0.95 may be a
 * share or not even one percent: only where both come to the same is it one.
 */
export function isMet({ threshold, value }: Metric): boolean | undefined {
  const read = threshold === undefined ? undefined : readThreshold(threshold);
  if (read === undefined || value === undefined) return undefined;
  const isAmbiguous = read.unit.startsWith('%') && value > 0 && value <= 1;
  const percent = Number((value * 100).toPrecision(12));
  const verdicts = (isAmbiguous ? [value, percent] : [value]).map((each) => isGood(read, each));
  const [first] = verdicts;
  return verdicts.every((each) => each === first) ? first : undefined;
}

/** How sure a share is, in words; undefined where it is none, or the number of its cases is not known. */
export function intervalOf({ data }: Evaluation, { threshold, value, slice }: Metric): string | undefined {
  const cases = data?.cases;
  const share = slice === undefined ? shareOf(threshold, value) : undefined;
  const interval = share === undefined || cases === undefined ? undefined : wilsonInterval(share, cases);
  if (interval === undefined || cases === undefined) return undefined;
  const percent = (each: number): string => `${(each * 100).toFixed(1)} %`;
  return `as a share of ${plural(cases, 'case')}, ${percent(interval.low)} to ${percent(interval.high)} (Wilson, 95 %)`;
}

/** The share that a value is; undefined where it may be something else. */
function shareOf(threshold: Metric['threshold'], value: number | undefined): number | undefined {
  const read = threshold === undefined ? undefined : readThreshold(threshold);
  if (read === undefined || value === undefined) return undefined;
  if (read.unit.startsWith('%')) return value === 0 || value > 1 ? value / 100 : undefined;
  const most = read.kind === 'between' ? read.high : read.value;
  return read.unit === '' && most >= 0 && most <= 1 ? value : undefined;
}

/** What came out of a metric, in words; undefined where the manifest does not say. */
export function metricInWords(evaluation: Evaluation, metric: Metric): string | undefined {
  const { threshold, value } = metric;
  if (value === undefined) return undefined;
  const verdict = { true: 'meets', false: 'misses', undefined: undefined }[`${isMet(metric)}`];
  const judged = verdict === undefined ? '' : `, which ${verdict} ${quoted(String(threshold))}`;
  const interval = intervalOf(evaluation, metric);
  return `${value}${judged}${interval === undefined ? '' : `; ${interval}`}`;
}

/** What is wrong with the day on which the criteria were fixed, in words that follow "the criteria"; undefined where nothing is. */
export function criteriaFault(evaluation: Evaluation, today: string): string | undefined {
  const { criteria, result } = evaluation;
  const fixed = criteria?.fixedOn;
  if (fixed === undefined || !isRun(evaluation, today)) return undefined;
  if ((daysBetween(result?.on, fixed) ?? 0) > 0)
    return `were fixed on ${fixed}, after the result of ${result?.on} was known`;
  return isInTheFuture(fixed, today) ? `are fixed on ${fixed}, which lies in the future` : undefined;
}

/** That an evaluation judged something else than what runs. */
interface Difference {
  readonly evaluation: string;
  readonly item: EvaluatedItem | undefined;
  /** What it judged, and what runs, in words that follow its name. */
  readonly what: string;
  readonly path: FactPath;
  /** Where it stands what runs. */
  readonly runs: FactPath;
  /** Whether only a part of what runs was not judged. */
  readonly isPart: boolean;
}

/**
 * The items of which no evaluation judged what runs, each with the latest evaluation. Where one of them did, or may
 * have, the others are history.
 */
export function otherReleases({ manifest, today }: Pick<Facts, 'manifest' | 'today'>): Difference[] {
  const byItem = new Map<EvaluatedItem | undefined, [id: string, evaluation: Evaluation][]>();
  for (const entry of entries(manifest.evaluations)) {
    if (!isRun(entry[1], today)) continue;
    const known = byItem.get(entry[1].item);
    if (known === undefined) byItem.set(entry[1].item, [entry]);
    else known.push(entry);
  }
  const prompts = (manifest.release?.prompts ?? []).map(plainPath);
  return [...byItem.values()].flatMap((group) => {
    const found = group.map(([id, evaluation]) => differenceOf(manifest, [id, evaluation], prompts));
    const latest = group.reduce(
      (best, [, { result }], index) =>
        (daysBetween(group[best]?.[1].result?.on, result?.on) ?? 0) > 0 ? index : best,
      0,
    );
    if (found.every((each) => each !== undefined)) return found[latest] ?? [];
    return unjudgedModel(manifest, group) ?? [];
  });
}

/** What an evaluation judged otherwise than what runs; undefined where nothing is known to differ. */
function differenceOf(
  { release }: Manifest,
  [id, { evaluated, item }]: readonly [id: string, evaluation: Evaluation],
  prompts: readonly string[],
): Difference | undefined {
  if (release === undefined || evaluated === undefined) return undefined;
  const about = { evaluation: id, item, isPart: false };
  const isSame = isSameCommit(evaluated.commit, release.commit);
  if (isSame !== true && isOther(evaluated.release, release.version))
    return {
      ...about,
      what: `judged the release ${named(evaluated.release)}, and ${named(release.version)} is what runs`,
      path: ['evaluations', id, 'evaluated', 'release'],
      runs: ['release', 'version'],
    };
  // One commit is evaluated under one name and released under another: to be looked at, and no more.
  if (isSame === true && isOtherNumber(evaluated.release, release.version))
    return {
      ...about,
      isPart: true,
      what: `judged the release ${named(evaluated.release)}, and ${named(release.version)} is what runs, by the same commit`,
      path: ['evaluations', id, 'evaluated', 'release'],
      runs: ['release', 'version'],
    };
  if (isSame === false)
    return {
      ...about,
      what: `judged the commit ${named(evaluated.commit)}, and ${named(release.commit)} is what runs`,
      path: ['evaluations', id, 'evaluated', 'commit'],
      runs: ['release', 'commit'],
    };
  const tried = new Set((evaluated.prompts ?? []).map(plainPath));
  const at = prompts.findIndex((prompt) => !tried.has(prompt));
  if (tried.size === 0 || at === -1) return undefined;
  return {
    ...about,
    what: `did not judge the prompt ${quoted(release.prompts?.[at] ?? '')}, which runs`,
    path: ['evaluations', id, 'evaluated', 'prompts'],
    runs: ['release', 'prompts', at],
    isPart: prompts.some((prompt) => tried.has(prompt)),
  };
}

/** A model that none of several evaluations judged, where each of them says which ones it did. */
function unjudgedModel(
  { models }: Manifest,
  group: readonly (readonly [id: string, evaluation: Evaluation])[],
): Difference | undefined {
  const [first] = group;
  const lists = group.map(([, { evaluated }]) => evaluated?.models);
  const judged = new Set(lists.flatMap((each) => each ?? []));
  // What misuse is tried on need not be every model.
  if (first === undefined || first[1].item !== 'evaluation-passed' || !lists.every((each) => each?.length))
    return undefined;
  const ids = Object.keys(models ?? {});
  // What finds texts is judged by what comes of them, and need not be named.
  const left = ids.find((id) => !judged.has(id) && !isFinding(id, models?.[id]?.name));
  // An id that is not listed has a finding of its own, and may be meant for the one that is left.
  if (left === undefined || [...judged].some((id) => !ids.includes(id))) return undefined;
  return {
    evaluation: first[0],
    item: first[1].item,
    what: `did not judge the model ${quoted(left)}, which runs`,
    path: ['evaluations', first[0], 'evaluated', 'models'],
    runs: ['models', left],
    isPart: true,
  };
}

/** Whether a model turns texts into numbers or orders what was found: it answers nobody. */
function isFinding(id: string, name: string | undefined): boolean {
  return [name, id].some(
    (each) => each !== undefined && /embed|re-?rank|ada-002|cross-encoder/i.test(each.slice(0, 200)),
  );
}

/** A name that YAML may take for a number. */
type Name = string | number | undefined;

const named = (name: Name): string => quoted(String(name ?? ''));

/** A release may be written with a `v` before it. */
function isOther(judged: Name, runs: Name): boolean {
  const plain = (name: string | number): string => plainName(name).replace(/^v(?=\d)/, '');
  return judged !== undefined && runs !== undefined && plain(judged) !== plain(runs);
}

/** Whether two releases have other numbers, and neither of them says that it comes before the other: `-rc2` does. */
function isOtherNumber(judged: Name, runs: Name): boolean {
  const [one, other] = [judged, runs].map((name) =>
    /^v?(\d{1,6}(?:\.\d{1,6}){1,3})$/
      .exec(plainName(name ?? ''))?.[1]
      ?.split('.')
      .map(Number),
  );
  if (one === undefined || other === undefined || one.length !== other.length) return false;
  return one.some((number, index) => number !== other[index]);
}

/** Whether two commits are one, of which either may be shortened; undefined where one of them is not known. */
function isSameCommit(judged: Name, runs: Name): boolean | undefined {
  if (judged === undefined || runs === undefined) return undefined;
  const [one, other] = [plainName(judged), plainName(runs)];
  return one.startsWith(other) || other.startsWith(one);
}

function plainName(name: string | number): string {
  return String(name).trim().toLowerCase();
}

function plainPath(file: string): string {
  return file.trim().replace(/^\.\//, '');
}
