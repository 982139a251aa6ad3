import type { Layout, Level, Piece, Row } from './pieces';

/** How far the author indents what is below. */
interface Steps {
  /** A map below a key. */
  readonly map: number;
  /** The dashes of a list below a key, where they are indented at all. */
  readonly dash: number;
}

/** How far the maps and lists of a text are indented, one by one. */
interface Widths {
  readonly maps: number[];
  readonly dashes: number[];
}

/** The width of a mark with the blank behind it: `- `. */
const mark = 2;

/**
 * Says of everything that begins a line, and of what stands behind a `- `, in which column it is to stand: at the step
 * that the text uses most. A list stays on the column of its key where it stands there.
 */
export function placeLevels(layout: Layout): void {
  const widths: Widths = { maps: [], dashes: [] };
  new Placer(layout, { map: mark, dash: mark }, widths).place();
  const map = mostCommon(widths.maps) ?? mark;
  new Placer(layout, { map, dash: dashStep(widths.dashes) ?? map }).place();
}

/** One list alone that is indented oddly is no style. */
function dashStep(widths: readonly number[]): number | undefined {
  const width = mostCommon(widths);
  const isStyle = width === mark || widths.filter((each) => each === width).length > 1;
  return isStyle ? width : undefined;
}

/** Goes down the lines with the collections that are open. */
class Placer {
  private readonly open: Level[] = [];
  /** Comment lines that wait for the line below them. */
  private comments: Piece[] = [];

  constructor(
    private readonly layout: Layout,
    private readonly steps: Steps,
    private readonly widths?: Widths,
  ) {}

  place(): void {
    for (const row of this.layout.rows) this.placeRow(row);
    this.placeComments([]);
  }

  private placeRow({ pieces, isTail }: Row): void {
    const [first] = pieces;
    if (first === undefined) return;
    if (first.kind === 'block' || first.isInFlow || isTail) {
      // It is part of what begins further up, and moves with it.
      if (!isTail) first.to = Math.max(first.column + this.shift(), 0);
    } else if (first.kind === 'comment') {
      this.comments.push(first);
      return;
    } else {
      const before = [...this.open];
      this.placeFirst(first, pieces);
      this.placeComments(before, first);
      this.placeBehindMarks(pieces);
    }
    const shift = this.shift();
    for (const piece of pieces) {
      piece.shift = shift;
      piece.level = this.open.at(-1);
    }
  }

  private shift(): number {
    const top = this.open.at(-1);
    return top === undefined ? 0 : top.to - top.column;
  }

  private placeFirst(first: Piece, pieces: readonly Piece[]): void {
    if (first.kind === 'marker') {
      this.open.length = 0;
      first.to = 0;
      return;
    }
    const kind = beginsAt(pieces, 0);
    while ((this.open.at(-1)?.column ?? -1) > first.column) this.open.pop();
    const isBesideList = this.open.at(-1)?.kind === 'list' && kind !== 'list';
    if (isBesideList && this.open.at(-1)?.column === first.column) this.open.pop();
    const top = this.open.at(-1);
    if (kind === undefined) first.to = top === undefined ? 0 : top.to + this.steps.map;
    else if (top?.column === first.column && top.kind === kind) first.to = top.to;
    else {
      first.to = this.below(top, kind, first.column);
      this.open.push({ column: first.column, to: first.to, kind });
    }
  }

  /** The column of a collection that begins on a line of its own. */
  private below(top: Level | undefined, kind: Level['kind'], column: number): number {
    if (top === undefined) return 0;
    const width = column - top.column;
    if (top.kind === 'map' && kind === 'list') {
      if (width > 0) this.widths?.dashes.push(width);
      return top.to + (width === 0 ? 0 : this.steps.dash);
    }
    if (top.kind === 'map') this.widths?.maps.push(width);
    return top.to + this.steps.map;
  }

  /** What begins behind `- ` on the same line. */
  private placeBehindMarks(pieces: readonly Piece[]): void {
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1];
      if (!isMark(piece, index) || next === undefined || next.kind === 'comment') return;
      next.to = piece.to + mark;
      const kind = beginsAt(pieces, index + 1);
      if (kind !== undefined) this.open.push({ column: next.column, to: next.to, kind });
    }
  }

  /** Comment lines stand as what they are about: the line below, or what they still belong to above. */
  private placeComments(before: readonly Level[], next?: Piece): void {
    const known = [...(next === undefined ? this.open : before)].reverse();
    for (const comment of this.comments) {
      const { column } = comment;
      const level = known.find((each) => each.column <= column);
      const isOfNext = next !== undefined && next.column === column;
      comment.to = isOfNext ? next.to : level === undefined ? column : level.to + column - level.column;
    }
    this.comments = [];
  }
}

/** The collection that begins with a piece, if one does. */
function beginsAt(pieces: readonly Piece[], index: number): Level['kind'] | undefined {
  const [first] = pieces.slice(index);
  if (first === undefined) return undefined;
  if (first.kind === 'dash') return 'list';
  if (first.kind === 'question' || first.kind === 'colon') return 'map';
  const at = pieces.findIndex(({ kind }, each) => each >= index && kind !== 'property');
  const [key, colon] = [pieces[at], pieces[at + 1]];
  if (key?.kind === 'open') return closingIsKey(pieces, at) ? 'map' : undefined;
  return colon?.kind === 'colon' && key?.lastLine === key?.line ? 'map' : undefined;
}

/** Whether a collection in brackets is a key: `[a, b]: c`. */
function closingIsKey(pieces: readonly Piece[], from: number): boolean {
  const end = pieces.findIndex(({ kind, isInFlow }, index) => index > from && kind !== 'open' && !isInFlow);
  return end !== -1 && pieces[end]?.kind === 'colon' && pieces[end - 1]?.kind === 'close';
}

/** Whether a piece is a mark with something behind it; a colon is one at the start of a line, for a key after `?`. */
function isMark({ kind }: Piece, index: number): boolean {
  return kind === 'dash' || kind === 'question' || (kind === 'colon' && index === 0);
}

/** The width that is there most often; of several the usual one, or the smallest. */
function mostCommon(widths: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const found = [...counts].filter(([, count]) => count === most).map(([width]) => width);
  return found.includes(mark) ? mark : found.length === 0 ? undefined : Math.min(...found);
}
