import type { Path } from '../base/path';
import { lineStart } from '../text/lines';
import type { Parsed } from '../text/parsed';
import type { MapNode, Node } from '../text/tree';

/** A word that no manifest holds, put at a place so that the parser says where it is. */
export const marker = 'zzcursorzz';

/** What the tree tells of a place. */
export interface Found {
  /** Of the map or list that the place is in; for a value, of the value itself. */
  readonly path: Path;
  /** `key`: a key of the map at `path`; `value`: the value at `path`, which is a scalar or not there yet. */
  readonly kind: 'key' | 'value';
  /** The other keys of the map that the place is in. */
  readonly siblings: readonly string[];
  /** The other values of the list that the place may be an item of. */
  readonly items: readonly string[];
  /** Whether the map that a key is of begins with that key, and not with a brace: it may not be a map at all. */
  readonly isBare: boolean;
  /** Whether nothing that stands there already would become the value of the key. */
  readonly isFree: boolean;
  /** Whether it stands within `{ }` or `[ ]`. */
  readonly flow: boolean;
}

/** Where a marker in a text stands, as the parser reads it. */
export function findMarker({ root, text }: Parsed, at: number): Found | undefined {
  return root && find(root, { source: text, at }, []);
}

interface Sought {
  readonly source: string;
  readonly at: number;
}

function find(node: Node, sought: Sought, path: (string | number)[]): Found | undefined {
  if (node.kind === 'scalar') {
    // Behind other words, or the mark of a text of several lines, it is a part of those; what follows on a later line may
    // only wait for a comma. A quote may stand before it.
    const behind = sought.at - node.start;
    const isFirst = (behind === 0 || behind === 1) && String(node.value).startsWith(marker);
    return isFirst
      ? { path, kind: 'value', siblings: [], items: [], isBare: false, isFree: true, flow: false }
      : undefined;
  }
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) {
      const found = find(item, sought, [...path, index]);
      if (found === undefined) continue;
      const isItem = found.path.length === path.length + 1;
      if (
        isItem &&
        !node.flow &&
        isAstray(
          sought,
          node.items.map(({ start }) => start),
        )
      )
        return undefined;
      const others = node.items.flatMap((each) =>
        each !== item && each.kind === 'scalar' ? [String(each.value)] : [],
      );
      return { ...found, items: isItem ? others : found.items, flow: found.flow || node.flow };
    }
    return undefined;
  }
  return findInMap(node, sought, path);
}

function findInMap(node: MapNode, sought: Sought, path: (string | number)[]): Found | undefined {
  const { at } = sought;
  for (const entry of node.entries) {
    if (entry.keyStart <= at && at <= entry.keyEnd && entry.key === marker) {
      const others = node.entries.filter((each) => each !== entry);
      const starts = others.map(({ keyStart }) => keyStart);
      if (!node.flow && isAstray(sought, starts)) return undefined;
      const siblings = others.map(({ key }) => key);
      const isBare = entry.keyStart === node.start;
      const isFree = entry.value.kind === 'scalar' && entry.value.value === null;
      return { path, kind: 'key', siblings, items: [], isBare, isFree, flow: node.flow };
    }
    const found = find(entry.value, sought, [...path, entry.key]);
    if (found !== undefined) return { ...found, flow: found.flow || node.flow };
  }
  return undefined;
}

/** Whether a line begins with the marker in a column in which none of the others begins: it would be an error there. */
function isAstray({ source, at }: Sought, starts: readonly number[]): boolean {
  const column = (offset: number): number => offset - lineStart(source, offset);
  const others = starts.filter((start) => start !== at);
  const isFirst = source.slice(lineStart(source, at), at).trim() === '';
  return isFirst && others.length > 0 && !others.some((start) => column(start) === column(at));
}
