import { dayIn } from '../source/dates';
import { isJsonList, isJsonMap, type JsonPath, type JsonValue, valueAt } from '../source/json';
import { lastSegment } from '../source/names';
import { countIn, numberIn, type StatedNumber, statedNumber } from '../source/numbers';
import { type Facts, type JsonMap, keyed, mapIn, mostMetrics } from './facts';
import { type CaseCount, CountsBeside, caseCount } from './plain-cases';
import {
  folded,
  isAggregate,
  isOfOneClass,
  isStrongMetric,
  isUnmeasured,
  isWeakMetric,
  mayBeMetric,
} from './plain-keys';

const deepest = 7;
const mostKeys = 20_000;
/** More than are said: what is left out is of no use to anybody. */
const mostLeaves = 1_000;
const mostModels = 50;
/** What a case was given or answered: a map with one of these is one case. */
const ofOneCase =
  /^(?:input|question|query|prompt|expected|expected_\w{1,20}|actual|actual_\w{1,20}|predicted|prediction|answer|response|output|reasons?|rationale|explanation|user_input|ground_truth|reference)$/;

/** A number of a file that may be a metric. */
interface Leaf {
  readonly path: JsonPath;
  readonly name: string;
  readonly stated: StatedNumber;
  /** What it is a measure of, where that is not its key. */
  readonly metric?: string;
}

/** All numbers by their paths, but for those of settings, sizes and single cases; lists have none that can be named. */
export function leavesOf(facts: Facts): Leaf[] {
  const leaves: Leaf[] = [];
  let left = mostKeys;
  const visit = (at: JsonPath, name: readonly string[], unitAbove: string | undefined): void => {
    const here = facts.at(...at);
    if (at.length === 0 && isJsonList(here)) leaves.push(...namedIn(here, [], undefined));
    const unit = unitIn(mapIn(here)) ?? unitAbove;
    const steps: Iterable<string | number> = isJsonList(here) ? stepsOf(here) : facts.keys(...at);
    for (const step of steps) {
      const value = valueAt(here, [step]) ?? null;
      if (left-- <= 0 || leaves.length >= mostLeaves || at.length > deepest) return;
      const [path, key] = [[...at, step], String(step)];
      const named = [...name, shownKey(key)];
      if (isPart(value, key)) visit(path, named, unit);
      else if (isJsonList(value)) for (const leaf of namedIn(value, path, unit)) leaves.push(leaf);
      const stated = mayBeMetric(key) ? numberOf(key, value) : undefined;
      if (stated !== undefined)
        leaves.push({ path, name: named.join('.'), stated: { ...inUnit(unit), ...stated } });
    }
  };
  visit([], [], undefined);
  return leaves;
}

/** In what the numbers of a map are, where it says so of all of them. */
function unitIn(map: JsonMap): string | undefined {
  const unit = keyed(map, 'unit') ?? keyed(map, 'units');
  return typeof unit === 'string' && unit.trim() !== '' && unit.length <= 20 ? unit.trim() : undefined;
}

function inUnit(unit: string | undefined): Pick<StatedNumber, 'unit'> {
  return unit === undefined ? {} : { unit };
}

/** Whether there may be metrics below a value: in a map, but for that of one case, and in a list with a model in each. */
function isPart(value: JsonValue, key: string): boolean {
  if (isUnmeasured(key) && !(isJsonList(value) && folded(key) === 'results') && !isByDataset(key, value))
    return false;
  if (isJsonList(value))
    return (
      isListOfModels(value) || isListOfParts(value) || (isListOfRuns(key) && latestRun(value) !== undefined)
    );
  if (!isJsonMap(value) || isAddress(key)) return false;
  const keys = Object.keys(value);
  const areNumbered = keys.length > 0 && keys.every((each) => /^\d+$/.test(each));
  return (
    !areNumbered &&
    !keys.some((each) => ofOneCase.test(folded(each)) && typeof keyed(value, each) === 'string')
  );
}

const isListOfRuns = (key: string): boolean => /^(?:runs|attempts|evaluations|rounds)$/.test(folded(key));

/** `datasets: {invoices: {accuracy: 0.94}}`: what was measured on each, and not what each of them is. */
function isByDataset(key: string, value: JsonValue): boolean {
  const parts = folded(key) === 'datasets' ? Object.values(mapIn(value)) : [];
  return (
    parts.length > 0 &&
    parts.every((part) =>
      Object.entries(mapIn(part)).some(([name, each]) => typeof each === 'number' && isStrongMetric(name)),
    )
  );
}

