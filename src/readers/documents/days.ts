/** The days that stand within a document's text. */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { dateOf, possibleDays } from './dates';

/** What begins at each word or number of a text, as far as a day is long; `<4.12.12` is a range of versions. */
function* beginningsOf(text: string): Generator<string> {
  for (const { index } of text.matchAll(/(?<![\p{L}\d._-]|[<^~≤≥]=?\s?|>=\s?)[\p{L}\d]/gu))
    yield text.slice(index, index + 40);
}

/** The first day that stands in a text. */
export function dayWithin(text: string): string | undefined {
  for (const beginning of beginningsOf(text.slice(0, 200))) {
    const day = dateOf(beginning);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** More days than these nobody asks for, and longer lines hold no sentence. */
const mostDays = 20;
const longestLine = 1_000;

/** The days that stand in its text: what was done has one, and a plan or a procedure often none. */
export function daysSaid({ headings, blocks, tables }: Prose): Said[] {
  const found = new Map<string, number>();
  const texts = [
    ...headings.map(({ text, line }) => ({ text, line })),
    ...blocks
      .filter(({ kind }) => kind !== 'code')
      .map(({ lines, line }) => ({ text: lines.join(' '), line })),
    ...tables.flatMap(({ rows }) => rows.map(({ cells, line }) => ({ text: cells.join(' | '), line }))),
  ];
  for (const { text: whole, line } of texts.sort((one, other) => one.line - other.line)) {
    // What stands in code is quoted, and the date within an id is no day.
    const text = whole.length > longestLine ? '' : whole.replace(/`[^`]*`/g, ' ');
    if (!/(?:19|20)\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\p{L}{3}\.?,?[ -]['’]?\d{2}/u.test(text)) continue;
    for (const rest of beginningsOf(text)) {
      const day = dateOf(rest);
      for (const each of day === undefined ? possibleDays(rest) : [day])
        if (!found.has(each)) found.set(each, line);
      if (found.size >= mostDays) break;
    }
  }
  const [first] = found.values();
  return first === undefined ? [] : [{ fact: 'document.days', value: [...found.keys()], line: first }];
}
