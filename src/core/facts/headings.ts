/** The headings of a Markdown document, as GitHub turns them into places that a link can lead to. */
import { nearest } from '../base/suggest';

/** A heading that a name speaks of and a document does not have. */
export interface MissingHeading {
  readonly heading: string;
  /** Those that were probably meant: several where they are equally near. */
  readonly meant: readonly string[];
}

/** Whether a file has headings that can be looked for. */
export function hasHeadings(path: string): boolean {
  return /\.(md|markdown|mdx)$/i.test(path.slice(-20));
}

/** The heading that a place in a file names: `#the-roles`. Undefined for lines and for a text in the page. */
export function headingOf(place: string): string | undefined {
  if (!place.startsWith('#')) return undefined;
  const heading = decoded(place.slice(1));
  return heading === '' || /^(L\d+(C\d+)?(-L?\d+(C\d+)?)?|:~:.*)$/is.test(heading) ? undefined : heading;
}

/** Says whether a document lacks a heading. It may be written as its link or as its words. */
export function missingHeading(markdown: string, heading: string): MissingHeading | undefined {
  const places = placesIn(markdown);
  const wanted = [heading.toLowerCase(), placeOfHeading(heading)].map((each) =>
    each.replace(/^user-content-/, ''),
  );
  // Browsers go to the top of every page by that name.
  if (wanted.some((each) => each === 'top' || places.has(each))) return undefined;
  return { heading, meant: nearest(heading.toLowerCase(), places) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function placesIn(markdown: string): Set<string> {
  const places = new Set<string>();
  for (const { text: heading, place } of placedHeadings(markdown)) {
    places.add(place);
    const [, own] = /\{#([^}\s]{1,200})\}\s*$/.exec(heading.slice(-220)) ?? [];
    if (own !== undefined) places.add(own.toLowerCase());
  }
  for (const [, , name = ''] of markdown.matchAll(/\s(id|name)=["']?([^"'\s>]{1,200})/gi))
    places.add(name.toLowerCase());
  return places;
}

/** A heading of a document, and where it is. */
interface Heading {
  readonly text: string;
  /** 1 is the highest. */
  readonly level: number;
  /** The line that it begins in, 0-based. */
  readonly line: number;
}

/** The headings with the places that lead to them: of those with the same words, the later ones have numbers. */
export function* placedHeadings(markdown: string): Generator<Heading & { readonly place: string }> {
  const counts = new Map<string, number>();
  for (const heading of headingsIn(markdown)) {
    const slug = placeOfHeading(heading.text);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    yield { ...heading, place: count === 0 ? slug : `${slug}-${count}` };
  }
}

/** The headings, but for what stands in fenced code. */
function* headingsIn(markdown: string): Generator<Heading> {
  let fence: string | undefined;
  let before = '';
  for (const [at, line] of markdown.split(/\r\n?|\n/).entries()) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    const isFence = mark !== undefined && (fence === undefined || mark.startsWith(fence));
    if (isFence) fence = fence === undefined ? mark : undefined;
    if (isFence || fence !== undefined) {
      before = '';
      continue;
    }
    const text = contentOf(line);
    const [, signs] = /^(#{1,6})(?:[ \t]|$)/.exec(text) ?? [];
    if (signs !== undefined) yield { text: text.replace(/^#+/, '').trim(), level: signs.length, line: at };
    else if (before !== '' && /^(=+|-+)\s*$/.test(text.slice(0, 1_000)))
      yield { text: before, level: text.startsWith('=') ? 1 : 2, line: at - 1 };
    before = /^(#|>|[-*+] |\||$)/.test(text) ? '' : text.trim();
  }
}

/** Signs of a quotation, and of an item of a list: headings may stand in both, one in the other. */
const container = /^[ \t]{0,24}(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]+#))[ \t]?/;

/** More containers than anyone puts into each other. */
const mostContainers = 8;

/** A line without the signs of what it stands in. */
function contentOf(line: string): string {
  let text = line;
  for (let depth = 0; depth < mostContainers; depth++) {
    const sign = container.exec(text.slice(0, 40))?.[0];
    if (sign === undefined) break;
    text = text.slice(sign.length);
  }
  // What is indented may be in an item of a list.
  return text.replace(/^[ \t]{0,24}/, '');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  szlig: 'ß',
};

/** What names such as `&eacute;` say of a letter. */
const accents: Readonly<Record<string, string>> = {
  acute: '\u0301',
  caron: '\u030c',
  cedil: '\u0327',
  circ: '\u0302',
  grave: '\u0300',
  ring: '\u030a',
  tilde: '\u0303',
  uml: '\u0308',
};

function named(name: string): string {
  const accent = accents[name.slice(1)];
  return accent === undefined ? (entities[name] ?? '?') : `${name.slice(0, 1)}${accent}`;
}

/** `&amp;`, `&#252;`: the characters that are meant; those without a name here are signs, mostly, which no place has. */
function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,30}));/gi,
    (_all, decimal, hexadecimal, name) => {
      if (name !== undefined) return named(String(name));
      const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** `__one__` and `_one_` are emphasis; the line within `one_two` is a part of the word. */
function withoutEmphasis(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])(.{0,200}?[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2');
}

/** The place that GitHub gives a heading: `The roles` → `the-roles`. */
export function placeOfHeading(heading: string): string {
  const text = bare(heading.slice(0, 300).trim())
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>/g, '');
  return withoutEntities(withoutEmphasis(text))
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/** A heading without the marks that close it, and without the name that it gives itself. */
function bare(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end--;
  const isClosed = end < heading.length && (end === 0 || /\s/.test(heading.charAt(end - 1)));
  const text = isClosed ? heading.slice(0, end).trim() : heading;
  const own = text.lastIndexOf('{#');
  return own !== -1 && text.endsWith('}') ? text.slice(0, own).trim() : text;
}
