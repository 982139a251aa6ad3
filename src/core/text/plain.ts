import { bareMap } from '../base/bare-map';
import type { PlainValue } from '../base/operation';
import type { Path } from '../base/path';
import type { Node, ScalarNode, ScalarValue } from './tree';

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
  return valuesOf(node, ({ value }) => value);
}

/** Whether two nodes stand for the same value, and would do so for a reader of what is written: `3.10` is not `3.1`. */
export function isSaidAlike(one: Node, other: Node): boolean {
  const asWritten = ({ value, written }: ScalarNode): ScalarValue => written ?? value;
  return (
    isEqual(plainOf(one), plainOf(other)) && isEqual(valuesOf(one, asWritten), valuesOf(other, asWritten))
  );
}

function valuesOf(node: Node, scalarOf: (scalar: ScalarNode) => ScalarValue): PlainValue {
  if (node.kind === 'scalar') return scalarOf(node);
  if (node.kind === 'list') return node.items.map((item) => valuesOf(item, scalarOf));
  const map: PlainMap = bareMap();
  for (const { key, value } of node.entries) map[key] = valuesOf(value, scalarOf);
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
