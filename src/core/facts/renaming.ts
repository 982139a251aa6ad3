/** The other way round of `names.ts`: how another file is named in the form in which somebody named the first one. */
import { addressOf, decodeName, type Reading, readingsOf } from './names';

/**
 * A text with another name in the place of the one that it was read as, marks, quotes, heading and line kept: the ways
 * to write it that are read as that name, the one that changes least first.
 */
export function renamings(
  text: string,
  { name, place }: Pick<Reading, 'name' | 'place'>,
  to: string,
): string[] {
  const found = new Set<string>();
  const asWritten = new Set(
    readingsOf(text)
      .filter((reading) => reading.place === place && decodeName(reading.name) === decodeName(name))
      .map((reading) => reading.name),
  );
  // The name as it was read may stand there itself, or be what its characters stand for.
  for (const written of asWritten)
    for (const next of namesLike(written, to, isInLink(text)))
      for (const start of placesOf(text, written))
        found.add(text.slice(0, start) + next + text.slice(start + written.length));
  return [...found].filter(
    (each) =>
      addressOf(each) === undefined &&
      readingsOf(each).some((reading) => reading.name === to && reading.place === place),
  );
}

/** Whether a blank in the name would end it, or a `%` mean something else. */
function isInLink(text: string): boolean {
  return /\]\(|\]: |href=|^\W*file:/i.test(text);
}

function* placesOf(text: string, part: string): Generator<number> {
  if (part === '') return;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) yield at;
}

/** A name as it may stand for another one: its parts that are the same as they are, the others escaped alike. */
function namesLike(written: string, to: string, inLink: boolean): string[] {
  const isEscaped = decodeName(written) !== written;
  const known = new Map(written.split('/').map((part) => [decodeName(part), part]));
  const escaped = to
    .split('/')
    .map((part) => known.get(part) ?? escapedLike(part, written))
    .join('/');
  return isEscaped || inLink ? [escaped, to] : [to, escaped];
}

/** What may end a name in a link, or mean something else there. */
const special = /[\s%#?()<>"'\\^`{|}[\]]/g;

function escapedLike(part: string, written: string): string {
  if (/\\ /.test(written)) return part.replaceAll(' ', '\\ ');
  const escaped = part.replace(special, escapedSign);
  // Letters beyond ASCII are escaped by those tools only that escape them everywhere.
  const all = /%[89A-F]/i.test(written)
    ? escaped.replace(/[^ -~\p{Surrogate}]+/gu, encodeURIComponent)
    : escaped;
  return written.includes('&amp;') ? all.replaceAll('&', '&amp;') : all;
}

function escapedSign(sign: string): string {
  const code = sign.charCodeAt(0);
  return code < 0x80 ? `%${code.toString(16).toUpperCase().padStart(2, '0')}` : encodeURIComponent(sign);
}
