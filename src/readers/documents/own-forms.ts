/** Documents made from our templates: which one, and what is still as the template has it. */
import { contentHash, fnv1a, type Said, ShortPattern, templateMark } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Row, Table } from '../source/markdown-table';
import type { Block, Prose } from '../source/prose';
import { forms } from './own-forms-table';
import { FormTexts, isUnfilled, type Left, lettersIn, restOf, unmistakable } from './unfilled';
import { plain } from './values';

/** What a document is of our forms, and its text without the prompts that are left. */
export interface OwnForm {
  readonly said: readonly Said[];
  readonly prose: Prose;
  /** What counts for words: where most of a form is open, its own are not those of the document. */
  readonly own: Prose;
  /** The items whose forms it is. */
  readonly items: readonly string[];
  readonly isUntouched: boolean;
}

interface Mark {
  readonly item: string;
  readonly line: number;
  /** Where the part of the document begins that it closes. */
  readonly first: number;
  readonly isUntouched: boolean;
}

/** Most letters of a prompt that is read only where nothing stands beside it: `_n_`, `_Name_`. */
const short = 6;

/** Reads what a document has of our forms. */
export function readOwnForm(file: SourceFile, prose: Prose): OwnForm {
  const marks = marksOf(file, prose);
  const hasForm = marks.length > 0;
  const isMade = marks.some(({ isUntouched }) => isUntouched);
  const texts = new FormTexts();
  const prompts = new Prompts(isMade ? 'all' : 'known', texts);
  const cleaned = prompts.takeFrom(prose);
  const isUntouched = hasForm && marks.every((mark) => mark.isUntouched);
  const rest = isUntouched ? undefined : restOf(cleaned, texts, hasForm);
  const left = [...prompts.left, ...(rest?.left ?? [])].sort((one, other) => one.line - other.line);
  const blank = rest !== undefined && isUnfilled({ ...rest, left }, hasForm);
  const long = prompts.long + (rest?.left.length ?? 0);
  // Some words in italics that a form has as well are no form; a cell with nothing else is still to be filled.
  if (!hasForm && !blank && long < 2) {
    const own = new Prompts('alone', texts).takeFrom(prose);
    return { said: [], prose: own, own, items: [], isUntouched: false };
  }
  const unfilled = marks.map((mark) => (blank ? { ...mark, isUntouched: true } : mark));
  // The words of a form are those of the document where somebody has filled it in.
  const isMostlyOpen = rest !== undefined && rest.left.length + rest.blank > rest.filled;
  return {
    said: [
      ...(hasForm
        ? unfilled.map((mark) => templateSaid(mark, left, marks.length))
        : blank
          ? [unknownSaid]
          : []),
      ...leftSaid(left),
    ],
    prose: rest?.prose ?? cleaned,
    own: isMostlyOpen ? rest.own : (rest?.prose ?? cleaned),
    items: marks.map(({ item }) => item),
    isUntouched: isUntouched || blank,
  };
}

/** A form of ours of which nobody can tell any more which. */
const unknownSaid: Said = { fact: 'document.template', value: { state: 'untouched' }, line: 0 };

function templateSaid({ item, line, first, isUntouched }: Mark, left: readonly Left[], marks: number): Said {
  const own = marks === 1 ? left : left.filter((each) => each.line >= first && each.line <= line);
  const state = isUntouched ? 'untouched' : own.length > 0 ? 'partly' : 'filled';
  const [prompts] = forms[item] ?? [];
  const counts = own.length === 0 ? {} : { promptsLeft: own.length };
  return {
    fact: 'document.template',
    value: { name: item, state, ...counts, ...(prompts === undefined ? {} : { prompts }) },
    line,
  };
}

function leftSaid(left: readonly Left[]): Said[] {
  const [first] = left;
  if (first === undefined) return [];
  const fields = [...new Set(left.map(({ field }) => field))].filter((field) => field !== '').slice(0, 60);
  return [
    { fact: 'document.promptsLeft', value: left.length, line: first.line },
    { fact: 'document.unfilled', value: fields, line: first.line },
  ];
}

/** The last lines of our forms; where there are none, a form is known by its headings. */
function marksOf({ lines, text }: SourceFile, prose: Prose): Mark[] {
  const marks: Mark[] = [];
  let first = 0;
  for (const [line, each] of lines.entries()) {
    if (!each.startsWith('<!-- ai-readiness template ')) continue;
    const mark = templateMark(each);
    if (mark === undefined) continue;
    marks.push({
      item: mark.item,
      line,
      first,
      isUntouched: contentHash(lines.slice(first, line).join('\n')) === mark.hash,
    });
    first = line + 1;
  }
  const [only, another] = marks;
  if (only === undefined) return markByHeadings(prose);
  // What stands below the mark is written by somebody as well.
  return another === undefined
    ? [{ ...only, isUntouched: contentHash(text) === templateMark(lines[only.line] ?? '')?.hash }]
    : marks;
}

