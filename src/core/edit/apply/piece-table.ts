import { isWithinUnits } from '../../base/shorten';
import type { TextEdit } from '../../base/text-edit';

/** A stretch of the first text, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.end - piece.start);

/** A text after several edits, as pieces of what it was: from it come the edits that lead there in one go. */
export class PieceTable {
  private pieces: Piece[];

  constructor(private readonly original: string) {
    this.pieces = [{ start: 0, end: original.length }];
  }

  /** Makes edits of the text as it is now; in its order, without overlap. */
  apply(edits: readonly TextEdit[]): void {
    const result: Piece[] = [];
    const rest = new Rest(this.pieces);
    let at = 0;
    for (const edit of edits) {
      result.push(...rest.take(edit.start - at), { text: edit.text });
      rest.take(edit.end - edit.start);
      at = edit.end;
    }
    result.push(...rest.take(Number.POSITIVE_INFINITY));
    this.pieces = result.filter((piece) => lengthOf(piece) > 0);
  }

  /** Where an offset of the text as it is now was in the first text; for new text, where that was put in. */
  originalOffset(offset: number): number {
    let [at, original] = [0, 0];
    for (const piece of this.pieces) {
      const length = lengthOf(piece);
      if (offset < at + length) return 'text' in piece ? original : piece.start + offset - at;
      if ('end' in piece) original = piece.end;
      at += length;
    }
    return original;
  }

  /** The edits of the first text, each as small as it can be. */
  edits(): TextEdit[] {
    const found: TextEdit[] = [];
    let at = 0;
    let text = '';
    const close = (start: number, end: number): void => {
      if (text !== '' || start > at) found.push({ start: at, end: start, text });
      [at, text] = [end, ''];
    };
    for (const piece of this.pieces) {
      if ('text' in piece) text += piece.text;
      else close(piece.start, piece.end);
    }
    close(this.original.length, this.original.length);
    return found.flatMap((edit) => trimmed(this.original, edit));
  }
}

/** Pieces that are taken from the front. */
class Rest {
  private index = 0;
  /** How much of the piece at `index` is taken already. */
  private taken = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  /** The next so many characters. */
  take(count: number): Piece[] {
    const found: Piece[] = [];
    for (let left = count; left > 0; ) {
      const piece = this.pieces[this.index];
      if (piece === undefined) break;
      const from = this.taken;
      const to = Math.min(from + left, lengthOf(piece));
      found.push(
        'text' in piece
          ? { text: piece.text.slice(from, to) }
          : { start: piece.start + from, end: piece.start + to },
      );
      left -= to - from;
      this.taken = to;
      if (to < lengthOf(piece)) break;
      this.index++;
      this.taken = 0;
    }
    return found;
  }
}

/**
 * An edit without what it would replace by the same; nothing where it would change nothing. It takes no character of
 * two units apart, nor CR LF.
 */
function trimmed(original: string, { start: from, end: to, text }: TextEdit): TextEdit[] {
  let [start, end, first, last] = [from, to, 0, text.length];
  while (
    start < end &&
    first < last &&
    original[start] === text[first] &&
    !isWithinUnits(original, start + 1) &&
    !isWithinUnits(text, first + 1)
  ) {
    start++;
    first++;
  }
  while (
    start < end &&
    first < last &&
    original[end - 1] === text[last - 1] &&
    !isWithinUnits(original, end - 1) &&
    !isWithinUnits(text, last - 1)
  ) {
    end--;
    last--;
  }
  return start === end && first === last ? [] : [{ start, end, text: text.slice(first, last) }];
}
