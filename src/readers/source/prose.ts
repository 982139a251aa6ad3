/** The parts of a document in words: what readers of documents look at. */
import type { Table } from './markdown-table';

export interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
  /** The heading of which its section is a part, by its place in the list; -1 where it is of none. */
  readonly above: number;
}

/** What belongs together without a blank line: a paragraph, an item of a list, a quotation, a block of code. */
export interface Block {
  readonly kind: 'paragraph' | 'item' | 'quote' | 'code';
  readonly line: number;
  /** Its lines without comments and without the signs of what it is. */
  readonly lines: readonly string[];
  /** With its comments, in one line. */
  readonly raw: string;
  /** The heading under which it stands, by its place in the list; -1 above the first. */
  readonly section: number;
  /** Of an item with a box: whether it is ticked. */
  readonly ticked?: boolean;
  /** Of code between fences: the word behind the first of them. */
  readonly language?: string;
}

/** A document's parts in the order of its lines. */
export interface Prose {
  /** The lines of the front matter, without the marks around it. */
  readonly front?: { readonly first: number; readonly end: number };
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  /** The headings, by their places in the list, in whose sections stands what a later attempt has replaced. */
  readonly outdated?: ReadonlySet<number>;
}

/** The headings above a place, the nearest first: what a section is a part of. */
export function headingsOver({ headings }: Pick<Prose, 'headings'>, section: number): Heading[] {
  const over: Heading[] = [];
  for (let heading = headings[section]; heading !== undefined; heading = headings[heading.above])
    over.push(heading);
  return over;
}

/** The line of the first second heading: what stands above is said of the whole document. */
export function bodyOf({ headings }: Pick<Prose, 'headings'>): number {
  return headings.find(({ level }) => level >= 2)?.line ?? Number.POSITIVE_INFINITY;
}

/** Whether one of the headings over a section is that of an attempt that does not decide. */
export function isOutdated(
  { headings, outdated }: Pick<Prose, 'headings' | 'outdated'>,
  section: number,
): boolean {
  if (outdated === undefined || outdated.size === 0) return false;
  for (let at = section; at >= 0; at = headings[at]?.above ?? -1) if (outdated.has(at)) return true;
  return false;
}

/** The blocks of each section, by the place of its heading in the list. */
export function blocksBySection({ blocks }: Pick<Prose, 'blocks'>): ReadonlyMap<number, readonly Block[]> {
  const sections = new Map<number, Block[]>();
  for (const block of blocks) {
    const section = sections.get(block.section);
    if (section === undefined) sections.set(block.section, [block]);
    else section.push(block);
  }
  return sections;
}

/** The headings below the title in whose sections nothing stands, neither by themselves nor below a heading of theirs. */
export function emptyHeadings(
  { headings }: Pick<Prose, 'headings'>,
  filled: ReadonlySet<number>,
): readonly Heading[] {
  return headings.filter(
    ({ level }, at) => level > 1 && !filled.has(at) && !((headings[at + 1]?.level ?? 0) > level),
  );
}

/** The lines of a section with its heading and all below it; the end is exclusive. */
export function linesOfSection(
  { headings }: Pick<Prose, 'headings'>,
  section: number,
  all: number,
): { readonly first: number; readonly end: number } | undefined {
  const heading = headings[section];
  if (heading === undefined) return undefined;
  const next = headings.find(({ level }, at) => at > section && level <= heading.level);
  return { first: heading.line, end: next?.line ?? all };
}
