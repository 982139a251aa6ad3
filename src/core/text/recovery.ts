import { type Document, isMap, isScalar, isSeq, type Pair, type Node as YamlNode } from 'yaml';
import type { Range } from '../base/range';
import { quoted, shorten } from '../base/shorten';
import { unmatchedBrackets } from './brackets';
import { blank } from './conflicts';
import { flowRegions, withMissingCommas, withOpenBrackets, withoutStrayBrackets } from './flow-recovery';
import { lineEnd, lineStart } from './lines';
import type { SyntaxProblem } from './problem';
import type { Closings, Recovered } from './recovered';
import { explainSyntax } from './syntax-words';

/** What can be read around in a text, given the document that the parser made of it; undefined for nothing more. */
export function recover(
  text: string,
  document: Document.Parsed | undefined,
  closings: Closings,
): Recovered | undefined {
  if (document === undefined || document.errors.length === 0) return undefined;
  return (
    withoutTabs(text, document) ??
    withoutOpenQuote(text, document) ??
    withoutStrayBrackets(text, document) ??
    withOpenBrackets(text, document, closings) ??
    withMissingCommas(text, document, closings) ??
    withoutHalfKeys(text, document) ??
    withoutNestedKeys(text, document) ??
    withoutBrokenSection(text, document)
  );
}

/** Each tab of an indentation read as one space; the first run of them is reported. */
function withoutTabs(text: string, document: Document.Parsed): Recovered | undefined {
  const indent = /(?<![^\n]) *\t[ \t]*/g;
  const isTab = ({ code, pos }: Document.Parsed['errors'][number]): boolean =>
    code === 'TAB_AS_INDENT' || (code === 'BAD_INDENT' && /^ *\t/.test(text.slice(lineStart(text, pos[0]))));
  if (!document.errors.some(isTab)) return undefined;
  const lines = text.match(indent)?.length ?? 0;
  if (lines === 0) return undefined;
  const more = lines > 1 ? ` (on ${lines} lines)` : '';
  const start = text.indexOf('\t', text.search(indent));
  const message = `A tab is not allowed as indentation${more}: use spaces.`;
  return {
    text: text.replace(indent, (run) => ' '.repeat(run.length)),
    problems: [{ code: 'yaml/syntax', message, range: { start, end: start + 1 } }],
    unreadable: mixedSections(text).map((range) => ({ ...range, doubtful: true })),
  };
}

