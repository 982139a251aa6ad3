import { bareMap } from '../base/bare-map';
import type { Range } from '../base/range';
import { quoted, shorten } from '../base/shorten';
import { noRepeats } from './anchors';
import type { ReadText, Section, Unreadable } from './parsed';
import { isMap, type PlainMap } from './plain';
import type { SyntaxProblem } from './problem';
import type { Entry, MapNode, Node } from './tree';

// A key, or a word that becomes one as it is typed.
const head = /^(?:[A-Za-z_][\w.-]*|"[^"\r\n]*"|'[^'\r\n]*')[ \t]*(?::(?=\s|$)|(?=#|[\r\n]|$))/;
/** Not with `^`, which finds U+2028 and U+2029 to begin a line: in YAML they are characters of a text. */
const sectionStart = /(?<![^\n])\ufeff?(?=[^\s#\-\]}])/g;
const onlyComments = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?(?:\n|$))*$/;
const notSectioned = /^(?:---|\.\.\.|%)|(?:^|[\s,[{:-])[&*][^\s,\]}&*]/m;

/** Of more of them each takes longer to begin with than to read. */
const mostSections = 2_000;

/**
 * Reads a text by its top-level sections: an error in one hides nothing in another, and a section whose text is in
 * `previous` is not read again. Undefined where a text has no such sections, or repeats something by alias or merge.
 */
export function readSections(
  text: string,
  read: (text: string) => ReadText,
  previous: readonly Section[],
): Section[] | undefined {
  const starts = [...text.matchAll(sectionStart)].map(({ index, 0: mark }) => index + mark.length);
  const [first] = starts;
  // What stands before the first key is read by nobody, so it must be nothing.
  if (first === undefined || !onlyComments.test(text.slice(0, first))) return undefined;
  if (starts.length > mostSections || notSectioned.test(text)) return undefined;
  const parts = starts.map((start, index) => ({
    start,
    text: text.slice(start, starts[index + 1] ?? text.length),
  }));
  if (!parts.every((part) => head.test(part.text))) return undefined;
  const known = new Map(previous.map((section) => [section.text, section]));
  const sections = parts.map((part) => {
    const before = known.get(part.text);
    if (before !== undefined) return movedSection(before, part.start);
    const fresh = read(part.text);
    if (fresh.root !== undefined) relocate(fresh.root, part.start);
    return { ...part, ...moved({ ...fresh, root: undefined }, part.start), root: fresh.root };
  });
  return sections.some(({ repeats }) => repeats !== noRepeats) ? undefined : sections;
}

function movedSection(section: Section, start: number): Section {
  if (section.start === start) return section;
  return { ...section, ...moved(section, start - section.start), start };
}

/** The same, so many characters further on. */
function moved({ root, value, problems, unreadable, beyond, repeats }: ReadText, by: number): ReadText {
  const range = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  return {
    root: root && movedNode(root, by),
    value,
    problems: problems.map((problem) => ({
      ...problem,
      range: range(problem.range),
      ...(problem.closing === undefined
        ? {}
        : { closing: { ...problem.closing, at: problem.closing.at + by } }),
      ...(problem.related === undefined
        ? {}
        : { related: { ...problem.related, range: range(problem.related.range) } }),
    })),
    unreadable: unreadable.map((each) => ({ ...each, ...range(each) })),
    beyond: beyond.map(range),
    repeats,
  };
}

function movedNode(node: Node, by: number): Node {
  const start = node.start + by;
  const end = node.end + by;
  switch (node.kind) {
    case 'scalar':
      return { ...node, start, end };
    case 'list':
      return {
        ...node,
        start,
        end,
        items: node.items.map((item) => movedNode(item, by)),
      };
    case 'map':
      return {
        ...node,
        start,
        end,
        entries: node.entries.map((entry) => movedEntry(entry, by)),
        ...(node.shadowed === undefined
          ? {}
          : { shadowed: node.shadowed.map((entry) => movedEntry(entry, by)) }),
      };
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Moves nodes that nobody else has seen yet, without copying them. */
function relocate(node: Mutable<Node>, by: number): void {
  node.start += by;
  node.end += by;
  if (node.kind === 'list') for (const item of node.items) relocate(item, by);
  else if (node.kind === 'map') {
    for (const entry of node.shadowed === undefined ? node.entries : [...node.entries, ...node.shadowed]) {
      const mutable: Mutable<Entry> = entry;
      mutable.keyStart += by;
      mutable.keyEnd += by;
      relocate(entry.value, by);
    }
  }
}

function movedEntry(entry: Entry, by: number): Entry {
  const { keyStart, keyEnd, value } = entry;
  return { ...entry, keyStart: keyStart + by, keyEnd: keyEnd + by, value: movedNode(value, by) };
}

/** The sections as one map, with what is wrong between them. */
export function joinSections(sections: readonly Section[]): ReadText {
  const entries = new Map<string, Entry>();
  const value: PlainMap = bareMap();
  const problems: SyntaxProblem[] = [];
  const unreadable: Unreadable[] = [];
  const beyond: Range[] = [];
  const shadowed: Entry[] = [];
  let isCut = false;
  for (const section of sections) {
    problems.push(...section.problems);
    unreadable.push(...section.unreadable);
    beyond.push(...section.beyond);
    const { root, value: own } = section;
    isCut ||= root === undefined ? section.beyond.length > 0 : root.cut === true;
    if (root?.kind !== 'map' || !isMap(own)) {
      problems.push(...missingColon(section));
      unreadable.push({ start: section.start, end: section.start + section.text.length });
      continue;
    }
    for (const entry of root.entries) {
      const before = entries.get(entry.key);
      if (before !== undefined) {
        problems.push(duplicate(entry, before));
        shadowed.push(before);
      }
      entries.set(entry.key, entry);
      value[entry.key] = own[entry.key] ?? null;
    }
  }
  const all = [...entries.values()];
  return {
    root: all.length === 0 ? undefined : { ...mapOf(all, shadowed), ...(isCut && { cut: true }) },
    value: all.length === 0 ? undefined : value,
    problems,
    unreadable,
    beyond,
    repeats: noRepeats,
  };
}

function mapOf(entries: Entry[], shadowed: Entry[]): MapNode {
  const start = Math.min(...entries.map(({ keyStart }) => keyStart));
  const end = Math.max(...entries.map(({ value }) => value.end));
  const map: MapNode = { kind: 'map', flow: false, start, end, entries };
  return shadowed.length === 0 ? map : { ...map, shadowed };
}

function missingColon({ text, start, problems }: Section): SyntaxProblem[] {
  const word = head.exec(text)?.[0].trimEnd() ?? '';
  if (problems.length > 0) return [];
  const message = `A ":" is missing after ${quoted(word)}.`;
  return [{ code: 'yaml/syntax', message, range: { start, end: start + word.length } }];
}

function duplicate(entry: Entry, before: Entry): SyntaxProblem {
  const key = shorten(entry.key);
  return {
    code: 'yaml/duplicate-key',
    message: `${quoted(key)} appears a second time here, and only the last one counts: merge the two, or delete one.`,
    range: { start: entry.keyStart, end: entry.keyEnd },
    related: {
      message: `${quoted(key)} first appears here`,
      range: { start: before.keyStart, end: before.keyEnd },
    },
  };
}
