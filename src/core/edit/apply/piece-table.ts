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
    let at = 0;
    for (const edit of edits) {
      result.push(...this.slice(at, edit.start), { text: edit.text });
      at = edit.end;
    }
    result.push(...this.slice(at, Number.POSITIVE_INFINITY));
    this.pieces = result.filter((piece) => lengthOf(piece) > 0);
  }

  private slice(from: number, to: number): Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const length = lengthOf(piece);
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
      if (start < end)
        found.push(
          'text' in piece
            ? { text: piece.text.slice(start, end) }
            : { start: piece.start + start, end: piece.start + end },
        );
      at += length;
    }
    return found;
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

/** An edit without what it would replace by the same; nothing where it would change nothing. */
function trimmed(original: string, edit: TextEdit): TextEdit[] {
  let { start, end, text } = edit;
  while (start < end && text !== '' && original[start] === text[0] && mayCut(original, start + 1, text, 1)) {
    start++;
    text = text.slice(1);
  }
  while (
    start < end &&
    text !== '' &&
    original[end - 1] === text.at(-1) &&
    mayCut(original, end - 1, text, text.length - 1)
  ) {
    end--;
    text = text.slice(0, -1);
  }
  return start === end && text === '' ? [] : [{ start, end, text }];
}

/** Neither a surrogate pair nor a line break of two characters is cut in two. */
function mayCut(original: string, at: number, text: string, textAt: number): boolean {
  const isWhole = (before: string | undefined, after: string | undefined): boolean =>
    !(before === '\r' && after === '\n') &&
    !(/[\ud800-\udbff]/.test(before ?? '') && /[\udc00-\udfff]/.test(after ?? ''));
  return isWhole(original[at - 1], original[at]) && isWhole(text[textAt - 1], text[textAt]);
}
