/** The sections of typed facts, and the forms that the schema makes of them. */

import { definitionAt, isFreeMap, type Path, type SchemaNode, schemaAt } from '../../core/service';
import type { FactField } from '../protocol';

export const sections = [
  'workflow',
  'risk',
  'owners',
  'systems',
  'data',
  'integrations',
  'models',
  'value',
  'pilot',
  'adoption',
  'signals',
  'oversight',
  'escalation',
  'controls',
] as const;
export type Section = (typeof sections)[number];

export function isSection(text: string): text is Section {
  return (sections as readonly string[]).includes(text);
}

/** Whether a section's entries have ids, stand in a list, or the section is a single entry. */
export function shapeOf(section: Section): 'map' | 'list' | 'single' {
  const node = schemaAt([section]);
  if (node?.type === 'array') return 'list';
  return isFreeMap(node) ? 'map' : 'single';
}

/** The path of an entry, by its key: an id, an index as text, or nothing for a single entry. */
export function entryPath(section: Section, key: string): Path {
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
}

/** The fields of a section's entries, in the order of the schema. */
export function specsOf(section: Section): FieldSpec[] {
  return keysUnder(samplePath(section)).flatMap((steps) => specAt(section, steps) ?? []);
}

/** The field of that key; undefined where the schema knows none, or where it is a group of fields. */
export function specOf(section: Section, key: string): FieldSpec | undefined {
  return specAt(section, key.split('.'));
}

/** A path on which the schema knows the entries of a section. */
function samplePath(section: Section): Path {
  return entryPath(section, shapeOf(section) === 'list' ? '0' : 'x');
}

function keysUnder(path: Path): string[][] {
  return Object.keys(schemaAt(path)?.properties ?? {}).flatMap((key) => {
    const nested = keysUnder([...path, key]);
    return nested.length === 0 ? [[key]] : nested.map((steps) => [key, ...steps]);
  });
}

function specAt(section: Section, steps: readonly string[]): FieldSpec | undefined {
  const path = [...samplePath(section), ...steps];
  const whole = schemaAt(path);
  if (whole === undefined || whole.type === 'object') return undefined;
  const list = whole.type === 'array';
  const at = list ? [...path, 0] : path;
  const node = schemaAt(at) ?? whole;
  const group = steps.length > 1 ? schemaAt(path.slice(0, -1))?.title : undefined;
  const title = whole.title ?? steps.at(-1) ?? '';
  return {
    key: steps.join('.'),
    steps,
    title: group === undefined ? title : `${group}: ${title.toLowerCase()}`,
    kind: kindOf(definitionAt(at), node, list),
    list,
    node,
    description: whole.description ?? '',
  };
}

const kindOfDefinition: Readonly<Record<string, FactField['kind']>> = {
  ownerId: 'owner',
  systemId: 'system',
  signalId: 'signal',
  date: 'date',
  duration: 'duration',
  workingTime: 'working-time',
};

function kindOf(definition: string | undefined, node: SchemaNode, list: boolean): FactField['kind'] {
  if (list) return 'text';
  const byDefinition = definition === undefined ? undefined : kindOfDefinition[definition];
  if (byDefinition !== undefined) return byDefinition;
  if (node.enum !== undefined) return 'choice';
  if (node.type === 'boolean') return 'boolean';
  return node.type === 'number' || node.type === 'integer' ? 'number' : 'text';
}
