import type { MetricTestimony, Said, TestimonyPlace } from '../../core/service';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath, type JsonValue, valueAt } from '../source/json';
import { countIn, numberIn } from '../source/numbers';

export type JsonMap = { readonly [key: string]: JsonValue };

/** Values with their places: a JSON or YAML document, or a part of one. */
export interface Tree {
  readonly value: JsonValue;
  readonly placeOf: (path: JsonPath) => TestimonyPlace;
}

/** The tree of a file's JSON; with nothing in it where it is none. */
export function jsonTree(file: SourceFile): Tree {
  const { json } = file;
  return { value: json?.value ?? null, placeOf: (path) => file.placeOf(json?.keyOffsetOf(path)) };
}

/** What stands below a path, as a tree of its own. */
export function below(tree: Tree, ...path: JsonPath): Tree {
  return {
    value: valueAt(tree.value, path) ?? null,
    placeOf: (rest) => tree.placeOf([...path, ...rest]),
  };
}

/** Beyond this nobody can mean one metric among them. */
export const mostMetrics = 500;

const mostKeys = 2_000;

/** Takes down what is said, with the place of the value that says it. */
export class Facts {
  readonly said: Said[] = [];
  private metrics = 0;
  private readonly known = new Map<JsonMap, readonly string[]>();

  constructor(readonly tree: Tree) {}

  at(...path: JsonPath): JsonValue | undefined {
    return valueAt(this.tree.value, path);
  }

  text(...path: JsonPath): string | undefined {
    const value = this.at(...path);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  number(...path: JsonPath): number | undefined {
    return numberIn(this.at(...path));
  }

  count(...path: JsonPath): number | undefined {
    return countIn(this.at(...path));
  }

  map(...path: JsonPath): JsonMap {
    return mapIn(this.at(...path));
  }

  /** The keys of a map; none of one that has more than any summary has. */
  keys(...path: JsonPath): readonly string[] {
    const map = this.map(...path);
    const all = this.known.get(map) ?? Object.keys(map);
    const keys = all.length > mostKeys ? [] : all;
    this.known.set(map, keys);
    return keys;
  }

  list(...path: JsonPath): readonly JsonValue[] {
    return listIn(this.at(...path));
  }

  /** Says something of which no line in particular speaks. */
  whole(fact: Said): void {
    this.said.push(fact);
  }

  /** Says what stands at a path. */
  say(fact: Said, path: JsonPath): void {
    this.said.push({ ...fact, ...this.tree.placeOf(path) });
  }

  /** Says what stands at a path, if anything does. */
  sayIf<T>(value: T | undefined, path: JsonPath, factOf: (value: T) => Said): void {
    if (value !== undefined) this.say(factOf(value), path);
  }

  metric(metric: MetricTestimony, path: JsonPath): void {
    if (this.metrics++ < mostMetrics) this.say({ fact: 'metric', value: metric }, path);
  }
}

export function mapIn(value: JsonValue | undefined): JsonMap {
  return isJsonMap(value) ? value : {};
}

export function listIn(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonList(value) ? value : [];
}

/** The value of a key of its own; undefined where it has none. */
export function keyed(map: JsonMap, key: string): JsonValue | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The sum of counts; undefined where one of them is not known. */
export function sumOf(...counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce((sum, each) => (sum === undefined || each === undefined ? undefined : sum + each), 0);
}

/** What all of some values are; undefined where they differ, or there are none. */
export function unanimous<T>(values: Iterable<T>): T | undefined {
  const distinct = new Set(values);
  const [only] = distinct;
  return distinct.size === 1 ? only : undefined;
}
