/** Edits of the typed facts. */
import {
  isMapSection,
  isRefusal,
  isSection,
  type Manifest,
  type MapNode,
  type Node,
  nodeAt,
  nounOf,
  type Path,
  type PlainValue,
  quoted,
  type Refusal,
  referencesTo,
  type SectionId,
  schemaAt,
  shapeOf,
} from '../../core/service';
import { entryPath, specOf, specsOf } from '../model/sections';
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
  if (!isSection(section)) return noSuchSection;
  const spec = specOf(section, field);
  if (spec === undefined) return noSuchField;
  const gone = missingEntry(section, entry, context);
  if (gone !== undefined) return gone;
  const path = [...entryPath(section, entry), ...spec.steps];
  if (request.value === null || request.value === '') return removeField(path, section, context);
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
  if (!isSection(section)) return noSuchSection;
  const built = newEntry(section, values, context.known);
  if (isRefusal(built)) return built;
  const { root } = context.document.parsed;
  const shape = shapeOf(section);
  if (shape === 'list') {
    const list = nodeAt(root, [section]);
    return list?.kind === 'list' && list.items.length > 0
      ? [{ kind: 'set', path: [section, list.items.length], value: built.value }]
      : [{ kind: 'set', path: [section], value: [built.value] }];
  }
  if (shape === 'single') {
    if (nodeAt(root, [section])?.kind === 'map')
      return { refused: `"${section}" already exists: change its fields.` };
    return [{ kind: 'set', path: [section], value: built.value }];
  }
  const trouble = idTrouble(entry);
  if (trouble !== undefined) return { refused: trouble };
  if (nodeAt(root, [section, entry]) !== undefined)
    return { refused: `${quoted(entry)} already exists: give the new one another id.` };
  return [{ kind: 'set', path: [section, entry], value: built.value }];
}

/** Takes an entry away, unless something still refers to it. */
export function removeFact(
  { section, entry }: Request<'remove-fact'>,
  context: EditContext,
): OperationsOrRefusal {
  if (!isSection(section)) return noSuchSection;
  if (isRequired([section])) return { refused: `A manifest cannot be without its ${section}.` };
  const gone = missingEntry(section, entry, context);
  if (gone !== undefined) return gone;
  const path = entryPath(section, entry);
  const { root } = context.document.parsed;
  if (nodeAt(root, path) === undefined) return [];
  const references = isMapSection(section) ? referencesTo(context.document.manifest, section, entry) : [];
  if (references.length > 0) {
    const named = references.slice(0, 3).map((each) => each.path.join('.'));
    const more = references.length > 3 ? ` and ${references.length - 3} more` : '';
    return { refused: `${quoted(entry)} is still used by ${named.join(', ')}${more}: change that first.` };
  }
  return [{ kind: 'remove', path: isOnly(root, path) ? [section] : path }];
}

/** A refusal where a map or list has no such entry. */
function missingEntry(section: SectionId, entry: string, { document }: EditContext): Refusal | undefined {
  if (shapeOf(section) === 'single') return undefined;
  return nodeAt(document.parsed.root, entryPath(section, entry)) === undefined
    ? { refused: `${quoted(entry)} is no longer there.` }
    : undefined;
}

/** Removes a field, and the groups around it that it was the last one of. */
function removeField(path: Path, section: SectionId, { document }: EditContext): OperationsOrRefusal {
  const { root } = document.parsed;
  if (nodeAt(root, path) === undefined) return [];
  if (isRequired(path)) return { refused: `A ${nounOf(section)} needs a ${path.at(-1)}.` };
  const shortest = shapeOf(section) === 'single' && !isRequired([section]) ? 1 : 3;
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
  section: SectionId,
  values: Readonly<Record<string, string | number | boolean>>,
  manifest: Manifest,
): { value: PlainValue } | Refusal {
  const order = new Map(specsOf(section).map(({ key }, at) => [key, at]));
  const keys = Object.keys(values).sort((one, other) => (order.get(one) ?? 99) - (order.get(other) ?? 99));
  const entry: Record<string, PlainValue> = {};
  for (const key of keys) {
    const raw = values[key];
    if (raw === undefined || raw === '') continue;
    const spec = specOf(section, key);
    if (spec === undefined) return noSuchField;
    const value = valueFor(spec, raw, manifest);
    if (isRefusal(value)) return value;
    setNested(entry, spec.steps, value.value);
  }
  return Object.keys(entry).length === 0 ? { refused: 'Fill in at least one field.' } : { value: entry };
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
