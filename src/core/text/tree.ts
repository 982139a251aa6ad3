/**
 * The document tree: values with positions, independent of the parser behind it.
 * Offsets are UTF-16 code units from the start of the text; ends are exclusive.
 */

import type { Path } from '../base/path';
import type { Range } from '../base/range';

/** What a YAML scalar can stand for in the YAML 1.2 core schema. */
export type ScalarValue = string | number | boolean | null;

/** What all nodes have. */
interface Spanned extends Range {
  /** Whether a limit kept something of it from being read: the value itself, or entries behind those that were read. */
  readonly cut?: true;
}

export interface ScalarNode extends Spanned {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** What stands there, where YAML reads it as something that would be written otherwise: `3.10`, `0x1F`, `42,000`. */
  readonly written?: string;
}

export interface Entry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Whether YAML reads the key as something that would be written otherwise: `0x10`. What stands there counts. */
  readonly misread?: true;
  readonly value: Node;
}

export interface MapNode extends Spanned {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly entries: Entry[];
  /** Entries that do not count, since their key stands again further down. */
  readonly shadowed?: readonly Entry[];
}

export interface ListNode extends Spanned {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: Node[];
}

export type Node = ScalarNode | MapNode | ListNode;

/** So many entries are looked through faster than they are listed by their keys. */
const fewEntries = 32;
/** The entries of large maps by their keys, with how many there were: thousands of findings ask for one each. */
const byKey = new WeakMap<MapNode, { readonly count: number; readonly entries: Map<string, Entry> }>();

/** The entry of `key` in a map, or undefined. */
export function entryOf(node: Node | undefined, key: string | number): Entry | undefined {
  if (node?.kind !== 'map') return undefined;
  const { entries } = node;
  if (entries.length <= fewEntries) return entries.find((entry) => entry.key === key);
  let known = byKey.get(node);
  if (known?.count !== entries.length) {
    known = { count: entries.length, entries: new Map() };
    for (const entry of entries) if (!known.entries.has(entry.key)) known.entries.set(entry.key, entry);
    byKey.set(node, known);
  }
  return typeof key === 'string' ? known.entries.get(key) : undefined;
}

/** The value that `path` leads to, or undefined where the path ends early. */
export function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const step of path) node = childOf(node, step);
  return node;
}

function childOf(node: Node | undefined, step: string | number): Node | undefined {
  if (node?.kind === 'list') return typeof step === 'number' ? node.items[step] : undefined;
  return entryOf(node, step)?.value;
}

/**
 * The span to underline for `path`: the key or the value itself, or those of the nearest ancestor that exists.
 * A collection is shown by its key (in a list, by its first line), so that no finding underlines half a file.
 */
export function locate(text: string, root: Node | undefined, path: Path, target: 'key' | 'value'): Range {
  let node = root;
  let entry: Entry | undefined;
  let exact = true;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) {
      exact = false;
      break;
    }
    entry = entryOf(node, step);
    node = next;
  }
  if (node === undefined) return { start: 0, end: 0 };
  const empty = node.end === node.start;
  const wantsKey = target === 'key' || !exact || node.kind !== 'scalar' || empty;
  if (entry !== undefined && wantsKey) return { start: entry.keyStart, end: entry.keyEnd };
  // What belongs to a section that is not there is said of the stage, which is what asks for it.
  const stage = path.length > 0 && node === root ? entryOf(root, 'stage') : undefined;
  if (stage !== undefined) return { start: stage.keyStart, end: stage.keyEnd };
  if (node === root) return firstKey(text, node);
  return firstLine(text, node);
}

function firstKey(text: string, node: Node): Range {
  const entry = node.kind === 'map' ? node.entries[0] : undefined;
  return entry === undefined ? firstLine(text, node) : { start: entry.keyStart, end: entry.keyEnd };
}

function firstLine(text: string, node: Node): Range {
  if (node.kind === 'scalar') return { start: node.start, end: node.end };
  const newline = text.indexOf('\n', node.start);
  const end = newline === -1 || newline > node.end ? node.end : newline;
  return { start: node.start, end: text[end - 1] === '\r' ? end - 1 : end };
}

/** The innermost path whose key or value covers `offset`. */
export function pathAt(root: Node | undefined, offset: number): Path {
  const path: (string | number)[] = [];
  let node = root;
  while (node !== undefined) {
    const step: [string | number, Node] | undefined =
      node.kind === 'map' ? mapStep(node, offset) : node.kind === 'list' ? listStep(node, offset) : undefined;
    if (step === undefined) return path;
    path.push(step[0]);
    node = step[1];
  }
  return path;
}

function mapStep(node: MapNode, offset: number): [string, Node] | undefined {
  // Entries that came in through an alias or a merge stand elsewhere in the text, so the order is no guide.
  let found: Entry | undefined;
  for (const entry of node.entries)
    if (entry.keyStart <= offset && entry.keyStart >= (found?.keyStart ?? 0)) found = entry;
  return found === undefined || offset > Math.max(found.value.end, found.keyEnd)
    ? undefined
    : [found.key, found.value];
}

function listStep(node: ListNode, offset: number): [number, Node] | undefined {
  const index = node.items.findIndex((item) => item.start <= offset && offset <= item.end);
  const item = node.items[index];
  return item === undefined ? undefined : [index, item];
}
