import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  Parser,
  type Node as YamlNode,
} from 'yaml';
import { blank, type Conflict, findConflicts, findStrayMarkers, keepOurs } from './conflicts';
import { findDeepSections, limits } from './limits';
import { lineEnd, lineStart } from './lines';
import { recover } from './recovery';
import { shorten } from './shorten';
import { explainSyntax } from './syntax-words';
import type { Entry, Node, Range, ScalarNode, ScalarValue } from './tree';

export { shorten } from './shorten';

export type SyntaxCode =
  | 'yaml/syntax'
  | 'yaml/duplicate-key'
  | 'yaml/unresolved-alias'
  | 'yaml/multiple-documents'
  | 'yaml/merge-conflict'
  | 'yaml/too-large';

/** Something that is wrong with the text itself. */
export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly range: Range;
  readonly related?: { readonly message: string; readonly range: Range };
}

/** A text as values with positions: all that could be read, and what could not. */
export interface Parsed {
  readonly text: string;
  /** Undefined when the text holds no value at all. */
  readonly root: Node | undefined;
  /** The same as plain values: maps have no prototype, so that no key is special. */
  readonly value: unknown;
  readonly problems: readonly SyntaxProblem[];
  readonly conflicts: readonly Conflict[];
  /** Spans that could not be read: what is missing or null there is not a fault of its own. */
  readonly unreadable: readonly Range[];
}

const composerOptions = {
  version: '1.2',
  schema: 'core',
  // Quadratic in `yaml`; duplicates are found below in one pass.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: false,
} as const;

/** Reads a text. Never throws, whatever the text; time and memory are bounded by `limits`. */
export function parse(text: string): Parsed {
  if (text.length > limits.characters) return tooLarge(text);
  const problems: SyntaxProblem[] = [];
  const unreadable: Range[] = [];
  const conflicts = findConflicts(text);
  for (const conflict of conflicts.slice(0, limits.problems)) problems.push(conflictProblem(conflict));
  let readable = conflicts.length === 0 ? text : keepOurs(text, conflicts);
  // A lone CR is a line break, in YAML and in editors; the parser knows LF and CRLF only.
  if (readable.includes('\r')) readable = readable.replace(/\r(?!\n)/g, '\n');
  const strays = findStrayMarkers(readable);
  for (const stray of strays.slice(0, limits.problems)) problems.push(strayMarkerProblem(readable, stray));
  problems.push(...unprintable(readable));
  const deep = findDeepSections(readable);
  for (const { start } of deep.slice(0, limits.problems)) {
    problems.push({
      code: 'yaml/too-large',
      message: `This section is nested more than ${limits.depth} levels deep, so it was not read. The rest of the manifest was.`,
      range: { start, end: Math.min(lineEnd(readable, start), start + 80) },
    });
  }
  unreadable.push(...strays, ...deep);
  // Markers may stand within a section that is nested too deep.
  if (strays.length > 0) readable = blank(readable, strays);
  if (deep.length > 0) readable = blank(readable, deep);
  const composed = composeWithRecovery(readable, problems, unreadable);
  for (const { code, range } of problems) {
    // What else is said of such a line follows from it more often than not.
    if (code !== 'yaml/syntax' && code !== 'yaml/unresolved-alias') continue;
    unreadable.push({ start: lineStart(text, range.start), end: lineEnd(text, range.end) });
  }
  return { text, ...composed, problems, conflicts, unreadable };
}

function tooLarge(text: string): Parsed {
  const millions = (text.length / 1_000_000).toFixed(1);
  const message = `This file has ${millions} million characters; a manifest of more than a million is not read. Keep bulk data in files of its own and refer to them as evidence.`;
  const range = { start: 0, end: lineEnd(text, 0) };
  return {
    text,
    root: undefined,
    value: undefined,
    problems: [{ code: 'yaml/too-large', message, range }],
    conflicts: [],
    unreadable: [{ start: 0, end: text.length }],
  };
}

function conflictProblem(conflict: Conflict): SyntaxProblem {
  const ours = conflict.ours.label || 'our side';
  const theirs = conflict.theirs.label || 'their side';
  return {
    code: 'yaml/merge-conflict',
    message: `Unresolved merge conflict between "${ours}" and "${theirs}": keep one side or both and delete the markers. Until then, the side of "${ours}" is what is checked.`,
    range: conflict.marker,
    related: { message: `The side of "${theirs}" begins here`, range: conflict.theirs.range },
  };
}

function strayMarkerProblem(text: string, range: Range): SyntaxProblem {
  const message = `"${shorten(text.slice(range.start, range.end))}" is a marker that git left from a merge conflict, without the others that belong to it: delete this line.`;
  return { code: 'yaml/merge-conflict', message, range };
}

// The characters that YAML 1.2 does not allow in a text, and the one that stands for bytes that are not UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unprintableCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd-\uffff]/g;

