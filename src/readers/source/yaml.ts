/** YAML with positions, by the project's own parser and its limits. A file may hold several documents. */
import { grouped, type Node, nodeAt, type Path, type PlainValue, parseUnbroken } from '../../core/service';

export class YamlDocument {
  constructor(
    readonly root: Node | undefined,
    readonly value: PlainValue | undefined,
    /** Where its text begins in the file: positions in its nodes count from there. */
    readonly start: number,
  ) {}

  /** The value at a path; undefined where nothing is. */
  at(...path: Path): PlainValue | undefined {
    return valueAt(this.value, path);
  }

  node(...path: Path): Node | undefined {
    return nodeAt(this.root, path);
  }

  /** Where the value at a path begins in the file; undefined where nothing is. */
  offsetOf(path: Path): number | undefined {
    const node = nodeAt(this.root, path);
    return node === undefined ? undefined : this.start + node.start;
  }

  /** Where the key of a value begins in the file; that of the value in a list. */
  keyOffsetOf(path: Path): number | undefined {
    const above = nodeAt(this.root, path.slice(0, -1));
    if (above?.kind !== 'map') return this.offsetOf(path);
    const entry = above.entries.find(({ key }) => key === path.at(-1));
    return entry === undefined ? undefined : this.start + entry.keyStart;
  }
}

/**
 * Reads YAML; a reason, in words that follow "not read, because", where that cannot be done as a whole. In `values`, which
 * templates are filled with, braces within a text are a part of it, such as the template of a chat; in the contract of an
 * interface those within what explains it.
 */
export function readYaml(text: string, isOfValues = false): readonly YamlDocument[] | string {
  if (!isTemplate(text)) return readPlainYaml(text);
  const isOfInterface = /^(?:openapi|swagger|asyncapi)["']?[ \t]{0,3}:/m.test(text);
  const documents = isOfValues || isOfInterface ? readPlainYaml(text) : [];
  return typeof documents !== 'string' && !isTemplate(withoutTexts(text, documents, isOfValues))
    ? documents
    : 'it is a template';
}

/** What the contract of an interface explains in prose. */
const explaining = /^(?:description|summary|title|example)$/;

/** A file with blanks for the texts in it that have braces further on than at their beginning: all, or those that explain. */
function withoutTexts(text: string, documents: readonly YamlDocument[], isOfValues: boolean): string {
  const parts: string[] = [];
  let behind = 0;
  const blank = (start: number, end: number): void => {
    const written = text.slice(start, end);
    if (start < behind || !/\{\{|\{%|<%/.test(written) || /^(?:\{\{|\{%|<%)/.test(written)) return;
    parts.push(text.slice(behind, start), written.replace(/[^\n\r]/g, ' '));
    behind = end;
  };
  const visit = (node: Node, offset: number, isText: boolean): void => {
    if (node.kind === 'scalar' && isText) blank(offset + node.start, offset + node.end);
    else if (node.kind === 'list') for (const item of node.items) visit(item, offset, isText);
    else if (node.kind === 'map')
      for (const { key, value } of node.entries) visit(value, offset, isOfValues || explaining.test(key));
  };
  for (const { root, start } of documents) if (root !== undefined) visit(root, start, isOfValues);
  return [...parts, text.slice(behind)].join('');
}

/** No file of resources has more documents. */
const mostDocuments = 5_000;

/** Reads YAML that no program fills in first, such as a pipeline: braces in its scripts are no template. */
export function readPlainYaml(text: string): readonly YamlDocument[] | string {
  const documents: YamlDocument[] = [];
  const spans = documentSpans(text);
  if (spans.length > mostDocuments) return `it has more than ${grouped(mostDocuments)} documents`;
  for (const { start, end } of spans) {
    const { root, value, problems, conflicts, beyond } = parseUnbroken(text.slice(start, end));
    if (conflicts.length > 0) return 'it has conflict markers';
    const tooLarge = problems.find(({ code }) => code === 'yaml/too-large');
    if (beyond.length > 0 || tooLarge !== undefined) return tooLarge?.why ?? 'it is too large';
    if (problems.some(({ code }) => code === 'yaml/syntax' || code === 'yaml/unresolved-alias'))
      return 'it is no valid YAML';
    if (root !== undefined) documents.push(new YamlDocument(root, value, start));
  }
  return documents;
}

export function isYamlMap(value: PlainValue | undefined): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isYamlList(value: PlainValue | undefined): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function valueAt(value: PlainValue | undefined, path: Path): PlainValue | undefined {
  return path.reduce<PlainValue | undefined>((at, step) => {
    if (isYamlList(at)) return typeof step === 'number' ? at[step] : undefined;
    return isYamlMap(at) && Object.hasOwn(at, step) ? at[String(step)] : undefined;
  }, value);
}

/** Whether a program makes YAML of it first: what stands there now is no value. GitHub's own `${{ … }}` is one. */
function isTemplate(text: string): boolean {
  return /^[ \t]*(?:-[ \t]+)?(?:\{\{|\{%|<%)|^[^"'#\n]*[^"'#\n$]\{\{|^[^"'#\n]*\{%-?\s/m.test(text);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The documents of a file: what stands between lines that begin with `---` or `...`. */
function documentSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const mark of text.matchAll(/^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm)) {
    if (mark.index > start) spans.push({ start, end: mark.index });
    start = mark.index + 3;
  }
  spans.push({ start, end: text.length });
  // What stands before the first mark is a document only where it holds more than comments and directives.
  return spans.filter(({ start: from, end }) => /^[ \t]*[^\s#%]/m.test(text.slice(from, end)));
}
