/** A few hashes of a text by which it is known again under another name, with some of its words changed. */
import { fnv1a } from '../../core/service';
import type { Prose } from '../source/prose';
import { plain } from './values';

/** So many words in a row make one part of the text. */
const inARow = 4;
/** Fewer words than these are alike by chance; a document of fewer shows nothing anyway. */
const fewest = 10;
const mostWords = 5_000;
const kept = 48;

/** The smallest hashes of the parts of a text, in their order; undefined of a short one. Headings and a form's own words do not count. */
export function sketchOf(
  { blocks, tables }: Prose,
  isForms: (line: number) => boolean,
): readonly number[] | undefined {
  const texts = [
    ...blocks
      .filter(({ kind, line }) => kind !== 'code' && !isForms(line))
      .map(({ lines }) => lines.join(' ')),
    ...tables.flatMap(({ rows }) =>
      rows.filter(({ line }) => !isForms(line)).map(({ cells }) => cells.join(' ')),
    ),
  ];
  const words: string[] = [];
  for (const text of texts) {
    if (words.length >= mostWords) break;
    words.push(
      ...(plain(text)
        .toLowerCase()
        .match(/\p{L}+/gu) ?? []),
    );
  }
  if (words.length < fewest) return undefined;
  const hashes = new Set<number>();
  const last = Math.min(words.length, mostWords) - inARow;
  for (let at = 0; at <= last; at++)
    hashes.add(Number.parseInt(fnv1a(words.slice(at, at + inARow).join(' ')), 16));
  return [...hashes].sort((one, other) => one - other).slice(0, kept);
}
