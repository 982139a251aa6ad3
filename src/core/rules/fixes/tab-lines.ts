/** The lines of a text by how they are indented: what tabs leave open, and what they do not. */
import type { Range } from '../../base/range';
import { ShortPattern } from '../../base/short-pattern';
import { describedAt } from '../../schema/navigate';
import { valueEnd } from './line-fixes';

/** A line that is not empty. */
export interface Line {
  readonly start: number;
  /** The blanks that it begins with; of the text of a block only those that are no text. */
  readonly indent: string;
  readonly content: string;
  readonly kind: 'value' | 'block-text' | 'comment';
}

/** A key at the left margin, and the lines below it. */
export interface Section extends Range {
  readonly lines: readonly Line[];
}

/** Where a line begins: behind so many spaces and tabs. How deep that is depends on how wide a tab was shown. */
interface Depth {
  readonly spaces: number;
  readonly tabs: number;
}

/** So many depths at most are compared with each other. */
const maxDepths = 40;
const blockHeader = new ShortPattern(/(?:^|[:-] +)(?:[&!]\S* +)*[|>][\d+-]*\s*(?:#.*)?$/);

/** The sections of a text, each with its lines. */
export function sectionsOf(text: string): Section[] {
  const groups: Line[][] = [];
  let block: { readonly parent: string; readonly base?: string } | undefined;
  for (const { index: start, 0: whole } of text.matchAll(/[^\r\n]+/g)) {
    if (whole.trim() === '') continue;
    const blanks = /^[ \t]*/.exec(whole)?.[0] ?? '';
    const base = block?.base ?? (block && deeper(blanks, block.parent) ? blanks : undefined);
    const isText = base !== undefined && blanks.startsWith(base);
    if (block !== undefined) block = isText ? { ...block, base } : undefined;
    const indent = isText ? base : blanks;
    const content = whole.slice(indent.length);
    const kind = isText ? 'block-text' : content.startsWith('#') ? 'comment' : 'value';
    if (kind === 'value' && blockHeader.test(content)) block = { parent: indent };
    const group = groups.at(-1);
    const begins = kind === 'value' && indent === '' && !content.startsWith('-');
    if (group === undefined || begins) groups.push([{ start, indent, content, kind }]);
    else group.push({ start, indent, content, kind });
  }
  const startOf = (at: number): number => (at === 0 ? 0 : (groups[at]?.[0]?.start ?? text.length));
  return groups.map((lines, at) => ({ start: startOf(at), end: startOf(at + 1), lines }));
}

function deeper(blanks: string, parent: string): boolean {
  return blanks.length > parent.length && blanks.startsWith(parent);
}

/** Whether a line is indented with a tab. */
export function hasTab({ indent }: Line): boolean {
  return indent.includes('\t');
}

/** Whether the lines of a section stand to each other as they do whatever the width of a tab. */
export function isPlain({ lines }: Section): boolean {
  const values = lines.filter(({ kind }) => kind !== 'comment');
  if (!values.some(hasTab)) return false;
  const depths = new Map<string, Depth>();
  for (const [index, line] of values.entries()) {
    const { spaces, tabs } = isStraySection(values, index) ? { spaces: 0, tabs: 0 } : depthOf(line);
    for (const more of [0, dashesOf(line).length])
      depths.set(`${spaces + more} ${tabs}`, { spaces: spaces + more, tabs });
  }
  const all = [...depths.values()];
  return (
    all.length <= maxDepths && all.every((one, at) => all.slice(at + 1).every((other) => isClear(one, other)))
  );
}

function depthOf({ indent }: Line): Depth {
  const tabs = indent.split('\t').length - 1;
  return { spaces: indent.length - tabs, tabs };
}

/** Whether one of two depths is the deeper one for every width of a tab. */
function isClear(one: Depth, other: Depth): boolean {
  const orders = [1, 2, 4, 8].map((width) =>
    Math.sign(one.spaces - other.spaces + width * (one.tabs - other.tabs)),
  );
  return new Set(orders).size === 1;
}

/** Whether a line with a tab can only be the beginning of the next section: what is below it stands in the first column. */
function isStraySection(lines: readonly Line[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  const key = /^([\w-]+):\s*(?:#.*)?$/.exec(line?.content ?? '')?.[1];
  const above = /^([\w-]+):/.exec(lines[0]?.content ?? '')?.[1];
  if (!line || !next || !hasTab(line) || hasTab(next) || key === undefined || above === undefined)
    return false;
  const isShallowest = lines.every(
    (each, at) => at === 0 || at > index || hasTab(each) || each.indent.length >= next.indent.length,
  );
  const namesSection = isSectionKey(line) && describedAt([above, key]) === undefined;
  return isShallowest && next.indent.length > 0 && namesSection;
}

/** Whether a line begins with the key of a section. */
export function isSectionKey({ content, kind }: Line): boolean {
  const key = kind === 'value' ? /^([\w-]+):(?:\s|$)/.exec(content)?.[1] : undefined;
  return key !== undefined && !key.startsWith('x-') && describedAt([key]) !== undefined;
}

/** What a line begins with where it is an entry of a list, or the first line of one. */
export function dashesOf({ content, kind }: Line): string {
  return kind === 'value' ? (/^(?:- +)*/.exec(content)?.[0] ?? '') : '';
}

/** Whether a line ends with a key whose value is to come below it. */
export function isOpen({ content, kind }: Line): boolean {
  return kind === 'value' && (content.slice(0, valueEnd(content)).endsWith(':') || blockHeader.test(content));
}
