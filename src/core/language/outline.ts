import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { shorten } from '../base/shorten';
import { plural } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import { catalogueItem } from '../schema/catalogue';
import { schemaAt } from '../schema/navigate';
import { type Entry, entryOf, type MapNode, nodeAt } from '../text/tree';

/** An entry of the outline, which reads like the manifest. */
export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'stage' | 'item' | 'entry' | 'field';
  readonly path: Path;
  /** The whole entry. */
  readonly range: Range;
  /** Its key. */
  readonly selection: Range;
  readonly children: readonly OutlineSymbol[];
}

/** How deep the outline goes: sections, their entries, and the fields of those. */
const outlineDepth = 3;

/** The outline of a manifest. */
export function outline({ parsed, text }: ManifestDocument): OutlineSymbol[] {
  return parsed.root?.kind === 'map' ? symbolsOf(parsed.root.entries, [], text) : [];
}

function symbolsOf(entries: readonly Entry[], parent: Path, text: string): OutlineSymbol[] {
  return entries.map((entry) => {
    const path = [...parent, entry.key];
    const isDeep = path.length >= outlineDepth && parent[0] !== 'checklist';
    const children =
      entry.value.kind === 'map' && !isDeep && path.length <= outlineDepth
        ? symbolsOf(ownEntries(entry.value), path, text)
        : listSymbols(entry, path, text);
    return {
      name: shorten(entry.key, 80) || '(empty key)',
      detail: detailOf(entry, path),
      kind: kindOf(path, entry),
      path,
      range: {
        start: entry.keyStart,
        end: Math.max(
          entry.keyEnd,
          trimmedEnd(text, entry.value.end),
          ...children.map((child) => child.range.end),
        ),
      },
      selection: { start: entry.keyStart, end: entry.keyEnd },
      children,
    };
  });
}

/** The entries that are written in a map; what an alias or a merge brings in is listed where it is written. */
function ownEntries({ entries, start, end }: MapNode): Entry[] {
  return entries.filter(({ keyStart }) => start <= keyStart && keyStart < end);
}

/** The entries of a list of maps, such as escalation, by the first of their values. */
function listSymbols(entry: Entry, path: Path, text: string): OutlineSymbol[] {
  if (entry.value.kind !== 'list' || path.length > 1) return [];
  return entry.value.items.flatMap((item, index): OutlineSymbol[] => {
    if (item.kind !== 'map') return [];
    const first = item.entries.find(({ value }) => value.kind === 'scalar')?.value;
    const name = (first?.kind === 'scalar' && shorten(String(first.value), 80)) || `${index + 1}`;
    const range = { start: item.start, end: Math.max(item.start, trimmedEnd(text, item.end)) };
    return [
      {
        name,
        detail: `path ${index + 1}`,
        kind: 'entry',
        path: [...path, index],
        range,
        selection: range,
        children: [],
      },
    ];
  });
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function kindOf(path: Path, entry: Entry): OutlineSymbol['kind'] {
  if (path.length === 1) return 'section';
  if (path[0] === 'checklist') return path.length === 2 ? 'stage' : path.length === 3 ? 'item' : 'field';
  return entry.value.kind === 'map' ? 'entry' : 'field';
}

function detailOf(entry: Entry, path: Path): string {
  const { value } = entry;
  if (value.kind === 'scalar') return value.value === null ? '' : shorten(String(value.value), 80);
  if (path[0] === 'checklist' && path.length === 3) {
    const status = entryOf(value, 'status')?.value;
    const title = catalogueItem(entry.key)?.title ?? '';
    return status?.kind === 'scalar' ? `${shorten(String(status.value))} · ${title}` : title;
  }
  const name = entryOf(value, 'name')?.value;
  if (name?.kind === 'scalar' && name.value !== null) return shorten(String(name.value), 80);
  const count = value.kind === 'map' ? value.entries.length : value.items.length;
  const isCollection =
    path.length === 1 && (value.kind === 'list' || schemaAt(path)?.properties === undefined);
  return isCollection ? plural(count, 'entry', 'entries') : '';
}

/** What a manifest is searched by: its sections, entries, stages and items, without the single values in them. */
export function findable(document: ManifestDocument): OutlineSymbol[] {
  const { root } = document.parsed;
  const isLeaf = ({ kind, path }: OutlineSymbol): boolean =>
    kind === 'field' || nodeAt(root, path)?.kind === 'scalar';
  const all = (symbols: readonly OutlineSymbol[]): OutlineSymbol[] =>
    symbols.flatMap((each) => (isLeaf(each) ? [] : [each, ...all(each.children)]));
  return all(outline(document));
}
