import { gapBetween, paddingOf } from './gaps';
import { type Layout, type Level, newEnd, type Piece, type Row } from './pieces';

/** A piece behind another one on its line. */
interface Follower {
  readonly piece: Piece;
  readonly before: Piece;
  readonly column: string;
  /** How many blanks there are, and how many are wanted where it is not aligned. */
  readonly gap: number;
  readonly wanted: number;
  /** The one of its kind that comes before it in the text, where only lines without another one lie between. */
  readonly above: Piece | undefined;
}

/**
 * Says of everything behind the beginning of a line in which column it is to stand: behind the blanks that belong
 * there, or below its neighbour where they are aligned on purpose.
 */
export function placeColumns(layout: Layout): void {
  const byColumn = new Map<number, Follower[]>();
  for (const follower of followersOf(layout)) {
    const { column } = follower.piece;
    const same = byColumn.get(column);
    if (same === undefined) byColumn.set(column, [follower]);
    else same.push(follower);
  }
  // What a piece follows stands further left, and so has its place already.
  for (const [, followers] of [...byColumn].sort(([one], [other]) => one - other))
    for (const group of groupsOf(followers)) placeGroup(group);
}

function followersOf(layout: Layout): Follower[] {
  const { text, rows } = layout;
  const padding = paddingOf(layout);
  const found: Follower[] = [];
  const last = new Map<string | Level, Piece>();
  let previous: Row | undefined;
  for (const row of rows) {
    // A line without anything on it parts what is above from what is below.
    const isNear = previous !== undefined && row.line - endOf(previous) <= 1;
    if (!isNear) last.clear();
    const before = previous?.pieces.at(-1);
    previous = row;
    for (const [index, piece] of row.pieces.entries()) {
      const left = index === 0 ? (row.isTail ? before : undefined) : row.pieces[index - 1];
      if (left === undefined) continue;
      const { blanks, column } = gapBetween(text, [left, piece], padding);
      if (piece.kind !== 'comment' && isPlaced(left, index)) continue;
      const there = piece.column - left.endColumn;
      const isTabbed = text.slice(left.end, piece.start).includes('\t');
      const wanted = blanks === 'as-is' ? (isTabbed ? 1 : there) : blanks;
      // Values of one map go together, whatever is nested between them.
      const kind = column === 'value' && !piece.isInFlow ? piece.level : column;
      const above = kind === undefined ? undefined : last.get(kind);
      found.push({ piece, before: left, column: column ?? '', gap: there, wanted, above });
      if (kind !== undefined) last.set(kind, piece);
    }
  }
  return found;
}

function endOf({ pieces }: Row): number {
  return pieces.at(-1)?.lastLine ?? 0;
}

/** What stands behind `- ` has its place already, as the beginning of what is below it. */
function isPlaced({ kind, isInFlow }: Piece, index: number): boolean {
  if (isInFlow) return false;
  return kind === 'dash' || kind === 'question' || (kind === 'colon' && index === 1);
}

/** Those in one column of which each stands below the one before it. */
function groupsOf(followers: readonly Follower[]): Follower[][] {
  const groups: Follower[][] = [];
  const byPiece = new Map<Piece, Follower[]>();
  const byLine = new Map<string, Follower[]>();
  for (const follower of followers) {
    const { piece, above, column } = follower;
    const known =
      (above === undefined ? undefined : byPiece.get(above)) ?? byLine.get(`${column} ${piece.line - 1}`);
    const group = column === '' || known === undefined ? [] : known;
    if (group.length === 0) groups.push(group);
    group.push(follower);
    byPiece.set(piece, group);
    byLine.set(`${column} ${piece.line}`, group);
  }
  return groups;
}

function placeGroup(group: readonly Follower[]): void {
  const ends = group.map(({ before }) => newEnd(before));
  if (!isAligned(group, ends)) {
    for (const [index, { piece, wanted }] of group.entries()) piece.to = (ends[index] ?? 0) + wanted;
    return;
  }
  const moved = group.map(({ before }, index) => (ends[index] ?? 0) - before.endColumn);
  const [column = 0] = group.map(({ piece }) => piece.column);
  const [first = 0] = moved;
  const least = group.map((follower, index) => (ends[index] ?? 0) + leastOf(follower));
  const to = moved.every((each) => each === first) ? column + first : Math.max(column, ...least);
  for (const { piece } of group) piece.to = to;
}

/** Whether pieces in one column are there on purpose: not only because what stands before them is equally long. */
function isAligned(group: readonly Follower[], ends: readonly number[]): boolean {
  if (group.length === 1) return false;
  return new Set(ends).size > 1
    ? group.some((each) => each.gap > leastOf(each))
    : group.every((each) => each.gap > leastOf(each) + 1);
}

function leastOf({ column, wanted }: Follower): number {
  return column === 'comment' ? 1 : wanted;
}
