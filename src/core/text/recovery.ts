import { type Document, isMap, isScalar, isSeq, type Pair, type Node as YamlNode } from 'yaml';
import type { Range } from '../base/range';
import { quoted, shorten } from '../base/shorten';
import { blank } from './conflicts';
import { lineEnd, lineStart } from './lines';
import type { SyntaxProblem } from './problem';
import { explainSyntax } from './syntax-words';

/** A text with the place blanked that kept the parser from reading what follows it; offsets stay true. */
export interface Recovered {
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
  /** What was blanked. */
  readonly unreadable: readonly Range[];
}

/** What can be read around in a text, given the document that the parser made of it; undefined for nothing more. */
export function recover(text: string, document: Document.Parsed | undefined): Recovered | undefined {
  if (document === undefined || document.errors.length === 0) return undefined;
  return (
    withoutTabs(text, document) ??
    withoutOpenQuote(text, document) ??
    withoutHalfKeys(text, document) ??
    withoutBrokenSection(text, document)
  );
}

/** Each tab of an indentation read as one space; the first run of them is reported. */
function withoutTabs(text: string, document: Document.Parsed): Recovered | undefined {
  if (!document.errors.some((error) => error.code === 'TAB_AS_INDENT')) return undefined;
  const indent = /^ *\t[ \t]*/gm;
  const lines = text.match(indent)?.length ?? 0;
  if (lines === 0) return undefined;
  const more = lines > 1 ? ` (on ${lines} lines)` : '';
  const start = text.indexOf('\t', text.search(indent));
  const message = `A tab is not allowed as indentation${more}: use spaces.`;
  return {
    text: text.replace(indent, (run) => ' '.repeat(run.length)),
    problems: [{ code: 'yaml/syntax', message, range: { start, end: start + 1 } }],
    unreadable: [],
  };
}

/** A quote that is never closed may swallow later lines: its first line is blanked. */
function withoutOpenQuote(text: string, document: Document.Parsed): Recovered | undefined {
  const error = document.errors.find(
    (each) => each.code === 'MISSING_CHAR' && /closing .{0,20}quote/.test(each.message),
  );
  if (error === undefined) return undefined;
  const before = error.pos[0] - 1;
  const opening = Math.max(text.lastIndexOf('"', before), text.lastIndexOf("'", before));
  // The parser reports the end of the string; its opening is the start of the scalar that ends there.
  const start = scalarEndingAt(document.contents, error.pos[0]) ?? opening;
  const range = { start, end: lineEnd(text, start) };
  if (start < 0 || range.end <= start) return undefined;
  const message = 'This quote is never closed.';
  return {
    text: blank(text, [range]),
    problems: [{ code: 'yaml/syntax', message, range }],
    unreadable: [range],
  };
}

function scalarEndingAt(node: YamlNode | null | undefined, offset: number): number | undefined {
  let found: number | undefined;
  const seek = (each: unknown): void => {
    if (isMap(each)) {
      for (const pair of each.items as Pair[]) {
        seek(pair.key);
        seek(pair.value);
      }
    } else if (isSeq(each)) each.items.forEach(seek);
    else if (isScalar(each) && each.range && (each.type === 'QUOTE_DOUBLE' || each.type === 'QUOTE_SINGLE')) {
      if (each.range[0] < offset && offset <= each.range[2]) found = each.range[0];
    }
  };
  seek(node);
  return found;
}

/**
 * A key that the parser reads over several lines. Either words stand on a line of their own, as they do while a key is
 * typed, and the next key is taken for their second line; or a line is indented deeper than the entry above it. What
 * does not belong is blanked, with all that is indented below it.
 */
function withoutHalfKeys(text: string, document: Document.Parsed): Recovered | undefined {
  const problems: SyntaxProblem[] = [];
  const unreadable: Range[] = [];
  for (const { code, pos } of document.errors) {
    const [start, end] = pos;
    if (code !== 'MULTILINE_IMPLICIT_KEY' || /^["'[{]/.test(text.slice(start, start + 1))) continue;
    const last = lineStart(text, end);
    if (last <= start || start < (unreadable.at(-1)?.end ?? 0)) continue;
    const isFirst = /^[\s-]*$/.test(text.slice(lineStart(text, start), start));
    const from = isFirst ? start : last + text.slice(last).search(/\S/);
    const range = { start: from, end: Math.min(end, lineEnd(text, from)) };
    const words = shorten(text.slice(range.start, range.end));
    const message = isFirst
      ? `A ":" is missing after ${quoted(words)}.`
      : `${quoted(words)} is indented deeper than the entry above it: entries of one map begin in the same column.`;
    problems.push({ code: 'yaml/syntax', message, range });
    const below = isFirst ? last : Math.min(lineEnd(text, last) + 1, text.length);
    unreadable.push({ start: from, end: endOfBlock(text, from, below) });
  }
  if (problems.length === 0) return undefined;
  return { text: blank(text, unreadable), problems, unreadable };
}

const topLevelKey = /^[A-Za-z][\w-]*(?= *:(?:\s|$))/gm;

/**
 * Where the parser has given up, sections that stand in the text are not in the document: the line of the first error
 * is blanked or, where that line is gone already, the whole section that it stands in.
 */
function withoutBrokenSection(text: string, { contents, errors }: Document.Parsed): Recovered | undefined {
  if (!isMap(contents) || contents.flow === true) return undefined;
  const known = new Set(contents.items.map(({ key }) => (isScalar(key) ? key.range?.[0] : undefined)));
  const keys = [...text.matchAll(topLevelKey)].map(({ index }) => index);
  const lost = keys.find((at) => !known.has(at));
  const first = errors.reduce((one, other) => (other.pos[0] < one.pos[0] ? other : one));
  if (lost === undefined) return undefined;
  const section = {
    start: keys.filter((at) => at <= first.pos[0] && at !== lost).at(-1) ?? 0,
    end: keys.find((at) => at > first.pos[0]) ?? text.length,
  };
  const line = { start: lineStart(text, first.pos[0]), end: lineEnd(text, first.pos[0]) };
  const isInside = line.start > section.start && line.end <= section.end && line.start !== lost;
  const range = isInside && text.slice(line.start, line.end).trim() !== '' ? line : section;
  if (text.slice(range.start, range.end).trim() === '') return undefined;
  return { text: blank(text, [range]), problems: [explainSyntax(text, first)], unreadable: [range] };
}

/** Where the lines from `from` on end that are indented deeper than the text at `start`. */
function endOfBlock(text: string, start: number, from: number): number {
  const column = start - lineStart(text, start);
  const lines = /^( *)(\S?).*$/gm;
  lines.lastIndex = from;
  let end = from;
  for (let line = lines.exec(text); line !== null; line = lines.exec(text)) {
    const isEmpty = line[2] === '' || line[2] === '\r';
    if (!isEmpty && (line[1] ?? '').length <= column) return end;
    end = Math.min(line.index + line[0].length + 1, text.length);
    if (line.index + line[0].length >= text.length) return text.length;
    lines.lastIndex = end;
  }
  return end;
}
