import { isId } from '../base/ids';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import type { Refusal } from '../base/refusal';
import { quoted } from '../base/shorten';
import { stages } from '../base/stages';
import type { TextEdit } from '../base/text-edit';
import { mapSectionIds } from '../domain/sections';
import type { ManifestDocument } from '../facts/document';
import { catalogueItem } from '../schema/catalogue';
import { nounOf } from '../schema/navigate';
import { type Reference, referencesIn, shareIds } from '../schema/references';
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
  const defined = new Set(found.map(({ section, id }) => `${section} ${id}`));
  const seen = new Set<number>();
  for (const reference of referencesIn(value)) {
    const section = sectionOf(reference, defined);
    const range = section && writtenAt(document.text, root, reference);
    // What an alias or a merge repeats stands, and is renamed, where its anchor is.
    if (section === undefined || range === undefined || seen.has(range.start)) continue;
    seen.add(range.start);
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
function sectionOf({ id, sections, words }: Reference, defined: ReadonlySet<string>): Target | undefined {
  const known = sections.find((section) => defined.has(`${section} ${id}`));
  return known ?? (words.length > 0 ? undefined : sections.at(-1));
}

/** Where the text has the id of a reference, be it under an anchor elsewhere; undefined where it is an alias itself. */
function writtenAt(text: string, root: Node | undefined, { path, target }: Reference): Range | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  if (target === 'key') {
    const entry = entryOf(parent, path.at(-1) ?? '');
    return entry && { start: entry.keyStart, end: entry.keyEnd };
  }
  const node = nodeAt(parent, path.slice(-1));
  const isAlias = node !== undefined && node.end > node.start && text.charAt(node.start) === '*';
  return node === undefined || isAlias ? undefined : { start: node.start, end: node.end };
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

/** The edits that give the id at a place another name, everywhere. Ids of the catalogue are not the author's to change. */
export function renameId(
  document: ManifestDocument,
  offset: number,
  name: string,
): readonly TextEdit[] | Refusal {
  const here = occurrenceAt(document, offset);
  const refuse = (refused: string): Refusal => ({ refused });
  if (here === undefined) return refuse('There is no id here that can be renamed.');
  if (here.section === 'checklist')
    return refuse('The ids of checklist items come from the catalogue and cannot be renamed.');
  if (!isId(name)) return refuse('An id is lower-case words joined by hyphens, such as "erp-vendors".');
  const all = occurrences(document);
  if (!all.some((each) => each.role === 'definition' && same(each, here)))
    return refuse(`${quoted(here.id)} is not defined in this manifest.`);
  const rival = all.find(
    (each) => each.role === 'definition' && each.id === name && shareIds(each.section, here.section),
  );
  if (rival !== undefined && name !== here.id) {
    const noun = nounOf(rival.section);
    return refuse(`There is ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun} ${quoted(name)} already.`);
  }
  return all
    .filter((each) => same(each, here))
    .map(({ range }) => ({ start: range.start, end: range.end, text: name }));
}
