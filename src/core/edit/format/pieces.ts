import { Lines } from '../../text/lines';
import { type Token, tokensOf } from '../../text/tokens';

/** A token with its place, and the place that it is to have. Columns count from the start of the line. */
export interface Piece extends Token {
  readonly line: number;
  readonly column: number;
  /** The last line of a token that goes on over several, and the column at which it ends there. */
  readonly lastLine: number;
  readonly endColumn: number;
  /** Whether brackets around it are open. */
  readonly isInFlow: boolean;
  /** For a bracket that opens: whether the one that closes it stands on another line. */
  isTall: boolean;
  /** The column that it is to have. */
  to: number;
  /** How far the lines on which it goes on are to move. */
  shift: number;
  /** The innermost collection in block style that it stands in. */
  level: Level | undefined;
}

/** A collection in block style: the column of its entries, and the one that they are to have. */
export interface Level {
  readonly column: number;
  readonly to: number;
  readonly kind: 'map' | 'list';
}

/** A line that something begins on. */
export interface Row {
  readonly line: number;
  /** The offset of its first column; a byte order mark is before it. */
  readonly start: number;
  readonly pieces: readonly Piece[];
  /** Whether the line begins within a text that goes on from the line above. */
  readonly isTail: boolean;
}

/** A text in its pieces. */
export interface Layout {
  readonly text: string;
  readonly lines: Lines;
  readonly rows: readonly Row[];
}

export function layOut(text: string): Layout {
  const lines = new Lines(text);
  const rows: (Row & { pieces: Piece[] })[] = [];
  let last: Piece | undefined;
  for (const piece of piecesOf(text, lines)) {
    const row = rows.at(-1);
    if (row?.line === piece.line) row.pieces.push(piece);
    else {
      const { line } = piece;
      const isTail = last?.lastLine === line;
      rows.push({ line, start: startOf(text, lines, line), pieces: [piece], isTail });
    }
    last = piece;
  }
  return { text, lines, rows };
}

/** The offset of the first column of a line. */
export function startOf(text: string, lines: Lines, line: number): number {
  const start = lines.offsetAt({ line, character: 0 });
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** The column at which a piece ends in its new place. */
export function newEnd({ line, lastLine, endColumn, column, to, shift }: Piece): number {
  return lastLine > line ? Math.max(endColumn + shift, 0) : endColumn + to - column;
}

function piecesOf(text: string, lines: Lines): Piece[] {
  const opened: Piece[] = [];
  // A block in which nothing stands would be taken for the beginning of the next line.
  const tokens = tokensOf(text).filter(({ kind, start, end }) => kind !== 'block' || start < end);
  return tokens.map(({ kind, start, end }) => {
    const { line } = lines.positionAt(start);
    // The line break behind a block is part of it.
    const written = kind === 'block' ? start + text.slice(start, end).trimEnd().length : end;
    const { line: lastLine } = lines.positionAt(written);
    const column = start - startOf(text, lines, line);
    const endColumn = written - startOf(text, lines, lastLine);
    const isInFlow = opened.length > 0;
    const opening = kind === 'close' ? opened.pop() : undefined;
    if (opening !== undefined) opening.isTall = opening.line !== line;
    const place = { line, column, lastLine, endColumn, isInFlow };
    const piece: Piece = {
      kind,
      start,
      end,
      ...place,
      isTall: false,
      to: column,
      shift: 0,
      level: undefined,
    };
    if (kind === 'open') opened.push(piece);
    return piece;
  });
}
