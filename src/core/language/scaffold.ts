import type { Path } from '../base/path';
import type { Stage } from '../base/stages';
import { isMapSection, isSection, sections } from '../domain/sections';
import type { Evidence } from '../schema/generated/manifest-file';
import { definitionAt, resolve, type SchemaNode, schemaAt, typesOf } from '../schema/navigate';
import { keysReferTo, refersTo } from '../schema/references';

/**
 * What is written for a key or an entry: a snippet with the frame of it and a place for each value. It claims nothing:
 * no place has a value already, and no choices either, since VS Code writes the first of them.
 */
export interface Scaffold {
  readonly snippet: string;
  /** Whether the first place has values that can be proposed. */
  readonly asks: boolean;
}

/** How something is to be written. */
interface Style {
  /** All on one line. */
  readonly flow: boolean;
  /** The stage that the manifest is in. */
  readonly stage: Stage;
  /** An id that is referred to and not there: what a first entry is most likely to be called. */
  readonly id?: string | undefined;
}

/** Counts the places to fill in, so that tab leads from one to the next. */
class Stops {
  private last = 0;
  /** Where the first place is, if it is empty. */
  first: Path | undefined;

  constructor(readonly id: string | undefined) {}

  /** An empty place for the value at a path, or in the map there. */
  empty(path: Path): string {
    if (this.last === 0) this.first = path;
    this.last++;
    return `$${this.last}`;
  }

  /** A place that says what to write there. */
  named(name: string): string {
    this.last++;
    return `\${${this.last}:${name}}`;
  }
}

/** `key` at `parent` and what it usually holds. */
export function keyScaffold(parent: Path, key: string, { flow, stage, id }: Style): Scaffold {
  const path = [...parent, key];
  const node = schemaAt(path);
  const stops = new Stops(id);
  if (node?.const !== undefined) return { snippet: `${key}: ${String(node.const)}`, asks: false };
  const { length } = path;
  const written =
    path[0] === 'checklist' && length < 4
      ? claims(path, { flow, stage }, stops)
      : content(path, node, flow, stops);
  return scaffold(`${key}:${written}`, stops);
}

/** A new entry, or a new item of a list, in the collection at `path`; undefined where it has none. */
export function entryScaffold(path: Path, flow: boolean, wanted?: string): Scaffold | undefined {
  const node = schemaAt(path);
  const stops = new Stops(wanted);
  if (typeof node?.additionalProperties === 'object' && node.properties === undefined) {
    const id = stops.named(stops.id ?? idOf(path));
    return scaffold(`${id}:${entryContent(path, [...path, 'x'], flow, stops)}`, stops);
  }
  if (node?.items === undefined) return undefined;
  return scaffold(fieldsInline([...path, 0], startersOf(path), stops), stops);
}

function scaffold(snippet: string, { first }: Stops): Scaffold {
  return { snippet, asks: first !== undefined && isAnswered(first) };
}

/** Whether there is something to propose for the value at a path, or for the keys of the map there. */
function isAnswered(path: Path): boolean {
  const node = schemaAt(path);
  if (path[0] === 'checklist' && path.length < 4) return true;
  if (node?.type === 'array') return isAnswered([...path, 0]);
  if (refersTo(path) !== undefined || keysReferTo(path) !== undefined) return true;
  if (node?.enum !== undefined || node?.type === 'boolean') return true;
  return answered.has(definitionAt(path));
}

const answered: ReadonlySet<string | undefined> = new Set([
  'date',
  'duration',
  'workingTime',
  'threshold',
  'document',
  'evidence',
]);

/** The checklist, a stage or an item of it: as far as the next choice, which is the author's. */
function claims(path: Path, { flow, stage }: Style, stops: Stops): string {
  const [, , item] = path;
  if (item !== undefined) {
    const status = `status: ${stops.empty([...path, 'status'])}`;
    return flow ? ` { ${status} }` : `\n  ${status}`;
  }
  const items = path.length === 1 ? [...path, stage] : path;
  const place = stops.empty(items);
  if (flow) return path.length === 1 ? ` { ${stage}: { ${place} } }` : ` { ${place} }`;
  return path.length === 1 ? `\n  ${stage}:\n    ${place}` : `\n  ${place}`;
}

