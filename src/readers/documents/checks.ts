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
  if (first === undefined || placeholders.length < few || placeholders.length * 2 < filled.length)
    return gapsSaid(prose, own);
  return {
    fact: 'document.template',
    value: { state: 'partly', placeholders: placeholders.length },
    line: first.line,
  };
}

const few = 3;
/** So many words of a text have one gap at most where it is written, and not to be filled in. */
const wordsToGap = 8;

/** A text with gaps for names: `[Name] owns the outcome of [workflow].` */
function gapsSaid(prose: Prose, own: number): Said | undefined {
  const { blocks, tables } = prose;
  const lines = [
    ...blocks
      .filter(({ kind }) => kind !== 'code' && kind !== 'quote')
      .flatMap(({ lines, line }) => lines.map((text, at) => ({ text, line: line + at }))),
    ...tables.flatMap(({ rows }) => rows.map(({ cells, line }) => ({ text: cells.join(' | '), line }))),
  ];
  const defined = new Set(
    lines.flatMap(({ text }) => /^\[([^\]]{1,60})\]:/.exec(text)?.[1]?.toLowerCase() ?? []),
  );
  const gaps = lines.flatMap(({ text, line }) => gapsIn(text, defined).map((gap) => ({ line, gap })));
  const [first] = gaps;
  const letters = gaps.reduce((sum, { gap }) => sum + (gap.match(/\p{L}{2,}/gu)?.length ?? 0), 0);
  if (first === undefined || gaps.length < few || own - letters > gaps.length * wordsToGap) return undefined;
  return {
    fact: 'document.template',
    value: { state: 'partly', placeholders: gaps.length },
    line: first.line,
  };
}

const gap =
  /\{\{[^{}]{1,60}\}\}|(?<![\]!\w\\])\[(?! ?[xX] ?\])\p{L}[^[\]]{1,40}\](?![[(:])|<\p{L}[\p{L} _-]{1,40}>|(?<!\w)_{4,}(?!\w)/gu;
const tag =
  /^<(?:a|abbr|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|h\d|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr|path)(?:>| )/i;

function gapsIn(text: string, defined: ReadonlySet<string>): string[] {
  if (text.length > 1_500) return [];
  return (text.replace(/`[^`]*`/g, ' ').match(gap) ?? []).filter(
    (each) => !tag.test(each) && !defined.has(each.slice(1, -1).toLowerCase()),
  );
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
