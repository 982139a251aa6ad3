import type { Path } from '../base/path';
import { isMapSection, isSection, sections } from '../domain/sections';
import { resolve, type SchemaNode, schemaAt } from '../schema/navigate';
import { keysReferTo } from '../schema/references';

/** Counts the stops of a snippet, so that tab leads from field to field. */
class Stops {
  private last = 0;

  /** A stop for a value, with its choices where there are some. */
  next(node: SchemaNode | undefined): string {
    this.last++;
    const choices = node?.enum ?? (node?.type === 'boolean' ? ['true', 'false'] : []);
    return choices.length > 0 ? `\${${this.last}|${choices.join(',')}|}` : `$${this.last}`;
  }

  named(name: string): string {
    this.last++;
    return `\${${this.last}:${name}}`;
  }
}

/** A snippet for `key` at `parent` and what it usually holds. In flow style all on one line. */
export function keySnippet(parent: Path, key: string, flow: boolean): string {
  const stops = new Stops();
  const path = [...parent, key];
  const node = schemaAt(path);
  if (node?.const !== undefined) return `${key}: ${String(node.const)}`;
  if (path[0] === 'checklist' && path.length === 2) return `${key}:\n  $1`;
  if (isItem(path)) return `${key}:\n  status: ${stops.next(schemaAt([...path, 'status']))}`;
  return `${key}:${content(path, node, flow, stops)}`;
}

/** A snippet for a new entry, or a new item of a list, in the collection at `path`; undefined where it has none. */
export function entrySnippet(path: Path, flow: boolean): string | undefined {
  const node = schemaAt(path);
  const stops = new Stops();
  if (typeof node?.additionalProperties === 'object' && node.properties === undefined) {
    const id = stops.named(idOf(path));
    return `${id}:${entryContent(path, [...path, 'x'], flow, stops)}`;
  }
  if (node?.items === undefined) return undefined;
  return fieldsInline([...path, 0], startersOf(path), stops);
}

function content(path: Path, node: SchemaNode | undefined, flow: boolean, stops: Stops): string {
  if (node?.properties !== undefined) {
    const isLeaf = path.length > 1;
    if (flow || isLeaf) return ` ${fieldsInline(path, startersOf(path), stops)}`;
    return fieldsBlock(path, startersOf(path), stops);
  }
  if (typeof node?.additionalProperties === 'object') {
    if (keysReferTo(path) !== undefined) return '\n  ';
    return `\n  ${stops.named(idOf(path))}:${indent(entryContent(path, [...path, 'x'], flow, stops))}`;
  }
  if (node?.type === 'array') {
    const item = resolve(node.items);
    if (item?.properties !== undefined && !flow) {
      return path.at(-1) === 'evidence'
        ? `\n  - ${stops.next(undefined)}`
        : `\n  - ${fieldsInline([...path, 0], startersOf(path), stops)}`;
    }
    return ` [${stops.next(item)}]`;
  }
  return ` ${isQuoted(path) ? `"${stops.next(node)}"` : stops.next(node)}`;
}

function entryContent(section: Path, entry: Path, flow: boolean, stops: Stops): string {
  const names = startersOf(section);
  if (flow || isOnOneLine(section)) return ` ${fieldsInline(entry, names, stops)}`;
  return fieldsBlock(entry, names, stops);
}

/** Entries that people write on one line. */
function isOnOneLine([section]: Path): boolean {
  return isSection(section) && sections[section].oneLine === true;
}

function fieldsInline(path: Path, names: readonly string[], stops: Stops): string {
  const fields = names.map(
    (name) => `${name}:${content([...path, name], schemaAt([...path, name]), true, stops)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

function fieldsBlock(path: Path, names: readonly string[], stops: Stops): string {
  return names
    .map((name) => `\n  ${name}:${content([...path, name], schemaAt([...path, name]), true, stops)}`)
    .join('');
}

/** The fields with which something usually begins: that of a section as its record says, else those it must have, or the first. */
function startersOf(path: Path): readonly string[] {
  const [section] = path;
  if (path.length === 1 && isSection(section)) return sections[section].starts;
  if (path.at(-1) === 'evidence') return ['url', 'on', 'by'];
  return schemaAt(path)?.required ?? Object.keys(schemaAt(path)?.properties ?? {}).slice(0, 3);
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function idOf([section]: Path): string {
  return isMapSection(section) ? sections[section].entries.placeholder : 'id';
}

/** Values that people would forget to quote. */
function isQuoted(path: Path): boolean {
  const key = path.at(-1);
  return (
    key === 'threshold' || key === 'handle' || key === 'url' || (key === 'version' && path[0] === 'models')
  );
}

function isItem(path: Path): boolean {
  return path[0] === 'checklist' && path.length === 3;
}
