import type { Fix } from '../../base/fix';
import type { Range } from '../../base/range';
import { applyEdits } from '../../base/text-edit';
import { describedAt } from '../../schema/navigate';
import { parse } from '../../text/parse';
import type { Parsed } from '../../text/parsed';
import { isEqual } from '../../text/plain';
import { fixOf, textFix } from './fixes';
import { valueEnd } from './line-fixes';

type Change = Range & { readonly text: string };

/** Where a line begins: behind so many spaces and tabs. How deep that is depends on how wide a tab was shown. */
interface Depth {
  readonly spaces: number;
  readonly tabs: number;
}

/** A line that is neither empty nor a comment only. */
interface Line extends Depth {
  readonly start: number;
  readonly indent: number;
  readonly content: string;
}

/** A key at the left margin, and the lines below it. */
interface Section extends Range {
  readonly lines: readonly Line[];
}

/** Tabs of these widths are tried; none where a line has a tab that means nothing. */
const widths = [2, 4, 8, 0];
/** So many depths at most are compared with each other. */
const maxDepths = 40;

/**
 * Spaces for the tabs of indentations. Where each line has the same depth among the others however wide a tab is, that
 * is the same text for everyone; elsewhere the depth is a guess, and the reader is told which.
 */
export function tabFixes(parsed: Parsed): (problem: Range) => Fix {
  const sections = sectionsOf(parsed.text);
  const plain = sections.filter(isPlain);
  let forAll: Fix | undefined;
  return ({ start }) => {
    const section = sections.find(({ end }) => start < end);
    if (section === undefined || plain.includes(section)) {
      forAll ??= worked(() => spacesForAll(parsed, plain));
      return forAll;
    }
    return worked(() => spacesFor(parsed, section));
  };
}

/** A fix that is worked out only when it is asked for, since it reads the text again. */
function worked(work: () => Fix): Fix {
  let fix: Fix | undefined;
  const made = (): Fix => {
    fix ??= work();
    return fix;
  };
  return {
    ...fixOf({ kind: 'rewrite', title: '' }, []),
    get title() {
      return made().title;
    },
    get safe() {
      return made().safe;
    },
    get operations() {
      return made().operations;
    },
  };
}

/** As many spaces for each tab of these sections as leave the text saying what it was read to say. */
function spacesForAll(parsed: Parsed, sections: readonly Section[]): Fix {
  const { text } = parsed;
  const found = widths
    .map((width) => changesOf(text, sections, width))
    .find((changes) => {
      const { value, problems } = parse(applyEdits(text, changes));
      return problems.length < parsed.problems.length && isEqual(value, parsed.value);
    });
  if (found !== undefined)
    return textFix({ kind: 'rewrite', title: 'Use spaces for indentation', safe: true }, found);
  const title = 'Use two spaces for each tab: this changes what the lines belong to';
  return textFix({ kind: 'rewrite', title }, changesOf(text, sections, 2));
}

/** The depth that may have been meant in a section where tabs stand among spaces. */
function spacesFor({ text, problems }: Parsed, section: Section): Fix {
  const attempts: readonly [title: string, changes: Change[]][] = [
    ['Use spaces: what begins with a tab goes with the entry above it', likeAbove(section, 0)],
    ['Use spaces: what begins with a tab goes on with the value above it', likeAbove(section, 2)],
    ['Use two spaces for each tab: this changes what the lines belong to', changesOf(text, [section], 2)],
  ];
  const isBetter = (changes: readonly Change[]): boolean =>
    parse(applyEdits(text, changes)).problems.length < problems.length;
  const [title, changes] = attempts.find(([, each]) => isBetter(each)) ?? attempts[2] ?? ['', []];
  return textFix({ kind: 'rewrite', title }, changes);
}

function changesOf(text: string, sections: readonly Section[], width: number): Change[] {
  return sections.flatMap((section) =>
    [...text.slice(section.start, section.end).matchAll(/^ *\t[ \t]*/gm)].map(({ index, 0: run }) => {
      const start = section.start + index;
      return { start, end: start + run.length, text: run.replaceAll('\t', ' '.repeat(width)) };
    }),
  );
}

/** Each line with a tab in the column of the entry above it, or so much deeper; below a key that is open, deeper. */
function likeAbove({ lines }: Section, deeper: number): Change[] {
  const changes: Change[] = [];
  let column = 0;
  for (const { start, indent, spaces, tabs, content } of lines) {
    if (tabs === 0) column = spaces;
    else changes.push({ start, end: start + indent, text: ' '.repeat(column + deeper) });
    column += dashesOf(content).length + (isOpen(content) ? 2 : 0);
  }
  return changes;
}

function sectionsOf(text: string): Section[] {
  const groups: Line[][] = [];
  for (const { index, 0: whole, 1: indent = '' } of text.matchAll(/^([ \t]*)(?=[^\s#])[^\r\n]*/gm)) {
    const content = whole.slice(indent.length);
    const tabs = indent.split('\t').length - 1;
    const line = { start: index, indent: indent.length, spaces: indent.length - tabs, tabs, content };
    const group = groups.at(-1);
    if (group === undefined || (indent === '' && !content.startsWith('-'))) groups.push([line]);
    else group.push(line);
  }
  const startOf = (at: number): number => (at === 0 ? 0 : (groups[at]?.[0]?.start ?? text.length));
  return groups.map((lines, at) => ({ start: startOf(at), end: startOf(at + 1), lines }));
}

/** Whether the lines of a section stand to each other as they do whatever the width of a tab. */
function isPlain({ lines }: Section): boolean {
  if (!lines.some(({ tabs }) => tabs > 0)) return false;
  const depths = new Map<string, Depth>();
  for (const [index, line] of lines.entries()) {
    const { spaces, tabs, content } = isSection(lines, index) ? { ...line, spaces: 0, tabs: 0 } : line;
    for (const more of [0, dashesOf(content).length])
      depths.set(`${spaces + more} ${tabs}`, { spaces: spaces + more, tabs });
  }
  const all = [...depths.values()];
  return (
    all.length <= maxDepths && all.every((one, at) => all.slice(at + 1).every((other) => isClear(one, other)))
  );
}

/** Whether one of two depths is the deeper one for every width of a tab. */
function isClear(one: Depth, other: Depth): boolean {
  const orders = [1, 2, 4, 8].map((width) =>
    Math.sign(one.spaces - other.spaces + width * (one.tabs - other.tabs)),
  );
  return new Set(orders).size === 1;
}

/** Whether a line with a tab can only be the beginning of the next section: what is below it stands in the first column. */
function isSection(lines: readonly Line[], index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  const key = /^([\w-]+):\s*(?:#.*)?$/.exec(line?.content ?? '')?.[1];
  const above = /^([\w-]+):/.exec(lines[0]?.content ?? '')?.[1];
  if (!line || line.tabs === 0 || next?.tabs !== 0 || key === undefined || above === undefined) return false;
  const isShallowest = lines.every(
    ({ spaces, tabs }, at) => at === 0 || at > index || tabs > 0 || spaces >= next.spaces,
  );
  const isKnown = !key.startsWith('x-') && describedAt([key]) !== undefined;
  return isShallowest && next.spaces > 0 && isKnown && describedAt([above, key]) === undefined;
}

function dashesOf(content: string): string {
  return /^(?:- +)*/.exec(content)?.[0] ?? '';
}

/** Whether a line ends with a key whose value is to come below it. */
function isOpen(content: string): boolean {
  return content.slice(0, valueEnd(content)).endsWith(':');
}
