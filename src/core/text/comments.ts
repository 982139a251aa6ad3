import { Lexer } from 'yaml';
import type { Range } from '../base/range';
import { type Lines, lineEnd } from './lines';
import type { Parsed } from './parsed';
import type { Node } from './tree';

/** A comment, or the part of one that begins at another `#` in it. */
export interface Comment extends Range {
  /** What is to be deleted with it: its line where it stands alone, else the spaces before it. */
  readonly whole: Range;
  /** Whether nothing but comment stands on its line. */
  readonly isAlone: boolean;
}

interface Text {
  readonly text: string;
  readonly lines: Lines;
  readonly parsed: Parsed;
}

/** The comments of a text, from the `#` to the end of the line. Text inside quotes and in `|` or `>` blocks is none. */
export function commentsIn({ text, parsed }: Text): Range[] {
  const found: Range[] = [];
  const scalars = scalarSpans(text, parsed.root);
  let next = 0;
  for (let at = text.indexOf('#'); at !== -1; ) {
    while ((scalars[next]?.end ?? Infinity) <= at) next++;
    const scalar = scalars[next];
    if (scalar !== undefined && scalar.start <= at) at = text.indexOf('#', scalar.end);
    else if (at > 0 && !/[\s\ufeff]/.test(text[at - 1] ?? '')) at = text.indexOf('#', at + 1);
    else {
      const end = lineEnd(text, at);
      found.push({ start: at, end });
      at = text.indexOf('#', end);
    }
  }
  return found;
}

/** The part of a comment that begins at `start`. */
export function commentFrom({ text, lines }: Text, comment: Range, start: number): Comment {
  const { line } = lines.positionAt(start);
  const first = lines.offsetAt({ line, character: 0 });
  const isAlone = text.slice(first, comment.start).replace('\ufeff', '').trim() === '';
  const { end } = comment;
  if (!isAlone || start > comment.start)
    return { start, end, isAlone, whole: { start: text.slice(0, start).trimEnd().length, end } };
  const next = lines.offsetAt({ line: line + 1, character: 0 });
  const whole = { start: text.startsWith('\ufeff') ? Math.max(first, 1) : first, end: next };
  return { start, end, isAlone, whole };
}

/** The line that a comment is about: its own, or the next one below that is no comment. */
export function coveredLine({ text, lines }: Text, comment: Comment): number {
  let { line } = lines.positionAt(comment.start);
  if (!comment.isAlone) return line;
  const isComment = /[^\S\r\n]*#/y;
  do isComment.lastIndex = lines.offsetAt({ line: ++line, character: 0 });
  while (line < lines.count && isComment.test(text));
  return line;
}

/** Whether a place is in the side of a merge conflict that does not count. */
export function isDiscarded({ conflicts }: Pick<Parsed, 'conflicts'>, offset: number): boolean {
  return conflicts.some(
    ({ whole, ours }) =>
      whole.start <= offset && offset < whole.end && !(ours.range.start <= offset && offset < ours.range.end),
  );
}

/** The spans of all keys and scalars, in order, those that meet as one; that of a `|` or `>` block without its first line, which may have a comment. */
function scalarSpans(text: string, root: Node | undefined): Range[] {
  const spans: Range[] = [];
  const waiting = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'scalar') {
      const isBlock = /[|>]/.test(text[node.start] ?? '') && node.end > node.start;
      const newline = isBlock ? text.indexOf('\n', node.start) : -1;
      spans.push({ start: newline === -1 ? node.start : newline, end: node.end });
    } else if (node.kind === 'list') waiting.push(...node.items);
    else
      for (const { keyStart, keyEnd, value } of [...node.entries, ...(node.shadowed ?? [])]) {
        spans.push({ start: keyStart, end: keyEnd });
        waiting.push(value);
      }
  }
  spans.sort((one, other) => one.start - other.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    // An alias is there once more, with what it stands for.
    if (last === undefined || last.end < start) joined.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return joined;
}

/** The texts of all comments, also where the rest of the text is broken. */
export function commentTexts(text: string): string[] {
  const found: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && token.startsWith('#')) found.push(token.trimEnd());
    // The parser's mark that a text without quotes, or a block of text, comes next.
    isScalar = token === '\u001f';
  }
  return found;
}