/** A list with what was measured of each of several models. */
export function isListOfModels(list: readonly JsonValue[]): boolean {
  if (list.length === 0 || list.length > mostModels) return false;
  const names = list.flatMap((each) => keyed(mapIn(each), 'model') ?? keyed(mapIn(each), 'model_name') ?? []);
  return (
    names.length === list.length &&
    names.every((name) => typeof name === 'string') &&
    new Set(names).size === list.length
  );
}

const nameOfPart =
  /^(?:name|label|mode|suite|variant|config|configuration|group|category|system|strategy|method|benchmark|scenario|split)$/;
const casesOfPart =
  /^(?:n|total|cases|sample_size|count|(?:n|num|total)_(?:cases|samples|questions|items|tests))$/;

/** A list with a part of the run in each: its name, and on how many cases it was measured. One case alone has no number. */
function isListOfParts(list: readonly JsonValue[]): boolean {
  if (list.length === 0 || list.length > mostModels) return false;
  const names = list.flatMap((each) => {
    const map = mapIn(each);
    const keys = Object.keys(map);
    const named = keys.find((key) => nameOfPart.test(folded(key)));
    const name = named === undefined ? undefined : keyed(map, named);
    const isCounted = keys.some(
      (key) => casesOfPart.test(folded(key)) && (countIn(keyed(map, key)) ?? 0) > 1,
    );
    return typeof name === 'string' && isCounted ? [name] : [];
  });
  return names.length === list.length && new Set(names).size === list.length;
}

function isAddress(key: string): boolean {
  return /^[^\s@]{1,80}@[^\s@]{1,80}\.[a-z]{2,20}$/i.test(key);
}

/** A key may be the path of a file on somebody's machine. */
function shownKey(key: string): string {
  return /^(?:[\\/~]|[a-z]:[\\/]|[a-z]{2,10}:\/\/)/i.test(key) ? (lastSegment(key) ?? 'path') : key;
}

function numberOf(key: string, value: JsonValue): StatedNumber | undefined {
  if (typeof value === 'number') return numberIn(value) === undefined ? undefined : { value };
  if (typeof value !== 'string') return undefined;
  const stated = statedNumber(value);
  // `1.2` may be a version, and is none where it stands under the name of a metric.
  return stated?.what !== undefined || isStrongMetric(key) || isWeakMetric(key) ? stated : undefined;
}

const listsOfMetrics = /^(?:metrics|scores|measurements|measures|metric_results)$/;
const listsOfResults = /^(?:results|evaluation|evaluations|summary|report)$/;
const nameOfMetric = /^(?:metric|metric_name|measure)$/;

/**
 * `metrics: [{name: accuracy, value: 0.91}]`: names and values of their own. Where the list does not say that it is of
 * metrics, each of its entries must: a list of results has one for each case otherwise.
 */
function namedIn(list: readonly JsonValue[], path: JsonPath, unitAbove: string | undefined): Leaf[] {
  const above = folded(String(path.at(-1) ?? 'results'));
  const isOfMetrics = listsOfMetrics.test(above);
  if (!isOfMetrics && !listsOfResults.test(above)) return [];
  const leaves = list.slice(0, mostNamed).flatMap((each, index): Leaf[] => {
    const map = mapIn(each);
    const keys = Object.keys(map);
    const own = keys.find((key) => nameOfMetric.test(folded(key)));
    const name = keyed(map, own ?? (keys.includes('name') ? 'name' : 'id'));
    const isMetric = own !== undefined || isOfMetrics || (typeof name === 'string' && isStrongMetric(name));
    const key = ['value', 'score', 'result', 'actual', 'mean'].find(
      (word) => numberIn(keyed(map, word)) !== undefined,
    );
    const value = key === undefined ? undefined : numberIn(keyed(map, key));
    if (typeof name !== 'string' || !isMetric || key === undefined || value === undefined) return [];
    return [
      {
        path: [...path, index, key],
        name: [...path, name].join('.'),
        stated: { value, ...inUnit(unitIn(map) ?? unitAbove) },
        metric: name,
      },
    ];
  });
  const names = new Set(leaves.map(({ name }) => name));
  return names.size === list.length ? leaves : [];
}

