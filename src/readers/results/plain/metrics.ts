import { isJsonList, isJsonMap, type JsonPath, type JsonValue } from '../../source/json';
import { numberIn, type StatedNumber, statedNumber } from '../../source/numbers';
import { type Facts, keyed, mapIn } from '../facts';
import { type CaseCount, caseCount } from './cases';
import {
  folded,
  isAggregate,
  isOfOneClass,
  isStrongMetric,
  isUnmeasured,
  isWeakMetric,
  mayBeMetric,
} from './keys';

const deepest = 7;
const mostMaps = 5_000;

/** A number of a file that may be a metric. */
export interface Leaf {
  readonly path: JsonPath;
  readonly name: string;
  readonly stated: StatedNumber;
}

/** All numbers by their paths, but for those of settings, sizes and single cases; lists have none that can be named. */
export function leavesOf(facts: Facts): Leaf[] {
  const leaves: Leaf[] = [];
  let left = mostMaps;
  const visit = (at: JsonPath, name: readonly string[]): void => {
    if (left-- <= 0 || at.length > deepest) return;
    for (const [key, value] of Object.entries(facts.map(...at))) {
      const path = [...at, key];
      if (isJsonMap(value)) {
        if (!isUnmeasured(key)) visit(path, [...name, key]);
        continue;
      }
      if (isJsonList(value) && folded(key) === 'metrics') leaves.push(...namedIn(value, path));
      const stated = mayBeMetric(key) ? numberOf(key, value) : undefined;
      if (stated !== undefined) leaves.push({ path, name: [...name, key].join('.'), stated });
    }
  };
  visit([], []);
  return leaves;
}

function numberOf(key: string, value: JsonValue): StatedNumber | undefined {
  if (typeof value === 'number') return numberIn(value) === undefined ? undefined : { value };
  if (typeof value !== 'string') return undefined;
  const stated = statedNumber(value);
  // `1.2` may be a version, and is none where it stands under the name of a metric.
  return stated?.what !== undefined || isStrongMetric(key) || isWeakMetric(key) ? stated : undefined;
}

/** `metrics: [{name: accuracy, value: 0.91}]`: names and values of their own. */
function namedIn(list: readonly JsonValue[], path: JsonPath): Leaf[] {
  const leaves = list.slice(0, 100).flatMap((each, index): Leaf[] => {
    const map = mapIn(each);
    const name = keyed(map, 'name') ?? keyed(map, 'metric');
    const key = ['value', 'score'].find((word) => numberIn(keyed(map, word)) !== undefined);
    const value = key === undefined ? undefined : numberIn(keyed(map, key));
    if (typeof name !== 'string' || key === undefined || value === undefined) return [];
    return [{ path: [...path, index, key], name: `${path.join('.')}.${name}`, stated: { value } }];
  });
  const names = new Set(leaves.map(({ name }) => name));
  return names.size === list.length ? leaves : [];
}

/** Says them, each with the number of cases that the file gives it. */
export function sayMetrics(facts: Facts, leaves: readonly Leaf[]): void {
  for (const { path, name, stated } of leaves) {
    const cases = stated.cases ?? casesOf(facts, path)?.value;
    facts.metric(
      {
        name,
        value: stated.value,
        ...(cases === undefined || cases === 0 ? {} : { cases }),
        ...(stated.what === undefined ? {} : { what: stated.what }),
      },
      path,
    );
  }
}

/**
 * On how many cases a metric was worked out: beside it, or where it is one of several that a map sums up, beside that
 * map. The cases of the whole are not those of a slice, nor those of one class.
 */
function casesOf(facts: Facts, path: JsonPath): CaseCount | undefined {
  const [at, key] = [path.slice(0, -1), String(path.at(-1))];
  if (isOfOneClass(key)) return supportOf(facts, at, key);
  const own = caseCount(facts, at) ?? evaluatedIn(facts, at);
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

function evaluatedIn(facts: Facts, at: JsonPath): CaseCount | undefined {
  const path = [...at, 'total_evaluated'];
  const value = facts.count(...path);
  return value === undefined ? undefined : { value, path };
}
