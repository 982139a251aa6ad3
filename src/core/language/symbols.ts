import { isId } from '../base/ids';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import type { Refusal } from '../base/refusal';
import { stages } from '../base/stages';
import type { TextEdit } from '../base/text-edit';
import type { ManifestDocument } from '../facts/document';
import { catalogueItem } from '../schema/catalogue';
import { definitionAt } from '../schema/navigate';
import { type Entry, type Node, nodeAt } from '../text/tree';

/** What an id names. */
export type SymbolKind = 'owner' | 'system' | 'signal' | 'integration' | 'source' | 'model' | 'item';

/** A place where an id stands: where it is defined, or where something refers to it. */
export interface Occurrence {
  readonly kind: SymbolKind;
  readonly id: string;
  readonly role: 'definition' | 'reference';
  readonly path: Path;
  /** The id alone, without its quotes. */
  readonly range: Range;
}

const sections: readonly [string, SymbolKind][] = [
  ['owners', 'owner'],
  ['systems', 'system'],
  ['data', 'source'],
  ['integrations', 'integration'],
  ['models', 'model'],
  ['signals', 'signal'],
];

const kindOfDefinition: Readonly<Record<string, SymbolKind>> = {
  ownerId: 'owner',
  systemId: 'system',
  signalId: 'signal',
};

/** Every place where an id stands, in the order of the text. */
export function occurrences(document: ManifestDocument): Occurrence[] {
  const found: Occurrence[] = [];
  const { root } = document.parsed;
  for (const [section, kind] of sections) {
    for (const entry of entriesOf(root, [section]))
      found.push(at(document, kind, entry.key, 'definition', [section, entry.key], keyRange(entry)));
  }
  for (const stage of stages) {
    for (const entry of entriesOf(root, ['checklist', stage])) {
      if (catalogueItem(entry.key) !== undefined)
        found.push(
          at(document, 'item', entry.key, 'definition', ['checklist', stage, entry.key], keyRange(entry)),
        );
    }
  }
  if (root !== undefined) collect(document, root, [], found);
  return found.sort((one, other) => one.range.start - other.range.start);
}

function collect(document: ManifestDocument, node: Node, path: Path, found: Occurrence[]): void {
  // An alias only repeats what stands, and is renamed, where its anchor is.
  if (node.end > node.start && document.text.charAt(node.start) === '*') return;
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) collect(document, item, [...path, index], found);
  } else if (node.kind === 'map') {
    const isResults = path.length === 2 && path[0] === 'pilot' && path[1] === 'results';
    for (const entry of node.entries) {
      if (entry.keyStart < node.start || entry.keyStart >= node.end) continue;
      if (isResults)
        found.push(at(document, 'signal', entry.key, 'reference', [...path, entry.key], keyRange(entry)));
      collect(document, entry.value, [...path, entry.key], found);
    }
  } else if (typeof node.value === 'string') {
    const kind = referenceKind(document, path, node.value);
    if (kind !== undefined) found.push(at(document, kind, node.value, 'reference', path, node));
  }
}

/** What the text at `path` refers to; undefined where it is no reference. */
function referenceKind(document: ManifestDocument, path: Path, id: string): SymbolKind | undefined {
  const byDefinition = kindOfDefinition[definitionAt(path) ?? ''];
  if (byDefinition !== undefined) return byDefinition;
  const { manifest } = document;
  if (path[0] === 'integrations' && path[2] === 'fallback')
    return manifest.integrations?.[id] === undefined ? 'system' : 'integration';
  // A role of the same name is no owner.
  if (path[0] === 'escalation' && path[2] === 'to')
    return manifest.owners?.[id] === undefined ? undefined : 'owner';
  return path[0] === 'checklist' && path[3] === 'dependsOn' ? 'item' : undefined;
}

function at(
  document: ManifestDocument,
  kind: SymbolKind,
  id: string,
  role: Occurrence['role'],
  path: Path,
  range: Range,
): Occurrence {
  const isQuoted = /["']/.test(document.text.charAt(range.start));
  const bare = isQuoted
    ? { start: range.start + 1, end: range.end - 1 }
    : { start: range.start, end: range.end };
  return { kind, id, role, path, range: bare };
}

function keyRange(entry: Entry): Range {
  return { start: entry.keyStart, end: entry.keyEnd };
}

function entriesOf(root: Node | undefined, path: Path): readonly Entry[] {
  const node = nodeAt(root, path);
  return node?.kind === 'map' ? node.entries : [];
}

/** The id at a place, or undefined. */
export function occurrenceAt(document: ManifestDocument, offset: number): Occurrence | undefined {
  return occurrences(document).find(({ range }) => range.start <= offset && offset <= range.end);
}

/** Where the id at a place is defined; undefined where nothing is, or it is not. */
export function definitionOf(document: ManifestDocument, offset: number): Occurrence | undefined {
  const here = occurrenceAt(document, offset);
  return here && occurrences(document).find((each) => each.role === 'definition' && same(each, here));
}

/** Every place that has to do with the id at a place, its definition first. */
export function referencesOf(document: ManifestDocument, offset: number): Occurrence[] {
  const here = occurrenceAt(document, offset);
  if (here === undefined) return [];
  const all = occurrences(document).filter((each) => same(each, here));
  return [
    ...all.filter(({ role }) => role === 'definition'),
    ...all.filter(({ role }) => role === 'reference'),
  ];
}

function same(one: Occurrence, other: Occurrence): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** The edits that give the id at a place another name, everywhere. Ids of the catalogue are not the author's to change. */
export function renameId(
  document: ManifestDocument,
  offset: number,
  name: string,
): readonly TextEdit[] | Refusal {
  const here = occurrenceAt(document, offset);
  const refuse = (refused: string): Refusal => ({ refused });
  if (here === undefined) return refuse('There is no id here that can be renamed.');
  if (here.kind === 'item')
    return refuse('The ids of checklist items come from the catalogue and cannot be renamed.');
  if (!isId(name)) return refuse('An id is lower-case words joined by hyphens, such as "erp-vendors".');
  const all = occurrences(document);
  if (!all.some((each) => each.role === 'definition' && same(each, here)))
    return refuse(`"${here.id}" is not defined in this manifest.`);
  const rival = all.find(
    (each) => each.role === 'definition' && each.id === name && clashes(each.kind, here.kind),
  );
  if (rival !== undefined && name !== here.id)
    return refuse(`There is ${rival.kind === 'owner' ? 'an' : 'a'} ${rival.kind} "${name}" already.`);
  return all
    .filter((each) => same(each, here))
    .map(({ range }) => ({ start: range.start, end: range.end, text: name }));
}

/** A fallback may name an integration or a system, so their ids must differ too. */
function clashes(one: SymbolKind, other: SymbolKind): boolean {
  const isTarget = (kind: SymbolKind): boolean => kind === 'integration' || kind === 'system';
  return one === other || (isTarget(one) && isTarget(other));
}
