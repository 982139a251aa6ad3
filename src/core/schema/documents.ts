/** Which keys name a document of the repository. The schema says it: what refers to its definition `document`. */
import type { Path } from '../base/path';
import type { Manifest } from './generated/manifest-file';
import { anyBelow, childOf, resolve, type SchemaNode, schemaAt } from './navigate';

/** A document that a manifest names outside of its evidence: a contract, a result, a prompt. */
export interface NamedDocument {
  /** A path or a link, as it is written. */
  readonly document: string;
  readonly path: Path;
  /** What it is, in a sentence: `data contract`, `prompt`. */
  readonly noun: string;
}

const definition = '#/$defs/document';

/** Whether a place has the name of a document itself, or may have it in a list. */
function isNaming(node: SchemaNode | undefined): boolean {
  return node?.$ref === definition || node?.$ref === '#/$defs/declaredIn';
}

/** Every document that a manifest names, in the order of the schema, but for evidence. Rules have them in their context. */
export function documentsIn(manifest: Manifest): readonly NamedDocument[] {
  const known = documentsOf.get(manifest);
  if (known !== undefined) return known;
  const found: NamedDocument[] = [];
  for (const [key, value] of Object.entries(manifest))
    if (key !== 'checklist') collect(schemaAt([key]), value, [key], found);
  documentsOf.set(manifest, found);
  return found;
}

/** Asked for when files are looked up, and when they are judged. */
const documentsOf = new WeakMap<Manifest, readonly NamedDocument[]>();

/** Whether anything below a place may name a document. */
const mayName = anyBelow(isNaming);

function collect(node: SchemaNode | undefined, value: unknown, path: Path, found: NamedDocument[]): void {
  if (node === undefined || typeof value !== 'object' || value === null || !mayName(node)) return;
  const steps = Array.isArray(value) ? [...value.keys()].filter((at) => at in value) : Object.keys(value);
  for (const step of steps) {
    const each: unknown = (value as Readonly<Record<string | number, unknown>>)[step];
    if (typeof each !== 'string' && typeof each !== 'object') continue;
    const raw =
      typeof step === 'number' ? node.items : (node.properties?.[step] ?? node.additionalProperties);
    const use = typeof raw === 'object' ? raw : undefined;
    if (typeof each === 'object') collect(childOf(node, step), each, [...path, step], found);
    else if (isNaming(use) && each !== '')
      found.push({ document: each, path: [...path, step], noun: nounOf(use, node) });
  }
}

/** Where the title of a place is no noun: what the document is that it names. */
const nouns: Readonly<Record<string, string>> = { 'declared in': 'declaration', 'deployed by': 'deployment' };

/** The words of the place; one that only says "file" has those of what it belongs to. */
function nounOf(use: SchemaNode | undefined, parent: SchemaNode): string {
  const [own = '', of = 'entry'] = [resolve(use)?.title, parent.title].map((title) => {
    const words = title?.toLowerCase();
    return words === undefined ? undefined : (nouns[words] ?? words);
  });
  return own === 'file' ? `file of the ${of}` : own;
}
