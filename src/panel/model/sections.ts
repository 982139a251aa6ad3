/** The sections of typed facts, and the forms that the schema makes of them. */

import {
  definitionAt,
  type Path,
  type RefersTo,
  refersTo,
  type SchemaNode,
  type SectionId,
  schemaAt,
  shapeOf,
} from '../../core/service';
import type { FactField } from '../protocol';

/** The path of an entry, by its key: an id, an index as text, or nothing for a single entry. */
export function entryPath(section: SectionId, key: string): Path {
  const shape = shapeOf(section);
  if (shape === 'single') return [section];
  return [section, shape === 'list' ? Number(key) : key];
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

/** The fields of a section's entries, in the order of the schema. */
export function specsOf(section: SectionId): FieldSpec[] {
  return keysUnder(samplePath(section)).flatMap((steps) => specAt(section, steps) ?? []);
}

/** The field of that key; undefined where the schema knows none, or where it is a group of fields. */
export function specOf(section: SectionId, key: string): FieldSpec | undefined {
  return specAt(section, key.split('.'));
}

/** A path on which the schema knows the entries of a section. */
function samplePath(section: SectionId): Path {
  return entryPath(section, shapeOf(section) === 'list' ? '0' : 'x');
}

function keysUnder(path: Path): string[][] {
  return Object.keys(schemaAt(path)?.properties ?? {}).flatMap((key) => {
    const nested = keysUnder([...path, key]);
    return nested.length === 0 ? [[key]] : nested.map((steps) => [key, ...steps]);
  });
}

function specAt(section: SectionId, steps: readonly string[]): FieldSpec | undefined {
  const path = [...samplePath(section), ...steps];
  const whole = schemaAt(path);
  if (whole === undefined || whole.type === 'object') return undefined;
  const list = whole.type === 'array';
  const at = list ? [...path, 0] : path;
  const node = schemaAt(at) ?? whole;
  const to = refersTo(at);
  const group = steps.length > 1 ? schemaAt(path.slice(0, -1))?.title : undefined;
  const title = whole.title ?? steps.at(-1) ?? '';
  return {
    key: steps.join('.'),
    steps,
    title: group === undefined ? title : `${group}: ${title.toLowerCase()}`,
    kind: list ? 'text' : kindOf(at, node),
    list,
    node,
    description: whole.description ?? '',
    ...(to === undefined ? {} : { refersTo: to }),
  };
}

/** References to one of these sections alone are chosen from a list that the page has once for all fields. */
const listed: Readonly<Partial<Record<SectionId | 'checklist', FactField['kind']>>> = {
  owners: 'owner',
  systems: 'system',
  signals: 'signal',
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
