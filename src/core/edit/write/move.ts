import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import type { TextEdit } from '../../base/text-edit';
import { capital } from '../../base/words';
import { entryOf } from '../../text/tree';
import { placeInWords } from '../style/place-in-words';
import { quoteAt, renderText } from '../style/scalar';
import { RefusalError, type Source } from '../style/source';
import { Style } from '../style/style';
import { ownLines } from './block';
import { type Step, stepsTo } from './remove';
import { Renderer } from './render';

/** Gives the key at `path` another name, in the quotes that it has. */
export function renameKey(source: Source, path: Path, key: string, render?: Renderer): TextEdit[] {
  const step = stepsTo(source, path).at(-1);
  if (step === undefined || step.container.kind !== 'map')
    throw new RefusalError(`${capital(placeInWords(path))} has no key.`);
  const entry = entryOf(step.container, path.at(-1) ?? '');
  // A key that YAML misreads gets quotes.
  if (key === path.at(-1) && entry?.misread === undefined) return [];
  if (key !== path.at(-1) && entryOf(step.container, key) !== undefined)
    throw new RefusalError(`${quoted(key)} already exists: merge the two by hand.`);
  const start = entry?.keyStart ?? step.slot.start;
  const quote = quoteAt(source.text, start);
  const text =
    quote === 'plain'
      ? (render ?? new Renderer(new Style(source))).key(key, step.path, [])
      : renderText(key, quote, { flow: true });
  return [{ start, end: entry?.keyEnd ?? start, text }];
}

/** Writes an entry that was copied to `to` the way the original at `from` is written, with its comments. */
export function copyLines(source: Source, from: Path, to: Path): TextEdit[] {
  const [original, copy] = [stepsTo(source, from).at(-1), stepsTo(source, to).at(-1)];
  if (original === undefined || copy === undefined) return [];
  if (!standsOnLines(source, original)) return [];
  const { first, last } = ownLines(source, original.slots, original.index, true);
  const written = source.text.slice(source.start(first), source.end(last));
  if (!standsOnLines(source, copy)) {
    if (/(?:^|\s)#/.test(written))
      throw new RefusalError(
        `${capital(placeInWords(from))} has comments, which cannot be kept inside "{ }".`,
      );
    return [];
  }
  const shift = source.column(copy.slot.start) - source.column(original.slot.start);
  const text = written
    .split('\n')
    .map((line) => shifted(line, shift))
    .join('\n');
  return [
    { start: source.start(source.line(copy.slot.start)), end: source.end(source.line(copy.slot.end)), text },
  ];
}

function standsOnLines(source: Source, { container, slot }: Step): boolean {
  return !container.flow && source.isFirstOnLine(slot.start);
}

function shifted(line: string, by: number): string {
  if (line.trim() === '') return line;
  if (by >= 0) return ' '.repeat(by) + line;
  const indent = line.search(/[^ ]|$/);
  return line.slice(Math.min(-by, indent));
}