function unprintable(text: string): SyntaxProblem[] {
  const first = text.search(unprintableCharacter);
  if (first === -1) return [];
  const count = text.match(unprintableCharacter)?.length ?? 1;
  const code = text.charCodeAt(first);
  const what =
    code === 0xfffd
      ? 'bytes here are not valid UTF-8. Save the file as UTF-8'
      : `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')} is not allowed in YAML. Delete it`;
  const more = count > 1 ? ` (${count} such places in the file)` : '';
  const range = { start: first, end: first + 1 };
  return [{ code: 'yaml/syntax', message: `Some text cannot be read: ${what}${more}.`, range }];
}

/** Composes the text, again where something can be read around, so that an error in one section hides nothing in another. */
function composeWithRecovery(
  source: string,
  problems: SyntaxProblem[],
  unreadable: Range[],
): Pick<Parsed, 'root' | 'value'> {
  let text = source;
  for (let attempt = 1; ; attempt++) {
    const documents = compose(text);
    if (documents === undefined) break;
    const recovered = attempt > limits.recoveries ? undefined : recover(text, documents[0]);
    if (recovered === undefined) return convert(text, documents, problems);
    problems.push(...recovered.problems);
    unreadable.push(...recovered.unreadable);
    text = recovered.text;
  }
  const range = { start: 0, end: lineEnd(source, 0) };
  problems.push({ code: 'yaml/too-large', message: 'This file is nested too deep to be read.', range });
  unreadable.push({ start: 0, end: source.length });
  return { root: undefined, value: undefined };
}

