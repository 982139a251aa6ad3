/** Longer than any front matter but those of cards that list the features of hundreds of files. */
const longest = 200_000;

/** Where the front matter stands in a text, between `---` in its first line and the next one; undefined where there is none. */
export function frontMatterIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const start = /^\uFEFF?---[ \t]*\r?\n/.exec(text.slice(0, 100))?.[0].length;
  if (start === undefined) return undefined;
  // The line break of the first mark is that before the second one where nothing stands between them.
  const end = /\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(start - 1, longest));
  return end === null ? undefined : { start, end: start + end.index };
}
