/** Check lists, placeholders, sections with nothing in them. */
import { type Said, withoutEnd } from '../../core/service';
import { emptyHeadings, type Prose } from '../source/prose';
import type { Field } from './fields';
import { isNothing, isPlaceholder, plain } from './values';

/** The boxes of a document, ticked and not. */
export function boxesIn({ blocks }: Prose): { done: number; open: number; line: number } | undefined {
  const boxes = blocks.filter(({ ticked }) => ticked !== undefined);
  const [first] = boxes;
  if (first === undefined) return undefined;
  const done = boxes.filter(({ ticked }) => ticked === true).length;
  return { done, open: boxes.length - done, line: first.line };
}

/**
 * Whether a document is a form that nobody knows by name: every field of it is a placeholder, or all its boxes are open;
 * and nothing is written beside them. `own` are the words that are.
 */
export function unknownForm(prose: Prose, fields: readonly Field[], own: number): Said | undefined {
  const filled = fields.filter(({ value }) => value.trim() !== '');
  const placeholders = filled.filter(({ value }) => isPlaceholder(value));
  const boxes = boxesIn(prose);
  const [first] = placeholders;
  const isOnlyBoxes = boxes !== undefined && boxes.done === 0 && own === 0;
  const isUntouched =
    isOnlyBoxes || (first !== undefined && placeholders.length === filled.length && own === 0);
  if (isUntouched) {
    const line = first?.line ?? boxes?.line ?? 0;
    return {
      fact: 'document.template',
      value: { state: 'untouched', placeholders: placeholders.length },
      line,
    };
  }
  // One `<id>` in a document is no form: several, and most of its fields, are.
  if (first === undefined || placeholders.length < 3 || placeholders.length * 2 < filled.length)
    return undefined;
  return {
    fact: 'document.template',
    value: { state: 'partly', placeholders: placeholders.length },
    line: first.line,
  };
}

/** Sections below the title in which nothing stands, or only that it is to be done. */
export function emptySections(prose: Prose): Said[] {
  const { blocks, tables } = prose;
  const filled = new Set<number>();
  for (const { section, lines, kind } of blocks) {
    const text = plain(lines.join(' ').slice(0, 500));
    if (kind === 'code' || (text !== '' && !isNothing(withoutEnd(text, /[.:]/)) && !isPlaceholder(text)))
      filled.add(section);
  }
  for (const { section, rows } of tables) {
    if (rows.some(({ cells }) => cells.some((cell) => cell !== ''))) filled.add(section);
  }
  const empty = emptyHeadings(prose, filled);
  const [first] = empty;
  if (first === undefined) return [];
  return [
    { fact: 'document.empty', value: empty.slice(0, 100).map(({ text }) => plain(text)), line: first.line },
  ];
}
