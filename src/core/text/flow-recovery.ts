/** What can be read around in flow style: commas that are missing, brackets that are open or close nothing. */
import { type Document, isMap, isPair, isSeq, type Node as YamlNode } from 'yaml';
import { quoted, shorten } from '../base/shorten';
import { type FlowRegion, type OpenBracket, unmatchedBrackets } from './brackets';
import { blank } from './conflicts';
import { lineEnd, lineStart } from './lines';
import type { Unreadable } from './parsed';
import type { SyntaxProblem } from './problem';
import type { Closings, Recovered } from './recovered';
import { openBracketProblem, strayBracketProblem } from './syntax-words';

const aboutBrackets = /^(?:Flow (?:map|sequence)|Expected flow)/;

/**
 * Commas that are missing in flow style, where the parser would read on: words of the next line as more of those before
 * them, a text or bracket as the key of what follows it. One is read as if it stood there.
 */
export function withMissingCommas(
  text: string,
  { errors }: Document.Parsed,
  known: Closings,
): Recovered | undefined {
  const inFlow = new Set(errors.filter(({ code }) => code === 'BLOCK_IN_FLOW').map(({ pos }) => pos[0]));
  const closings = new Map(known);
  const problems: SyntaxProblem[] = [];
  const isMissing = errors.some(({ message }) => message.startsWith('Missing ,'));
  for (const { code, message, pos } of errors) {
    const isWord = code === 'MULTILINE_IMPLICIT_KEY' && inFlow.has(pos[0]);
    const isBehind =
      /^Missing , or : between flow sequence/.test(message) ||
      (isMissing && /^Unexpected .* at node end/.test(message) && /["'{[]/.test(text.charAt(pos[0])));
    if (!isWord && !isBehind) continue;
    const start = lineStart(text, pos[0]);
    const at = valueEnd(text, isWord ? lineStart(text, pos[1]) : pos[0]);
    const last = text.slice(lineStart(text, at), at);
    if ((isWord && at <= start) || last.trim() === '' || closings.has(at)) continue;
    closings.set(at, ',');
    const range = { start: lastWord(text, at), end: at };
    problems.push({
      code: 'yaml/syntax',
      message: `A "," is missing after ${quoted(shorten(text.slice(range.start, range.end)))}.`,
      range,
      closing: { at, text: ',' },
    });
  }
  return problems.length === 0 ? undefined : { text, problems, unreadable: [], closings };
}

/** Where the text before an offset ends, without blanks, line breaks and comments. */
function valueEnd(text: string, before: number): number {
  let end = before;
  for (;;) {
    while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
    const start = lineStart(text, end);
    const comment = text.slice(start, end).search(/(?:^|\s)#/);
    if (comment === -1 || end === 0) return end;
    end = start + comment;
  }
}

/** Where the word begins that ends at an offset; a bracket or quote is one of its own. */
function lastWord(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && !/[\s,:[\]{}]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** Brackets that close nothing: behind one, the parser gives up on all that follows. */
export function withoutStrayBrackets(
  text: string,
  { contents, errors }: Document.Parsed,
): Recovered | undefined {
  const isUnexpected = errors.some(({ message }) => /^Unexpected flow-(?:map|seq)-end/.test(message));
  if (!isUnexpected && !errors.some(({ message }) => aboutBrackets.test(message))) return undefined;
  const all = unmatchedIn(contents, text);
  // One that is open makes others seem to close nothing.
  if (all.some(({ open }) => open.length > 0)) return undefined;
  const strays = all.flatMap((each) => each.strays);
  const first = errors.find(
    ({ message, pos }) => message.startsWith('Unexpected flow-') && /[}\]]/.test(text.charAt(pos[0])),
  );
  if (strays.length === 0 && first !== undefined) strays.push(first.pos[0]);
  if (strays.length === 0) return undefined;
  const ranges = strays.map((start) => ({ start, end: start + 1 }));
  return {
    text: blank(text, ranges),
    problems: ranges.map((range) => strayBracketProblem(text, range)),
    // Where it was the opening one that is missing, what stands between them belongs elsewhere.
    unreadable: ranges.map(({ start, end }) => ({ start: startOfBlock(text, start), end, doubtful: true })),
  };
}

/** Where the text begins that a closing bracket may stand for: its line or, where it leads that, the one above in its column. */
function startOfBlock(text: string, bracket: number): number {
  let start = lineStart(text, bracket);
  const column = bracket - start;
  if (text.slice(start, bracket).trim() !== '') return start;
  while (start > 0) {
    start = lineStart(text, start - 1);
    const indent = text.slice(start, lineEnd(text, start)).search(/\S/);
    if (indent !== -1 && indent <= column) break;
  }
  return start;
}

/** Brackets that are never closed: they are closed where the lines around show, else at the end of what they take in. */
export function withOpenBrackets(
  text: string,
  { contents, errors }: Document.Parsed,
  known: Closings,
): Recovered | undefined {
  if ([...known.values()].some((each) => /[\]}]/.test(each))) return undefined;
  if (!errors.some(({ message }) => aboutBrackets.test(message))) return undefined;
  const all = unmatchedIn(contents, text).flatMap(({ open, region }) =>
    open.map((bracket) => ({ ...bracket, region })),
  );
  if (all.length === 0) return undefined;
  const closings = new Map(known);
  for (const { end, closing } of all) closings.set(end, (closings.get(end) ?? '') + closing);
  const unreadable = all.map(({ at, end, sure, region }): Unreadable => {
    // Lines show where it ends, and on each of them everything is in its place.
    if (sure && lineEnd(text, at) < end) return { start: at, end: at + 1 };
    return { start: at, end: sure ? end : region.end, doubtful: true };
  });
  return { text, problems: all.map((each) => withClosing(text, each)), unreadable, closings };
}

