import { harmless, largest } from '../core/service';
import { columnsOf, type Paint, wrap } from './terminal';

/**
 * Renders the markdown of our own pages for a terminal: headings, paragraphs, lists, tables, fenced code, and inline
 * code, emphasis, links and escapes. Nothing more is used in them.
 */
export function renderMarkdown(source: string, { paint, width }: { paint: Paint; width: number }): string {
  const blocks = blocksOf(harmlessLines(source));
  const lines = blocks.flatMap((block, index) => {
    const rendered = renderBlock(block, paint, width);
    const joined = block.kind === 'bullet' && blocks[index - 1]?.kind === 'bullet';
    return index === 0 || joined ? rendered : ['', ...rendered];
  });
  return `${lines.join('\n')}\n`;
}

function harmlessLines(source: string): string[] {
  return source.split(/\r?\n/).map((line) => harmless(line));
}

type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'bullet'; readonly indent: number; readonly mark: string; readonly text: string }
  | { readonly kind: 'code' | 'table'; readonly lines: readonly string[] };

/** Lines of one block that are wrapped in the source are joined again. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const last = blocks.at(-1);
    if (line.startsWith('```')) {
      const end = firstAfter(lines, at, (each) => each.startsWith('```'));
      blocks.push({ kind: 'code', lines: lines.slice(at + 1, end) });
      at = end;
    } else if (line.startsWith('|')) {
      const end = firstAfter(lines, at, (each) => !each.startsWith('|'));
      blocks.push({ kind: 'table', lines: lines.slice(at, end) });
      at = end - 1;
    } else if (line.trim() !== '') {
      const block = textBlock(line);
      const continues = (lines[at - 1] ?? '').trim() !== '' && block.kind === 'paragraph';
      if (continues && (last?.kind === 'paragraph' || last?.kind === 'bullet'))
        blocks[blocks.length - 1] = { ...last, text: `${last.text} ${block.text}` };
      else blocks.push(block);
    }
  }
  return blocks;
}

/** The first line after `at` that fits, or the end. */
function firstAfter(lines: readonly string[], at: number, fits: (line: string) => boolean): number {
  const found = lines.findIndex((line, index) => index > at && fits(line));
  return found === -1 ? lines.length : found;
}

function textBlock(line: string): Exclude<Block, { readonly kind: 'code' | 'table' }> {
  const heading = /^(#+) +([^ ].*|)/.exec(line);
  if (heading !== null) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  const [, space = '', mark, text = ''] = /^(\s*)([-*]|\d+\.) +([^ ].*|)/.exec(line) ?? [];
  return mark === undefined
    ? { kind: 'paragraph', text: line.trim() }
    : { kind: 'bullet', indent: space.length, mark, text };
}

function renderBlock(block: Block, paint: Paint, width: number): string[] {
  switch (block.kind) {
    case 'heading': {
      const text = inline(block.text, paint);
      const rule = (block.level === 1 ? '=' : '-').repeat(Math.min(columnsOf(text), width));
      return [paint('bold', text), paint('dim', rule)];
    }
    case 'paragraph':
      return wrap(inline(block.text, paint), width);
    case 'bullet': {
      const indent = ' '.repeat(block.indent + block.mark.length + 1);
      const [first = '', ...rest] = wrap(inline(block.text, paint), width - indent.length);
      const mark = ' '.repeat(block.indent) + block.mark;
      return [`${mark} ${first}`, ...rest.map((line) => indent + line)];
    }
    case 'code':
      return block.lines.map((line) => `    ${paint('cyan', line)}`.trimEnd());
    case 'table':
      return renderTable(block.lines, paint);
  }
}

/** Columns side by side, as wide as their widest cell; the rule between head and body is left out. */
function renderTable(lines: readonly string[], paint: Paint): string[] {
  const rows = lines
    .filter((line) => !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => inline(cell.trim(), paint)),
    );
  const widths = (rows[0] ?? []).map((_, column) => largest(rows.map((row) => columnsOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - columnsOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}

/** Inline code loses its backticks where colour sets it apart; nothing else inside it is markup. */
function inline(text: string, paint: Paint): string {
  return bare(text, paint).replace(/[\uE021-\uE07E]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - aside),
  );
}

/** What is escaped is no markup: it is set aside, in characters that nothing means, until all markup is read. */
const aside = 0xe000;

function bare(text: string, paint: Paint): string {
  return text
    .replace(/`[^`]+`|\\([!-/:-@[-`{-~])|&#36;/g, (whole, sign?: string) => {
      if (whole.startsWith('`')) return whole;
      return String.fromCharCode(aside + (sign ?? '$').charCodeAt(0));
    })
    .split(/(`[^`]+`)/)
    .map((part) => {
      if (!part.startsWith('`') || part.length < 2) return emphasis(part, paint);
      const painted = paint('cyan', part.slice(1, -1));
      return painted === part.slice(1, -1) ? part : painted;
    })
    .join('');
}

function emphasis(text: string, paint: Paint): string {
  return text
    .replace(/\[([^[\]]+)\]\(([^()]+)\)/g, (_, label: string, target: string) =>
      /^https?:/.test(target) ? `${label} (${target})` : label,
    )
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => paint('bold', strong))
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '$1');
}
