import schema from 'virtual:schema';
import type { Path } from '../base/path';
import type { SectionId, Target } from './sections';

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
  readonly propertyNames?: SchemaNode;
  /** The sections whose ids may stand there; see `references.ts`. */
  readonly 'x-refersTo'?: readonly Target[];
  /** A definition whose words may stand there too. */
  readonly 'x-orOneOf'?: string;
  /** Set where what stands in the text counts, also where YAML reads a number: the name of a release, a commit. */
  readonly 'x-asWritten'?: true;
}

const root = schema as SchemaNode & { readonly $defs: Readonly<Record<string, SchemaNode>> };

/** What the schema says of the value at `path`, references resolved; undefined where it knows no such place. */
export function schemaAt(path: Path): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = resolve(typeof step === 'number' ? node.items : propertyOf(node, step));
  }
  return node;
}

/** The same, but for an item of the checklist, which is described alike whatever its id, even an unknown one. */
export function describedAt(path: Path): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>(childOf, root);
}

/** What the schema says of a child of `node`, references resolved; for a misspelled item what it says of any item. */
export function childOf(node: SchemaNode | undefined, step: string | number): SchemaNode | undefined {
  if (node === undefined) return undefined;
  if (typeof step === 'number') return resolve(node.items);
  return resolve(propertyOf(node, step) ?? itemOf(node));
}

/** The definition of an item, where `node` is a stage of the checklist. */
function itemOf(node: SchemaNode): SchemaNode | undefined {
  return Object.values(node.properties ?? {}).find(({ $ref }) => $ref === '#/$defs/item');
}

function propertyOf(node: SchemaNode, key: string): SchemaNode | undefined {
  if (node.properties !== undefined && Object.hasOwn(node.properties, key)) return node.properties[key];
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
}

/** A node with the definition it refers to; its own words (title, description) win over those of the definition. */
export function resolve(node: SchemaNode | undefined): SchemaNode | undefined {
  if (node?.$ref === undefined) return node;
  const known = resolved.get(node);
  if (known !== undefined) return known;
  const { $ref, ...own } = node;
  const whole = { ...resolve(root.$defs[$ref.slice('#/$defs/'.length)]), ...own };
  resolved.set(node, whole);
  return whole;
}

/** Of each node that refers to a definition: a check asks for the same ones thousands of times. */
const resolved = new WeakMap<SchemaNode, SchemaNode>();

/** Whether `is` holds for a place of the schema or for any below it, found out once for each: no definition refers to itself. */
export function anyBelow(is: (node: SchemaNode) => boolean): (node: SchemaNode) => boolean {
  const known = new WeakMap<SchemaNode, boolean>();
  const holds = (node: SchemaNode): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const { properties, additionalProperties, items, propertyNames } = resolve(node) ?? node;
    const below = [...Object.values(properties ?? {}), additionalProperties, items, propertyNames];
    const found = is(node) || below.some((each) => typeof each === 'object' && holds(each));
    known.set(node, found);
    return found;
  };
  return holds;
}

/** The name of the definition that the value at `path` refers to: `ownerId`, `date`, `document`, … */
export function definitionAt(path: Path): string | undefined {
  const step = path.at(-1);
  const parent = path.length === 0 ? undefined : schemaAt(path.slice(0, -1));
  if (step === undefined || parent === undefined) return undefined;
  const node = typeof step === 'number' ? parent.items : propertyOf(parent, step);
  return node?.$ref?.slice('#/$defs/'.length);
}

/** The types that a value may have; none where the schema does not say. */
export function typesOf(node: SchemaNode | undefined): readonly string[] {
  return [node?.type ?? []].flat();
}

/** Whether `path` is an entry of a map whose keys are ids that the author chooses. */
export function isFreeMap(node: SchemaNode | undefined): boolean {
  return typeof node?.additionalProperties === 'object';
}

/** Whether a section's entries have ids, stand in a list, or the section is a single entry. */
export function shapeOf(section: SectionId): 'map' | 'list' | 'single' {
  const node = schemaAt([section]);
  if (node?.type === 'array') return 'list';
  return isFreeMap(node) ? 'map' : 'single';
}

/** What one entry of a section is called in a sentence: `data source`, `escalation path`. */
export function nounOf(section: SectionId | 'checklist'): string {
  const node = section === 'checklist' ? resolve({ $ref: '#/$defs/item' }) : entryNode(section);
  return (node?.title ?? section).toLowerCase();
}

function entryNode(section: SectionId): SchemaNode | undefined {
  const shape = shapeOf(section);
  if (shape === 'single') return schemaAt([section]);
  return schemaAt([section, shape === 'list' ? 0 : 'x']);
}
