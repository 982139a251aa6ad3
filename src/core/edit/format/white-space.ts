import type { Range } from '../../base/range';
import type { TextEdit } from '../../base/text-edit';
import { type Layout, newEnd, type Piece, startOf } from './pieces';

/** So many empty lines in a row are a separator; more are an accident. */
const mostEmptyLines = 2;

/** The edits that bring every piece to its column. */
export function moves({ text, lines, rows }: Layout): TextEdit[] {
  const edits: TextEdit[] = [];
  let previous: Piece | undefined;
  for (const { pieces, isTail, start: rowStart } of rows) {
    for (const [index, piece] of pieces.entries()) {
      const left = index > 0 || isTail ? previous : undefined;
      const start = left?.end ?? rowStart;
      const width = left === undefined ? piece.to : piece.to - newEnd(left);
      const blanks = ' '.repeat(Math.max(width, 0));
      if (piece.kind !== 'block' && text.slice(start, piece.start) !== blanks)
        edits.push({ start, end: piece.start, text: blanks });
      const first = piece.kind === 'block' ? piece.line : piece.line + 1;
      for (let line = first; piece.shift !== 0 && line <= piece.lastLine; line++)
        edits.push(...shifted(text, startOf(text, lines, line), piece.shift));
      previous = piece;
    }
  }
  return edits;
}

/** Moves a line of a text that goes on over several; one with nothing but blanks stays. */
function shifted(text: string, start: number, shift: number): TextEdit[] {
  let end = start;
  while (text[end] === ' ') end++;
  if (/^[\t\r\n]?$/.test(text.charAt(end))) return [];
  if (shift > 0) return [{ start, end: start, text: ' '.repeat(shift) }];
  return end === start ? [] : [{ start, end: Math.min(start - shift, end), text: '' }];
}

/** The edits that take away what nobody sees: blanks at the ends of lines, empty lines at both ends and in long runs. */
export function emptyLines({ text, rows }: Layout): TextEdit[] {
  const edits: TextEdit[] = [];
  let last: Piece | undefined;
  for (const { pieces, start, isTail } of rows) {
    if (last === undefined) edits.push(...removed({ start: text.startsWith('\ufeff') ? 1 : 0, end: start }));
    else if (!isTail) edits.push(...between(text, { start: last.end, end: start }));
    last = pieces.at(-1);
  }
  if (last?.kind === 'block') edits.push(...endOfBlock(text, headerOf(text, rows.at(-2)?.pieces ?? [])));
  else if (last !== undefined) edits.push(...endOfText(text, last.end));
  return edits;
}

function removed(range: Range): TextEdit[] {
  return range.start < range.end ? [{ ...range, text: '' }] : [];
}

/** The rest of a line, and the empty lines below it. */
function between(text: string, { start, end }: Range): TextEdit[] {
  let from = start;
  return [...text.slice(start, end).matchAll(/\r\n|\r|\n/g)].flatMap(({ index, 0: lineBreak }, line) => {
    const blanks = { start: from, end: start + index };
    from = blanks.end + lineBreak.length;
    return removed(line > mostEmptyLines ? { start: blanks.start, end: from } : blanks);
  });
}

/** One line break at the end. */
function endOfText(text: string, start: number): TextEdit[] {
  const rest = text.slice(start);
  const end = /[\r\n]/.test(rest) ? lineBreakOf(rest) : lineBreakOf(text);
  return rest === end ? [] : [{ start, end: text.length, text: end }];
}

/** The same behind a block of text, unless it keeps what is at its end or would get a line break of its own. */
function endOfBlock(text: string, header: string): TextEdit[] {
  let start = text.length;
  while (/[\r\n]/.test(text.charAt(start - 1))) start--;
  const breaks = text.slice(start);
  const end = lineBreakOf(breaks === '' ? text : breaks);
  const isKept = header.includes('+') || (breaks === '' && !header.includes('-'));
  return isKept || breaks === end
    ? []
    : [{ start: text.length - breaks.length, end: text.length, text: end }];
}

function headerOf(text: string, pieces: readonly Piece[]): string {
  const header = pieces.find(({ kind }) => kind === 'header');
  return header === undefined ? '' : text.slice(header.start, header.end);
}

/** The first line break of a text. */
function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