function content(path: Path, node: SchemaNode | undefined, flow: boolean, stops: Stops): string {
  if (node?.properties !== undefined) {
    const isLeaf = path.length > 1;
    if (flow || isLeaf) return ` ${fieldsInline(path, startersOf(path), stops)}`;
    return fieldsBlock(path, startersOf(path), stops);
  }
  if (typeof node?.additionalProperties === 'object') {
    // The names of metrics and tools are the author's, and so is how many there are.
    if (path.length > 1) return ` { ${stops.empty(path)} }`;
    const id = stops.named(stops.id ?? idOf(path));
    const entry = entryContent(path, [...path, 'x'], flow, stops);
    return flow ? ` { ${id}:${entry} }` : `\n  ${id}:${indent(entry)}`;
  }
  if (node?.type === 'array') return list(path, node, flow, stops);
  return ` ${value(path, node, stops)}`;
}

function list(path: Path, node: SchemaNode, flow: boolean, stops: Stops): string {
  const isOfMaps = resolve(node.items)?.type === 'object';
  if (!isOfMaps) return ` [${stops.empty(path)}]`;
  const entry = fieldsInline([...path, 0], startersOf(path), stops);
  return flow ? ` [${entry}]` : `\n  - ${entry}`;
}

/** A place for a value: it says what to write where something must be there, and has the signs that people forget. */
function value(path: Path, node: SchemaNode | undefined, stops: Stops): string {
  const key = String(path.at(-1));
  if (definitionAt(path) === 'handle') return `"@${stops.named('handle')}"`;
  const parent = schemaAt(path.slice(0, -1));
  const isText = typesOf(node).includes('string') && node?.enum === undefined;
  if (!isText || parent?.required?.includes(key) !== true) return stops.empty(path);
  return stops.named(`${node?.title ?? key} of the ${parent.title ?? 'entry'}`.toLowerCase());
}

function entryContent(section: Path, entry: Path, flow: boolean, stops: Stops): string {
  const names = startersOf(section.length === 1 ? section : entry);
  if (flow || section.length > 1 || isOnOneLine(section)) return ` ${fieldsInline(entry, names, stops)}`;
  return fieldsBlock(entry, names, stops);
}

/** Entries that people write on one line. */
function isOnOneLine([section]: Path): boolean {
  return isSection(section) && sections[section].oneLine === true;
}

function fieldsInline(path: Path, names: readonly string[], stops: Stops): string {
  return `{ ${fields(path, names, stops).join(', ')} }`;
}

function fieldsBlock(path: Path, names: readonly string[], stops: Stops): string {
  return fields(path, names, stops)
    .map((field) => `\n  ${field}`)
    .join('');
}

function fields(path: Path, names: readonly string[], stops: Stops): string[] {
  return names.map((name) => {
    const field = [...path, name];
    return `${name}:${content(field, schemaAt(field), true, stops)}`;
  });
}

const startersOfEvidence: readonly (keyof Exclude<Evidence, string>)[] = ['url', 'on', 'by'];

/** The fields with which something usually begins: that of a section as its record says, else those it must have, or the first. */
function startersOf(path: Path): readonly string[] {
  const [section] = path;
  if (path.length === 1 && isSection(section)) return sections[section].starts;
  if (path.at(-1) === 'evidence') return startersOfEvidence;
  return schemaAt(path)?.required ?? Object.keys(schemaAt(path)?.properties ?? {}).slice(0, 3);
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

/** What stands for the id of a new entry: that of a section as its record says, of another map what the schema calls one. */
function idOf(path: Path): string {
  const [section] = path;
  if (path.length === 1 && isMapSection(section)) return sections[section].entries.placeholder;
  return (
    schemaAt([...path, 'x'])
      ?.title?.toLowerCase()
      .replaceAll(' ', '-') ?? 'id'
  );
}
