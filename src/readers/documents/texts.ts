/** What stands in a document as running text: whole, sentence by sentence, word by word. */
import type { Block, Prose } from '../source/prose';
import { isElsewhere } from './fields';
import { plain } from './values';

/** A word is at least two letters in a row; what a hyphen or an apostrophe joins is one. */
export const word = /\p{L}(?:[\p{L}\p{M}]|['’-](?=\p{L}))+/gu;

/** A text is looked into so far, in characters, by whoever looks for a sentence. */
export const longestText = 2_000;

/** The sentences of now with the line of their paragraph. */
export function sentencesOf(prose: Prose): { readonly sentence: string; readonly line: number }[] {
  return prose.blocks.flatMap((block) => {
    if (!isOwn(block) || isElsewhere(prose, block.section)) return [];
    const text = plain(block.lines.join(' ').slice(0, longestText));
    return text.split(/(?<=[.!?;])\s+/).map((sentence) => ({ sentence, line: block.line }));
  });
}

/** What stands in paragraphs, items and cells, with its line. */
export function textsOf({ blocks, tables }: Prose): { readonly text: string; readonly line: number }[] {
  return [
    ...blocks.filter(isOwn).map(({ lines, line }) => ({ text: plain(lines.join(' ')), line })),
    ...tables.flatMap(({ rows }) => rows.map(({ cells, line }) => ({ text: plain(cells.join(' ')), line }))),
  ].filter(({ text }) => text !== '');
}

/** Code and what is quoted are not the document's own words. */
const isOwn = ({ kind }: Block): boolean => kind !== 'code' && kind !== 'quote';
