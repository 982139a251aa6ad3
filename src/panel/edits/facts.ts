/** Edits of the typed facts. */
import {
  isMapSection,
  isRefusal,
  type Manifest,
  type MapNode,
  type Node,
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
import type { EditRequest } from '../protocol';
import type { EditContext, OperationsOrRefusal } from './context';
import { valueFor } from './fact-values';
import { idTrouble } from './input';

type Request<K extends EditRequest['kind']> = Extract<EditRequest, { kind: K }>;

const noSuchSection: Refusal = { refused: 'The manifest has no such section.' };
const noSuchField: Refusal = { refused: 'There is no such field.' };

/** Sets one field of an entry, or takes it away. */
export function setFact(request: Request<'set-fact'>, context: EditContext): OperationsOrRefusal {
  const { section, entry, field } = request;
  const collection = collectionAt(section);
  if (collection === undefined) return noSuchSection;
  const spec = specOf(collection, field);
  if (spec === undefined) return noSuchField;
  const gone = missingEntry(collection, entry, context);
  if (gone !== undefined) return gone;
  const path = [...entryPath(collection, entry), ...spec.steps];
  if (request.value === null || request.value === '') return removeField(path, collection, context);
  const value = valueFor(spec, request.value, context.known);
  if (isRefusal(value)) return value;
  const before = nodeAt(context.document.parsed.root, path);
  if (before !== undefined && hasValue(before, value.value)) return [];
  return [{ kind: 'set', path: path, value: value.value }];
}

/** Whether a node has this value already: a scalar, or a list of them. */
function hasValue(node: Node, value: PlainValue): boolean {
  if (node.kind === 'scalar') return node.value === value;
  if (node.kind !== 'list' || !Array.isArray(value) || node.items.length !== value.length) return false;
  return node.items.every((item, index) => item.kind === 'scalar' && item.value === value[index]);
}

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

/** Takes an entry away, unless something still refers to it. */
export function removeFact(
  { section, entry }: Request<'remove-fact'>,
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
  if (references.length > 0) {
    const named = references.slice(0, 3).map((each) => each.path.join('.'));
    const more = references.length > 3 ? ` and ${references.length - 3} more` : '';
    return { refused: `${quoted(entry)} is still used by ${named.join(', ')}${more}: change that first.` };
  }
  if (!isOnly(root, path)) return [{ kind: 'remove', path }];
  return isRequired(collection.path)
    ? [{ kind: 'set', path: collection.path, value: {} }]
    : [{ kind: 'remove', path: collection.path }];
}

/** A refusal where a map or list has no such entry. */
function missingEntry(collection: Collection, entry: string, { document }: EditContext): Refusal | undefined {
  if (collection.shape === 'single') return undefined;
  return nodeAt(document.parsed.root, entryPath(collection, entry)) === undefined
    ? { refused: `${quoted(entry)} is no longer there.` }
    : undefined;
}

/** Removes a field, and the groups around it that it was the last one of. */
function removeField(path: Path, collection: Collection, { document }: EditContext): OperationsOrRefusal {
  const { root } = document.parsed;
  if (nodeAt(root, path) === undefined) return [];
  if (isRequired(path)) return { refused: `A ${entryNoun(collection)} needs a ${path.at(-1)}.` };
  const { length } = collection.path;
  const shortest = collection.shape === 'single' && !isRequired(collection.path) ? length : length + 2;
  let last = path;
  while (last.length > shortest && isOnly(root, last)) last = last.slice(0, -1);
  return [{ kind: 'remove', path: last }];
}

function isOnly(root: Parameters<typeof nodeAt>[0], path: Path): boolean {
  const parent = nodeAt(root, path.slice(0, -1));
  if (parent?.kind === 'list') return parent.items.length === 1;
  return parent?.kind === 'map' && (parent as MapNode).entries.length === 1;
}

/** The value of a new entry, its fields in the order of the form. */
function newEntry(
  collection: Collection,
  values: Readonly<Record<string, string | number | boolean>>,
  manifest: Manifest,
): { value: PlainValue } | Refusal {
  const order = new Map(specsOf(collection).map(({ key }, at) => [key, at]));
  const keys = Object.keys(values).sort((one, other) => (order.get(one) ?? 99) - (order.get(other) ?? 99));
  const entry: Record<string, PlainValue> = {};
  for (const key of keys) {
    const raw = values[key];
    if (raw === undefined || raw === '') continue;
    const spec = specOf(collection, key);
    if (spec === undefined) return noSuchField;
    const value = valueFor(spec, raw, manifest);
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
function isRequired(path: Path): boolean {
  return schemaAt(path.slice(0, -1))?.required?.some((key) => key === path.at(-1)) === true;
}
