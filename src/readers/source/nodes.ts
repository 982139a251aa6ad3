/** What readers ask of a tree of YAML: children by their keys, text, and where a key stands. */
import type { MapNode, Node } from '../../core/service';

export type Entry = MapNode['entries'][number];

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The entry of a key; with several keys, that of the first that is there. */
export function entryAt(node: Node | undefined, ...keys: readonly string[]): Entry | undefined {
  const entries = entriesOf(node);
  for (const key of keys) {
    const found = entries.find((entry) => entry.key === key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value along a path of keys. */
export function below(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, key) => entryAt(at, key)?.value, node);
}

/** A scalar as it is written: numbers and truth values too. Undefined where there is nothing, or a map or list. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return node.written ?? String(node.value);
}

export function textAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  return textOf(below(node, ...path));
}

/** One text, or those of a list. */
export function textsOf(node: Node | undefined): string[] {
  const one = textOf(node);
  if (one !== undefined) return [one];
  return itemsOf(node).flatMap((item) => textOf(item) ?? []);
}

/** A map of texts; what is no text is left out. */
export function textMapOf(node: Node | undefined): Map<string, string> {
  return new Map(
    entriesOf(node).flatMap(({ key, value }) => {
      const text = textOf(value);
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}

/** All scalars below a node, as one text of many lines: for words that are looked for in the whole of it. */
export function wholeTextOf(node: Node | undefined): string {
  if (node === undefined) return '';
  if (node.kind === 'scalar') return textOf(node) ?? '';
  const parts =
    node.kind === 'list'
      ? node.items.map(wholeTextOf)
      : node.entries.map(({ key, value }) => `${key}\n${wholeTextOf(value)}`);
  return parts.join('\n');
}

/** The same tree, so many code units further down: the nodes of a document count from where its text begins. */
export function shifted(node: Node, by: number): Node {
  if (by === 0) return node;
  const span = { start: node.start + by, end: node.end + by };
  if (node.kind === 'scalar') return { ...node, ...span };
  if (node.kind === 'list') return { ...node, ...span, items: node.items.map((item) => shifted(item, by)) };
  const moved = ({ keyStart, keyEnd, value, ...rest }: Entry): Entry => ({
    ...rest,
    keyStart: keyStart + by,
    keyEnd: keyEnd + by,
    value: shifted(value, by),
  });
  return { ...node, ...span, entries: node.entries.map(moved) };
}
