import { lineEnd } from '../text/lines';

/** The word around a place, and the quote that it is inside of. */
export interface Word {
  start: number;
  end: number;
  quote: '"' | "'" | '';
}

export interface WordAround {
  /** The word around the place: what a proposal replaces. */
  readonly word: { readonly start: number; readonly end: number; readonly text: string };
  /** Whether a `:` follows already. */
  readonly hasColon: boolean;
  /** The quote that the place is inside of, or the empty text. */
  readonly quote: '"' | "'" | '';
}

/** The text around the place up to what separates values: the whole string inside quotes, one word outside. */
export function wordAt(text: string, offset: number, before: string): Word {
  const quote = openQuoteOf(before);
  const last = lineEnd(text, offset);
  if (quote !== undefined) {
    const close = text.indexOf(quote.mark, offset);
    const end = close === -1 || close > last ? last : close;
    return { start: offset - before.length + quote.at + 1, end, quote: quote.mark };
  }
  let start = offset;
  while (start > offset - before.length && !isBreak(text, start - 1)) start--;
  let end = offset;
  while (end < last && !isBreak(text, end)) end++;
  return { start, end, quote: '' };
}

function isBreak(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (/[\s,[\]{}"']/.test(character)) return true;
  return character === ':' && /^(?:[\s,[\]{}]|$)/.test(text.charAt(at + 1));
}

function openQuoteOf(before: string): { mark: '"' | "'"; at: number } | undefined {
  let open: { mark: '"' | "'"; at: number } | undefined;
  for (let at = 0; at < before.length; at++) {
    const character = before.charAt(at);
    if (character === '\\' && open?.mark === '"') at++;
    else if (open !== undefined && character === open.mark) open = undefined;
    else if (
      open === undefined &&
      (character === '"' || character === "'") &&
      /^$|[\s,[{(:-]/.test(before.charAt(at - 1))
    ) {
      open = { mark: character, at };
    }
  }
  return open;
}

/** What a cursor tells of the word around it. */
export function withText(text: string, { start, end, quote }: Word): WordAround {
  return {
    word: { start, end, text: text.slice(start, end) },
    hasColon: /^["']?[ \t]*:/.test(text.slice(end)),
    quote,
  };
}
