import schema from '../../../schemas/ai-readiness.schema.json';
import type { Path } from '../base/path';

/** The parts of a JSON Schema that this project's schema uses. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly examples?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const root = schema as unknown as SchemaNode & { readonly $defs: Readonly<Record<string, SchemaNode>> };

/** What the schema says of the value at `path`, references resolved; undefined where it knows no such place. */
export function schemaAt(path: Path): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = resolve(typeof step === 'number' ? node.items : propertyOf(node, step));
  }
  return node;
}

function propertyOf(node: SchemaNode, key: string): SchemaNode | undefined {
  if (node.properties !== undefined && Object.hasOwn(node.properties, key)) return node.properties[key];
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
}

/** A node with the definition it refers to; its own words (title, description) win over those of the definition. */
export function resolve(node: SchemaNode | undefined): SchemaNode | undefined {
  if (node?.$ref === undefined) return node;
  const { $ref, ...own } = node;
  return { ...resolve(root.$defs[$ref.slice('#/$defs/'.length)]), ...own };
}

/** The name of the definition that the value at `path` refers to: `ownerId`, `date`, `document`, … */
export function definitionAt(path: Path): string | undefined {
  const step = path.at(-1);
  const parent = path.length === 0 ? undefined : schemaAt(path.slice(0, -1));
  if (step === undefined || parent === undefined) return undefined;
  const node = typeof step === 'number' ? parent.items : propertyOf(parent, step);
  return node?.$ref?.slice('#/$defs/'.length);
}

/** Whether `path` is an entry of a map whose keys are ids that the author chooses. */
export function isFreeMap(node: SchemaNode | undefined): boolean {
  return typeof node?.additionalProperties === 'object';
}
