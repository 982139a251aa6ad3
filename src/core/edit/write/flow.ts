import type { TextEdit } from '../../base/text-edit';
import { type Container, leadLine, type Slot } from '../style/slots';
import type { Source } from '../style/source';

/** Where something new goes in `{ }` or `[ ]`. */
interface FlowInsertion {
  readonly container: Container;
  readonly slots: readonly Slot[];
  /** The index of the slot after which it goes, or -1. */
  readonly after: number;
  /** The spaces inside the brackets, for one that is empty. */
  readonly padding: string;
}

/** Puts an entry or item into `{ }` or `[ ]`, on a line of its own where its neighbours have one. */
export function insertFlow(source: Source, insertion: FlowInsertion, entry: string): TextEdit[] {
  const { slots, after } = insertion;
  const previous = slots[after];
  const next = slots[after + 1];
  if (previous !== undefined) return insertAfter(source, insertion, previous, entry);
  if (next !== undefined) return [insertBefore(source, next, entry)];
  return [intoEmpty(source, insertion, entry)];
}

function intoEmpty(source: Source, { container, padding }: FlowInsertion, entry: string): TextEdit {
  const [start, end] = [container.start + 1, container.end - 1];
  const inner = source.text.slice(start, end);
  // What is there has no entry of its own: `{ <<: *defaults }`.
  if (inner.trim() !== '') return at(start + inner.trimEnd().length, `, ${entry}`);
  return { start, end, text: `${padding}${entry}${padding}` };
}

function insertBefore(source: Source, next: Slot, entry: string): TextEdit {
  if (!source.isFirstOnLine(next.start)) return at(next.start, `${entry}, `);
  const line = source.line(next.start);
  const lead = leadLine(source, next, undefined);
  return at(source.start(lead), `${indentOf(source, next)}${entry},${source.newline(line)}`);
}

function insertAfter(source: Source, insertion: FlowInsertion, previous: Slot, entry: string): TextEdit[] {
  const inline = [at(previous.end, `, ${entry}`)];
  if (!source.isFirstOnLine(previous.start)) return inline;
  const line = source.line(previous.end);
  const newline = source.newline(line);
  const indent = indentOf(source, previous);
  const rest = source.text.slice(previous.end, source.end(line));
  const comma = /^\s*,/.exec(rest)?.[0].length;
  if (/^\s*(?:,\s*)?(?:#.*)?$/.test(rest)) {
    const ownLine = at(source.end(line), `${newline}${indent}${entry}${comma === undefined ? '' : ','}`);
    return comma === undefined ? [at(previous.end, ','), ownLine] : [ownLine];
  }
  // The closing bracket stands on the line of the last one.
  return insertion.after === insertion.slots.length - 1
    ? [at(previous.end, `,${newline}${indent}${entry}`)]
    : inline;
}

function indentOf(source: Source, { start }: Slot): string {
  const from = source.start(source.line(start));
  return source.text.slice(from, start);
}

function at(offset: number, text: string): TextEdit {
  return { start: offset, end: offset, text };
}

/** Takes an entry or item out of `{ }` or `[ ]`, with its comma; the last one leaves empty brackets. */
export function removeFlow(
  source: Source,
  container: Container,
  slots: readonly Slot[],
  index: number,
): TextEdit[] {
  const slot = slots[index];
  if (slot === undefined) return [];
  const previous = slots[index - 1];
  const next = slots[index + 1];
  if (previous === undefined && next === undefined)
    return [{ start: container.start + 1, end: container.end - 1, text: '' }];
  const sharesLine = (one: Slot, other: Slot): boolean => source.line(one.end) === source.line(other.start);
  if (previous !== undefined && sharesLine(previous, slot))
    return [{ start: previous.end, end: slot.end, text: '' }];
  // The first of them moves up to the bracket, unless a comment is in the way.
  const mayJoin =
    next !== undefined &&
    !source.isFirstOnLine(slot.start) &&
    !source.text.slice(slot.end, next.start).includes('#');
  if (next !== undefined && (mayJoin || sharesLine(slot, next)))
    return [{ start: slot.start, end: next.start, text: '' }];
  return removeOwnLine(source, slot, previous, next);
}

function removeOwnLine(
  source: Source,
  slot: Slot,
  previous: Slot | undefined,
  next: Slot | undefined,
): TextEdit[] {
  const line = source.line(slot.end);
  const rest = source.text.slice(slot.end, source.end(line));
  const comma = /^\s*,/.exec(rest)?.[0].length;
  const edits: TextEdit[] = [];
  // The one before it is now the last, and had a comma only because it was not.
  if (next === undefined && comma === undefined && previous !== undefined) {
    const gap = source.text.slice(previous.end, slot.start);
    const own = gap.indexOf(',');
    if (own !== -1) edits.push({ start: previous.end + own, end: previous.end + own + 1, text: '' });
  }
  const isAlone = /^\s*(?:,\s*)?(?:#.*)?$/.test(rest) && source.isFirstOnLine(slot.start);
  if (isAlone) {
    const lead = leadLine(source, slot, previous);
    return [...edits, { start: source.start(lead), end: source.next(line), text: '' }];
  }
  const end = slot.end + (comma ?? 0);
  // Only the closing bracket is left on the line: it goes up, unless a comment is in the way.
  const above = source.line(slot.start) - 1;
  const canJoin =
    source.isFirstOnLine(slot.start) && previous !== undefined && !lineHasComment(source, above, previous);
  return [...edits, { start: canJoin ? source.end(above) : slot.start, end, text: '' }];
}

function lineHasComment(source: Source, line: number, previous: Slot): boolean {
  return source.text.slice(previous.end, source.end(line)).includes('#');
}
