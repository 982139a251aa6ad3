/**
 * Which key refers to which section. The schema says it, with annotations that other tools pass over: `x-refersTo` names
 * the sections whose ids may stand there, `x-orOneOf` a definition whose words may stand there too. Annotations on
 * `propertyNames` are about the keys of a map. Nothing else in the code knows where a reference can stand.
 */
import type { Path } from '../base/path';
import { catalogueItem } from './catalogue';
import type { Manifest } from './generated/manifest-file';
import { anyBelow, childOf, describedAt, resolve, type SchemaNode, schemaAt } from './navigate';
import type { Target } from './sections';

/** What may stand at a place that refers to something. */
export interface RefersTo {
  /** Where the id may be; where several have it, the first is meant. */
  readonly sections: readonly Target[];
  /** Words that may stand in the place of an id, such as the role of an owner. */
  readonly words: readonly string[];
}

/** A place that refers to an entry of another section, or to an item, by its id. */
export interface Reference extends RefersTo {
  readonly id: string;
  readonly path: Path;
  /** Whether the id is the value at the path, or the last key of it. */
  readonly target: 'key' | 'value';
}

/** What the value at `path` refers to; undefined where it is no reference. */
export function refersTo(path: Path): RefersTo | undefined {
  return annotated(describedAt(path));
}

/** What the keys of the map at `path` refer to; undefined where they are keys of the format, or define ids. */
export function keysReferTo(path: Path): RefersTo | undefined {
  return annotated(resolve(describedAt(path)?.propertyNames));
}

function annotated(node: SchemaNode | undefined): RefersTo | undefined {
  const sections = node?.['x-refersTo'];
  if (sections === undefined) return undefined;
  const definition = node?.['x-orOneOf'];
  return {
    sections,
    words: definition === undefined ? [] : (resolve({ $ref: `#/$defs/${definition}` })?.enum ?? []),
  };
}

/** Every reference in the values of a manifest, in their order. */
export function referencesIn(manifest: unknown): Reference[] {
  const found: Reference[] = [];
  collect(schemaAt([]), manifest, [], found);
  return found;
}

/** Whether anything at a place or below it may refer to something. */
const mayRefer = anyBelow(
  (node) => node['x-refersTo'] !== undefined || resolve(node)?.['x-refersTo'] !== undefined,
);

function collect(node: SchemaNode | undefined, value: unknown, path: Path, found: Reference[]): void {
  if (node === undefined || !mayRefer(node)) return;
  if (typeof value === 'string') add(node, { id: value, path, target: 'value' }, found);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    // forEach passes over the holes that ill-formed entries have left.
    value.forEach((each: unknown, index) => {
      collect(childOf(node, index), each, [...path, index], found);
    });
    return;
  }
  const names = resolve(node.propertyNames);
  for (const [key, each] of Object.entries(value)) {
    const child = childOf(node, key);
    // Most of what stands in a manifest refers to nothing.
    if (names === undefined && typeof each !== 'object' && child?.['x-refersTo'] === undefined) continue;
    const at = [...path, key];
    if (names !== undefined) add(names, { id: key, path: at, target: 'key' }, found);
    collect(child, each, at, found);
  }
}

function add(node: SchemaNode, place: Pick<Reference, 'id' | 'path' | 'target'>, found: Reference[]): void {
  const to = annotated(node);
  // An empty text is a fault of its own.
  if (to !== undefined && place.id !== '') found.push({ ...place, ...to });
}

/** The section that has what a reference names; undefined where none does. */
export function targetOf(
  manifest: Manifest,
  { id, sections }: Pick<Reference, 'id' | 'sections'>,
): Target | undefined {
  return sections.find((section) => has(manifest, section, id));
}

/** Whether a manifest has an entry of that id, or the catalogue an item. */
export function has(manifest: Manifest, section: Target, id: string): boolean {
  if (section === 'checklist') return catalogueItem(id, manifest) !== undefined;
  const entries = manifest[section];
  return entries !== undefined && Object.hasOwn(entries, id) && entries[id] !== undefined;
}

/** The places outside of an entry that refer to it. */
export function referencesTo(manifest: Manifest, section: Target, id: string): Reference[] {
  return referencesIn(manifest).filter(
    ({ path, ...reference }) =>
      reference.id === id &&
      !(path[0] === section && path[1] === id) &&
      targetOf(manifest, reference) === section,
  );
}

/** Whether some place may name an entry of either section, so that their ids must differ. */
export function shareIds(one: Target, other: Target): boolean {
  return (
    one === other ||
    referringPlaces().some(({ sections }) => sections.includes(one) && sections.includes(other))
  );
}

/** A place of the schema that refers to something; in its path `*` stands for any id, and 0 for any index. */
export interface ReferringPlace extends RefersTo {
  readonly path: Path;
  readonly target: 'key' | 'value';
}

/** Every place where the schema knows a reference. */
export function referringPlaces(): ReferringPlace[] {
  const found: ReferringPlace[] = [];
  const visit = (node: SchemaNode | undefined, path: Path): void => {
    const [value, keys] = [annotated(node), annotated(resolve(node?.propertyNames))];
    if (value !== undefined) found.push({ path, target: 'value', ...value });
    if (keys !== undefined) found.push({ path: [...path, '*'], target: 'key', ...keys });
    const named = Object.keys(node?.properties ?? {});
    for (const key of named) visit(childOf(node, key), [...path, key]);
    if (named.length === 0 && typeof node?.additionalProperties === 'object')
      visit(childOf(node, '*'), [...path, '*']);
    if (node?.items !== undefined) visit(childOf(node, 0), [...path, 0]);
  };
  visit(schemaAt([]), []);
  return found;
}
