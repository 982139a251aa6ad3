import type { Layout, Piece } from './pieces';

/** What is between two pieces of a line. */
interface Gap {
  /** So many blanks are wanted, or as many as there are. */
  readonly blanks: number | 'as-is';
  /** What may stand below another one of its kind on purpose, with more blanks before it. */
  readonly column?: 'value' | 'item' | 'end' | 'comment';
}

/** The blanks inside `{ }` and `[ ]`. */
interface Padding {
  readonly map: number;
  readonly list: number;
}

/** So many that are all written alike are a habit. */
const habit = 3;

const none: Gap = { blanks: 0 };
const one: Gap = { blanks: 1 };
const asIs: Gap = { blanks: 'as-is' };

/** The blanks inside brackets: as all of the text's are, or as most people have them. */
export function paddingOf({ text, rows }: Layout): Padding {
  const found = { map: [] as number[], list: [] as number[] };
  for (const { pieces } of rows)
    for (const [index, piece] of pieces.entries()) {
      const next = pieces[index + 1];
      if (piece.kind !== 'open' || piece.isTall || next === undefined || next.kind === 'close') continue;
      found[text[piece.start] === '{' ? 'map' : 'list'].push(next.column - piece.endColumn);
    }
  return { map: habitOf(found.map) ?? 1, list: habitOf(found.list) ?? 0 };
}

function habitOf(widths: readonly number[]): number | undefined {
  const [first] = widths;
  const isHabit = widths.length >= habit && widths.every((each) => each === first);
  return isHabit && (first === 0 || first === 1) ? first : undefined;
}

/** The blanks that belong between two pieces that stand next to each other on a line of `text`. */
export function gapBetween(text: string, [before, piece]: readonly [Piece, Piece], padding: Padding): Gap {
  switch (piece.kind) {
    case 'comment':
      return { blanks: 'as-is', column: 'comment' };
    case 'colon':
      // An alias may have a colon in its name.
      return before.kind === 'alias' || before.kind === 'property' ? asIs : none;
    case 'comma':
      return before.kind === 'property' || before.kind === 'colon' ? asIs : none;
    case 'close':
      if (before.kind === 'property') return asIs;
      if (before.kind === 'open') return none;
      return { blanks: text[piece.start] === '}' ? padding.map : padding.list, column: 'end' };
    default: {
      // What goes on over several lines may be aligned with them.
      const isTall = piece.isTall || piece.lastLine > piece.line;
      return isTall ? asIs : behind(text, before, padding);
    }
  }
}

function behind(text: string, before: Piece, padding: Padding): Gap {
  switch (before.kind) {
    case 'dash':
    case 'question':
    case 'property':
      return one;
    case 'colon':
      return { blanks: 1, column: 'value' };
    case 'comma':
      return { blanks: 1, column: 'item' };
    case 'open':
      if (before.isTall) return asIs;
      return { blanks: text[before.start] === '{' ? padding.map : padding.list };
    default:
      return asIs;
  }
}
