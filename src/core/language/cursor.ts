import { lineEnd as endOfLine, lineStart as startOfLine } from '../text/lines';
import { parse } from '../text/parse';
import type { Parsed } from '../text/parsed';
import { type Found, findMarker, marker } from './marker';
import { type Word, type WordAround, withText, wordAt } from './word';

/** What stands, or could stand, at a place in the text. */
export interface Cursor extends Found, WordAround {
  /** Whether something other than list marks stands before it on its line: a key, as a rule. */
  readonly inline: boolean;
}

interface Read {
  readonly found: Found | undefined;
  readonly isBroken: boolean;
}

/** What may be written at `offset`; undefined where something else stands there, such as a comment or prose. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const cursor = placeAt(text, offset);
  return cursor === undefined || isPartOfKey(text, cursor) ? undefined : cursor;
}

/** Whether a word at the place would be a part of the key before it: without a blank, the colon is none. */
function isPartOfKey(text: string, { kind, word, flow }: Cursor): boolean {
  if (kind === 'key' && word.text.includes(':')) return true;
  // Behind a key in quotes, braces need no blank: JSON is YAML.
  const isJson = flow && /["']/.test(text.charAt(word.start - 2));
  return text.charAt(word.start - 1) === ':' && !isJson;
}

/**
 * Works on broken text, since that is what there is while someone types: the word at the place is replaced by a marker,
 * and only the top-level section around it is read again.
 */
function placeAt(text: string, offset: number): Cursor | undefined {
  const lineStart = startOfLine(text, offset);
  const before = text.slice(lineStart, offset);
  if (isComment(before)) return undefined;
  const word = wordAt(text, offset, before);
  if (isMark(text, word) || isBeforeValue(text, word)) return undefined;
  const lineEnd = endOfLine(text, offset);
  if (/^[^\s:#]*$/.test(before) && isTopLevelKey(text.slice(word.end, lineEnd)) && !/^[{[]/m.test(text))
    return topLevelKey(text, lineStart, word);
  const block = blockAt(text, lineStart, sectionAt(text, lineStart), before);
  const after = text.slice(word.end, block.end);
  const lead = text.slice(lineStart, word.start);
  const inline = !/^[\s-]*["']?$/.test(lead);
  const isClosed = word.quote !== '' && text.charAt(word.end) === word.quote;
  // A text in quotes that a dash leads, or that stands behind a bracket or comma, is an entry of a list.
  const mayBeKey =
    word.quote === ''
      ? !inline
      : /^\s*["']$/.test(lead) && !/[[{,]\s*$/.test(text.slice(block.start, lineStart));
  const isAlone = mayBeKey && /^[ \t]*(?:#|$)/.test(text.slice(isClosed ? word.end + 1 : word.end, lineEnd));
  const head = block.headers + text.slice(block.start, word.start);
  const close = isClosed ? '' : word.quote;
  const mark = isClosed && isAlone ? word.quote : close;
  const read = (end: string): Read => {
    const parsed = parse(head + marker + mark + end + (mark === close ? after : after.slice(1)));
    return { found: findMarker(parsed, head.length), isBroken: isBroken(parsed) };
  };
  // Alone on its line it may be a key: without a colon, the parser would join it with the key on the next line.
  const first = read(isAlone ? ':' : spaced(after));
  const isBeforeComma = isAlone && first.found?.flow === true && !/^\s*,/.test(after);
  const { found, isBroken: breaks } = isBeforeComma ? read(':,') : first;
  if (found === undefined || (found.kind === 'value' && isBeforeWord(after))) return undefined;
  if (isAlone && !found.isFree) return undefined;
  // Where a key alone makes a text that cannot be read, there is no room for one.
  if (found.kind === 'key' && breaks && !isBroken(parse(head + close + after))) return undefined;
  return {
    ...found,
    ...withText(text, word),
    inline,
  };
}

/** Whether the word is no word, but what makes a list, a comment, a tag or an anchor: nothing takes its place. */
function isMark(text: string, { start, end, quote }: Word): boolean {
  return quote === '' && /^(?:(?:-+|\?)$|[#!%&])/.test(text.slice(start, end));
}

/** Whether what is put in would join the brackets or the text in quotes that begin there. */
function isBeforeValue(text: string, { start, quote }: Word): boolean {
  return quote === '' && /[["'{]/.test(text.charAt(start));
}

function isBroken({ problems }: Parsed): boolean {
  return problems.some(({ code }) => code === 'yaml/syntax');
}

/** A word that follows at once would become part of the marker. */
function spaced(after: string): string {
  return /^[^\s:,[\]{}"'#]/.test(after) ? ' ' : '';
}

/** Whether another word of the same text follows on the line. */
function isBeforeWord(after: string): boolean {
  return /^[ \t]+[^\s#,\]}]/.test(after);
}

function isComment(before: string): boolean {
  const hash = /(?:^|\s)#/.exec(before);
  if (hash === null) return false;
  const quotes = before.slice(0, hash.index).replace(/\\"/g, '').match(/"/g)?.length ?? 0;
  return quotes % 2 === 0;
}

/** Whether nothing but a `:` and a value follows: the word is a whole key in the first column. */
function isTopLevelKey(after: string): boolean {
  return /^["']?\s*(?::.*|#.*)?$/.test(after);
}

/** A line with something on it, as far as its first word. */
const nextLine = /\n(?:[ \t]+[^\s#]|-\s|[^\s#])/;

/** Whether a key without a colon in the first column would take for its own what belongs to the key above. */
function isAboveNested(text: string, from: number): boolean {
  return /^\n(?:[ \t]|-\s|[\]}])/.test(nextLine.exec(text.slice(from))?.[0] ?? '');
}

/** A key of the manifest itself: its siblings are the words before a `:` in the first column, no parser needed. */
function topLevelKey(text: string, lineStart: number, word: Word): Cursor | undefined {
  const hasColon = /^["']?[ \t]*:/.test(text.slice(word.end));
  if (!hasColon && isAboveNested(text, word.end)) return undefined;
  const isKey = word.end > word.start || !hasColon;
  if (!isKey || word.start - word.quote.length !== lineStart) return undefined;
  const siblings: string[] = [];
  for (const match of text.matchAll(/(?<![^\r\n])\uFEFF?["']?([A-Za-z][\w-]*)["']?[ \t]*:/g)) {
    if (match.index !== lineStart && match[1] !== undefined) siblings.push(match[1]);
  }
  return {
    path: [],
    kind: 'key',
    siblings,
    items: [],
    isBare: true,
    isFree: true,
    flow: false,
    ...withText(text, word),
    inline: false,
  };
}

/** The top-level section that a line belongs to: from its key to the next key in the first column. */
function sectionAt(text: string, lineStart: number): { start: number; end: number } {
  let start = lineStart;
  while (start > 0 && !/[^\s#\-\]}]/.test(text.charAt(start))) start = startOfLine(text, start - 1);
  const next = /\n(?=[^\s#\-\]}])/g;
  next.lastIndex = Math.max(start, lineStart);
  const match = next.exec(text);
  return { start, end: match === null ? text.length : match.index + 1 };
}

interface Block {
  /** The lines that the block is nested in, as they stand. */
  headers: string;
  start: number;
  end: number;
}

/**
 * Within a section, the lines that belong to the same entry as the one at hand, and the lines that these are nested
 * in: a long section need not be read for one of its entries. The indexes of list items are those in the block.
 */
function blockAt(
  text: string,
  lineStart: number,
  section: { start: number; end: number },
  before: string,
): Block {
  const whole: Block = { headers: '', ...section };
  const line = text.slice(lineStart, endOfLine(text, lineStart));
  const own = line.trim() === '' ? before.length : indentOf(line);
  if (own === 0) return whole;
  const headers: string[] = [];
  let level = own;
  let start = lineStart;
  let dashed = false;
  for (let at = lineStart; at > section.start && level > 0; ) {
    at = startOfLine(text, at - 1);
    const above = text.slice(at, endOfLine(text, at));
    if (above.trim() === '' || above.trimStart().startsWith('#')) continue;
    const indent = indentOf(above);
    if (headers.length === 0 && indent >= own) start = at;
    // The dash of a list may stand in the column of the key that the list belongs to.
    const isItem = /^\s*-(?:\s|$)/.test(above);
    if (indent >= level || (isItem && indent === level - 1 && dashed)) continue;
    // Brackets that are open across lines, and what is nested by no indentation, need the whole section.
    if (/[[{,]\s*(?:#[\s\S]*)?$/.test(above) || /^\s*[\]}]/.test(above)) return whole;
    headers.unshift(`${above}\n`);
    dashed = isItem;
    level = isItem ? indent + 1 : indent;
  }
  if (level > 0) return whole;
  return { headers: headers.join(''), start, end: blockEnd(text, lineStart, section.end, own) };
}

/** The start of the first line after `lineStart` that is indented less. */
function blockEnd(text: string, lineStart: number, end: number, own: number): number {
  for (let at = text.indexOf('\n', lineStart) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    const below = text.slice(at, endOfLine(text, at));
    if (below.trim() !== '' && indentOf(below) < own) return at;
  }
  return end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