/** Of a bracket over several lines, whose end they show, says how it is closed: on a line of its own where it ends one. */
function withClosing(text: string, bracket: OpenBracket): SyntaxProblem {
  const { at, end, closing, sure } = bracket;
  const problem = openBracketProblem(bracket);
  const line = lineEnd(text, at);
  if (!sure || line >= end) return problem;
  if (text.slice(at + 1, line).trim() !== '') return { ...problem, closing: { at: end, text: closing } };
  const start = lineStart(text, at);
  const indent = /^ */.exec(text.slice(start, line))?.[0] ?? '';
  const lineBreak = text.startsWith('\r\n', line) ? '\r\n' : '\n';
  return { ...problem, closing: { at: end, text: lineBreak + indent + closing } };
}

/** The unmatched brackets of a document. What stands in one span of flow style may have been taken for another one. */
function unmatchedIn(contents: Document.Parsed['contents'], text: string) {
  let read = 0;
  return flowRegions(contents, text).flatMap((region) => {
    if (region.start < read) return [];
    const unmatched = unmatchedBrackets(text, region);
    read = unmatched.end;
    return [{ ...unmatched, region }];
  });
}

/** The outermost maps and lists of flow style. Where each ends is still to be seen: the parser may have left it early. */
export function flowRegions(node: YamlNode | null | undefined, text: string): FlowRegion[] {
  const found: FlowRegion[] = [];
  const first = node?.range?.[0] ?? 0;
  const separator = text.slice(first).search(/(?<![^\n])(?:---|\.\.\.)(?=\s|$)/);
  const end = separator === -1 ? text.length : first + separator;
  const seek = (each: unknown, isRoot: boolean): void => {
    if (!isMap(each) && !isSeq(each)) return;
    if (each.flow === true) found.push({ inBlock: !isRoot, start: each.range?.[0] ?? 0, end });
    else
      for (const item of each.items) {
        if (!isPair(item)) seek(item, false);
        else {
          seek(item.key, false);
          seek(item.value, false);
        }
      }
  };
  seek(node, true);
  return found;
}
