/** Whether a file says the same in two versions, as far as somebody relies on it. */
import { hasHeadings, headingOf, parse, type Resting, readingsOf, sectionOf } from '../core/service';
import { decodeText } from './decode';

/**
 * Whether two versions of a file say the same: line ends, empty lines, blanks at the end of lines and at the end of the file aside;
 * in JSON and YAML how they are laid out, and in a document comments, how wide its tables are and where its prose is wrapped. `file` is the name that is
 * written: where it names a heading, only that part counts, and where nobody can tell which part is named, nothing is said
 * to differ.
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
  // A model reads a prompt as it is written, comments and line breaks among it.
  const isAsWritten = claim === 'evaluated';
  if (!hasHeadings(name)) {
    if (heading !== undefined || isSameData(name, before, after)) return true;
    if (isAsWritten) return false;
    return withoutEmptyLines(before) === withoutEmptyLines(after) || isSameProse(name, before, after);
  }
  const said = isAsWritten ? plain : laidOut;
  if (heading === undefined) return said(before) === said(after);
  const [was, is] = [sectionOf(before, heading), sectionOf(after, heading)];
  return was === undefined || is === undefined || said(was) === said(is);
}

/** Whether two texts of one format hold the same values, which a tool has only laid out otherwise. */
function isSameData(name: string, one: string, other: string): boolean {
  if (/\.json$/i.test(name)) {
    const [before, after] = [one, other].map(compact);
    return before !== undefined && before === after;
  }
  // Blanks divide what is a word from what is none, and how deep a line stands says what it belongs to.
  if (!/\.ya?ml$/i.test(name) || words(one) !== words(other)) return false;
  const [before, after] = [one, other].map((text) => parse(text));
  const isWhole = [before, after].every(
    (each) => each?.problems.length === 0 && each.unreadable.length === 0 && each.beyond.length === 0,
  );
  return isWhole && JSON.stringify(before?.value) === JSON.stringify(after?.value);
}

/** Its values, and all that is no blank in it: not all numbers can be told apart once they are read. */
function compact(json: string): string | undefined {
  try {
    return `${JSON.stringify(JSON.parse(json))} ${json.replace(/\s+/g, '')}`;
  } catch {
    return undefined;
  }
}

function isSameProse(name: string, one: string, other: string): boolean {
  return /\.txt$/i.test(name) && words(one) === words(other);
}

function withoutEmptyLines(text: string): string {
  return plain(text).replace(/\n{2,}/g, '\n');
}

/** What a document says once it is laid out: a tool that formats it, and a notice in a comment, change nothing of that. */
function laidOut(text: string): string {
  const lines = withoutComments(text)
    .split(/\r\n?|\n/)
    .map((line) => {
      const even = line
        .trimEnd()
        .replace(/(\S)[ \t]+/g, '$1 ')
        .replace(/ ?\| ?/g, '|');
      return /^[\s|:-]+$/.test(even) ? even.replace(/-+/g, '-') : even;
    })
    .filter((line) => line.trim() !== '');
  return unwrapped(lines).join('\n');
}

const headingMark = /^#{1,6}(?: |$)/;

/** A heading, a table, a block of HTML (no address), a point of a list. */
const noProse = /^(?:#{1,6}(?: |$)|\||<(?![a-z][a-z\d+.-]*:)|[-*+](?: |$)|\d{1,9}[.)](?: |$))/i;

/** With the lines of one run of prose as one. What is on lines of its own stays there: code, lists, headings and tables. */
function unwrapped(lines: readonly string[]): string[] {
  const all: string[] = [];
  let open: { readonly quoted: string } | undefined;
  // What a document says of itself before it begins is no prose.
  let fence = lines[0] === '-' ? '-' : '';
  lines.forEach((line, index) => {
    const [, quoted = '', body = ''] = /^([\s>]*)(.*)$/.exec(line) ?? [];
    const depth = quoted.replace(/\s+/g, '');
    const isProse = fence === '' && !noProse.test(body);
    const isWhole = fence !== '' || headingMark.test(body) || body.includes('|') || /^[-=]+$/.test(body);
    const marked = fenceIn(body);
    if (isProse && !isWhole && marked === '' && open?.quoted === depth)
      all.push(`${all.pop() ?? ''} ${body}`);
    else all.push(line);
    open = isWhole || marked !== '' ? undefined : { quoted: depth };
    if (fence === '') fence = marked;
    else if (index > 0 && closes(body, fence)) fence = '';
  });
  return all;
}

/** The mark with which code begins on a line, also as the first thing in a list; empty where none does. */
function fenceIn(body: string): string {
  return /^(?:(?:[-*+]|\d{1,9}[.)]) )?(`{3,}(?=[^`]*$)|~{3,})/.exec(body)?.[1] ?? '';
}

function closes(body: string, fence: string): boolean {
  return body.startsWith(fence) && body === (fence[0] ?? '').repeat(body.length);
}

/** What a plain text says, wherever it is wrapped. */
function words(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
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
