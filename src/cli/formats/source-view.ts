import { type Cell, cellsOf, isPlain } from '../terminal';

/** A span of one line, in UTF-16 code units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line of a manifest and the line under it that marks a span of it. Harmless, and at most `width` columns. */
interface SourceView {
  readonly text: string;
  readonly marks: string;
}

/** Code units around a span that are looked at: more than any terminal is wide. */
const reach = 400;

/** Shows a line with a span of it marked; a long one is cut to the part around the span's beginning. */
export function sourceView(line: string, span: Span, width: number): SourceView {
  // What nearly every line is: its characters are its columns.
  if (line.length <= roomIn(width) && isPlain(line) && span.end > 0) {
    const [start, end] = [Math.min(span.start, line.length), Math.min(span.end, line.length)];
    return { text: line.trimEnd(), marks: ' '.repeat(start) + '^'.repeat(Math.max(1, end - start)) };
  }
  const from = Math.max(0, span.start - reach);
  const to = Math.min(line.length, span.start + reach);
  const cells = cellsOf(line.slice(from, to));
  const marked = markedCells(cells, line.slice(from, to), { start: span.start - from, end: span.end - from });
  const shown = windowOf(cells, marked.start, width, { left: from > 0, right: to < line.length });
  const text = cells.slice(shown.start, shown.end).map((cell) => cell.text);
  const before = columns(cells, shown.start, marked.start) + (shown.cutLeft ? 1 : 0);
  const length = Math.max(1, columns(cells, marked.start, Math.min(marked.end, shown.end)));
  return {
    text: `${shown.cutLeft ? '…' : ''}${text.join('')}${shown.cutRight ? '…' : ''}`.trimEnd(),
    marks: ' '.repeat(before) + '^'.repeat(length),
  };
}

/** So many columns a line has, with a sign before it and behind it where it is cut. */
function roomIn(width: number): number {
  return Math.max(8, width - 2);
}

/** The cells that a span of code units touches. A span at the end of the line is the place behind its last cell. */
function markedCells(cells: readonly Cell[], line: string, span: Span): Span {
  let start = cells.length;
  let end = cells.length;
  let offset = 0;
  for (const [index, length] of lengthsOf(cells, line).entries()) {
    if (offset <= span.start && span.start < offset + length) start = index;
    if (offset < span.end && span.end <= offset + length) end = index + 1;
    offset += length;
  }
  return { start, end: Math.max(start, end) };
}

/** How many code units of the line each cell stands for: tabs are spaces in their cell. */
function lengthsOf(cells: readonly Cell[], line: string): number[] {
  let at = 0;
  return cells.map(({ text }) => {
    const length = line[at] === '\t' ? 1 : text.length;
    at += length;
    return length;
  });
}

interface Window extends Span {
  readonly cutLeft: boolean;
  readonly cutRight: boolean;
}

/** The cells to show: all, or those around `caret`, with a column kept free for each sign of a cut. */
function windowOf(
  cells: readonly Cell[],
  caret: number,
  width: number,
  beyond: { readonly left: boolean; readonly right: boolean },
): Window {
  let start = 0;
  const room = roomIn(width);
  if (columns(cells, 0, caret + 1) > room || beyond.left)
    while (start < caret && columns(cells, start, caret) > room / 3) start++;
  let end = start;
  let used = 0;
  for (let cell = cells[end]; cell !== undefined && used + cell.width <= room; cell = cells[++end])
    used += cell.width;
  return {
    start,
    end,
    cutLeft: beyond.left || start > 0,
    cutRight: end < cells.length || beyond.right,
  };
}

function columns(cells: readonly Cell[], from: number, to: number): number {
  let sum = 0;
  for (const { width } of cells.slice(from, to)) sum += width;
  return sum;
}