/** More than anybody names. */
const mostNamed = 100;

const dayOfRun = /^(?:run_at|ran_at|run_date|date|timestamp|evaluated_at|completed_at|finished_at)$/;

/** The places of a list of maps that are looked into: of several runs, the one of the latest day. */
function stepsOf(list: readonly JsonValue[]): readonly number[] {
  const latest = latestRun(list);
  return latest === undefined ? [...list.keys()] : [latest];
}

/** Of a list with a run in each, each of its own day, the last; undefined where it is no such list. */
function latestRun(list: readonly JsonValue[]): number | undefined {
  if (list.length < 2 || list.length > mostNamed) return undefined;
  const days = list.map((each) => {
    const map = mapIn(each);
    const key = Object.keys(map).find((name) => dayOfRun.test(folded(name)));
    return key === undefined ? undefined : dayIn(keyed(map, key));
  });
  const known = days.flatMap((day) => day ?? []);
  return known.length === list.length && new Set(known).size === list.length
    ? known.indexOf([...known].sort().at(-1) ?? '')
    : undefined;
}

/** Says them, each with the number of cases that the file gives it. */
export function sayMetrics(facts: Facts, leaves: readonly Leaf[]): void {
  const casesOf = casesByPath(facts);
  for (const { path, name, stated } of leaves.slice(0, mostMetrics)) {
    const cases = stated.cases ?? casesOf(path)?.value;
    facts.metric(
      {
        name,
        value: stated.value,
        ...(cases === undefined || cases === 0 ? {} : { cases }),
        ...(stated.what === undefined ? {} : { what: stated.what }),
        ...(isOfClass(facts, path) ? { ofClass: true as const } : {}),
        ...inUnit(stated.unit),
      },
      path,
    );
  }
}

/**
 * On how many cases a metric was worked out: beside it, or where it is one of several that a map sums up, beside that
 * map. The cases of the whole are not those of a slice, nor those of one class.
 */
function casesByPath(facts: Facts): (path: JsonPath) => CaseCount | undefined {
  // Each map is gone through once, however many metrics are in it.
  const known = new Map<string, Beside>();
  const besideIn = (at: JsonPath): Beside => {
    const key = JSON.stringify(at);
    const beside = known.get(key) ?? besideOf(facts, at);
    known.set(key, beside);
    return beside;
  };
  return (path) => {
    const [at, key] = [path.slice(0, -1), String(path.at(-1))];
    const { counts, cases } = besideIn(at);
    const own = counts.of(key, facts.number(...path) ?? 0);
    if (own !== undefined) return own === 'unsure' ? undefined : own;
    return isOfOneClass(key) ? supportOf(facts, at, key) : cases;
  };
}

interface Beside {
  readonly counts: CountsBeside;
  readonly cases: CaseCount | undefined;
}

function besideOf(facts: Facts, at: JsonPath): Beside {
  const counts = new CountsBeside(facts, at);
  return { counts, cases: countBeside(facts, at, counts) };
}

function countBeside(facts: Facts, at: JsonPath, { ofAll }: CountsBeside): CaseCount | undefined {
  const own = ofAll ?? evaluatedIn(facts, at);
  const above = at.at(-1);
  if (own !== undefined || typeof above !== 'string' || !isAggregate(above)) return own;
  return caseCount(facts, at.slice(0, -1));
}

/** Of a class in a classification report: how many are of it, and so those of its recall. */
function supportOf(facts: Facts, at: JsonPath, key: string): CaseCount | undefined {
  const path = [...at, 'support'];
  const support = facts.count(...path);
  const isOfClass = at.length > 0 && facts.number(...at, 'precision') !== undefined;
  return folded(key) === 'recall' && isOfClass && support !== undefined
    ? { value: support, path }
    : undefined;
}

/** Whether a value stands in the entry of one class of several: beside how many there are of it. */
function isOfClass(facts: Facts, path: JsonPath): boolean {
  const at = path.slice(0, -1);
  const above = at.at(-1);
  const isAverage =
    typeof above !== 'string' || isAggregate(above) || /avg|average|overall|total/i.test(above);
  return !isAverage && facts.count(...at, 'support') !== undefined;
}

function evaluatedIn(facts: Facts, at: JsonPath): CaseCount | undefined {
  const path = [...at, 'total_evaluated'];
  const value = facts.count(...path);
  return value === undefined ? undefined : { value, path };
}
