import { Lexer } from 'yaml';
import type { Range } from '../base/range';
import type { Lines } from './lines';
import type { Parsed } from './parsed';
import type { Node } from './tree';

/** A comment, or the part of one that begins with a word. */
export interface Comment extends Range {
  /** What is to be deleted with it: its line where it stands alone, else the spaces before it. */
  readonly whole: Range;
  readonly isAlone: boolean;
}

interface Text {
  readonly text: string;
  readonly lines: Lines;
  readonly parsed: Parsed;
}

/**
 * The comments that begin with `word`, or contain `# word`. Text inside quotes and in `|` or `>` blocks is none, and
 * neither is the side of a merge conflict that does not count.
 */
export function commentsWith({ text, lines, parsed }: Text, word: string): Comment[] {
  const found: Comment[] = [];
  const scalars = scalarSpans(text, parsed.root);
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const { line } = lines.positionAt(at);
    const first = lines.offsetAt({ line, character: 0 });
    const end = first + lines.lineText(line).length;
    const start = text.slice(0, at).trimEnd().length - 1;
    const isMarked = text[start] === '#' && start >= first;
    if (!isMarked || found.at(-1)?.end === end) continue;
    const opening = commentStart(text, first, start, scalars);
    if (opening === undefined || isDiscarded(parsed, start)) continue;
    const isAlone = text.slice(first, start).replace('\ufeff', '').trim() === '';
    const next = lines.offsetAt({ line: line + 1, character: 0 });
    const whole = isAlone
      ? { start: text.startsWith('\ufeff') ? Math.max(first, 1) : first, end: next }
      : { start: text.slice(0, start).trimEnd().length, end };
    found.push({ start, end, whole, isAlone });
  }
  return found;
}

/** The line that a comment is about: its own, or the next one below that is no comment. */
export function coveredLine({ lines }: Text, comment: Comment): number {
  let { line } = lines.positionAt(comment.start);
  if (!comment.isAlone) return line;
  do line++;
  while (/^\s*#/.test(lines.lineText(line)));
  return line;
}

/** Where the comment begins that holds `offset`; undefined where `offset` is within a value. */
function commentStart(
  text: string,
  first: number,
  offset: number,
  scalars: readonly Range[],
): number | undefined {
  for (let at = text.indexOf('#', first); at !== -1 && at <= offset; at = text.indexOf('#', at + 1)) {
    const begins = at === first || /[\s\ufeff]/.test(text[at - 1] ?? '');
    if (begins && !scalars.some(({ start, end }) => start <= at && at < end)) return at;
  }
  return undefined;
}

function isDiscarded({ conflicts }: Parsed, offset: number): boolean {
  return conflicts.some(
    ({ whole, ours }) =>
      whole.start <= offset && offset < whole.end && !(ours.range.start <= offset && offset < ours.range.end),
  );
}

/** The spans of all keys and scalars; that of a `|` or `>` block without its first line, which may have a comment. */
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
  return spans;
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
