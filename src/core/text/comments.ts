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
export function commentsWith(source: Text, word: string): Comment[] {
  const { text, lines, parsed } = source;
  const found: Comment[] = [];
  const scalars = scalarSpans(text, parsed.root);
  for (let at = text.indexOf(word); at !== -1; ) {
    const { line } = lines.positionAt(at);
    const first = lines.offsetAt({ line, character: 0 });
    const end = first + lines.lineText(line).length;
    const opening = commentStart(text, { start: first, end }, scalars);
    const start = opening === undefined ? undefined : markBefore(text, word, { start: opening, end });
    if (start !== undefined && !isDiscarded(parsed, start)) {
      const next = lines.offsetAt({ line: line + 1, character: 0 });
      found.push(commentAt(text, { start, end }, { start: first, end: next }));
    }
    at = text.indexOf(word, end);
  }
  return found;
}

function commentAt(text: string, { start, end }: Range, line: Range): Comment {
  const before = text.slice(line.start, start).replace('\ufeff', '').trimEnd();
  const isAlone = before === '';
  const whole = isAlone
    ? { start: text.startsWith('\ufeff') ? Math.max(line.start, 1) : line.start, end: line.end }
    : { start: line.start + text.slice(line.start, start).trimEnd().length, end };
  return { start, end, whole, isAlone };
}

/** The first `#` of a comment behind which, after blanks, the word stands. */
function markBefore(text: string, word: string, { start, end }: Range): number | undefined {
  for (let at = text.indexOf(word, start); at !== -1 && at < end; at = text.indexOf(word, at + word.length)) {
    let mark = at - 1;
    while (mark > start && /\s/.test(text.charAt(mark))) mark--;
    if (mark >= start && text[mark] === '#') return mark;
  }
  return undefined;
}

/** The line that a comment is about: its own, or the next one below that is no comment. */
export function coveredLine({ lines }: Text, comment: Comment): number {
  let { line } = lines.positionAt(comment.start);
  if (!comment.isAlone) return line;
  do line++;
  while (/^\s*#/.test(lines.lineText(line)));
  return line;
}

/** Where the comment of a line begins. */
function commentStart(text: string, line: Range, scalars: readonly Range[]): number | undefined {
  for (let at = text.indexOf('#', line.start); at !== -1 && at < line.end; at = text.indexOf('#', at + 1)) {
    const begins = at === line.start || /[\s\ufeff]/.test(text[at - 1] ?? '');
    const within = begins ? spanAt(scalars, at) : undefined;
    if (begins && within === undefined) return at;
    if (within !== undefined) at = within.end - 1;
  }
  return undefined;
}

/** The span that holds an offset; of spans in order, none within another. */
function spanAt(spans: readonly Range[], offset: number): Range | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset ? span : undefined;
}

function isDiscarded({ conflicts }: Parsed, offset: number): boolean {
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
