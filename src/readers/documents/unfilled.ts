/**
 * What a document made from one of our forms still has of it, whatever was done to the marks of its prompts: prompts without
 * their underscores, fields that are empty or hold `TODO`, and the words that the form has from the beginning.
 */
import type { Row } from '../source/markdown-table';
import type { Block, Prose } from '../source/prose';
import { fieldIn, formHash, isBlank, isToCome, skeletonHash, withoutHead } from './form-texts';
import { fixedHashes, promptHashes } from './own-forms-table';
import { plain } from './values';

/** A prompt that is left, and the field that it asks for. */
export interface Left {
  readonly line: number;
  readonly field: string;
}

/** Letters of a prompt that nobody writes by chance. */
export const unmistakable = 12;

/** With so many fields and nothing else a document is a form, whatever its headings. */
const fewestFields = 4;

export const lettersIn = (text: string): number => text.replace(/[^\p{L}]/gu, '').length;

const setOf = (packed: string): ReadonlySet<string> => new Set(packed.match(/.{8}/g) ?? []);

/** Knows the texts of our forms; made for one document. */
export class FormTexts {
  private prompts: ReadonlySet<string> | undefined;
  private fixed: ReadonlySet<string> | undefined;

  isPrompt(text: string): boolean {
    this.prompts ??= setOf(promptHashes);
    return this.prompts.has(formHash(text));
  }

  isFixed(text: string): boolean {
    this.fixed ??= setOf(fixedHashes);
    return this.fixed.has(formHash(text)) || this.fixed.has(skeletonHash(text));
  }
}

/** What is left of forms in a document from which the prompts in italics are taken out already. */
interface Rest {
  readonly prose: Prose;
  readonly left: readonly Left[];
  /** Without the words that forms have from the beginning. */
  readonly own: Prose;
  /** How many fields somebody has filled in, and how many nobody has. */
  readonly filled: number;
  readonly blank: number;
  /** How many texts of forms were found. */
  readonly known: number;
}

/** Takes out of a document what stands in our forms, piece by piece. */
export function restOf(prose: Prose, texts: FormTexts, isForm: boolean): Rest {
  const rest = new RestReader(texts, isForm);
  const first = rest.read(prose);
  // Words that people write as well are prompts only where enough others are left.
  return rest.plainPrompts < 2 || rest.takesShort ? first : new RestReader(texts, isForm, true).read(prose);
}

class RestReader {
  plainPrompts = 0;
  private readonly left: Left[] = [];
  private filled = 0;
  private blank = 0;
  private known = 0;
  private headings: Prose['headings'] = [];

  constructor(
    private readonly texts: FormTexts,
    private readonly isForm: boolean,
    readonly takesShort = false,
  ) {}

  read(prose: Prose): Rest {
    this.headings = prose.headings;
    const blocks = prose.blocks.map((block) => this.ofBlock(block));
    const tables = prose.tables.map((table) => ({
      table,
      rows: table.rows.map((row) => this.ofRow(row, table.header)),
    }));
    const { left, filled, blank, known } = this;
    return {
      left,
      filled,
      blank,
      known,
      prose: {
        ...prose,
        blocks: blocks.map(([cleaned]) => cleaned),
        tables: tables.map(({ table, rows }) => ({ ...table, rows: rows.map(([cleaned]) => cleaned) })),
      },
      own: {
        ...prose,
        blocks: blocks.map(([, own]) => own),
        tables: tables.map(({ table, rows }) => ({ ...table, rows: rows.map(([, own]) => own) })),
      },
    };
  }

  /** A block without prompts, and without all that forms have. */
  private ofBlock(block: Block): readonly [Block, Block] {
    const all = block.lines.join(' ');
    if (block.kind === 'code') {
      if (all.trim() !== '') this.filled++;
      return [block, block];
    }
    const isHead = block.section < 1;
    const text = isHead ? withoutHead(all) : all;
    const empty = { ...block, lines: block.lines.map(() => '') };
    // The workflow at its head is of our forms.
    if (text !== all && /^(?:chosen )?workflow:/i.test(all)) this.known++;
    if (isBlank(text)) {
      if (text.trim() === all.trim()) this.blank++;
      return [block, isHead ? empty : block];
    }
    const heading = plain(this.headings[block.section]?.text ?? '');
    if (this.isPrompt(text)) {
      this.left.push({ line: block.line, field: heading });
      return [empty, empty];
    }
    if (this.texts.isFixed(text)) {
      this.known++;
      this.blank++;
      return [block, empty];
    }
    const field = fieldIn(text);
    if (field === undefined || !(this.isPrompt(field.value) || isBlank(field.value))) {
      this.filled++;
      return [block, block];
    }
    const isLeft = !isBlank(field.value) || (this.isForm && isToCome(field.value));
    if (!isLeft) this.blank++;
    else this.left.push({ line: block.line, field: field.label });
    return [isLeft ? { ...block, lines: withoutValue(block.lines) } : block, empty];
  }

  private ofRow(row: Row, header: readonly string[]): readonly [Row, Row] {
    const [head = ''] = row.cells;
    const name = /\p{L}{2}/u.test(head) && !this.isPrompt(head) ? plain(head) : '';
    if (row.cells.length === 2 && withoutHead(row.cells.join(': ')) === '')
      return [row, { ...row, cells: ['', ''] }];
    const kinds = row.cells.map((cell, at) => this.kindOf(cell, at));
    for (const [at, kind] of kinds.entries()) {
      if (kind === 'left')
        this.left.push({ line: row.line, field: name === '' ? plain(header[at] ?? '') : name });
      if (kind === 'fixed') this.known++;
      if (kind === 'own') this.filled++;
      if (kind === 'blank') this.blank++;
    }
    return [
      { ...row, cells: row.cells.map((cell, at) => (kinds[at] === 'left' ? '' : cell)) },
      { ...row, cells: row.cells.map((cell, at) => (/^(?:own|either)$/.test(kinds[at] ?? '') ? cell : '')) },
    ];
  }

  private kindOf(cell: string, at: number): 'left' | 'blank' | 'fixed' | 'own' | 'either' {
    if (isBlank(cell)) return this.isForm && isToCome(cell) ? 'left' : 'blank';
    if (at <= 1 && /^\d{1,3}\.?$/.test(cell)) return 'either';
    if (this.texts.isFixed(cell)) return 'fixed';
    if (this.isPrompt(cell)) return 'left';
    // `Name` or `0` may be a prompt, and may be what somebody wrote.
    return this.texts.isPrompt(cell) ? 'either' : 'own';
  }

  private isPrompt(text: string): boolean {
    if (!this.texts.isPrompt(text)) return false;
    const isLong = lettersIn(text) > unmistakable;
    if (isLong) this.plainPrompts++;
    return isLong || this.takesShort;
  }
}

/** A label without what stands behind it, in as many lines. */
function withoutValue(lines: readonly string[]): string[] {
  const [first = '', ...others] = lines;
  return [/^.*?[:：]\*{0,3}/.exec(first)?.[0] ?? '', ...others.map(() => '')];
}

/** Whether nobody has filled in any field of a document that is one of our forms, or has pieces of one. */
export function isUnfilled({ filled, left, blank, known }: Rest, isForm: boolean): boolean {
  if (filled > 0) return false;
  return isForm ? left.length + blank > 0 : left.length + known > 0 && left.length + blank >= fewestFields;
}