/** The sections in which some lines are indented with tabs and some with spaces: nobody knows how deep those are. */
function mixedSections(text: string): Range[] {
  const starts = [...text.matchAll(topLevelKey)].map(({ index }) => index);
  return (starts.length === 0 ? [0] : starts)
    .map((start, index) => ({ start, end: starts[index + 1] ?? text.length }))
    .filter(({ start, end }) => {
      const section = text.slice(start, end);
      return /(?<![^\n]) *\t/.test(section) && /(?<![^\n]) +[^\s#]/.test(section);
    });
}

/** A quote that is never closed may swallow later lines: its first line is blanked. */
function withoutOpenQuote(text: string, document: Document.Parsed): Recovered | undefined {
  const start = openQuote(text, document);
  if (start === undefined) return undefined;
  const range = { start, end: lineEnd(text, start) };
  if (range.end <= start) return undefined;
  const problem = (of: Range): SyntaxProblem => ({
    code: 'yaml/syntax',
    message: 'This quote is never closed.',
    range: of,
  });
  const open = openAround(text, document.contents, start);
  const key = open === '' ? undefined : keyAt(text, start);
  if (key !== undefined) {
    // Without its quote the key is read as it is meant.
    const quote = { start, end: start + 1 };
    return { text: blank(text, [quote]), problems: [problem(key)], unreadable: [key] };
  }
  return { text: withoutQuoted(text, range, open), problems: [problem(range)], unreadable: [range] };
}

/** The brackets that would close those around a place, the nearest first; nothing in block style. */
function openAround(text: string, contents: Document.Parsed['contents'], at: number): string {
  // The parser may have left one early, so that others seem to stand behind it.
  for (const region of flowRegions(contents, text).reverse()) {
    const open = region.start < at ? unmatchedBrackets(text, { ...region, end: at }).open : [];
    if (open.length > 0) return open.map(({ closing }) => closing.charAt(0)).join('');
  }
  return '';
}

/** A key of flow style that lacks its closing quote: `{ "a: [`. */
function keyAt(text: string, quote: number): Range | undefined {
  const word = /^[\w-]+(?=[ \t]*:[ \t])/.exec(text.slice(quote + 1, quote + 500));
  const before = text.slice(Math.max(0, quote - 500), quote).trimEnd();
  return word !== null && /[{,]$/.test(before)
    ? { start: quote, end: quote + 1 + word[0].length }
    : undefined;
}

/** Where a quoted text begins that goes on to the end, or to the quote that begins another one lines below. */
function openQuote(text: string, { contents, errors }: Document.Parsed): number | undefined {
  const swallowing = quotedSpans(contents).find(
    ({ start, end }) =>
      /^[^\s,:[\]{}#]/.test(text.slice(end, end + 1)) &&
      (/[\n\r]/.test(text.slice(start, end)) || keyAt(text, start) !== undefined),
  );
  if (swallowing !== undefined) return swallowing.start;
  const error = errors.find(
    (each) => each.code === 'MISSING_CHAR' && /closing .{0,20}quote/.test(each.message),
  );
  if (error === undefined) return undefined;
  const at = error.pos[0];
  // The parser reports the end of the string; its opening is the start of the scalar that ends there.
  const known = quotedSpans(contents).filter(({ start, end }) => start < at && at <= end);
  const opening = Math.max(text.lastIndexOf('"', at - 1), text.lastIndexOf("'", at - 1));
  const start = known.at(-1)?.start ?? opening;
  return start < 0 ? undefined : start;
}

/** The rest of a line from an open quote on, but for the brackets and the comma at its end that stand behind the text. */
function withoutQuoted(text: string, range: Range, open: string): string {
  const blanked = blank(text, [range]);
  if (open === '') return blanked;
  let from = range.end;
  while (from > range.start + 1 && /[\s,\]}]/.test(text.charAt(from - 1))) from--;
  const tail = text.slice(from, range.end);
  const closers = tail.replace(/[\s,]/g, '');
  let left = closers.length;
  while (left > 0 && !open.startsWith(closers.slice(-left))) left--;
  const comma = tail.trimEnd().endsWith(',') ? tail.slice(tail.trimEnd().length - 1) : '';
  const kept = left === 0 ? comma : lastWith(tail, left);
  return blanked.slice(0, range.end - kept.length) + kept + blanked.slice(range.end);
}

/** The end of a text that holds so many closing brackets. */
function lastWith(tail: string, count: number): string {
  let at = tail.length;
  for (let left = count; left > 0 && at > 0; ) if (/[\]}]/.test(tail.charAt(--at))) left--;
  return tail.slice(at);
}

/** The quoted texts of a document, in its order. */
function quotedSpans(node: YamlNode | null | undefined): Range[] {
  const found: Range[] = [];
  const seek = (each: unknown): void => {
    if (isMap(each)) {
      for (const pair of each.items as Pair[]) {
        seek(pair.key);
        seek(pair.value);
      }
    } else if (isSeq(each)) each.items.forEach(seek);
    else if (isScalar(each) && each.range && (each.type === 'QUOTE_DOUBLE' || each.type === 'QUOTE_SINGLE'))
      found.push({ start: each.range[0], end: each.range[1] });
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

/** A second colon on a line of block style: what stands behind the first one is blanked, so that others keep their places. */
function withoutNestedKeys(text: string, { errors }: Document.Parsed): Recovered | undefined {
  const first = errors.find(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY');
  if (first === undefined) return undefined;
  const start = first.pos[0];
  const range = { start, end: lineEnd(text, start) };
  const isAlone = /^[\s-]*$/.test(text.slice(lineStart(text, start), start));
  if (isAlone || text.slice(range.start, range.end).trim() === '') return undefined;
  return { text: blank(text, [range]), problems: [explainSyntax(text, first)], unreadable: [range] };
}

const topLevelKey = /(?<![^\n])[A-Za-z][\w-]*(?= *:(?:\s|$))/g;

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
  const lines = /(?<![^\n])( *)(\S?)[^\n]*/g;
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
