import type { Path } from '../base/path';
import { parse } from '../text/parse';
import type { MapNode, Node } from '../text/tree';

/** What stands, or could stand, at a place in the text. */
export interface Cursor {
  /** Of the map or list that the place is in; for a value, of the value itself. */
  readonly path: Path;
  /** `key`: a key of the map at `path`; `value`: the value at `path`, which is a scalar or not there yet. */
  readonly kind: 'key' | 'value';
  /** The word around the place: what a proposal replaces. */
  readonly word: { readonly start: number; readonly end: number; readonly text: string };
  /** The other keys of the map, or the other values of the list, that the place is in. */
  readonly siblings: readonly string[];
  /** Whether a `:` follows the key already. */
  readonly hasColon: boolean;
  /** Whether it stands within `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** The quote that the place is inside of, or the empty text. */
  readonly quote: '"' | "'" | '';
  /** Whether something other than list marks stands before it on its line: a key, as a rule. */
  readonly inline: boolean;
}

/** A word that no manifest holds, put at the place so that the parser says where it is. */
const marker = 'zzcursorzz';

/**
 * What may be written at `offset`. Works on broken text, since that is what there is while someone types: the word
 * at the place is replaced by a marker, and only the top-level section around it is read again.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const lineStart = startOfLine(text, offset);
  const before = text.slice(lineStart, offset);
  if (isComment(before)) return undefined;
  const word = wordAt(text, offset, before);
  const lineEnd = endOfLine(text, offset);
  if (/^[^\s:#]*$/.test(before) && isTopLevelKey(text.slice(word.end, lineEnd)))
    return topLevelKey(text, lineStart, word);
  const block = blockAt(text, lineStart, sectionAt(text, lineStart), before);
  const after = text.slice(word.end, block.end);
  const isClosed = word.quote !== '' && text.charAt(word.end) === word.quote;
  const lead = text.slice(lineStart, word.start);
  // Alone on its line it may be a key: without a colon, the parser would join it with the key on the next line. A text
  // in quotes that a dash leads, or that stands behind a bracket or comma, is an entry of a list.
  const isAlone =
    (word.quote === ''
      ? /^[\s-]*$/.test(lead)
      : /^\s*["']$/.test(lead) && !/[[{,]\s*$/.test(text.slice(block.start, lineStart))) &&
    /^[ \t]*(?:#|$)/.test(text.slice(isClosed ? word.end + 1 : word.end, lineEnd));
  const rest = isClosed && isAlone ? after.slice(1) : after;
  const close = word.quote !== '' && (!isClosed || isAlone) ? word.quote : '';
  const source =
    block.headers +
    text.slice(block.start, word.start) +
    marker +
    close +
    (isAlone ? ':' : spaced(after)) +
    rest;
  const { root } = parse(source);
  const found =
    root === undefined ? undefined : find(root, block.headers.length + word.start - block.start, []);
  if (found === undefined) return undefined;
  return {
    ...found,
    word: withText(text, word),
    hasColon: found.kind === 'key' && /^["']?[ \t]*:/.test(after),
    quote: word.quote,
    inline: !/^[\s-]*["']?$/.test(lead),
  };
}

/** A word that follows at once would become part of the marker. */
function spaced(after: string): string {
  return /^[^\s:,[\]{}"'#]/.test(after) ? ' ' : '';
}

function isComment(before: string): boolean {
  const hash = /(?:^|\s)#/.exec(before);
  if (hash === null) return false;
  const quotes = before.slice(0, hash.index).replace(/\\"/g, '').match(/"/g)?.length ?? 0;
  return quotes % 2 === 0;
}

interface Word {
  start: number;
  end: number;
  quote: '"' | "'" | '';
}

/** The text around the place up to what separates values: the whole string inside quotes, one word outside. */
function wordAt(text: string, offset: number, before: string): Word {
  const quote = openQuoteOf(before);
  const lineEnd = endOfLine(text, offset);
  if (quote !== undefined) {
    const close = text.indexOf(quote.mark, offset);
    const end = close === -1 || close > lineEnd ? lineEnd : close;
    return { start: offset - before.length + quote.at + 1, end, quote: quote.mark };
  }
  let start = offset;
  while (start > offset - before.length && !isBreak(text, start - 1)) start--;
  let end = offset;
  while (end < lineEnd && !isBreak(text, end)) end++;
  return { start, end, quote: '' };
}

function isBreak(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (/[\s,[\]{}"']/.test(character)) return true;
  return character === ':' && /^(?:[\s,[\]{}]|$)/.test(text.charAt(at + 1));
}

function openQuoteOf(before: string): { mark: '"' | "'"; at: number } | undefined {
  let open: { mark: '"' | "'"; at: number } | undefined;
  for (let at = 0; at < before.length; at++) {
    const character = before.charAt(at);
    if (character === '\\' && open?.mark === '"') at++;
    else if (open !== undefined && character === open.mark) open = undefined;
    else if (
      open === undefined &&
      (character === '"' || character === "'") &&
      /^$|[\s,[{(:-]/.test(before.charAt(at - 1))
    ) {
      open = { mark: character, at };
    }
  }
  return open;
}

/** Where the line of an offset begins; a line feed at the offset itself ends that line. */
function startOfLine(text: string, offset: number): number {
  // From a place before the text, `lastIndexOf` would find a line feed at its very beginning.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function endOfLine(text: string, offset: number): number {
  const match = /[\r\n]/.exec(text.slice(offset));
  return match === null ? text.length : offset + match.index;
}

/** Whether nothing but a `:` and a value follows: the word is a whole key in the first column. */
function isTopLevelKey(after: string): boolean {
  return /^["']?\s*(?::.*|#.*)?$/.test(after);
}

/** A key of the manifest itself: its siblings are the words before a `:` in the first column, no parser needed. */
function topLevelKey(text: string, lineStart: number, word: Word): Cursor {
  const siblings: string[] = [];
  for (const match of text.matchAll(/^["']?([A-Za-z][\w-]*)["']?[ \t]*:/gm)) {
    if (match.index !== lineStart && match[1] !== undefined) siblings.push(match[1]);
  }
  const hasColon = /^["']?[ \t]*:/.test(text.slice(word.end));
  return {
    path: [],
    kind: 'key',
    siblings,
    flow: false,
    word: withText(text, word),
    hasColon,
    quote: word.quote,
    inline: false,
  };
}

function withText(text: string, { start, end }: Word): Cursor['word'] {
  return { start, end, text: text.slice(start, end) };
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

type Found = Pick<Cursor, 'path' | 'kind' | 'siblings' | 'flow'>;

function find(node: Node, at: number, path: (string | number)[]): Found | undefined {
  if (node.kind === 'scalar') {
    const covers = node.start <= at && at <= node.end;
    return covers && String(node.value ?? '').includes(marker)
      ? { path, kind: 'value', siblings: [], flow: false }
      : undefined;
  }
  if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) {
      const found = find(item, at, [...path, index]);
      if (found === undefined) continue;
      const isItem = found.kind === 'value' && found.path.length === path.length + 1;
      const others = node.items.flatMap((each) =>
        each !== item && each.kind === 'scalar' ? [String(each.value)] : [],
      );
      return { ...found, siblings: isItem ? others : found.siblings, flow: found.flow || node.flow };
    }
    return undefined;
  }
  return findInMap(node, at, path);
}

function findInMap(node: MapNode, at: number, path: (string | number)[]): Found | undefined {
  for (const entry of node.entries) {
    if (entry.keyStart <= at && at <= entry.keyEnd && entry.key.includes(marker)) {
      const siblings = node.entries.filter((each) => each !== entry).map(({ key }) => key);
      return { path, kind: 'key', siblings, flow: node.flow };
    }
    const found = find(entry.value, at, [...path, entry.key]);
    if (found !== undefined) return { ...found, flow: found.flow || node.flow };
  }
  return undefined;
}
