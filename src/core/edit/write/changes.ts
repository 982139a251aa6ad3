import type { PlainValue } from '../../base/operation';
import { isEqual, isList, isMap, plainOf } from '../../text/plain';
import type { MapNode, Node } from '../../text/tree';
import { isEmptyNode } from './set';

/** The entries that a map would have to lose and get to become another one. */
export function mapChanges(
  node: MapNode,
  wanted: { readonly [key: string]: PlainValue },
): { gone: string[]; changed: [string, PlainValue][] } {
  const old = plainOf(node) as { readonly [key: string]: PlainValue };
  return {
    gone: Object.keys(old).filter((key) => !Object.hasOwn(wanted, key)),
    changed: Object.entries(wanted).filter(
      ([key, value]) => !isEqual(old[key], value) || !Object.hasOwn(old, key),
    ),
  };
}

/** The stretch in which two lists differ: where it begins, and how long it is in each. */
export function listChanges(
  old: readonly PlainValue[],
  wanted: readonly PlainValue[],
): { from: number; gone: number; come: readonly PlainValue[] } {
  let from = 0;
  while (from < old.length && from < wanted.length && isEqual(old[from], wanted[from])) from++;
  let tail = 0;
  while (
    tail < old.length - from &&
    tail < wanted.length - from &&
    isEqual(old[old.length - 1 - tail], wanted[wanted.length - 1 - tail])
  )
    tail++;
  return { from, gone: old.length - from - tail, come: wanted.slice(from, wanted.length - tail) };
}

/** Whether a value is a collection that one at a node could become entry by entry. */
export function isSameKind(node: Node, value: PlainValue): boolean {
  if (isEmptyNode(node)) return false;
  return (
    (node.kind === 'map' && isMap(value) && Object.keys(value).length > 0) ||
    (node.kind === 'list' && isList(value) && value.length > 0)
  );
}
