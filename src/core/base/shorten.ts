/**
 * Cuts texts without cutting a character in two. `Intl.Segmenter` would know every script, but costs more to load than
 * a whole check, so this goes by the properties that join one code point to the one before it.
 */

/** Whether it begins with a part of the character before: accents, variation selectors, skin tones, tags of flags, jamo, joiners. */
function continues(next: string): boolean {
  return /^(?:[\p{M}\p{Emoji_Modifier}\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7fb]|[\u200c\u200d]|[\u{e0020}-\u{e007f}])/u.test(
    next,
  );
}

/** Joins what follows to what stands before: the joiner of emoji, and the sign that makes two consonants one. */
const joins = /[\u200d\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]$/u;

function isHalfOfFlag(next: string): boolean {
  return /^[\u{1f1e6}-\u{1f1ff}]/u.test(next);
}

/** Whether an offset stands within what no editor takes apart: a character of two units, or CR LF. */
export function isWithinUnits(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (isHighSurrogate(before) && isLowSurrogate(after)) || (before === 13 && after === 10);
}

/** Whether a text may be cut at an offset: not within a character, whatever it is made of, nor within CR LF. */
export function isBetweenCharacters(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  if (isWithinUnits(text, at)) return false;
  // A lookahead of one code point, which may be two units, is all that is asked of what follows.
  const next = text.slice(at, at + 2);
  if (continues(next) || joins.test(text.charAt(at - 1))) return false;
  return !isHalfOfFlag(next) || flagHalvesBefore(text, at) % 2 === 0;
}

/** Two make a flag. */
function flagHalvesBefore(text: string, at: number): number {
  let count = 0;
  while (isHalfOfFlag(text.slice(Math.max(0, at - 2 * (count + 1)), at - 2 * count))) count++;
  return count;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A text of bounded length, of which an ellipsis takes one; only the beginning of a longer one is looked at. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return whole(text);
  let end = length - 1;
  while (!isBetweenCharacters(text, end)) end--;
  return `${whole(text.slice(0, end))}…`;
}

/** Halves of characters, as an escape in quotes may leave them, shown as what they are. */
function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Words of plain letters and signs, with one blank between them: what nearly every text is, and what stays as it is. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/;

/** A text from the manifest as it may stand in a message: one line, of bounded length. */
export function shorten(text: string, length = 60): string {
  if (text.length <= length && plainLine.test(text)) return text;
  const start = text.trim();
  // Blanks may be any number; ten for each character is more than a text has that someone reads.
  const most = 10 * length;
  const line = start.slice(0, most).replace(/\s+/g, ' ').trimEnd();
  const isWhole = start.length <= most || line.length > length;
  return cut(isWhole ? line : `${line}${' '.repeat(length)}`, length).replace(/\s+…$/, '…');
}

/** The same in quotation marks: how a message names what stands in the manifest. */
export function quoted(text: string, length?: number): string {
  return `"${shorten(text, length)}"`;
}
