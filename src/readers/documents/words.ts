/** Own words: what somebody wrote for this document. */
import { withoutEnd } from '../../core/service';
import type { Block, Prose } from '../source/prose';
import { labelled } from './fields';
import { isFiller } from './junk';
import { word } from './texts';
import { isNothing, isOpen, isPlaceholder, plain } from './values';

/** Words beyond this make no difference to anyone, and cost time. */
const mostWords = 20_000;

/** Scripts that do not put blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Counts the words of texts in any script. */
export class WordCounter {
  private segmenter: Intl.Segmenter | undefined;
  /** The segmenter is slow: of a long document its beginning stands for the whole. */
  private left = 40_000;

  count(text: string): number {
    if (!unspaced.test(text)) return text.match(word)?.length ?? 0;
    this.segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
    const part = text.slice(0, Math.max(0, this.left));
    this.left -= part.length;
    let count = 0;
    for (const { segment, isWordLike } of this.segmenter.segment(part)) {
      if (isWordLike === true && /\p{L}/u.test(segment)) count++;
    }
    return count;
  }
}

/** Which lines count: not those of a form's own text. */
interface Counted {
  readonly isForms: (line: number) => boolean;
  readonly first?: number;
  readonly end?: number;
}

/** The own words of a document, or of some of its lines. */
export function ownWords(
  { blocks, tables }: Prose,
  { isForms, first = 0, end = Number.POSITIVE_INFINITY }: Counted,
): number {
  const isCounted = (line: number): boolean => line >= first && line < end && !isForms(line);
  const counter = new WordCounter();
  let count = 0;
  for (const block of blocks) {
    if (count > mostWords) return count;
    if (isCounted(block.line)) count += wordsOfBlock(block, counter);
  }
  for (const { rows } of tables) {
    for (const { line, cells } of rows) {
      if (count > mostWords) return count;
      if (isCounted(line) && !isUnfilledRow(cells))
        count += cells.reduce((sum, cell) => sum + wordsOfCell(cell, counter), 0);
    }
  }
  return count;
}

function wordsOfBlock({ kind, lines }: Block, counter: WordCounter): number {
  if (kind === 'code') return 0;
  const text = lines.join(' ');
  if (isPlaceholder(text) || isFiller(text) || isNothing(withoutEnd(plain(text), /[.:]/))) return 0;
  return lines.reduce(
    (sum, line) => sum + (isUnfilled(line, kind) ? 0 : counter.count(withoutTargets(line))),
    0,
  );
}

/** A label of which the value is still to be written. */
function isUnfilled(line: string, kind: Block['kind']): boolean {
  const field = labelled(line);
  if (field === undefined) return false;
  return field.value === ''
    ? kind === 'item'
    : isPlaceholder(field.value) || isNothing(plain(field.value)) || isCross(field.value);
}

/** An `x` in the place of what is asked for. */
const isCross = (value: string): boolean => /^x{1,8}$/i.test(plain(value));

/** A row of which only the name is written, and all else is still to be: `| Outcome owner | TBD |`. */
function isUnfilledRow([, ...values]: readonly string[]): boolean {
  const written = values.filter((cell) => !isNothing(plain(cell)));
  // One cross beside a name says yes to something; a row of them stands for words.
  if (values.length > 1 && written.length > 1 && written.every(isCross)) return true;
  const isTold = values.some(
    (cell) => /^(?:to-?do|tb[acd]|fixme|\?+)$/i.test(plain(cell)) || isPlaceholder(cell),
  );
  return isTold && values.every((cell) => isNothing(plain(cell)) || isOpen(cell));
}

function wordsOfCell(cell: string, counter: WordCounter): number {
  const text = plain(cell);
  return text === '' || isNothing(text) || isPlaceholder(cell) ? 0 : counter.count(withoutTargets(cell));
}

/** A line without addresses, whether of links or bare, and without HTML. */
function withoutTargets(line: string): string {
  return line
    .replace(/\]\([^()\n]{0,2000}\)/g, '] ')
    .replace(/^\[[^\]\n]{1,200}\]:[ \t].*$/, '')
    .replace(/<[a-z/!][^<>]{0,500}>/gi, ' ')
    .replace(/\b[a-z][a-z+.-]{1,15}:\/\/[^\s<>)\]]{1,2000}/gi, ' ');
}
