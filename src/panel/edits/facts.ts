/** Edits of the typed facts: entries that come and go. */
import {
  isMapSection,
  isRefusal,
  type Manifest,
  type MapNode,
  nodeAt,
  type Path,
  type PlainValue,
  quoted,
  type Refusal,
  referencesTo,
  schemaAt,
} from '../../core/service';
import {
  type Collection,
  collectionAt,
  entryNoun,
  entryPath,
  nestedIn,
  specOf,
  specsOf,
} from '../model/sections';
import type { EditRequest } from '../protocol/edits';
import type { FactValue } from '../protocol/facts';
import type { EditContext, OperationsOrRefusal } from './context';
import { valueFor } from './fact-values';
import { idTrouble } from './input';
import { stillReferredTo } from './questions';

type Request<K extends EditRequest['kind']> = Extract<EditRequest, { kind: K }>;

export const noSuchSection: Refusal = { refused: 'The manifest has no such section.' };
export const noSuchField: Refusal = { refused: 'There is no such field.' };

/** Adds an entry with all that is known of it. */
export function addFact(request: Request<'add-fact'>, context: EditContext): OperationsOrRefusal {
  const { section, entry, values } = request;
  const collection = collectionAt(section);
  if (collection === undefined) return noSuchSection;
  const built = newEntry(collection, values, context.known);
  if (isRefusal(built)) return built;
  const { root } = context.document.parsed;
  const { path, shape } = collection;
  const holder = path.slice(0, -1);
  if (holder.length > 1 && nodeAt(root, holder) === undefined)
    return { refused: `${quoted(String(holder.at(-1)))} is no longer there.` };
  if (shape === 'list') {
    const list = nodeAt(root, path);
    return list?.kind === 'list' && list.items.length > 0
      ? [{ kind: 'set', path: [...path, list.items.length], value: built.value }]
      : [{ kind: 'set', path, value: [built.value] }];
  }
  if (shape === 'single') {
    if (nodeAt(root, path)?.kind === 'map')
      return { refused: `"${section}" already exists: change its fields.` };
    return [{ kind: 'set', path, value: built.value }];
  }
  const trouble = idTrouble(entry);
  if (trouble !== undefined) return { refused: trouble };
  if (nodeAt(root, [...path, entry]) !== undefined)
    return { refused: `${quoted(entry)} already exists: give the new one another id.` };
  return [{ kind: 'set', path: [...path, entry], value: built.value }];
}

/** Takes an entry away. Where something still refers to it, only once the user knows of that. */
export function removeFact(
  { section, entry, told = 0 }: Request<'remove-fact'>,
  context: EditContext,
): OperationsOrRefusal {
  const collection = collectionAt(section);
  if (collection === undefined) return noSuchSection;
  if (isRequired([section])) return { refused: `A manifest cannot be without its ${section}.` };
  const gone = missingEntry(collection, entry, context);
  if (gone !== undefined) return gone;
  const path = entryPath(collection, entry);
  const { root } = context.document.parsed;
  if (nodeAt(root, path) === undefined) return [];
  const references = isMapSection(section) ? referencesTo(context.document.manifest, section, entry) : [];
  if (references.length > told) return stillReferredTo(entry, references, context.document);
  if (!isOnly(root, path)) return [{ kind: 'remove', path }];
  return isRequired(collection.path)
    ? [{ kind: 'set', path: collection.path, value: {} }]
    : [{ kind: 'remove', path: collection.path }];
}

/** A refusal where a map or list has no such entry. */
export function missingEntry(
  collection: Collection,
  entry: string,
  { document }: EditContext,
): Refusal | undefined {
  if (collection.shape === 'single') return undefined;
  return nodeAt(document.parsed.root, entryPath(collection, entry)) === undefined
    ? { refused: `${quoted(entry)} is no longer there.` }
    : undefined;
}

function isOnly(root: Parameters<typeof nodeAt>[0], path: Path): boolean {
  const parent = nodeAt(root, path.slice(0, -1));
  if (parent?.kind === 'list') return parent.items.length === 1;
  return parent?.kind === 'map' && (parent as MapNode).entries.length === 1;
}

/** The value of a new entry, its fields in the order of the form. */
function newEntry(
  collection: Collection,
  values: Readonly<Record<string, FactValue>>,
  manifest: Manifest,
): { value: PlainValue } | Refusal {
  const entry: Record<string, PlainValue> = {};
  for (const key of inFormOrder(collection, Object.keys(values))) {
    const raw = values[key];
    if (raw === undefined || isNothing(raw)) continue;
    const spec = specOf(collection, key);
    if (spec === undefined) return noSuchField;
    const value = valueFor(spec, { raw, before: undefined, manifest });
    if (isRefusal(value)) return value;
    setNested(entry, spec.steps, value.value);
  }
  if (Object.keys(entry).length === 0) return { refused: 'Fill in at least one field.' };
  const inner = new Set(nestedIn(collection, 'x').map(({ path }) => path.at(-1)));
  for (const key of schemaAt(entryPath(collection, 'x'))?.required ?? []) {
    if (Object.hasOwn(entry, key)) continue;
    // What is added to it next must have its place.
    if (!inner.has(key)) return { refused: `A ${entryNoun(collection)} needs a ${key}.` };
    entry[key] = {};
  }
  return { value: entry };
}

function setNested(entry: Record<string, PlainValue>, steps: readonly string[], value: PlainValue): void {
  const [first, ...rest] = steps;
  if (first === undefined) return;
  if (rest.length === 0) {
    entry[first] = value;
    return;
  }
  const inner: Record<string, PlainValue> = { ...(entry[first] as Record<string, PlainValue> | undefined) };
  setNested(inner, rest, value);
  entry[first] = inner;
}

/** Whether what holds it cannot be without the key at a path. */
export function isRequired(path: Path): boolean {
  return schemaAt(path.slice(0, -1))?.required?.some((key) => key === path.at(-1)) === true;
}

/** Keys of fields in the order of the form. */
export function inFormOrder(collection: Collection, keys: readonly string[]): string[] {
  const order = new Map(specsOf(collection).map(({ key }, at) => [key, at]));
  return [...keys].sort((one, other) => (order.get(one) ?? 99) - (order.get(other) ?? 99));
}

export function isNothing(raw: FactValue | undefined): boolean {
  return raw === undefined || raw === '' || (Array.isArray(raw) && raw.length === 0);
}
