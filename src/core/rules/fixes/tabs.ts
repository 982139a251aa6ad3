import type { Fix } from '../../base/fix';
import type { PlainValue } from '../../base/operation';
import type { Range } from '../../base/range';
import { quoted } from '../../base/shorten';
import { applyEdits } from '../../base/text-edit';
import { validate } from '../../schema/validate';
import { parse } from '../../text/parse';
import type { Parsed } from '../../text/parsed';
import { isEqual, isList, isMap } from '../../text/plain';
import { pathAt } from '../../text/tree';
import { textFix } from './fixes';
import {
  dashesOf,
  hasTab,
  isOpen,
  isPlain,
  isSectionKey,
  type Line,
  type Section,
  sectionsOf,
} from './tab-lines';

type Change = Range & { readonly text: string };

/** A section with its tabs as spaces: the changes that make it so, and what it says then. */
interface Reading {
  readonly changes: readonly Change[];
  readonly parsed: Parsed;
  readonly faults: number;
}

/** Tabs of these widths are tried; none where a line has a tab that means nothing. */
const widths = [2, 4, 8, 0];

/**
 * Spaces for the tabs of indentations. Where each line has the same depth among the others however wide a tab is, that
 * is the same text for everyone. Elsewhere the depth is looked for at which the lines are what the schema knows and all
 * others stay what they are; where there is more than one such depth, or none, the reader has to say what is meant.
 */
export function tabFixes(parsed: Parsed): (problem: Range) => Fix[] {
  const sections = sectionsOf(parsed.text).filter(({ lines }) => lines.some(hasTab));
  const plain = sections.filter(isPlain);
  const known = new Map<Section, readonly Change[] | undefined>();
  const meantIn = (section: Section): readonly Change[] | undefined => {
    if (!known.has(section)) known.set(section, meantChanges(parsed, section));
    return known.get(section);
  };
  let forAll: Fix | undefined | null = null;
  return ({ start }) => {
    const section = sections.find((each) => each.start <= start && start < each.end);
    if (section === undefined) return [];
    if (plain.includes(section)) {
      if (forAll === null) forAll = spacesForAll(parsed, plain);
      if (forAll !== undefined) return [forAll];
    }
    // What is read as a whole has one problem for all of its tabs.
    const all = (parsed.sections === undefined ? sections : [section]).map(meantIn);
    const changes = all.flatMap((each) => each ?? []);
    return all.includes(undefined)
      ? []
      : [textFix({ kind: 'rewrite', title: titleFor(parsed, section, changes) }, changes)];
  };
}

/** As many spaces for each tab of these sections as leave the text saying what it was read to say. */
function spacesForAll(parsed: Parsed, sections: readonly Section[]): Fix | undefined {
  const { text } = parsed;
  const found = widths
    .map((width) => sections.flatMap((section) => changesOf(section, replaced(section, width))))
    .find((changes) => {
      const { value, problems } = parse(applyEdits(text, changes));
      return problems.length < parsed.problems.length && isEqual(value, parsed.value);
    });
  return found && textFix({ kind: 'rewrite', title: 'Use spaces for indentation', safe: true }, found);
}

/** Says where the first line with a tab goes, since that is what is not plain. */
function titleFor({ text }: Parsed, { lines }: Section, changes: readonly Change[]): string {
  const first = lines.find((line) => hasTab(line) && line.kind === 'value');
  if (first === undefined) return 'Use spaces for indentation';
  const earlier = changes.filter(({ start }) => start <= first.start);
  const at = earlier.reduce((sum, { start, end, text: to }) => sum + to.length - (end - start), 0);
  const { root } = parse(applyEdits(text, changes));
  const path = pathAt(root, first.start + first.indent.length + dashesOf(first).length + at);
  const key = path.at(-1);
  const isKey = typeof key === 'string' && first.content.slice(dashesOf(first).length).startsWith(`${key}:`);
  if (!isKey) return 'Use spaces for indentation';
  const parent = path
    .slice(0, -1)
    .filter((step) => typeof step === 'string')
    .at(-1);
  return parent === undefined
    ? `Use spaces: ${quoted(key)} is a section of its own`
    : `Use spaces: ${quoted(key)} belongs to ${quoted(parent)}`;
}