/** The documents of a text, or undefined where nesting overflows the parser's stack. */
function compose(text: string): Document.Parsed[] | undefined {
  try {
    const composer = new Composer(composerOptions);
    return [...composer.compose(new Parser().parse(text), true, text.length)] as Document.Parsed[];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function convert(
  text: string,
  documents: Document.Parsed[],
  problems: SyntaxProblem[],
): Pick<Parsed, 'root' | 'value'> {
  const [first, ...others] = documents;
  if (first === undefined) return { root: undefined, value: undefined };
  // Faults in a later document repeat what multiple-documents says.
  const seen = new Set<number>();
  let line: Range = { start: 0, end: -1 };
  for (const error of first.errors) {
    if (problems.length >= limits.problems) break;
    const [at] = error.pos;
    // One fault often makes the parser stumble several times on its line: the first says it best.
    if ((line.start <= at && at <= line.end) || error.code === 'MULTIPLE_DOCS') continue;
    line = { start: lineStart(text, at), end: lineEnd(text, at) };
    if (seen.has(line.start)) continue;
    seen.add(line.start);
    problems.push(explainSyntax(text, error));
  }
  const second = others[0];
  if (second !== undefined) {
    const range = secondDocument(text, second.range[0]);
    const message = `One file holds one manifest, but this one holds ${documents.length} documents: only the first is read. Delete this separator, or move what follows to a file of its own.`;
    problems.push({ code: 'yaml/multiple-documents', message, range });
  }
  if (first.contents === null) return { root: undefined, value: undefined };
  const converter = new Converter(text, problems);
  const [root, value] = converter.convert(first.contents, 0);
  const isEmpty = root.kind === 'scalar' && root.value === null && root.start === root.end;
  return isEmpty ? { root: undefined, value: undefined } : { root, value };
}

function secondDocument(text: string, from: number): Range {
  const separator = text.lastIndexOf('---', from + 3);
  const start = separator === -1 ? from : separator;
  return { start, end: lineEnd(text, start) };
}

type Converted = readonly [node: Node, value: unknown];

/** Turns the parser's nodes into ours, and into plain values, in one walk of bounded size and depth. */
class Converter {
  private readonly anchors = new Map<string, { converted: Converted; size: number; height: number }>();
  private size = 0;
  private height = 0;
  private refused = false;

  constructor(
    private readonly text: string,
    private readonly problems: SyntaxProblem[],
  ) {}

  convert(node: YamlNode | null | undefined, depth: number, emptyAt = 0): Converted {
    this.size++;
    if (depth > this.height) this.height = depth;
    if (node === null || node === undefined) return nothing(emptyAt);
    const [start, end] = spanOf(node);
    if (depth > limits.depth)
      return this.refuse(`Nested more than ${limits.depth} levels deep: this was not read.`, start, end);
    if (this.size > limits.nodes) {
      const most = limits.nodes.toLocaleString('en');
      return this.refuse(`A manifest of more than ${most} values: what follows was not read.`, start, end);
    }
    if (isAlias(node)) return this.alias(node.source, depth, start, end);
    const sizeBefore = this.size;
    const heightBefore = this.height;
    this.height = depth;
    const converted = this.collectionOrScalar(node, depth, start, end);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) {
      const size = this.size - sizeBefore + 1;
      this.anchors.set(anchor, { converted, size, height: this.height - depth });
    }
    if (heightBefore > this.height) this.height = heightBefore;
    return converted;
  }

  private collectionOrScalar(node: YamlNode, depth: number, start: number, end: number): Converted {
    if (isMap(node))
      return this.map(node.items as Pair<YamlNode, YamlNode | null>[], node.flow === true, depth, start, end);
    if (isSeq(node)) {
      const items: Node[] = [];
      const values: unknown[] = [];
      for (const item of node.items as (YamlNode | null)[]) {
        const [itemNode, value] = this.convert(item, depth + 1, end);
        items.push(itemNode);
        values.push(value);
      }
      return [{ kind: 'list', flow: node.flow === true, start, end, items }, values];
    }
    const value = scalarValue(isScalar(node) ? node.value : null);
    return [{ kind: 'scalar', value, start, end }, value];
  }

  private map(
    pairs: Pair<YamlNode, YamlNode | null>[],
    flow: boolean,
    depth: number,
    start: number,
    end: number,
  ): Converted {
    const entries: Entry[] = [];
    const values: Record<string, unknown> = Object.create(null);
    const byKey = new Map<string, number>();
    const merged: Converted[] = [];
    const shadowed: Entry[] = [];
    for (const pair of pairs) {
      const [keyStart, keyEnd] = pair.key ? spanOf(pair.key) : [start, start];
      const [node, value] = this.convert(pair.value, depth + 1, keyEnd);
      if (!isScalar(pair.key) && pair.key !== null) {
        this.badKey(keyStart, keyEnd);
        continue;
      }
      const key = keyText(pair.key);
      if (key === '<<' && (node.kind !== 'scalar' || isAlias(pair.value))) {
        merged.push([node, value]);
        continue;
      }
      const entry: Entry = { key, keyStart, keyEnd, value: node };
      const before = byKey.get(key);
      if (before === undefined) {
        byKey.set(key, entries.length);
        entries.push(entry);
      } else {
        this.duplicate(entry, entries[before]);
        shadowed.push(...entries.slice(before, before + 1));
        entries[before] = entry;
      }
      values[key] = value;
    }
    for (const [node, value] of merged) this.merge(node, value, entries, values);
    const map: Node = { kind: 'map', flow, start, end, entries };
    return [shadowed.length === 0 ? map : { ...map, shadowed }, values];
  }

  /** `<<: *defaults`: the keys of the other map that this one does not have. */
  private merge(node: Node, value: unknown, entries: Entry[], values: Record<string, unknown>): void {
    if (node.kind === 'list') {
      const list = value as unknown[];
      for (const [index, item] of node.items.entries()) this.merge(item, list[index], entries, values);
    }
    if (node.kind !== 'map') return;
    for (const entry of node.entries) {
      if (entry.key in values) continue;
      entries.push(entry);
      values[entry.key] = (value as Record<string, unknown>)[entry.key];
    }
  }

  private badKey(start: number, end: number): void {
    const line = lineStart(this.text, start);
    // The parser has told of it already where it stumbled over it.
    if (this.problems.some(({ range }) => line <= range.start && range.start <= end)) return;
    const last = Math.min(end, lineEnd(this.text, start));
    this.report('yaml/syntax', 'A key must be a plain word.', start, last);
  }

  private duplicate(entry: Entry, before: Entry | undefined): void {
    if (before === undefined || this.problems.length >= limits.problems) return;
    this.problems.push({
      code: 'yaml/duplicate-key',
      message: `"${shorten(entry.key)}" stands here a second time, and only the last one counts: merge the two, or delete one.`,
      range: { start: entry.keyStart, end: entry.keyEnd },
      related: {
        message: `"${shorten(entry.key)}" stands here first`,
        range: { start: before.keyStart, end: before.keyEnd },
      },
    });
  }

  private alias(name: string, depth: number, start: number, end: number): Converted {
    const target = this.anchors.get(name);
    if (target === undefined) {
      const message = `*${shorten(name)} refers to an anchor that is not there: write &${shorten(name)} before the value that it should repeat, above this line.`;
      this.report('yaml/unresolved-alias', message, start, end);
      return nothing(start);
    }
    this.size += target.size;
    if (this.size > limits.nodes || depth + target.height > limits.depth) {
      return this.refuse(
        `Expanding *${shorten(name)} here makes the manifest larger than ${limits.nodes.toLocaleString('en')} values or deeper than ${limits.depth} levels, so it was not read.`,
        start,
        end,
      );
    }
    const [node, value] = target.converted;
    return [{ ...node, start, end }, value];
  }

  private refuse(message: string, start: number, end: number): Converted {
    // An alias bomb is refused at each of its thousand places, and reported once.
    if (!this.refused) this.report('yaml/too-large', message, start, end);
    this.refused = true;
    return nothing(start);
  }

  private report(code: SyntaxCode, message: string, start: number, end: number): void {
    if (this.problems.length < limits.problems) this.problems.push({ code, message, range: { start, end } });
  }
}

function spanOf(node: YamlNode): [number, number] {
  return node.range ? [node.range[0], node.range[1]] : [0, 0];
}

function nothing(at: number): Converted {
  const node: ScalarNode = { kind: 'scalar', value: null, start: at, end: at };
  return [node, null];
}

/** A key as it is written, where it is not a text: `007` and `1e3` are ids like any other. */
function keyText(key: YamlNode | null): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

function scalarValue(value: unknown): ScalarValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    default:
      return null;
  }
}
