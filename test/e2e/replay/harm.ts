// Whether what stands there is what was typed, and what came of it where it is not.
import type { Meant } from './meant';
import type { Change, Look } from './protocol';

/** What a person who looks at the text sees to be done before going on. */
export type Seen =
  | { readonly is: 'as meant' }
  /** Closing brackets and quotes that VS Code wrote and nobody wants: so many Delete take them away. */
  | { readonly is: 'closed unasked'; readonly deletes: number }
  | { readonly is: 'other indentation'; readonly blanks: number }
  | { readonly is: 'harmed' };

export interface Harm {
  /** In the meant text, counted from 0. */
  readonly line: number;
  /** The line or lines about it, as they were meant and as they are. */
  readonly meant: string;
  readonly found: string;
  readonly swallowedEnter: boolean;
  /** Text came in that nobody typed. */
  readonly foreign: boolean;
  /** A proposal was taken that nobody chose. */
  readonly taken: boolean;
  /** Characters lost and characters too many. */
  readonly characters: number;
}

/** @param anyIndent whether the indentation of the caret's line does not matter */
export function see(meant: Meant, { text, caret }: Look, anyIndent: boolean): Seen {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const before = lines[caret.line]?.slice(0, caret.character) ?? '';
  const above = lines.slice(0, caret.line);
  const same = above.join('\n') === meant.head.slice(0, -1).join('\n') && caret.line === meant.caret.line;
  if (!same) return { is: 'harmed' };
  const isBlank = /^ *$/.test(before) && /^ *$/.test(meant.line);
  if (!isBlank && before !== meant.line) return { is: 'harmed' };
  const after = [lines[caret.line]?.slice(caret.character) ?? '', ...lines.slice(caret.line + 1)].join('\n');
  if (after !== meant.tail) {
    const extra = after.endsWith(meant.tail) ? after.slice(0, after.length - meant.tail.length) : '?';
    return /^[\s\]}"']*$/.test(extra) ? { is: 'closed unasked', deletes: extra.length } : { is: 'harmed' };
  }
  const blanks = meant.line.length - before.length;
  return blanks === 0 || anyIndent ? { is: 'as meant' } : { is: 'other indentation', blanks };
}

/** What is wrong, for the record. @param changes all since the text was last as meant */
export function harmOf(meant: Meant, look: Look, changes: readonly Change[]): Harm {
  const wanted = meant.text;
  const is = look.text.replaceAll('\r\n', '\n');
  const difference = differenceOf(wanted, is);
  const breaks = (text: string): number => text.split('\n').length;
  return {
    line: wanted.slice(0, difference.start).split('\n').length - 1,
    meant: around(wanted, difference.start, difference.wanted.length),
    found: around(is, difference.start, difference.is.length),
    swallowedEnter: !changes.some(({ text }) => isNewLine(text)) && breaks(is) <= breaks(wanted),
    foreign: difference.added > 0,
    taken: changes.some(isTaken),
    characters: difference.added + difference.lost,
  };
}

/** The text of the changed lines, and of the line above. */
function around(text: string, start: number, length: number): string {
  const before = text.slice(0, start).split('\n').slice(-2).join('\n');
  const end = text.indexOf('\n', start + length);
  return before + text.slice(start, end < 0 ? undefined : end);
}

function isNewLine(text: string): boolean {
  return /^\r?\n[ \t]*(?:\r?\n[ \t]*)?$/.test(text);
}

/** Whether a change is none that a key makes: a character, a pair of brackets, a new line, taking away. */
function isTaken({ text, removed }: Change): boolean {
  if (/^[ \t]*$/.test(text) || isNewLine(text)) return false;
  if (['{}', '[]', '""', "''"].includes(text)) return false;
  if (removed > 0) return !/^[\]}"']$/.test(text);
  return [...text].length > 1;
}

export interface Difference {
  readonly start: number;
  /** What stands at the start in the one and in the other, up to where they agree again for good. */
  readonly wanted: string;
  readonly is: string;
  readonly lost: number;
  readonly added: number;
}

/** How two texts differ, in characters. */
export function differenceOf(wanted: string, is: string): Difference {
  let start = 0;
  while (start < wanted.length && wanted[start] === is[start]) start += 1;
  let end = 0;
  const shorter = Math.min(wanted.length, is.length) - start;
  while (end < shorter && wanted.at(-1 - end) === is.at(-1 - end)) end += 1;
  const one = wanted.slice(start, wanted.length - end);
  const other = is.slice(start, is.length - end);
  const common = commonLength(one, other);
  return { start, wanted: one, is: other, lost: one.length - common, added: other.length - common };
}

/** The length of the longest common subsequence. */
function commonLength(one: string, other: string): number {
  let row = new Uint32Array(other.length + 1);
  for (const character of one) {
    const next = new Uint32Array(other.length + 1);
    for (let at = 1; at <= other.length; at += 1) {
      const [up = 0, left = 0, corner = 0] = [row[at], next[at - 1], row[at - 1]];
      next[at] = other[at - 1] === character ? corner + 1 : Math.max(up, left);
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
