/** The word around a place, and the quote that it is inside of. */
export interface Word {
  start: number;
  end: number;
  quote: '"' | "'" | '';
}

/** The text around the place up to what separates values: the whole string inside quotes, one word outside. */
export function wordAt(text: string, offset: number, before: string): Word {
  const quote = openQuoteOf(before);
  const lineEnd = endOfLine(text, offset);
  if (quote !== undefined) {
    const close = text.indexOf(quote.mark, offset);
    const end = close === -1 || close > lineEnd ? lineEnd : close;
    return { start: offset - before.length + quote.at + 1, end, quote: quote.mark };
  }
  let start = offset;
  while (start > offset - before.length && !isBreak(text, start - 1)) start--;
  let end = offset;
  while (end < lineEnd && !isBreak(text, end)) end++;
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

/** Where the line of an offset begins; a line feed at the offset itself ends that line. */
export function startOfLine(text: string, offset: number): number {
  // From a place before the text, `lastIndexOf` would find a line feed at its very beginning.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends. */
export function endOfLine(text: string, offset: number): number {
  const match = /[\r\n]/.exec(text.slice(offset));
  return match === null ? text.length : offset + match.index;
}

/** Where a word is, and what it says. */
export function withText(text: string, { start, end }: Word): { start: number; end: number; text: string } {
  return { start, end, text: text.slice(start, end) };
}
