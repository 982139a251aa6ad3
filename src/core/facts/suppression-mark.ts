import { withoutInvisible } from '../base/characters';
import type { Range } from '../base/range';
import { slipsBetween } from '../base/suggest';

/** What a comment that hides findings begins with. */
export const suppressionMark = 'ai-readiness-ignore';

/** The mark, or what was meant for it. */
export interface Mark extends Range {
  /** Whether it is the mark, in whatever case, and not only nearly so. */
  readonly isExact: boolean;
  /** Whether it stands further on in a comment, and not behind a `#`. */
  readonly isWithin?: boolean;
}

const isAscii = /^\p{ASCII}*$/u;

/** So much of a comment is looked at for the mark. */
const looked = 120;
/** So many slips of the pen are still the mark. */
const slips = 2;

const letters = suppressionMark.replaceAll('-', '');
const exact = /^ai-readiness-ignore(?![\w-])/i;
/** What other tools call it. */
const otherVerb =
  /^ai[\s_.:-]{0,3}(?:readiness|ready)[\s_.:-]{1,3}(?:allow|disable|exclude|hide|ignore|off|skip|suppress)[\w-]*/i;
/** A blank or a dash of any kind between the words of the mark. */
const gap = /^[\s_.:\p{Pd}]{0,3}$/u;
const codeFollows = /^[\s:]*[a-z]+\/[a-z]/i;

/** The mark right behind the `#` at that place, or what is nearly the mark. */
export function markAt(text: string, at: number): Mark | undefined {
  const blanks = /^#+[^\S\r\n]*/.exec(text.slice(at, at + looked))?.[0].length ?? 0;
  const start = at + blanks;
  const written = text.slice(start, start + looked).split(/[\r\n]/, 1)[0] ?? '';
  if (exact.test(written)) return { start, end: start + suppressionMark.length, isExact: true };
  return near(written, start, (words) => nearMark(words) ?? withOtherVerb(words));
}

/** More words than anyone writes before the mark. */
const mostWords = 200;

/**
 * What is meant for the mark further on in a comment, where nothing obeys it: the mark itself or nearly so, with a code
 * behind it. Without one it is a word of a sentence.
 */
export function markAmong(comment: string, offset: number): Mark | undefined {
  if (!/[\p{L}]\/[\p{L}]/u.test(comment)) return undefined;
  let left = mostWords;
  // The mark is looked for at each word.
  for (const { index } of comment.matchAll(/(?<![\p{L}\p{N}\p{M}_/-])[\p{L}\p{N}]/gu)) {
    if (--left < 0) return undefined;
    const mark = near(comment.slice(index, index + looked), offset + index, (words) => {
      const length = nearMark(words) ?? withOtherVerb(words);
      return length !== undefined && codeFollows.test(words.slice(length)) ? length : undefined;
    });
    if (mark !== undefined) return { ...mark, isWithin: true };
  }
  return undefined;
}

/** What is nearly the mark in a text that stands at an offset, whatever is hidden in it. */
function near(
  written: string,
  start: number,
  lengthIn: (words: string) => number | undefined,
): Mark | undefined {
  const { plain, ends } = folded(written);
  const length = lengthIn(plain);
  if (length === undefined) return undefined;
  return { start, end: start + (ends[length - 1] ?? length), isExact: false };
}

/** A text without what nobody sees, and with letters of another width as ordinary ones; where each character ends. */
function folded(text: string): { readonly plain: string; readonly ends: readonly number[] } {
  if (isAscii.test(text)) return { plain: text, ends: [] };
  let plain = '';
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    at += char.length;
    for (const each of withoutInvisible(`x${char}x`).slice(1, -1).normalize('NFKC')) {
      plain += each;
      for (let unit = 0; unit < each.length; unit++) ends.push(at);
    }
  }
  return { plain, ends };
}

/** Of three parts of the mark, two slips of the pen leave one as it is. */
const partOfMark = /ai[\s_.:-]{0,3}rea|diness|ignore/i;

/** Whether there is any sense in looking closer at a text. */
export function mayHoldMark(text: string): boolean {
  if (partOfMark.test(text)) return true;
  if (isAscii.test(text)) return false;
  return partOfMark.test(text.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ''));
}

/** How long the beginning is that is nearly the mark; undefined where there is none. */
function nearMark(words: string): number | undefined {
  let joined = '';
  let last = 0;
  let best: { readonly far: number; readonly end: number } | undefined;
  for (const { 0: word, index } of words.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!gap.test(words.slice(last, index)) || joined.length > letters.length + slips) break;
    joined += word.toLowerCase();
    last = index + word.length;
    if (Math.abs(joined.length - letters.length) > slips) continue;
    const far = slipsBetween(joined, letters);
    if (far < (best?.far ?? slips + 1)) best = { far, end: last };
  }
  if (best === undefined) return undefined;
  const end = best.end + (/^[\w-]*/.exec(words.slice(best.end))?.[0].length ?? 0);
  // Words with blanks between them may be a sentence.
  return !/\s/.test(words.slice(0, end)) || codeFollows.test(words.slice(end)) ? end : undefined;
}

function withOtherVerb(words: string): number | undefined {
  const length = otherVerb.exec(words)?.[0].length;
  return length !== undefined && codeFollows.test(words.slice(length)) ? length : undefined;
}
