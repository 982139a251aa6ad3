import type { Node, Path } from '../text/tree';
import type { PlainValue } from './operations';
import { Refused } from './source';

/** A map of plain values without a prototype, so that no key is special. */
export type PlainMap = Record<string, PlainValue>;

export function isList(value: PlainValue | undefined): value is readonly PlainValue[] {
  return Array.isArray(value);
}

export function isMap(value: PlainValue | undefined): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that a node stands for. */
export function plainOf(node: Node): PlainValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  const map: PlainMap = Object.create(null);
  for (const { key, value } of node.entries) map[key] = plainOf(value);
  return map;
}

/** Whether two values are the same; the order of a map's keys makes no difference. */
export function isEqual(one: PlainValue | undefined, other: PlainValue | undefined): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((each, index) => isEqual(each, other[index]));
  if (!isMap(one) || !isMap(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]))
  );
}

/** The value that stands at `path` below `value`. */
export function plainAt(value: PlainValue | undefined, path: Path): PlainValue | undefined {
  return path.reduce<PlainValue | undefined>((at, step) => {
    if (isList(at)) return typeof step === 'number' ? at[step] : undefined;
    return isMap(at) && Object.hasOwn(at, step) ? at[String(step)] : undefined;
  }, value);
}

/** `value` with `change` made of what stands at `path`; maps and lists on the way are made where nothing is. */
export function withChange(
  value: PlainValue | undefined,
  path: Path,
  change: (old: PlainValue | undefined) => PlainValue | undefined,
): PlainValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (typeof step === 'number') {
    if (!isList(value ?? []))
      throw new Refused(`"${step}" is a place in a list, but there is no list there.`);
    const copy = [...((value ?? []) as readonly PlainValue[])];
    const changed = withChange(copy[step], rest, change);
    if (changed === undefined) copy.splice(step, 1);
    else copy[step] = changed;
    return copy;
  }
  if (!isMap(value ?? {})) throw new Refused(`"${step}" is a key, but there is no map that could hold it.`);
  const copy: PlainMap = Object.assign(Object.create(null), value);
  const changed = withChange(copy[step], rest, change);
  if (changed === undefined) delete copy[step];
  else copy[step] = changed;
  return copy;
}

/** `value` inside the maps and lists of `path`: `['a', 0]` and 1 make `{a: [1]}`. */
export function nested(path: Path, value: PlainValue): PlainValue {
  return withChange(undefined, path, () => value) ?? null;
}
