/** Takes documents in words apart: Markdown, and as much of reStructuredText and AsciiDoc as headings need. */

import { cellsOf, isDelimiterRow, type Table } from './markdown-table';
import { headingOfLine, isCodeDirective, type Syntax, underlineLevel } from './markup';
import type { Block, Heading, Prose } from './prose';

/** More of a line than this is no prose that anyone wrote. */
const longestLine = 20_000;

/** Takes a document apart. Linear in its length. */
export function readProse(lines: readonly string[], syntax: Syntax = 'markdown'): Prose {
  return new ProseReader(lines, syntax).read();
}

/** A block that is still being read. */
interface Open {
  readonly kind: Block['kind'];
  readonly line: number;
  readonly lines: string[];
  readonly raw: string[];
  readonly ticked?: boolean;
  readonly language?: string;
}

class ProseReader {
  private readonly headings: Heading[] = [];
  private readonly blocks: Block[] = [];
  private readonly tables: Table[] = [];
  private readonly rstMarks: string[] = [];
  /** The headings above the present line, from the first to the nearest. */
  private readonly trail: number[] = [];
  private open: Open | undefined;
  private inList = false;
  private inComment = false;

  constructor(
    private readonly lines: readonly string[],
    private readonly syntax: Syntax,
  ) {}

  read(): Prose {
    const front = this.frontMatter();
    let at = front === undefined ? 0 : front.end + 1;
    while (at < this.lines.length) at = this.step(at);
    this.close();
    const { headings, blocks, tables } = this;
    return { headings, blocks, tables, ...(front === undefined ? {} : { front }) };
  }

