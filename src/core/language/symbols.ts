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
import { entryOf, nodeAt } from '../text/tree';
import { anchorOf } from './anchors';

/** A place where an id stands: where it is defined, or where something refers to it. */
export interface Occurrence {
  /** The section whose entry it names; of an item, the checklist. */
  readonly section: Target;
  readonly id: string;
  readonly role: 'definition' | 'reference';
  readonly path: Path;
  /** The id alone, without its quotes, where it is written: for an alias under its anchor. */
  readonly range: Range;
  /** The alias that stands in the place of the id. */
  readonly alias?: Range;
}

/** Every place where an id is written, in the order of the text. */
export function occurrences(document: ManifestDocument): Occurrence[] {
  const seen = new Set<number>();
  return uses(document).filter(({ range }) => !seen.has(range.start) && seen.add(range.start));
}

/** The same with each use of what is written once and repeated by an alias or a merge. */
function uses(document: ManifestDocument): Occurrence[] {
  const { value } = document.parsed;
  const found: Occurrence[] = [];
  for (const section of mapSectionIds) found.push(...definitions(document, section, [section]));
  for (const stage of stages) {
    const items = definitions(document, 'checklist', ['checklist', stage]);
    found.push(...items.filter(({ id }) => catalogueItem(id) !== undefined));
  }
  const defined = new Set(found.map(({ section, id }) => `${section} ${id}`));
  for (const reference of referencesIn(value)) {
    const section = sectionOf(reference, defined);
    const place = section && placeOf(document, reference);
    if (section === undefined || place === undefined) continue;
    const { id, path } = reference;
    found.push({ section, id, role: 'reference', path, ...place });
  }
  return found.sort((one, other) => one.range.start - other.range.start);
}

function definitions(document: ManifestDocument, section: Target, path: Path): Occurrence[] {
  const node = nodeAt(document.parsed.root, path);
  if (node?.kind !== 'map') return [];
  const named = node.entries.filter(({ key }) => key !== '');
  return named.map(({ key, keyStart, keyEnd }) => ({
    section,
    id: key,
    role: 'definition',
    path: [...path, key],
    ...written(document, { start: keyStart, end: keyEnd }),
  }));
}

/** The section that a reference leads to, or would if it had the id; undefined for a word that is no id. */
function sectionOf({ id, sections, words }: Reference, defined: ReadonlySet<string>): Target | undefined {
  const known = sections.find((section) => defined.has(`${section} ${id}`));
  return known ?? (words.length > 0 ? undefined : sections.at(-1));
}

/** Where a text refers to entries that it does not have itself: only a configuration can have them. */
export function outsideReferences(document: ManifestDocument): (Pick<Reference, 'id' | 'sections'> & {
  readonly range: Range;
})[] {
  return referencesIn(document.parsed.value).flatMap((reference) => {
    const { id, sections } = reference;
    const isOwn = sections.some((section) => nodeAt(document.parsed.root, [section, id]) !== undefined);
    const place = isOwn ? undefined : placeOf(document, reference);
    return place === undefined ? [] : [{ id, sections, range: place.range }];
  });
}

/** Where the text has the id of a reference, be it under an anchor elsewhere. */
function placeOf(
  document: ManifestDocument,
  { path, target }: Reference,
): Pick<Occurrence, 'range' | 'alias'> | undefined {
  const parent = nodeAt(document.parsed.root, path.slice(0, -1));
  if (target === 'key') {
    const entry = entryOf(parent, path.at(-1) ?? '');
    return entry && written(document, { start: entry.keyStart, end: entry.keyEnd });
  }
  const node = nodeAt(parent, path.slice(-1));
  return node && written(document, node);
}

/** Where what stands at a range is written, which for an alias is elsewhere. */
function written(document: ManifestDocument, { start, end }: Range): Pick<Occurrence, 'range' | 'alias'> {
  const value = anchorOf(document, start)?.value;
  if (value === undefined) return { range: bare(document, { start, end }) };
  return { range: bare(document, value), alias: { start, end } };
}

/** The range without quotes. */
function bare({ text }: ManifestDocument, { start, end }: Range): Range {
  return /["']/.test(text.charAt(start)) ? { start: start + 1, end: end - 1 } : { start, end };
}

/** The id at a place, or undefined. */
export function occurrenceAt(document: ManifestDocument, offset: number): Occurrence | undefined {
  return occurrences(document).find(({ range }) => range.start <= offset && offset <= range.end);
}

/** The id that an alias stands for, where it stands for one. */
export function aliasedAt(document: ManifestDocument, { start }: Range): Occurrence | undefined {
  if (anchorOf(document, start) === undefined) return undefined;
  return uses(document).find(({ alias }) => alias?.start === start);
}

/** Where the id at a place is defined; undefined where nothing is, or it is not. */
export function definitionOf(document: ManifestDocument, offset: number): Occurrence | undefined {
  const here = occurrenceAt(document, offset);
  return here && occurrences(document).find((each) => each.role === 'definition' && same(each, here));
}

/** Every place that has to do with the id at a place, its definition first; where an alias stands for it, that too. */
export function referencesOf(document: ManifestDocument, offset: number): Occurrence[] {
  const here = occurrenceAt(document, offset);
  if (here === undefined) return [];
  const seen = new Set<number>();
  const all = uses(document)
    .filter((each) => same(each, here))
    .flatMap((each) => (each.alias === undefined ? [each] : [each, { ...each, range: each.alias }]))
    .filter(({ range }) => !seen.has(range.start) && seen.add(range.start));
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
  const edits = all.filter((each) => same(each, here));
  const places = new Set(edits.map(({ range }) => range.start));
  const shared = uses(document).find((each) => places.has(each.range.start) && !same(each, here));
  if (shared !== undefined)
    return refuse(
      `By an alias or a merge, what is written here stands for the ${nounOf(shared.section)} ${quoted(shared.id)} as well: write the two apart first.`,
    );
  return edits.map(({ range }) => ({ start: range.start, end: range.end, text: name }));
}
