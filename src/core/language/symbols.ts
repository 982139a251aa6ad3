import { isId } from '../base/ids';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { stages } from '../base/stages';
import { mapSectionIds } from '../domain/sections';
import type { ManifestDocument } from '../facts/document';
import { catalogueItem } from '../schema/catalogue';
import { nounOf } from '../schema/navigate';
import { type Reference, referencesIn, shareIds, targetOf } from '../schema/references';
import type { Target } from '../schema/sections';
import { entryOf, type Node, nodeAt } from '../text/tree';

/** A place where an id stands: where it is defined, or where something refers to it. */
export interface Occurrence {
  /** The section whose entry it names; of an item, the checklist. */
  readonly section: Target;
  readonly id: string;
  readonly role: 'definition' | 'reference';
  readonly path: Path;
  /** The id alone, without its quotes. */
  readonly range: Range;
}

/** Every place where an id stands, in the order of the text. */
export function occurrences(document: ManifestDocument): Occurrence[] {
  const { root, value } = document.parsed;
  const found: Occurrence[] = [];
  for (const section of mapSectionIds) found.push(...definitions(document, section, [section]));
  for (const stage of stages) {
    const items = definitions(document, 'checklist', ['checklist', stage]);
    found.push(...items.filter(({ id }) => catalogueItem(id) !== undefined));
  }
  for (const reference of referencesIn(value)) {
    const section = sectionOf(document, reference);
    const range = section && writtenAt(document.text, root, reference);
    if (section === undefined || range === undefined) continue;
    const { id, path } = reference;
    found.push({ section, id, role: 'reference', path, range: bare(document, range) });
  }
  return found.sort((one, other) => one.range.start - other.range.start);
}

function definitions(document: ManifestDocument, section: Target, path: Path): Occurrence[] {
  const node = nodeAt(document.parsed.root, path);
  if (node?.kind !== 'map') return [];
  return node.entries.map(({ key, keyStart, keyEnd }) => ({
    section,
    id: key,
    role: 'definition',
    path: [...path, key],
    range: bare(document, { start: keyStart, end: keyEnd }),
  }));
}

/** The section that a reference leads to, or would if it had the id; undefined for a word that is no id. */
function sectionOf({ manifest }: ManifestDocument, reference: Reference): Target | undefined {
  const { sections, words } = reference;
  return targetOf(manifest, reference) ?? (words.length > 0 ? undefined : sections.at(-1));
}

/** Where the text has a reference; undefined where an alias or a merge only repeats what stands elsewhere. */
function writtenAt(text: string, root: Node | undefined, { path, target }: Reference): Range | undefined {
  let node = root;
  let key: Range | undefined;
  for (const step of path) {
    if (node === undefined || isAlias(text, node)) return undefined;
    if (node.kind === 'list') {
      node = typeof step === 'number' ? node.items[step] : undefined;
      continue;
    }
    const entry = entryOf(node, step);
    if (entry === undefined || entry.keyStart < node.start || entry.keyStart >= node.end) return undefined;
    key = { start: entry.keyStart, end: entry.keyEnd };
    node = entry.value;
  }
  if (target === 'key') return key;
  return node === undefined || isAlias(text, node) ? undefined : { start: node.start, end: node.end };
}

function isAlias(text: string, { start, end }: Range): boolean {
  return end > start && text.charAt(start) === '*';
}

/** The range without quotes. */
function bare({ text }: ManifestDocument, { start, end }: Range): Range {
  return /["']/.test(text.charAt(start)) ? { start: start + 1, end: end - 1 } : { start, end };
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
  return one.section === other.section && one.id === other.id;
}

export type RenameResult =
  | {
      readonly ok: true;
      readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
    }
  | { readonly ok: false; readonly reason: string };

/** Gives the id at a place another name, everywhere. Ids of the catalogue are not the author's to change. */
export function renameId(document: ManifestDocument, offset: number, name: string): RenameResult {
  const here = occurrenceAt(document, offset);
  const refuse = (reason: string): RenameResult => ({ ok: false, reason });
  if (here === undefined) return refuse('There is no id here that can be renamed.');
  if (here.section === 'checklist')
    return refuse('The ids of checklist items come from the catalogue and cannot be renamed.');
  if (!isId(name)) return refuse('An id is lower-case words joined by hyphens, such as "erp-vendors".');
  const all = occurrences(document);
  if (!all.some((each) => each.role === 'definition' && same(each, here)))
    return refuse(`"${here.id}" is not defined in this manifest.`);
  const rival = all.find(
    (each) => each.role === 'definition' && each.id === name && shareIds(each.section, here.section),
  );
  if (rival !== undefined && name !== here.id) {
    const noun = nounOf(rival.section);
    return refuse(`There is ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun} "${name}" already.`);
  }
  return {
    ok: true,
    edits: all
      .filter((each) => same(each, here))
      .map(({ range }) => ({ start: range.start, end: range.end, text: name })),
  };
}