/** Four second headings of one of our forms in their order, or all three of one that has no more. */
function markByHeadings({ headings }: Prose): Mark[] {
  const seconds = headings.filter(({ level }) => level === 2);
  if (seconds.length < 3) return [];
  const hashes = seconds.slice(0, 200).map(({ text }) => fnv1a(asHeading(text)));
  const found = Object.entries(forms).map(([item, [, list]]) => ({
    item,
    all: list.split(' ').length,
    ...inOrder(hashes, list.split(' ')),
  }));
  const [best, next] = found.sort((one, other) => other.count - one.count);
  if (best === undefined || best.count < Math.min(4, best.all) || best.count === next?.count) return [];
  return [{ item: best.item, line: seconds[best.first]?.line ?? 0, first: 0, isUntouched: false }];
}

/** As src/dev/forms.mjs folds headings. */
function asHeading(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** How many of some words stand in a list in their order, and where the first of them is. */
function inOrder(list: readonly string[], wanted: readonly string[]): { count: number; first: number } {
  let at = -1;
  let first = -1;
  let count = 0;
  for (const each of wanted) {
    const found = list.indexOf(each, at + 1);
    if (found === -1) continue;
    if (first === -1) first = found;
    at = found;
    count++;
  }
  return { count, first };
}

/** Finds and takes out prompts. */
class Prompts {
  readonly left: Left[] = [];
  /** How many are long enough to be nothing else. */
  long = 0;

  /** `all`: whatever is in italics; `known`: those of our forms; `alone`: of those the ones that fill a field. */
  constructor(
    private readonly taken: 'all' | 'known' | 'alone',
    private readonly texts: FormTexts,
  ) {}

  takeFrom(prose: Prose): Prose {
    const blocks = prose.blocks.map((block) => this.ofBlock(block, prose));
    const tables = prose.tables.map((table) => this.ofTable(table));
    this.left.sort((one, other) => one.line - other.line);
    return { ...prose, blocks, tables };
  }

  private ofBlock(block: Block, prose: Prose): Block {
    if (block.kind === 'code') return block;
    const text = block.lines.join('\n');
    if (!text.includes('_')) return block;
    const heading = plain(prose.headings[block.section]?.text ?? '');
    const without = this.without(text, (before, breaks) => ({
      line: block.line + breaks,
      field: labelAtEnd.exec(before.slice(-longestLabel))?.[1]?.trim() ?? heading,
    }));
    return { ...block, lines: without.split('\n') };
  }

  private ofTable(table: Table): Table {
    const rows = table.rows.map((row): Row => {
      const [head = ''] = row.cells;
      // The time or number of a row is no name for it.
      const name = /\p{L}{2}/u.test(head) && !head.includes('_') ? plain(head) : '';
      const cells = row.cells.map((cell, at) =>
        this.without(cell, () => ({
          line: row.line,
          field: name === '' ? plain(table.header[at] ?? '') : name,
        })),
      );
      return { ...row, cells };
    });
    return { ...table, rows };
  }

  /** A text without its prompts; each is noted with what the text just before it and the lines above say of its place. */
  private without(text: string, place: (before: string, breaks: number) => Left): string {
    let kept = '';
    let at = 0;
    let breaks = 0;
    let open = text.indexOf('_');
    while (open !== -1) {
      const close = text.indexOf('_', open + 1);
      if (close === -1) break;
      if (this.isPrompt(text, open, close)) {
        const before = text.slice(at, open);
        breaks += breaksIn(before);
        this.left.push(place(before.slice(-80), breaks));
        // The lines stay as many as they are.
        const inside = '\n'.repeat(breaksIn(text.slice(open, close)));
        breaks += inside.length;
        kept += before + inside;
        at = close + 1;
        open = text.indexOf('_', at);
      } else open = close;
    }
    return kept + text.slice(at);
  }

  private isPrompt(text: string, open: number, close: number): boolean {
    const inside = text.slice(open + 1, close);
    if (inside === '' || inside.length > 600 || /^\s|\s$/.test(inside)) return false;
    if (/[\p{L}\p{N}\\]/u.test(text.charAt(open - 1)) || /[\p{L}\p{N}]/u.test(text.charAt(close + 1)))
      return false;
    if (this.taken === 'all') return true;
    if (!this.texts.isPrompt(inside)) return false;
    const letters = lettersIn(inside);
    if (letters > unmistakable) this.long++;
    return (letters > short && this.taken !== 'alone') || standsAlone(text, open, close);
  }
}

function breaksIn(text: string): number {
  return text.split('\n').length - 1;
}

/** A label is looked for in so much of what stands before a prompt. */
const longestLabel = 200;
/** A label at the end of that, and nothing but one. */
const labelAtEnd = new ShortPattern(/([^.;:\n]{1,60}):[* ]*$/);
const labelAlone = new ShortPattern(/^\s*(?:[^:]{0,80}:[* ]*)?$/);

/** Whether a prompt is all that stands in its cell, or behind its label. */
function standsAlone(text: string, open: number, close: number): boolean {
  const before =
    text
      .slice(Math.max(0, open - 100), open)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(close + 1, close + 20).split('\n')[0] ?? '';
  return labelAlone.test(before) && /^[\s.]*$/.test(after);
}
