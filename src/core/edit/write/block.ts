import type { Path } from '../../base/path';
import type { TextEdit } from '../../base/text-edit';
import { blanksBetween, type Container, endOf, leadLine, type Slot, tailLine } from '../style/slots';
import type { Source } from '../style/source';
import type { Style } from '../style/style';
import type { Rendered } from './render';

/** Where something new goes in a block collection. */
export interface Insertion {
  readonly container: Container;
  readonly path: Path;
  readonly slots: readonly Slot[];
  /** The index of the slot after which it goes, or -1. */
  readonly after: number;
}

/** Puts whole lines into a block collection, with blank lines around them where neighbours have them. */
export function insertLines(style: Style, insertion: Insertion, lines: readonly string[]): TextEdit {
  const { source } = style;
  const { slots, after } = insertion;
  const previous = slots[after];
  const next = slots[after + 1];
  const isTall = lines.length > 1;
  const wanted = (one: boolean, other: boolean): number => style.blanks(insertion.path, slots, [one, other]);
  if (previous !== undefined) {
    const { line, detached } = lineBelow(source, previous, next);
    const gap = next === undefined ? 0 : blanksBetween(source, previous, next);
    // Two neighbours of the same kind show best what the gap between them is like.
    const isBetweenPeers =
      next !== undefined && style.isTall(previous) === isTall && style.isTall(next) === isTall;
    const above = isBetweenPeers ? gap : wanted(style.isTall(previous), isTall);
    const below = next === undefined || isBetweenPeers ? 0 : wanted(isTall, style.isTall(next)) - gap;
    return linesAfter(source, line, [...blank(Math.max(detached ? 1 : 0, above)), ...lines, ...blank(below)]);
  }
  if (next === undefined) return linesAfter(source, source.line(endOf(source, insertion.container)), lines);
  return before(source, next, [...lines, ...blank(wanted(isTall, style.isTall(next)))]);
}

function blank(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => '');
}

/**
 * The line after which a new neighbour goes: below what belongs to `slot`. A comment in its column with a blank
 * line below it belongs to it too, so the new one keeps its distance (`detached`).
 */
function lineBelow(source: Source, slot: Slot, next: Slot | undefined): { line: number; detached: boolean } {
  const tail = tailLine(source, slot);
  if (next === undefined) return { line: tail, detached: false };
  let line = tail;
  while (source.isComment(line + 1)) line++;
  return line > tail && source.isBlank(line + 1) ? { line, detached: true } : { line: tail, detached: false };
}

/** Whole lines below a line; the text keeps its last line break, or its lack of one. */
function linesAfter(source: Source, line: number, lines: readonly string[]): TextEdit {
  const newline = source.newline(line);
  const at = source.next(line);
  const isUnfinished = source.end(line) === at;
  const text = isUnfinished
    ? lines.map((each) => newline + each).join('')
    : lines.map((each) => each + newline).join('');
  return { start: at, end: at, text };
}

/** Puts lines before the first slot: below a comment that heads the file, above the one that belongs to the slot. */
function before(source: Source, first: Slot, lines: readonly string[]): TextEdit {
  const newline = source.newline(source.line(first.start));
  if (!source.isFirstOnLine(first.start)) {
    const indent = ' '.repeat(source.column(first.start));
    const text = lines.map((each) => each + newline).join('');
    return { start: first.start, end: first.start, text: text.trimStart() + indent };
  }
  const lead = leadLine(source, first, undefined);
  const line = lead === 0 ? source.line(first.start) : lead;
  const at = source.start(line);
  return { start: at, end: at, text: lines.map((each) => each + newline).join('') };
}

/** Takes away the lines of a slot, with the comments that belong to it and the blank lines that set it apart. */
export function removeLines(
  source: Source,
  slots: readonly Slot[],
  index: number,
  takesHead = false,
): TextEdit | undefined {
  const slot = slots[index];
  if (slot === undefined) return undefined;
  const next = slots[index + 1];
  if (!source.isFirstOnLine(slot.start)) return removeFirstOfCompact(source, slot, next);
  const { first, last } = ownLines(source, slots, index, takesHead);
  let [from, to] = [first, last];
  if (index === 0 && next !== undefined) {
    // The next one becomes the first: the gap between the two goes, the one above stays.
    while (source.isBlank(to + 1)) to++;
  } else if (source.isBlank(last + 1) || next === undefined || source.next(last) === source.text.length) {
    while (from > 0 && source.isBlank(from - 1)) from--;
  }
  const isUnfinished = source.end(to) === source.next(to);
  if (isUnfinished && from > 0) return { start: source.end(from - 1), end: source.end(to), text: '' };
  return { start: source.start(from), end: source.next(to), text: '' };
}

/**
 * The lines of a slot and of the comments that belong to it. A comment above the first of several, of which no other
 * has one, may speak for all of them: it is taken along where nothing is lost by that (`takesHead`), and stays otherwise.
 */
export function ownLines(
  source: Source,
  slots: readonly Slot[],
  index: number,
  takesHead = false,
): { first: number; last: number } {
  const slot = slots[index] as Slot;
  const lead = leadLine(source, slot, slots[index - 1]);
  const own = source.line(slot.start);
  const headsAll =
    !takesHead &&
    index === 0 &&
    slots.length > 1 &&
    slots.slice(1).every((each, at) => leadLine(source, each, slots[at]) === source.line(each.start));
  return { first: headsAll || lead === 0 ? own : lead, last: tailLine(source, slot) };
}

/** The first entry of a map that begins after a dash: the next one takes its place. */
function removeFirstOfCompact(source: Source, slot: Slot, next: Slot | undefined): TextEdit | undefined {
  if (next === undefined) return undefined;
  const line = tailLine(source, slot) + 1;
  let at = line;
  while (at < source.line(next.start) && source.isBlank(at)) at++;
  return { start: slot.start, end: source.start(at) + source.indent(at), text: '' };
}

/** Replaces all of a slot's value, with what was written on the lines below its key. */
export function replaceValue(source: Source, slot: Slot, { head, lines }: Rendered): TextEdit[] {
  const { node, valueFrom } = slot;
  const end = Math.max(valueFrom, endOf(source, node));
  const keyLine = source.line(valueFrom);
  const isEmpty = node.end === node.start && end === node.end;
  const startLine = isEmpty ? keyLine : source.line(node.start);
  const edits: TextEdit[] = [];
  if (isEmpty || startLine > keyLine) {
    const at = afterProps(source, valueFrom);
    if (head !== '') edits.push({ start: at, end: at, text: ` ${head}` });
    if (!isEmpty) edits.push(dropLines(source, keyLine + 1, source.line(end)));
  } else if (head !== '') edits.push({ start: node.start, end, text: head });
  else edits.push({ start: afterProps(source, valueFrom, node.start), end, text: '' });
  if (lines.length > 0) edits.push(linesAfter(source, isEmpty ? keyLine : source.line(end), lines));
  return edits;
}

/** Behind an anchor or tag that stands on the key's line. */
function afterProps(source: Source, from: number, until = source.end(source.line(from))): number {
  const props = /^(?:[ \t]+[&!][^\s,[\]{}]*)+/.exec(source.text.slice(from, until));
  return from + (props?.[0].length ?? 0);
}

function dropLines(source: Source, first: number, last: number): TextEdit {
  const isUnfinished = source.end(last) === source.next(last);
  return isUnfinished
    ? { start: source.end(first - 1), end: source.end(last), text: '' }
    : { start: source.start(first), end: source.next(last), text: '' };
}
