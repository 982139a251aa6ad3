import { CST, Parser } from 'yaml';
import type { Range } from '../base/range';

/** What a text may be at most. */
export interface Limits {
  /** UTF-16 code units. */
  readonly characters: number;
  /** Line breaks and the characters that separate values: what the parser's time depends on. */
  readonly marks: number;
  /** Entries of one map or list. */
  readonly entries: number;
  /** Values after aliases are expanded. */
  readonly nodes: number;
}

/** What a manifest may be at most. Far above any real one, far below what would make an editor wait. */
export const limits = {
  /** UTF-16 code units. */
  characters: 300_000,
  /** Line breaks and the characters that separate values: what the parser's time depends on. */
  marks: 50_000,
  /** Levels of maps and lists within each other. */
  depth: 64,
  /** Entries of one map or list. */
  entries: 2000,
  /** Values after aliases are expanded. */
  nodes: 100_000,
  /** Problems with the text that are listed. */
  problems: 100,
  /** Times that a text is read again, around what is broken; fewer where it is long. */
  recoveries: 6,
  recoveriesOfLong: 2,
  /** UTF-16 code units that are read at once in no time. */
  quick: 100_000,
} as const;

/**
 * The same for files that a manifest names: contracts and results are larger than any manifest, and nobody waits for them
 * as for what is typed. Their bytes are bounded by whoever reads them.
 */
export const limitsOfFiles: Limits = {
  characters: 4 * 1024 * 1024,
  marks: 1_500_000,
  entries: 100_000,
  nodes: 1_000_000,
};

/** The same for those of them, or of their parts, that are not plain enough to be read from a stream of events. */
export const limitsOfUnplain: Limits = {
  ...limitsOfFiles,
  characters: 1_000_000,
  marks: 150_000,
};

/** Whether a text is larger than what is read. */
export function isBeyond(text: string, most: Pick<Limits, 'characters' | 'marks'>): boolean {
  return text.length > most.characters || isTooDense(text, most);
}

/** Whether no more problems are listed; one more than the most, so that whoever cuts them knows that there were more. */
export function isFull(problems: readonly unknown[]): boolean {
  return problems.length > limits.problems;
}

const mark = new Set([...'\n,[]{}&*!%"\''].map((character) => character.charCodeAt(0)));

/** Whether a text holds more separators than any manifest does. */
function isTooDense(text: string, { marks }: Pick<Limits, 'marks'>): boolean {
  if (text.length <= marks) return false;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // `:`, `-` and `?` separate only where white space follows.
    const separates =
      code === 58 || code === 45 || code === 63 ? text.charCodeAt(at + 1) <= 32 : mark.has(code);
    if (separates && ++count > marks) return true;
  }
  return false;
}

/**
 * The top-level sections whose nesting is too deep for the parser's recursion.
 * One cheap scan finds what might be; only then the (iterative) token parser says what is.
 */
export function findDeepSections(text: string): Range[] {
  if (!mightBeDeep(text)) return [];
  return sections(text).filter(({ start, end }) => {
    const section = text.slice(start, end);
    return mightBeDeep(section) && isDeep(section);
  });
}

function mightBeDeep(text: string): boolean {
  let brackets = 0;
  let indent = 0;
  let atLineStart = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      atLineStart = true;
      indent = 0;
    } else if (code === 91 || code === 123) {
      atLineStart = false;
      if (++brackets > limits.depth) return true;
    } else if (code === 93 || code === 125) {
      atLineStart = false;
      if (brackets > 0) brackets--;
    } else if (atLineStart) {
      // Spaces, and the `-` and `?` that open a level of their own on one line.
      if (code !== 32 && code !== 45 && code !== 63) atLineStart = false;
      else if (++indent > limits.depth) return true;
    }
  }
  return false;
}

/** Spans that begin at a line whose first character is no space, comment or list mark. */
function sections(text: string): Range[] {
  const starts = [...text.matchAll(/(?<![^\n])[^\s#-]/g)].map((match) => match.index);
  if (starts[0] !== 0) starts.unshift(0);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

function isDeep(text: string): boolean {
  // Beyond this, even the token parser is slow, and no string holds that many in a row by chance.
  if (longestRun(text) >= 1000) return true;
  for (const token of new Parser().parse(text)) if (depthOf(token) > limits.depth) return true;
  return false;
}

/** How many marks that open a level follow each other: brackets with white space between, or `- - -`. */
function longestRun(text: string): number {
  let longest = 0;
  let brackets = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSpace = code === 32 || code === 10 || code === 13 || code === 9;
    if (code === 91 || code === 123) brackets++;
    else if (!isSpace) brackets = 0;
    if ((code === 45 || code === 63) && text.charCodeAt(at + 1) === 32) marks++;
    else if (code !== 32) marks = 0;
    longest = Math.max(longest, brackets, marks);
  }
  return longest;
}

function depthOf(root: CST.Token): number {
  let deepest = 0;
  const waiting: [CST.Token, number][] = [[root, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [token, depth] = next;
    if (depth > deepest) deepest = depth;
    if (token.type === 'document' && token.value) waiting.push([token.value, depth]);
    if (!CST.isCollection(token)) continue;
    for (const { key, value } of token.items) {
      if (key) waiting.push([key, depth + 1]);
      if (value) waiting.push([value, depth + 1]);
    }
  }
  return deepest;
}
