import type { Range } from '../base/range';
import { slipsBetween } from '../base/suggest';

/** What a comment that hides findings begins with. */
export const suppressionMark = 'ai-readiness-ignore';

/** The mark, or what was meant for it. */
export interface Mark extends Range {
  /** Whether it is the mark, in whatever case, and not only nearly so. */
  readonly isExact: boolean;
}

/** So much of a comment is looked at for the mark. */
const looked = 120;
/** So many slips of the pen are still the mark. */
const slips = 2;

const letters = suppressionMark.replaceAll('-', '');
const exact = /^ai-readiness-ignore(?![\w-])/i;
/** What other tools call it. */
const otherVerb =
  /^ai[\s_.:-]{0,3}readiness[\s_.:-]{1,3}(?:allow|disable|exclude|hide|off|skip|suppress)[\w-]*/i;
/** A blank or a dash of any kind between the words of the mark. */
const gap = /^[\s_.:\p{Pd}]{0,3}$/u;
const codeFollows = /^[\s:]*[a-z]+\/[a-z]/i;

/** The mark right behind the `#` at that place, or what is nearly the mark. */
export function markAt(text: string, at: number): Mark | undefined {
  const blanks = /^#+[^\S\r\n]*/.exec(text.slice(at, at + looked))?.[0].length ?? 0;
  const start = at + blanks;
  const words = text.slice(start, start + looked).split(/[\r\n]/, 1)[0] ?? '';
  if (exact.test(words)) return { start, end: start + suppressionMark.length, isExact: true };
  const length = nearMark(words) ?? withOtherVerb(words);
  return length === undefined ? undefined : { start, end: start + length, isExact: false };
}

/** How long the beginning is that is nearly the mark; undefined where there is none. */
function nearMark(words: string): number | undefined {
  let joined = '';
  let last = 0;
  let best: { readonly far: number; readonly end: number } | undefined;
  for (const { 0: word, index } of words.matchAll(/[a-z0-9]+/gi)) {
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
