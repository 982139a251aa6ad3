/** Where entries of typed facts stand, and the forms that the schema makes of them. */

import {
  definitionAt,
  isSection,
  keysReferTo,
  type Path,
  type RefersTo,
  refersTo,
  type SchemaNode,
  schemaAt,
} from '../../core/service';
import type { FactField, FactGroup } from '../protocol/facts';

/** A place that holds entries: a section, or a map or list within an entry, such as the metrics of an evaluation. */
export interface Collection {
  /** The keys that lead to it, joined by dots: `data`, `evaluations.release-gate.metrics`, `escalation.0.then`. */
  readonly name: string;
  readonly path: Path;
  readonly shape: FactGroup['shape'];
  readonly title: string;
  /** The same for those that differ by the entry alone in which they stand: `escalation.*.then`. */
  readonly kind: string;
  /** The keys that are its fields; all that the schema knows where this is left out. */
  readonly only?: readonly string[];
}

/** The collection of that name; undefined where the schema knows none. */
export function collectionAt(name: string): Collection | undefined {
  const steps = name.split('.');
  if (!isSection(steps[0])) return undefined;
  const path: (string | number)[] = [];
  const kind: string[] = [];
  for (const step of steps) {
    const { type, properties } = schemaAt(path) ?? {};
    path.push(type === 'array' ? Number(step) : step);
    kind.push(properties === undefined ? '*' : step);
  }
  const node = schemaAt(path);
  if (node === undefined) return undefined;
  const shape = shapeAt(path, node);
  // Within an entry, what is a single map is a group of its fields.
  if (shape === undefined || (shape === 'single' && path.length > 1)) return undefined;
  return { name, path, shape, title: node.title ?? name, kind: kind.join('.') };
}

/** How entries stand at a place; undefined where none do. */
function shapeAt(path: Path, node: SchemaNode): Collection['shape'] | undefined {
  if (node.type === 'array') return schemaAt([...path, 0])?.properties === undefined ? undefined : 'list';
  if (node.properties !== undefined) return 'single';
  return typeof node.additionalProperties === 'object' && keysReferTo(path) === undefined ? 'map' : undefined;
}

/** The path of an entry, by its key: an id, an index as text, or nothing for a single entry. */
export function entryPath({ path, shape }: Collection, key: string): Path {
  if (shape === 'single') return path;
  return [...path, shape === 'list' ? Number(key) : key];
}

/** What is within an entry, by the kind of its collection: a manifest may have hundreds of a kind. */
const inner = new Map<string, readonly (Pick<Collection, 'shape' | 'title' | 'kind'> & { step: string })[]>();

/** The collections within an entry. */
export function nestedIn(collection: Collection, key: string): Collection[] {
  const entry = entryPath(collection, key);
  const known =
    inner.get(collection.kind) ??
    Object.keys(schemaAt(entry)?.properties ?? {}).flatMap((step) => {
      const found = collectionAt([...entry, step].join('.'));
      return found === undefined ? [] : [{ ...found, step }];
    });
  inner.set(collection.kind, known);
  return known.map(({ step, ...rest }) => {
    const path = [...entry, step];
    return { ...rest, name: path.join('.'), path };
  });
}

/** What one entry is called in a sentence: `data source`, `metric`. */
export function entryNoun(collection: Collection): string {
  return (schemaAt(samplePath(collection))?.title ?? collection.title).toLowerCase();
}

/** A field of an entry, as the schema has it. */
export interface FieldSpec {
  /** Nested keys joined by a dot. */
  readonly key: string;
  readonly steps: readonly string[];
  readonly title: string;
  readonly kind: FactField['kind'];
  /** Whether it holds several values. */
  readonly list: boolean;
  /** What the schema says of the value, or of one of its values. */
  readonly node: SchemaNode;
  readonly description: string;
  /** What its value refers to, where it is a reference. */
  readonly refersTo?: RefersTo;
}

const specs = new Map<string, readonly FieldSpec[]>();

/** The fields of a collection's entries, in the order of the schema. */
export function specsOf(collection: Collection): readonly FieldSpec[] {
  const { kind, only } = collection;
  const known =
    specs.get(kind) ??
    keysUnder(samplePath(collection), only).flatMap((steps) => specAt(collection, steps) ?? []);
  specs.set(kind, known);
  return known;
}

/** The field of that key; undefined where the schema knows none, or where it is a group of fields. */
export function specOf(collection: Collection, key: string): FieldSpec | undefined {
  const steps = key.split('.');
  return collection.only?.includes(steps[0] ?? '') === false ? undefined : specAt(collection, steps);
}

/** A path on which the schema knows the entries of a collection. */
function samplePath(collection: Collection): Path {
  return entryPath(collection, collection.shape === 'list' ? '0' : 'x');
}

function keysUnder(path: Path, only?: Collection['only']): string[][] {
  return (only ?? Object.keys(schemaAt(path)?.properties ?? {})).flatMap((key) => {
    const nested = keysUnder([...path, key]);
    return nested.length === 0 ? [[key]] : nested.map((steps) => [key, ...steps]);
  });
}

function specAt(collection: Collection, steps: readonly string[]): FieldSpec | undefined {
  const path = [...samplePath(collection), ...steps];
  const whole = schemaAt(path);
  if (whole === undefined || whole.type === 'object') return undefined;
  const list = whole.items !== undefined;
  const at = list ? [...path, 0] : path;
  const node = schemaAt(at) ?? whole;
  if (node.type === 'object') return undefined;
  const to = refersTo(at);
  const group = steps.length > 1 ? schemaAt(path.slice(0, -1))?.title : undefined;
  const title = whole.title ?? steps.at(-1) ?? '';
  return {
    key: steps.join('.'),
    steps,
    title: group === undefined ? title : `${group}: ${title.toLowerCase()}`,
    kind: list ? kindOf(at, node) : proseOr(kindOf(at, node), steps),
    list,
    node,
    description: whole.description ?? '',
    ...(to === undefined ? {} : { refersTo: to }),
  };
}

/** The fields in which people write sentences. */
const prose = new Set([
  'summary',
  'endState',
  'reasoning',
  'reason',
  'undo',
  'action',
  'safeDefault',
  'note',
]);

function proseOr(kind: FactField['kind'], steps: readonly string[]): FactField['kind'] {
  return kind === 'text' && prose.has(steps.at(-1) ?? '') ? 'prose' : kind;
}

/** References to one of these sections alone are chosen from a list that the page has once for all fields. */
const listed: Readonly<Partial<Record<string, FactField['kind']>>> = {
  owners: 'owner',
  systems: 'system',
  signals: 'signal',
  checklist: 'item',
};

function kindOf(path: Path, node: SchemaNode): FactField['kind'] {
  const to = refersTo(path);
  const [section, ...others] = to?.sections ?? [];
  if (section !== undefined && others.length === 0 && to?.words.length === 0)
    return listed[section] ?? 'choice';
  const definition = definitionAt(path);
  if (definition === 'date' || definition === 'duration') return definition;
  if (definition === 'workingTime') return 'working-time';
  if (node.enum !== undefined || to !== undefined) return 'choice';
  if (node.type === 'boolean') return 'boolean';
  return node.type === 'number' || node.type === 'integer' ? 'number' : 'text';
}
