/** Whether a file says the same in two versions, as far as somebody relies on it. */
import { hasHeadings, headingOf, type Resting, readingsOf, sectionOf } from '../core/service';
import { decodeText } from './decode';

/**
 * Whether two versions of a file say the same: line ends, blanks at the end of lines and at the end of the file aside, and
 * in a document comments, empty lines and how wide its tables are. `file` is the name that is written: where it names a heading, only that part counts, and where nobody can tell which
 * part is named, nothing is said to differ.
 */
export function isSameText(
  one: Uint8Array,
  other: Uint8Array,
  { claim, file }: Pick<Resting, 'claim' | 'file'>,
): boolean {
  if (isBinary(one) || isBinary(other)) return false;
  const [before, after] = [decodeText(one), decodeText(other)];
  if (plain(before) === plain(after)) return true;
  const { name, place } = readingsOf(file).at(-1) ?? { name: file, place: '' };
  const heading = headingOf(place);
  if (!hasHeadings(name)) return heading !== undefined;
  // A model reads a prompt as it is written, comments among it.
  const said = claim === 'evaluated' ? plain : laidOut;
  if (heading === undefined) return said(before) === said(after);
  const [was, is] = [sectionOf(before, heading), sectionOf(after, heading)];
  return was === undefined || is === undefined || said(was) === said(is);
}

/** What a document says once it is laid out: a tool that formats it, and a notice in a comment, change nothing of that. */
function laidOut(text: string): string {
  return withoutComments(text)
    .split(/\r\n?|\n/)
    .map((line) => {
      const even = line
        .trimEnd()
        .replace(/(\S)[ \t]+/g, '$1 ')
        .replace(/ ?\| ?/g, '|');
      return /^[\s|:-]+$/.test(even) ? even.replace(/-+/g, '-') : even;
    })
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function withoutComments(text: string): string {
  const [first = '', ...rest] = text.split('<!--');
  return [
    first,
    ...rest.map((each) => (each.includes('-->') ? each.slice(each.indexOf('-->') + 3) : `<!--${each}`)),
  ].join('');
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8_000).includes(0);
}

function plain(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}