/** The one way to write a section with spaces that fits; undefined where there is none, or another one as good. */
function meantChanges({ text, value }: Parsed, section: Section): readonly Change[] | undefined {
  const own = text.slice(section.start, section.end);
  const before = parse(own);
  const rest = isPlain(section) ? before : parse(applyEdits(own, localTo(section, withoutDoubtful(section))));
  const others = isMap(value)
    ? Object.keys(value).filter((key) => !isMap(before.value) || !(key in before.value))
    : [];
  const readings = columnsTried(section).flatMap((columns): Reading[] => {
    if (columns === undefined || isSwallowed(section, columns)) return [];
    const changes = changesOf(section, columns);
    const parsed = parse(applyEdits(own, localTo(section, changes)));
    const isWhole = parsed.problems.length < before.problems.length && contains(parsed.value, rest.value);
    const isSecond = others.some((key) => isMap(parsed.value) && key in parsed.value);
    if (!isWhole || isSecond || wrongIn(parsed) > wrongIn(rest)) return [];
    return [{ changes, parsed, faults: validate(parsed.value).faults.length }];
  });
  const least = Math.min(...readings.map(({ faults }) => faults));
  const [first, ...more] = readings.filter(({ faults }) => faults === least);
  return more.every(({ parsed }) => isEqual(parsed.value, first?.parsed.value)) ? first?.changes : undefined;
}

/** The faults of what stands in a text, without those of what is missing. */
function wrongIn({ value }: Parsed): number {
  return validate(value).faults.filter(({ code }) => code !== 'schema/missing-key').length;
}

/** The columns at which the lines of a section may be meant to begin. */
function columnsTried(section: Section): readonly (readonly number[])[] {
  if (isPlain(section)) return widths.map((width) => replaced(section, width));
  return [
    likeAbove(section, 0),
    likeAbove(section, 2),
    likeAbove(section, 0, isSectionKey),
    ...widths.slice(0, 3).map((width) => atStops(section, width)),
  ];
}

/** Each tab as so many spaces. */
function replaced({ lines }: Section, width: number): number[] {
  return lines.map(({ indent }) => indent.replaceAll('\t', ' '.repeat(width)).length);
}

/** Each tab up to the next stop, as an editor shows it. */
function atStops({ lines }: Section, width: number): number[] {
  return lines.map(({ indent }) =>
    [...indent].reduce((at, each) => (each === '\t' ? at + width - (at % width) : at + 1), 0),
  );
}

/**
 * Each line with a tab in the column of the entry above it, or so much deeper; below a key that is open, deeper. Those
 * at the margin in the first column.
 */
function likeAbove(
  { lines }: Section,
  more: number,
  isAtMargin: (line: Line) => boolean = () => false,
): number[] {
  let column = 0;
  return lines.map((line) => {
    if (line.kind === 'comment') return hasTab(line) ? column : line.indent.length;
    const own = !hasTab(line) ? line.indent.length : isAtMargin(line) ? 0 : column + more;
    if (!hasTab(line) || isAtMargin(line)) column = own;
    column += dashesOf(line).length + (isOpen(line) ? 2 : 0);
    return own;
  });
}

function changesOf({ lines }: Section, columns: readonly number[]): Change[] {
  return lines.flatMap((line, at) => {
    if (!hasTab(line)) return [];
    const { start, indent } = line;
    return [{ start, end: start + indent.length, text: ' '.repeat(columns[at] ?? 0) }];
  });
}

function localTo({ start }: Section, changes: readonly Change[]): Change[] {
  return changes.map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
}

/** Takes away the lines with tabs, and from the first one on that may hold the line below it, all of them. */
function withoutDoubtful({ lines }: Section): Change[] {
  const from = lines.findIndex((_, at) => mayHoldNext(lines, at));
  return lines
    .filter((line, at) => hasTab(line) || (from !== -1 && at >= from))
    .map(({ start, indent, content }) => ({ start, end: start + indent.length + content.length, text: '' }));
}

/** Whether what stands below a line with a tab, indented with spaces, may belong to it. */
function mayHoldNext(lines: readonly Line[], at: number): boolean {
  const [line, next] = [lines[at], lines.slice(at + 1).find(({ kind }) => kind !== 'comment')];
  return line !== undefined && next !== undefined && hasTab(line) && isOpen(line) && !hasTab(next);
}

/** Whether a key would lose what stands below it to the entry above. */
function isSwallowed({ lines }: Section, columns: readonly number[]): boolean {
  return lines.some((line, at) => {
    if (!mayHoldNext(lines, at)) return false;
    const next = lines.findIndex(({ kind }, index) => index > at && kind !== 'comment');
    const [own, below] = [(columns[at] ?? 0) + dashesOf(line).length, columns[next] ?? 0];
    return lines[next]?.content.startsWith('-') ? below < own : below <= own;
  });
}

/** Whether all that one value says is said by another one, too. */
function contains(whole: PlainValue | undefined, part: PlainValue | undefined): boolean {
  if (part === undefined || part === null) return true;
  if (isList(part)) {
    if (!isList(whole)) return false;
    let at = 0;
    for (const each of whole) if (at < part.length && contains(each, part[at])) at++;
    return at === part.length;
  }
  if (isMap(part))
    return isMap(whole) && Object.keys(part).every((key) => key in whole && contains(whole[key], part[key]));
  const plain = (value: PlainValue | undefined): unknown =>
    typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value;
  return plain(whole) === plain(part);
}
