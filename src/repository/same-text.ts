/** Whether a file says the same in two versions, as far as somebody relies on it. */
import { hasHeadings, headingOf, readingsOf, sectionOf } from '../core/service';
import { decodeText } from './decode';

/**
 * Whether two versions of a file say the same: line ends, blanks at the end of lines and at the end of the file aside.
 * `file` is the name that is written: where it names a heading, only that part counts, and where nobody can tell which
 * part is named, nothing is said to differ.
 */
export function isSameText(one: Uint8Array, other: Uint8Array, file: string): boolean {
  if (isBinary(one) || isBinary(other)) return false;
  const [before, after] = [decodeText(one), decodeText(other)];
  if (plain(before) === plain(after)) return true;
  const { name, place } = readingsOf(file).at(-1) ?? { name: file, place: '' };
  const heading = headingOf(place);
  if (heading === undefined) return false;
  if (!hasHeadings(name)) return true;
  const [was, is] = [sectionOf(before, heading), sectionOf(after, heading)];
  return was === undefined || is === undefined || plain(was) === plain(is);
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
