/** The ends of texts, in time that grows with them: `/[.\s]+$/` and `/@.*$/` take the square of it where many such characters stand. */

/** A text without the characters at its end that a pattern of one character matches. */
export function withoutEnd(text: string, dropped: RegExp): string {
  let end = text.length;
  while (end > 0 && dropped.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** What stands before the first of some marks; all of a text that has none of them. */
export function upTo(text: string, mark: RegExp | string): string {
  const at = typeof mark === 'string' ? text.indexOf(mark) : text.search(mark);
  return at === -1 ? text : text.slice(0, at);
}