  private frontMatter(): Prose['front'] {
    if (this.lines[0]?.replace(/^\uFEFF/, '').trimEnd() !== '---') return undefined;
    const end = this.lines.slice(1, 400).findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line));
    return end === -1 ? undefined : { first: 1, end: end + 1 };
  }

  /** Reads what begins in a line; gives the line behind it. */
  private step(at: number): number {
    const raw = this.lineAt(at);
    const fence = this.inComment ? undefined : this.fenceAt(raw);
    if (fence !== undefined) return this.code(at, fence);
    const text = this.withoutComments(raw);
    if (text.trim() === '') {
      // A comment alone is no blank line, but nothing either.
      if (raw.trim() === '') this.close();
      return at + 1;
    }
    return (
      this.heading(at, text) ?? this.indented(at, text) ?? this.table(at, text) ?? this.prose(at, text, raw)
    );
  }

  private lineAt(at: number): string {
    return (this.lines[at] ?? '').slice(0, longestLine);
  }

  private fenceAt(line: string): { readonly mark: string; readonly language: string } | undefined {
    if (this.syntax === 'asciidoc') {
      const [mark] = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,})$/.exec(line.trimEnd()) ?? [];
      return mark === undefined ? undefined : { mark, language: mark.startsWith('/') ? 'comment' : '' };
    }
    const [, mark, language = ''] =
      /^[ \t]{0,12}(?:[-*+][ \t]{1,4})?(`{3,}|~{3,})[ \t]*([^`\s]{0,40})/.exec(line) ?? [];
    const isInline =
      mark?.startsWith('`') === true && line.indexOf('`', line.indexOf(mark) + mark.length) !== -1;
    return mark === undefined || isInline ? undefined : { mark, language: language.toLowerCase() };
  }

  private code(at: number, { mark, language }: { mark: string; language: string }): number {
    this.close();
    let end = at + 1;
    while (end < this.lines.length && !closes(this.lineAt(end), mark)) end++;
    const lines = this.lines.slice(at + 1, end);
    if (language !== 'comment') this.add({ kind: 'code', line: at, lines, raw: lines, language });
    return end + 1;
  }

  private withoutComments(line: string): string {
    if (this.syntax !== 'markdown') return this.syntax === 'asciidoc' && /^\/\/(?!\/)/.test(line) ? '' : line;
    let text = '';
    let at = 0;
    while (at < line.length) {
      if (this.inComment) {
        const end = line.indexOf('-->', at);
        if (end === -1) return text;
        this.inComment = false;
        at = end + 3;
        continue;
      }
      const begin = line.indexOf('<!--', at);
      if (begin === -1 || isInCode(line, begin)) return text + line.slice(at);
      text += line.slice(at, begin);
      this.inComment = true;
      at = begin + 4;
    }
    return text;
  }

  private heading(at: number, text: string): number | undefined {
    const own = headingOfLine(text, this.syntax);
    if (own !== undefined) {
      this.close();
      this.addHeading({ line: at, ...own });
      this.inList = false;
      return at + 1;
    }
    const { open } = this;
    const level = underlineLevel({
      line: text,
      above: open?.lines.at(-1),
      syntax: this.syntax,
      marks: this.rstMarks,
    });
    if (level === undefined || open?.kind !== 'paragraph' || open.lines.length > 1) return undefined;
    // A line of a label with a rule below it is meant as that, whatever Markdown makes of it.
    if (level === 2 && /^[^:]{1,60}:\**[ \t]\S/.test(open.lines[0] ?? '')) return undefined;
    this.open = undefined;
    this.addHeading({ line: open.line, level, text: (open.lines[0] ?? '').trim() });
    return at + 1;
  }

  private addHeading(heading: Omit<Heading, 'above'>): void {
    const { headings, trail } = this;
    while ((headings[trail.at(-1) ?? -1]?.level ?? 0) >= heading.level) trail.pop();
    headings.push({ ...heading, above: trail.at(-1) ?? -1 });
    trail.push(headings.length - 1);
  }

  /** Code that is set apart by being indented. */
  private indented(at: number, text: string): number | undefined {
    if (this.syntax === 'rst' ? !isCodeDirective(text) : !this.beginsIndentedCode(text)) return undefined;
    this.close();
    let end = at + 1;
    while (end < this.lines.length && /^(?: {4}|\t|[ \t]*$| {2,3}\S)/.test(this.lineAt(end))) {
      if (this.syntax !== 'rst' && /^ {0,3}\S/.test(this.lineAt(end))) break;
      end++;
    }
    const lines = this.lines.slice(at, end);
    this.add({ kind: 'code', line: at, lines, raw: lines });
    return end;
  }

  private beginsIndentedCode(text: string): boolean {
    return this.open === undefined && !this.inList && /^(?: {4}|\t)/.test(text);
  }

  private table(at: number, text: string): number | undefined {
    if (this.open !== undefined && this.open.kind !== 'paragraph') return undefined;
    if (!text.includes('|') || !isDelimiterRow(this.lineAt(at + 1))) return undefined;
    const header = cellsOf(text);
    if (cellsOf(this.lineAt(at + 1)).length !== header.length) return undefined;
    this.close();
    const rows: { line: number; cells: readonly string[]; raw: string }[] = [];
    let end = at + 2;
    for (; end < this.lines.length; end++) {
      const raw = this.lineAt(end);
      if (!raw.includes('|') || this.fenceAt(raw) !== undefined) break;
      const row = this.withoutComments(raw);
      rows.push({ line: end, cells: cellsOf(row), raw });
    }
    this.tables.push({ line: at, header, rows, section: this.headings.length - 1 });
    this.inList = false;
    return end;
  }

  private prose(at: number, text: string, raw: string): number {
    if (text.length < 200 && (/^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(text) || this.isOverline(text))) {
      this.close();
      return at + 1;
    }
    const quoted = /^[ \t]{0,3}>[> \t]{0,40}/.exec(text)?.[0];
    const sign = /^[ \t]{0,40}(?:[-*+•]|\d{1,9}[.)]|#\.)(?:[ \t]+|$)/.exec(text)?.[0];
    if (quoted !== undefined) this.extend('quote', at, text.slice(quoted.length), raw);
    else if (sign !== undefined) this.item(at, text.slice(sign.length), raw.slice(sign.length));
    else if (this.open !== undefined) this.extend(this.open.kind, at, text.trim(), raw);
    else this.extend('paragraph', at, text.trim(), raw);
    if (sign !== undefined) this.inList = true;
    else if (/^\S/.test(text)) this.inList = this.open?.kind === 'item';
    return at + 1;
  }

  /** reStructuredText draws a line above some headings as well. */
  private isOverline(text: string): boolean {
    return this.syntax === 'rst' && this.open === undefined && /^([=\-~^"'#*+.:_`])\1{2,}[ \t]*$/.test(text);
  }

  private item(at: number, text: string, raw: string): void {
    this.close();
    const box = /^\[([ xX])\](?:[ \t]+|$)/.exec(text);
    const [sign = '', tick] = box ?? [];
    const content = text.slice(sign.length);
    const ticked = box === null ? {} : { ticked: tick !== ' ' };
    this.open = { kind: 'item', line: at, lines: [content], raw: [raw], ...ticked };
  }

  private extend(kind: Block['kind'], line: number, text: string, raw: string): void {
    if (this.open?.kind !== kind) {
      this.close();
      this.open = { kind, line, lines: [], raw: [] };
    }
    this.open.lines.push(text);
    this.open.raw.push(raw);
  }

  private close(): void {
    if (this.open !== undefined) this.add(this.open);
    this.open = undefined;
  }

  private add({ raw, ...open }: Omit<Open, 'raw'> & { readonly raw: readonly string[] }): void {
    this.blocks.push({ ...open, raw: raw.join(' '), section: this.headings.length - 1 });
  }
}

function closes(line: string, mark: string): boolean {
  const text = line.trim();
  return text.length >= mark.length && text.startsWith(mark) && text === mark.charAt(0).repeat(text.length);
}

/** Whether a place stands between backticks. */
function isInCode(line: string, end: number): boolean {
  let ticks = 0;
  for (let at = line.indexOf('`'); at !== -1 && at < end; at = line.indexOf('`', at + 1)) ticks++;
  return ticks % 2 === 1;
}
