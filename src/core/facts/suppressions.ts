import { isBlank } from '../base/characters';
import type { Range } from '../base/range';
import { slipsBetween } from '../base/suggest';
import { type Comment, commentFrom, commentsIn, coveredLine, isDiscarded } from '../text/comments';
import type { ManifestDocument } from './document';
import { type Mark, markAmong, markAt, mayHoldMark } from './suppression-mark';

/** More codes than anyone will name in the comments of a manifest; the rest hides nothing. */
export const maxSuppressions = 500;

/** One of the codes that a comment names. */
export interface SuppressedCode extends Range {
  /** In lower case, however it is written. */
  readonly code: string;
  readonly written: string;
  /** What is to be deleted for the comment not to name it. */
  readonly cut: Range;
}

/** `# ai-readiness-ignore CODE, CODE until DATE: why`: what someone wrote to hide findings. */
export interface Suppression {
  readonly mark: Mark;
  /** From the `#` before the mark to the end of the line. */
  readonly comment: Comment;
  readonly codes: readonly SuppressedCode[];
  /** The end as it is written, which need not be a date. */
  readonly until: string | undefined;
  /** Where that stands. */
  readonly untilAt: Range | undefined;
  /** Empty where there is none. */
  readonly reason: string;
  /** The line of the findings that it hides. */
  readonly line: number;
}

/** The comments that hide findings, and those that are nearly such, in the order of the text. */
interface Suppressions {
  readonly all: readonly Suppression[];
  /** The first comment that is not read to its end, or not at all, because there are too many. */
  readonly beyond?: Comment;
}

/** What a manifest has of them. */
export function suppressionsIn(document: ManifestDocument): Suppressions {
  const { text, parsed } = document;
  if (!mayHoldMark(text)) return { all: [] };
  const all: Suppression[] = [];
  let room = maxSuppressions;
  // A block of comments leads to one line: it is walked through once.
  let block = { from: 0, to: 0 };
  for (const range of commentsIn(document)) {
    const mark = firstMark(text, range);
    if (mark === undefined || isDiscarded(parsed, range.start)) continue;
    const comment = commentFrom(
      document,
      range,
      mark.isWithin ? range.start : text.lastIndexOf('#', mark.start),
    );
    const { line: own } = document.lines.positionAt(comment.start);
    const inBlock = comment.isAlone && block.from <= own && own < block.to;
    const line = inBlock ? block.to : coveredLine(document, comment);
    if (comment.isAlone) block = { from: own, to: line };
    const words = readWords(text, mark.end, comment.end);
    if (room > 0) all.push({ mark, comment, line, ...words, codes: words.codes.slice(0, room) });
    room -= Math.max(1, words.codes.length);
    if (room < 0) return { all, beyond: comment };
  }
  return { all };
}

/** More `#` in one comment than anyone writes before the mark. */
const maxHashes = 50;

/** So much of a comment is read: more than anyone writes on a line. In characters. */
const maxLength = 4000;

function firstMark(text: string, { start, end }: Range): Mark | undefined {
  if (!mayHoldMark(text.slice(start, Math.min(end, start + maxLength)))) return undefined;
  let at = start;
  for (let count = 0; count < maxHashes && at !== -1 && at < end; count++) {
    const mark = markAt(text, at);
    if (mark !== undefined && mark.end <= end) return mark;
    // A row of them is one.
    while (text[at] === '#') at++;
    at = text.indexOf('#', at);
  }
  return markAmong(text.slice(start, Math.min(end, start + maxLength)), start);
}

type Words = Pick<Suppression, 'codes' | 'until' | 'untilAt' | 'reason'>;

/** A colon, but for one between `until` and a day, or a dash by itself. */
const beforeReason = /[:：](?<!\buntil\s{0,9}[:：](?=\s{0,9}\d{1,4}[-./]\d))|\s(?:-{1,2}|[–—])(?=\s)/i;

/** What stands behind the mark: codes and an end, and after a colon, or a dash by itself, the reason. */
function readWords(text: string, markEnd: number, end: number): Words {
  const words = text.slice(markEnd, Math.min(end, markEnd + maxLength));
  // A colon after the mark, before the codes, is none before the reason.
  const skipped = /^\s*:(?=\s*[a-z]+\/[a-z])/i.exec(words)?.[0].length ?? 0;
  const rest = words.slice(skipped);
  const colon = beforeReason.exec(rest);
  const head = wordsOf(rest.slice(0, colon?.index ?? rest.length), markEnd + skipped);
  const reason = colon === null ? '' : rest.slice(colon.index + colon[0].length).trim();
  const at = head.findIndex(({ written }, index) => isUntil(written, head[index + 1]?.written));
  const day = at === -1 ? undefined : head[at + 1];
  const named = head.filter((_, index) => at === -1 || index < at || index > at + 1);
  // Without a colon, the words of the reason follow the codes.
  const codes = colon === null ? named.slice(0, leadingCodes(named)) : named;
  const cuts = cutsOf(head, markEnd);
  return {
    codes: codes.map((word) => ({ ...word, code: word.written.toLowerCase(), cut: cuts.get(word) ?? word })),
    until: at === -1 ? undefined : (day?.written ?? ''),
    untilAt: day && { start: day.start, end: day.end },
    reason,
  };
}

/** The word before the end, also misspelled where a day follows it. */
function isUntil(word: string, next: string | undefined): boolean {
  const lower = word.toLowerCase();
  if (lower === 'until') return true;
  const isNear = lower === 'till' || (lower.length < 8 && slipsBetween(lower, 'until') <= 2);
  return isNear && next !== undefined && /^\d/.test(next);
}

type Word = Range & { readonly written: string };

/** The words before the reason; brackets and quotes round them make no difference. */
function wordsOf(head: string, offset: number): Word[] {
  return [...head.matchAll(/[^\s,;，、:：()[\]"'`=]+/g)]
    .map(({ 0: written, index }) => ({
      written,
      start: offset + index,
      end: offset + index + written.length,
    }))
    .filter(({ written }) => !isBlank(written));
}

/** How many of the words are codes: the first one, whatever it is, and those that look like one. */
function leadingCodes(words: readonly Word[]): number {
  const first = words.findIndex(({ written }, index) => index > 0 && !written.includes('/'));
  return first === -1 ? words.length : first;
}

/** What is to be deleted for one word to be gone, and what parts it from the others with it. */
function cutsOf(words: readonly Word[], markEnd: number): Map<Word, Range> {
  return new Map(
    words.map((word, index) => {
      const [before, after] = [words[index - 1], words[index + 1]];
      if (before !== undefined) return [word, { start: before.end, end: word.end }];
      return [
        word,
        after === undefined ? { start: markEnd, end: word.end } : { start: word.start, end: after.start },
      ];
    }),
  );
}
