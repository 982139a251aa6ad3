import type { Path } from '../../base/path';
import type { TextEdit } from '../../base/text-edit';
import { capital } from '../../base/words';
import { entryOf, type Node } from '../../text/tree';
import { isEntry } from '../style/order';
import { placeInWords } from '../style/place-in-words';
import { type Container, endOf, type Slot, slotAt, slotsOf } from '../style/slots';
import { RefusalError, type Source } from '../style/source';
import { ownLines, removeLines, replaceValue } from './block';
import { removeFlow } from './flow';
import { aliasRefusal } from './set';

/** A collection on the way to a value, with the slot in it that leads on. */
export interface Step {
  readonly container: Container;
  readonly path: Path;
  readonly slots: readonly Slot[];
  readonly index: number;
  readonly slot: Slot;
}

/** The collections from the root to the value at `path`; refuses a path that is not written out in the text. */
export function stepsTo(source: Source, path: Path): Step[] {
  let node: Node | undefined = source.parsed.root;
  return path.map((step, depth) => {
    const at = path.slice(0, depth);
    if (node === undefined || node.kind === 'scalar')
      throw new RefusalError(`There is nothing at ${placeInWords(path)}.`);
    if (source.isAlias(node)) throw aliasRefusal(at);
    const container = node;
    const slots = slotsOf(source, container);
    const { slot, index } = slotAt(source, container, step) ?? notWritten(container, step, path);
    node = slot.node;
    return { container, path: at, slots, index, slot };
  });
}

function notWritten(container: Container, step: string | number, path: Path): never {
  const isMerged = entryOf(container, step) !== undefined;
  throw new RefusalError(
    isMerged
      ? `${capital(placeInWords(path))} is merged in from elsewhere ("<<"): change it there.`
      : `There is nothing at ${placeInWords(path)}.`,
  );
}

/**
 * What goes when the value at `path` is removed. A list or map that would be left empty goes with its key where it
 * is a field (`evidence`, `permitted`, a stage of the checklist); a section, or an entry that has a name of its own,
 * stays as `{}` or `[]`, since that it is there says something. It also stays while comments are left in it.
 */
export function pruneTarget(source: Source, path: Path): Path {
  const steps = stepsTo(source, path);
  let depth = path.length;
  while (depth > 2) {
    const step = steps[depth - 1];
    const parent = steps[depth - 2];
    const isField = !isEntry(path.slice(0, depth - 1));
    if (step === undefined || parent === undefined || !isField || !isOnlyChild(step)) break;
    if (hasOtherComments(source, step, parent)) break;
    depth--;
  }
  return path.slice(0, depth);
}

function isOnlyChild({ container, slots }: Step): boolean {
  const count = container.kind === 'list' ? container.items.length : container.entries.length;
  return count === 1 && slots.length === 1;
}

/** Whether a collection has comments that do not belong to the one thing in it. */
function hasOtherComments(source: Source, step: Step, parent: Step): boolean {
  const own = ownLines(source, step.slots, step.index);
  const last = ownLines(source, parent.slots, parent.index).last;
  for (let line = source.line(parent.slot.start) + 1; line <= last; line++)
    if (source.isComment(line) && (line < own.first || line > own.last)) return true;
  return false;
}

/** Removes the value at `path`, and nothing else; `takesHead` as in `ownLines`. */
export function removeAt(source: Source, path: Path, takesHead = false): TextEdit[] {
  const steps = stepsTo(source, path);
  const step = steps.at(-1);
  if (step === undefined) throw new RefusalError('The manifest as a whole cannot be removed.');
  const { container, slots, index, slot } = step;
  if (container.flow)
    return isLastSlot(step) ? removeBesideMerge(source, slot) : removeFlow(source, container, slots, index);
  if (isOnlyChild(step)) return emptied(source, step, steps.at(-2));
  const edit = removeLines(source, slots, index, takesHead);
  if (edit === undefined)
    throw new RefusalError(`${capital(placeInWords(path))} cannot be removed on its own.`);
  return [edit];
}

/** Whether only what is merged in would be left. */
function isLastSlot(step: Step): boolean {
  return step.slots.length === 1 && !isOnlyChild(step);
}

function removeBesideMerge({ text }: Source, { start, end }: Slot): TextEdit[] {
  const after = /^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0;
  const before = after > 0 ? 0 : (/,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  return [{ start: start - before, end: end + after, text: '' }];
}

/** Leaves `{}` or `[]` in the place of a block with one entry; its other comments stay where they are. */
function emptied(
  source: Source,
  { container, slots, index, slot }: Step,
  parent: Step | undefined,
): TextEdit[] {
  const brackets = container.kind === 'map' ? '{}' : '[]';
  if (parent === undefined)
    return [{ start: container.start, end: endOf(source, container), text: brackets }];
  const isBelow = source.line(slot.start) > source.line(parent.slot.valueFrom);
  const lines = isBelow ? removeLines(source, slots, index) : undefined;
  if (lines === undefined) return replaceValue(source, parent.slot, { head: brackets, lines: [] });
  const at = parent.slot.valueFrom;
  return [{ start: at, end: at, text: ` ${brackets}` }, lines];
}
