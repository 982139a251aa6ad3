import { longestShort, ShortPattern } from '../../base/short-pattern';
import type { Entry, ListNode, MapNode, Node } from '../../text/tree';
import type { IndexedSlot, Slot, Source } from './source';

export type { Slot } from './source';

export type Container = MapNode | ListNode;

/** The entries or items that are written in a collection, in the order of the text. */
export function slotsOf(source: Source, node: Container): readonly Slot[] {
  const known = source.slots.get(node);
  if (known !== undefined) return known;
  const slots = findSlots(source, node);
  source.slots.set(node, slots);
  return slots;
}

/** The slot of a step in a collection, and its place among the others; undefined where it is not written there. */
export function slotAt(source: Source, node: Container, step: string | number): IndexedSlot | undefined {
  let known = source.slotsByStep.get(node);
  if (known === undefined) {
    known = new Map(slotsOf(source, node).map((slot, index) => [slot.step, { slot, index }]));
    source.slotsByStep.set(node, known);
  }
  return known.get(step);
}

function findSlots(source: Source, node: Container): readonly Slot[] {
  if (source.isAlias(node)) return [];
  if (node.kind === 'list') return node.flow ? flowItems(source, node) : blockItems(source, node);
  return node.entries
    .filter(({ keyStart }) => source.isOwn(node, keyStart))
    .map((entry) => slotOf(source, entry))
    .sort((one, other) => one.start - other.start);
}

/** An entry of a map as a stretch of text. */
export function slotOf(source: Source, entry: Entry): Slot {
  const valueFrom = afterColon(source.text, entry.keyEnd);
  const end = Math.max(valueFrom, endOf(source, entry.value));
  return { step: entry.key, node: entry.value, start: beforeKey(source, entry.keyStart), valueFrom, end };
}

const markAndProps = new ShortPattern(/(?:\?[ \t]+)?(?:[&!][^\s,[\]{}]*[ \t]+)*$/);
const propsBefore = new ShortPattern(/(?:[&!]\S*\s+)+$/);
const colonBelow = new ShortPattern(/^\s*\n\s*:/);

/** Where an entry begins: at the `?`, anchor or tag before its key, if it has one. */
function beforeKey(source: Source, keyStart: number): number {
  const from = Math.max(source.start(source.line(keyStart)), keyStart - longestShort);
  const props = markAndProps.exec(source.text.slice(from, keyStart));
  return keyStart - (props?.[0].length ?? 0);
}

function afterColon(text: string, keyEnd: number): number {
  const gap = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 80));
  if (gap !== null) return keyEnd + gap[0].length;
  // `? key`, with its colon on the next line.
  const explicit = colonBelow.exec(text.slice(keyEnd, keyEnd + 200));
  return explicit === null ? keyEnd : keyEnd + explicit[0].length;
}

function flowItems(source: Source, node: ListNode): Slot[] {
  let from = node.start + 1;
  return node.items.map((item, index) => {
    const near = Math.max(from, item.start - longestShort);
    const props = propsBefore.exec(source.text.slice(near, item.start));
    const start = props === null ? item.start : near + props.index;
    const end = endOf(source, item);
    from = end;
    return { step: index, node: item, start, valueFrom: start, end };
  });
}

function blockItems(source: Source, node: ListNode): Slot[] {
  const column = source.column(node.start);
  let start = node.start;
  return node.items.map((item, index) => {
    if (index > 0) start = nextDash(source, start, column, item.start);
    const slot = { step: index, node: item, start, valueFrom: start + 1 };
    return { ...slot, end: Math.max(start + 1, endOf(source, item)) };
  });
}

/** The dash of an item: the last one in the list's column that stands before its value. */
function nextDash(source: Source, from: number, column: number, valueStart: number): number {
  for (let line = source.line(valueStart); line > source.line(from); line--) {
    const at = source.start(line) + column;
    if (source.text[at] === '-' && source.indent(line) === column) return at;
  }
  return valueStart;
}

/** The end of what is written for a node, without trailing blanks, comments and line breaks. */
export function endOf(source: Source, node: Node): number {
  const { text } = source;
  if (node.end === node.start) return aliasEnd(text, node.start);
  if (node.kind === 'scalar') return isBlockScalar(source, node) ? blockScalarEnd(text, node) : node.end;
  if (node.flow || source.isAlias(node)) return node.end;
  const own = slotsOf(source, node);
  const last = own.reduce((end, slot) => Math.max(end, slot.end), node.start);
  // What has no slot of its own (`<<: *defaults`, an earlier duplicate) may stand below the last one.
  const written = node.start + text.slice(node.start, node.end).trimEnd().length;
  for (let line = source.line(written - 1); line > source.line(last); line--)
    if (!source.isBlank(line) && !source.isComment(line)) return source.end(line);
  return own.length === 0 ? source.end(source.line(node.start)) : last;
}

/** An alias without an anchor is read as nothing, but it takes its place. */
function aliasEnd(text: string, start: number): number {
  return start + (/^\*[^\s,[\]{}]+/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
}

/** Whether a value is a `|` or `>` text. */
export function isBlockScalar({ text }: Source, node: Node): boolean {
  return node.kind === 'scalar' && node.end > node.start && /[|>]/.test(text[node.start] ?? '');
}

function blockScalarEnd(text: string, { start, end }: Node): number {
  const keepsBlankLines = /^[|>]\d*\+/.test(text.slice(start, start + 4));
  const written = text.slice(start, end);
  return start + (keepsBlankLines ? written.replace(/\r?\n$/, '') : written.trimEnd()).length;
}

/** The last line that belongs to a slot of a block collection: comments that are indented below it belong to it. */
export function tailLine(source: Source, slot: Slot): number {
  const column = source.column(slot.start);
  let last = source.line(slot.end);
  for (let line = last + 1; line < source.lines.count; line++) {
    if (source.isComment(line) && source.indent(line) > column) last = line;
    else if (!source.isBlank(line)) break;
  }
  return last;
}

/** The first line that belongs to a slot of a block collection: the comments right above it belong to it. */
export function leadLine(source: Source, slot: Slot, previous: Slot | undefined): number {
  const bound = previous === undefined ? -1 : tailLine(source, previous);
  let first = source.line(slot.start);
  if (!source.isFirstOnLine(slot.start)) return first;
  const column = source.column(slot.start);
  while (first - 1 > bound && source.isComment(first - 1) && source.indent(first - 1) <= column) first--;
  return first;
}

/** How many blank lines stand between two neighbours and what belongs to each. */
export function blanksBetween(source: Source, one: Slot, other: Slot): number {
  let count = 0;
  const until = leadLine(source, other, one);
  for (let line = tailLine(source, one) + 1; line < until; line++) if (source.isBlank(line)) count++;
  return count;
}
