import { isDate } from '../base/dates';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import type { ManifestDocument } from '../facts/document';
import { definitionAt, schemaAt } from '../schema/navigate';
import type { Entry, MapNode, Node } from '../text/tree';
import { documentLinks } from './links';
import { occurrences } from './symbols';

/** What a word of a manifest is. */
export type TokenKind = 'key' | 'unknownKey' | 'item' | 'id' | 'choice' | 'date' | 'path';

/** A word of the text and what it is; never over several lines. */
interface Token {
  readonly range: Range;
  readonly kind: TokenKind;
  /** Whether an id is defined here. */
  readonly defines: boolean;
}

/** The words of a manifest that are more than text, in their order. What it does not know stays without. */
export function tokens(document: ManifestDocument): Token[] {
  const found = new Map<number, Token>();
  const add = (kind: TokenKind, range: Range, defines = false): void => {
    const isOnOneLine = !/[\r\n]/.test(document.text.slice(range.start, range.end));
    if (range.end > range.start && isOnOneLine) found.set(range.start, { kind, range, defines });
  };
  visit(document.parsed.root, [], add);
  for (const { range, file } of documentLinks(document)) if (file !== undefined) add('path', range);
  // What is an id is that before all else.
  for (const { range, role, section } of occurrences(document)) {
    removeAround(found, range);
    add(section === 'checklist' ? 'item' : 'id', range, role === 'definition');
  }
  return [...found.values()].sort((one, other) => one.range.start - other.range.start);
}

type Add = (kind: TokenKind, range: Range) => void;

function visit(node: Node | undefined, path: Path, add: Add): void {
  if (node?.kind === 'list')
    for (const [index, item] of node.items.entries()) visit(item, [...path, index], add);
  else if (node?.kind === 'map') for (const entry of written(node)) visitEntry(entry, path, add);
  else if (node !== undefined) {
    const kind = kindOf(node.value, path);
    if (kind !== undefined) add(kind, node);
  }
}

function visitEntry({ key, keyStart, keyEnd, value }: Entry, parent: Path, add: Add): void {
  const path = [...parent, key];
  add(schemaAt(path) === undefined ? 'unknownKey' : 'key', { start: keyStart, end: keyEnd });
  // What an alias stands for is told where it is written.
  if (value.start >= keyEnd) visit(value, path, add);
}

/** The entries that are written in a map, not those that a merge brings in. */
function written({ entries, start, end }: MapNode): Entry[] {
  return entries.filter(({ keyStart }) => start <= keyStart && keyStart < end);
}

function kindOf(value: unknown, path: Path): TokenKind | undefined {
  const text = String(value);
  if (definitionAt(path) === 'date') return isDate(text) ? 'date' : undefined;
  return typeof value === 'string' && schemaAt(path)?.enum?.includes(text) === true ? 'choice' : undefined;
}

/** An id within quotes replaces the word with them. */
function removeAround(found: Map<number, Token>, { start }: Range): void {
  found.delete(start);
  found.delete(start - 1);
}
