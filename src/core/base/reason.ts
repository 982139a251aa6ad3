/** What counts as a reason that someone gives in words. */

/** Whether a word is of a script that is written without blanks between the words. */
function isWithoutBlanks(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    word,
  );
}

/** So many characters of such a script are a word on the average. */
const charactersPerWord = 2;

/** More than enough to see whether there are words in it. */
const read = 1000;

/** Whether a text says anything at all: a sign such as `.` or `-` does not. */
export function saysSomething(reason: string): boolean {
  return /[\p{L}\p{N}]/u.test(reason.slice(0, read));
}

/**
 * Whether a reason is given in words: at least two different ones, each of two letters or more. In scripts without
 * blanks between the words, two different characters count as a word.
 */
export function isInWords(reason: string): boolean {
  const words =
    reason
      .slice(0, read)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  const seen = new Set<string>();
  for (const word of words) {
    const letters = new Set(word.match(/\p{L}/gu));
    if (isWithoutBlanks(word))
      for (let pair = 1; pair * charactersPerWord <= letters.size; pair++) seen.add(`${word} ${pair}`);
    else if (letters.size > 1) seen.add(word);
  }
  return seen.size > 1;
}
