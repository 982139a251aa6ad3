/**
 * What differs between two versions of plain data, and the later version made of it. Driven by the structure alone: what
 * the data mean is not known here, but that a line and a character are a place in the text. The order of a map's keys
 * says nothing.
 */

import type { Place } from './protocol/basics';
import type { Change, Difference, MovedLines } from './protocol/change';

type Plain = Readonly<Record<string, unknown>>;
type Changes = Extract<Difference, { readonly at: unknown }>;

/** What makes `next` of `before`; undefined where they are the same. `moved`: how far the places in the text moved. */
export function changeBetween(before: unknown, next: unknown, moved?: MovedLines): Change | undefined {
  const values = new Values();
  const difference = between(moved === undefined ? before : moveLines(before, moved), next, values);
  if (difference === undefined && (moved === undefined || isSame(before, next))) return undefined;
  return {
    ...(moved === undefined ? {} : { moved }),
    ...(difference === undefined ? {} : { difference, values: values.all }),
  };
}

/**
 * The later version. Everything that did not change is what it was, the very same object, so a view of it need not be
 * drawn again. Undefined where the change is not one of this version.
 */
export function changed<T>(before: T, { moved, difference, values = [] }: Change): T | undefined {
  const from = moved === undefined ? before : moveLines(before, moved);
  if (difference === undefined) return from as T;
  try {
    return apply(from, difference, values) as T;
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
}

class Unfit extends Error {}

/** What is new, each value once, however often it is shown: a finding stands at all items that it is about. */
class Values {
  readonly all: unknown[] = [];
  private readonly known = new Map<string, number>();

  add(value: unknown): number {
    const text = JSON.stringify(value);
    const index = this.known.get(text) ?? this.all.push(value) - 1;
    this.known.set(text, index);
    return index;
  }
}

function between(before: unknown, next: unknown, values: Values): Difference | undefined {
  if (Object.is(before, next)) return undefined;
  if (Array.isArray(before) && Array.isArray(next)) return betweenLists(before, next, values);
  if (isMap(before) && isMap(next)) return betweenMaps(before, next, values);
  return { is: values.add(next) };
}

function betweenMaps(before: Plain, next: Plain, values: Values): Difference | undefined {
  const keys: [string, Difference][] = [];
  for (const [key, value] of Object.entries(next)) {
    // What is undefined is lost on the way.
    if (value === undefined) continue;
    const difference = between(own(before, key), value, values);
    if (difference !== undefined) keys.push([key, difference]);
  }
  const gone = Object.keys(before).filter(
    (key) => own(before, key) !== undefined && own(next, key) === undefined,
  );
  if (keys.length === 0 && gone.length === 0) return undefined;
  return { keys, ...(gone.length === 0 ? {} : { gone }) };
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (!isMap(one) || !isMap(other)) return false;
  return (
    Object.keys(one).every((key) => isSame(one[key], own(other, key))) &&
    Object.keys(other).every((key) => other[key] === undefined || Object.hasOwn(one, key))
  );
}

function own(map: Plain, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** What an element is known by, where it has a name of its own. */
const namedBy = ['id', 'key', 'section'] as const;

function namesOf(list: readonly unknown[]): ReadonlyMap<string, number> | undefined {
  const names = new Map<string, number>();
  for (const [index, element] of list.entries()) {
    const name = nameOf(element);
    if (name === undefined) return undefined;
    names.set(name, index);
  }
  return names.size === list.length ? names : undefined;
}

function nameOf(element: unknown): string | undefined {
  if (!isMap(element)) return undefined;
  for (const key of namedBy) {
    const name = own(element, key);
    if (typeof name === 'string') return name;
  }
  return undefined;
}

function betweenLists(
  before: readonly unknown[],
  next: readonly unknown[],
  values: Values,
): Changes | undefined {
  const names = namesOf(before);
  const isNamed = names !== undefined && namesOf(next) !== undefined;
  const found = isNamed ? next.map((each) => names.get(nameOf(each) ?? '')) : matched(before, next);
  const at: [number, Difference][] = [];
  for (const [index, from] of found.entries()) {
    const difference = from === undefined ? undefined : between(before[from], next[index], values);
    if (difference !== undefined) at.push([index, difference]);
  }
  const isInPlace = before.length === next.length && found.every((from, index) => from === index);
  if (isInPlace && at.length === 0) return undefined;
  return isInPlace ? { at } : { at, runs: runsOf(found, (index) => values.add(next[index])) };
}

/**
 * Which earlier element becomes which, by index: those at both ends that stayed as they are; between them each its
 * counterpart where there are as many as there were, else those that stand elsewhere as they were.
 */
function matched(before: readonly unknown[], next: readonly unknown[]): (number | undefined)[] {
  const most = Math.min(before.length, next.length);
  let start = 0;
  while (start < most && isSame(before[start], next[start])) start++;
  let end = 0;
  while (end < most - start && isSame(before.at(-1 - end), next.at(-1 - end))) end++;
  const shift = before.length - next.length;
  const known = new Map<string, number>();
  if (shift !== 0)
    for (let index = start; index < before.length - end; index++)
      known.set(JSON.stringify(before[index]), index);
  return next.map((element, index) => {
    if (index < start || shift === 0) return index;
    if (index >= next.length - end) return index + shift;
    return known.get(JSON.stringify(element));
  });
}

/** A list as stretches of the earlier one, and what is new between them. */
function runsOf(
  found: readonly (number | undefined)[],
  add: (index: number) => number,
): NonNullable<Changes['runs']> {
  const runs: ([number, number] | { added: number[] })[] = [];
  for (const [index, from] of found.entries()) {
    const last = runs.at(-1);
    if (from === undefined) {
      if (last !== undefined && 'added' in last) last.added.push(add(index));
      else runs.push({ added: [add(index)] });
    } else if (Array.isArray(last) && last[0] + last[1] === from) last[1]++;
    else runs.push([from, 1]);
  }
  return runs;
}

function apply(before: unknown, difference: Difference, values: readonly unknown[]): unknown {
  if ('is' in difference) return valueAt(values, difference.is);
  if ('keys' in difference) {
    if (!isMap(before)) throw new Unfit();
    const map = new Map(Object.entries(before));
    for (const key of difference.gone ?? []) map.delete(key);
    for (const [key, each] of difference.keys) map.set(key, apply(map.get(key), each, values));
    return Object.fromEntries(map);
  }
  if (!Array.isArray(before)) throw new Unfit();
  const list: unknown[] = difference.runs === undefined ? [...before] : laid(before, difference.runs, values);
  for (const [index, each] of difference.at) {
    if (!Number.isInteger(index) || index < 0 || index >= list.length) throw new Unfit();
    list[index] = apply(list[index], each, values);
  }
  return list;
}

function laid(
  before: readonly unknown[],
  runs: NonNullable<Changes['runs']>,
  values: readonly unknown[],
): unknown[] {
  return runs.flatMap((run) => {
    if ('added' in run) return run.added.map((index) => valueAt(values, index));
    const [start, count] = run;
    if (start < 0 || start + count > before.length) throw new Unfit();
    return before.slice(start, start + count);
  });
}

function valueAt(values: readonly unknown[], index: number): unknown {
  if (!Number.isInteger(index) || index < 0 || index >= values.length) throw new Unfit();
  return values[index];
}

/** The same, with every place from a line on so many lines further down, or up. */
function moveLines(value: unknown, moved: MovedLines): unknown {
  if (Array.isArray(value)) {
    const list = value.map((each) => moveLines(each, moved));
    return list.every((each, index) => each === value[index]) ? value : list;
  }
  if (!isMap(value)) return value;
  if (isPlace(value))
    return value.line < moved.from ? value : { line: value.line + moved.by, character: value.character };
  let isMoved = false;
  const entries = Object.entries(value).map(([key, each]) => {
    const next = moveLines(each, moved);
    if (next !== each) isMoved = true;
    return [key, next];
  });
  return isMoved ? Object.fromEntries(entries) : value;
}

/** A place in the manifest. One in another file says in which. */
function isPlace(value: Plain | Place): value is Place {
  return (
    Object.keys(value).length === 2 && typeof value.line === 'number' && typeof value.character === 'number'
  );
}

function isMap(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
