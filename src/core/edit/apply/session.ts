import type { Operation, PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import type { Range } from '../../base/range';
import { applyEdits, type TextEdit } from '../../base/text-edit';
import { capital } from '../../base/words';
import type { Parsed } from '../../text/parsed';
import { isEqual, isList, isMap, plainAt, plainOf } from '../../text/plain';
import { nodeAt } from '../../text/tree';
import { placeInWords } from '../style/place-in-words';
import { slotsOf } from '../style/slots';
import { RefusalError, Source } from '../style/source';
import { Style } from '../style/style';
import { withChange, withValues } from '../write/change-value';
import { isSameKind, listChanges, mapChanges } from '../write/changes';
import { removeDuplicate } from '../write/duplicate';
import { copyLines, renameKey } from '../write/move';
import { pruneTarget, removeAt, stepsTo } from '../write/remove';
import { Renderer } from '../write/render';
import { ValueWriter } from '../write/set';
import { isRepeatOf, isWritten } from './aliases';
import { PieceTable } from './piece-table';

type TextOperation = Extract<Operation, { readonly kind: 'text' }>;
type DuplicateOperation = Extract<Operation, { readonly kind: 'remove-duplicate' }>;
type RenameOperation = Extract<Operation, { readonly kind: 'rename-key' }>;
type SetOperation = Extract<Operation, { readonly kind: 'set' }>;

const isText = (operation: Operation): operation is TextOperation => operation.kind === 'text';
const isSet = (operation: Operation): operation is SetOperation => operation.kind === 'set';
const isDuplicate = (operation: Operation): operation is DuplicateOperation =>
  operation.kind === 'remove-duplicate';
/** Whether a key is only to be written otherwise, in quotes. */
const isQuoting = (operation: Operation): operation is RenameOperation =>
  operation.kind === 'rename-key' && operation.key === operation.path.at(-1);

/** Whether an operation may be made together with the one before it: of texts and duplicates it is further up. */
function mayFollow(last: Operation, next: Operation): boolean {
  if (isText(last) && isText(next)) return next.end <= last.start && next.start < last.start;
  if (isDuplicate(last) && isDuplicate(next)) return next.keyStart < last.keyStart;
  return (isSet(last) && isSet(next)) || (isQuoting(last) && isQuoting(next));
}

/** Makes operations one after the other, each on the text that the one before it has left. */
export class EditSession {
  private text: string;
  private read: Source;
  private readonly pieces: PieceTable;

  constructor(parsed: Parsed) {
    this.text = parsed.text;
    this.read = new Source(parsed);
    this.pieces = new PieceTable(parsed.text);
  }

  /** The text as it is now; read again only when it has changed and someone asks. */
  private get source(): Source {
    if (this.read.text !== this.text) this.read = Source.of(this.text, this.read.parsed);
    return this.read;
  }

  /** All changes so far, as edits of the first text. */
  get edits(): readonly TextEdit[] {
    return this.pieces.edits();
  }

  /**
   * Makes operations one after the other. Those of a kind that cannot get into each other's way are made in one go, so
   * that the text is not read again for each of a thousand.
   */
  applyAll(operations: readonly Operation[]): void {
    for (let at = 0; at < operations.length; ) {
      const rest = operations.slice(at, at + 1);
      for (let next = operations[at + rest.length]; next !== undefined; next = operations[at + rest.length]) {
        const last = rest.at(-1);
        if (last === undefined || !mayFollow(last, next)) break;
        rest.push(next);
      }
      this.applyTogether(rest);
      at += rest.length;
    }
  }

  private applyTogether(operations: readonly Operation[]): void {
    if (operations.every(isText)) this.make(operations);
    else if (operations.length > 1 && operations.every(isSet)) this.setAll(operations);
    else if (operations.length > 1 && operations.every(isQuoting)) this.quoteAll(operations);
    else if (operations.length > 1 && operations.every(isDuplicate)) this.removeDuplicates(operations);
    else for (const operation of operations) if (!isText(operation)) this.apply(operation);
  }

  /**
   * Puts other values in the place of scalars: each is one span of the text, unless it is an alias or a merge. What
   * aliases repeat is written once, where all of its places are to say the same.
   */
  private setAll(operations: readonly SetOperation[]): void {
    const before = this.source;
    const { root, value } = before.parsed;
    const places = new Set(operations.map(({ path }) => JSON.stringify(path)));
    const written = operations.filter((each) => !isRepeatOf(before, each, operations));
    const areScalars = written.every(
      ({ path }) => nodeAt(root, path)?.kind === 'scalar' && isWritten(before, path),
    );
    if (!areScalars || places.size < operations.length) {
      for (const operation of operations) this.apply(operation);
      return;
    }
    const writer = new ValueWriter(before);
    this.edit(written.flatMap((each) => writer.set(each.path, each.value)));
    const expected = withValues(value ?? null, operations);
    this.verify(before, expected, operations[0]?.path ?? []);
  }

  /** Puts keys in quotes: the values stay what they are. */
  private quoteAll(operations: readonly RenameOperation[]): void {
    const before = this.source;
    const render = new Renderer(new Style(before));
    const edits = operations.flatMap(({ path, key }) => renameKey(before, path, key, render));
    if (overlap(edits)) throw unsafe(before, operations[0]?.path ?? []);
    this.edit(edits);
    this.verify(before, before.parsed.value, operations[0]?.path ?? []);
  }

  /** Takes away entries that do not count, which changes no value; where one of them does, one after the other. */
  private removeDuplicates(operations: readonly DuplicateOperation[]): void {
    const before = this.source;
    const { root, value } = before.parsed;
    const edits = operations.flatMap(({ path, keyStart }) => {
      const map = nodeAt(root, path.slice(0, -1));
      const entry =
        map?.kind === 'map' ? map.shadowed?.find((each) => each.keyStart === keyStart) : undefined;
      return map?.kind === 'map' && entry !== undefined ? [removeDuplicate(before.parsed, map, entry)] : [];
    });
    if (edits.length < operations.length || overlap(edits.flat())) {
      for (const operation of operations) this.apply(operation);
      return;
    }
    this.make(edits.flat());
    this.verify(before, value, operations[0]?.path ?? []);
  }

  /** Makes one operation; refuses it unless the text that comes out says what was meant, and nothing else. */
  private apply(operation: Exclude<Operation, TextOperation>): void {
    const before = this.source;
    const expected = this.perform(operation, before.parsed.value);
    this.verify(before, expected, operation.path);
  }

  private verify(before: Source, expected: PlainValue | undefined, path: Path): void {
    const { value, problems } = this.source.parsed;
    const isMeant = isEqual(value, expected);
    if (!isMeant || problems.length > before.parsed.problems.length) throw unsafe(before, path);
  }

  /** Makes the edits of an operation, and returns the value that the manifest should have after it. */
  private perform(
    operation: Exclude<Operation, TextOperation>,
    value: PlainValue | undefined,
  ): PlainValue | undefined {
    const { path } = operation;
    switch (operation.kind) {
      case 'set':
        this.set(path, operation.value);
        return withChange(value, path, () => operation.value);
      case 'remove': {
        const gone = pruneTarget(this.source, path);
        this.edit(removeAt(this.source, gone));
        return withChange(value, gone, () => undefined);
      }
      case 'remove-duplicate':
        return this.removeDuplicate(path, operation.keyStart, value);
      case 'rename-key': {
        this.edit(renameKey(this.source, path, operation.key));
        const without = withChange(value, path, () => undefined);
        return withChange(without, [...path.slice(0, -1), operation.key], () => plainAt(value, path));
      }
      default:
        return this.move(path, operation.to, value);
    }
  }

  private removeDuplicate(
    path: Path,
    keyStart: number,
    value: PlainValue | undefined,
  ): PlainValue | undefined {
    const { root } = this.source.parsed;
    const map = nodeAt(root, path.slice(0, -1));
    const key = path.at(-1);
    const all = map?.kind === 'map' ? [...(map.shadowed ?? []), ...map.entries] : [];
    const same = all.filter((entry) => entry.key === key).sort((one, other) => one.keyStart - other.keyStart);
    const entry = same.find((each) => each.keyStart === keyStart);
    if (map?.kind !== 'map' || entry === undefined || same.length < 2) throw nothingAt(path);
    // Broken text around the two is what this is here to fix, so it is not asked whether it can be read.
    this.make(removeDuplicate(this.source.parsed, map, entry));
    // The last one counts.
    const counts = same.filter((each) => each !== entry).at(-1);
    return withChange(value, path, () => (counts === undefined ? undefined : plainOf(counts.value)));
  }

  private set(path: Path, value: PlainValue): void {
    const { root } = this.source.parsed;
    const node = root === undefined ? undefined : nodeAt(root, path);
    if (node === undefined || !isSameKind(node, value) || !isWritten(this.source, path)) {
      this.edit(new ValueWriter(this.source).set(path, value));
      return;
    }
    if (node.kind === 'map' && isMap(value)) {
      const { gone, changed } = mapChanges(node, value);
      for (const [key, each] of changed) this.set([...path, key], each);
      for (const key of gone) this.edit(removeAt(this.source, [...path, key]));
    } else if (node.kind === 'list' && isList(value)) this.setList(path, plainOf(node), value);
  }

  private setList(path: Path, old: PlainValue, value: readonly PlainValue[]): void {
    const { from, gone, come } = listChanges(isList(old) ? old : [], value);
    for (let at = from + gone - 1; at >= from + come.length; at--)
      this.edit(removeAt(this.source, [...path, at]));
    for (const [offset, item] of come.entries()) {
      if (offset < gone) this.set([...path, from + offset], item);
      else this.insertItem(path, from + offset, item);
    }
  }

  private insertItem(path: Path, index: number, item: PlainValue): void {
    const { root } = this.source.parsed;
    const node = root === undefined ? undefined : nodeAt(root, path);
    if (node?.kind !== 'list') throw unsafe(this.source, path);
    const insertion = { container: node, path, slots: slotsOf(this.source, node), after: index - 1 };
    this.edit(new ValueWriter(this.source).insertItem(insertion, item));
  }

  /** Adds the entry as a new one would be, gives it the lines of the old one, and takes the old one away. */
  private move(path: Path, to: Path, value: PlainValue | undefined): PlainValue | undefined {
    const key = path.at(-1);
    const moved = plainAt(value, path);
    if (typeof key !== 'string' || moved === undefined) throw nothingAt(path);
    const target = [...to, key];
    if (path.every((step, index) => step === to[index]))
      throw new RefusalError('An entry cannot be moved into itself.');
    if (plainAt(value, target) !== undefined)
      throw new RefusalError(`${capital(placeInWords(target))} already exists: merge the two by hand.`);
    stepsTo(this.source, path);
    this.set(target, moved);
    this.edit(copyLines(this.source, path, target));
    const gone = pruneTarget(this.source, path);
    this.edit(removeAt(this.source, gone, true));
    return withChange(
      withChange(value, target, () => moved),
      gone,
      () => undefined,
    );
  }

  /** Edits a part of the text that can be read, and was. */
  private edit(edits: readonly TextEdit[]): void {
    const { conflicts, unreadable, beyond } = this.source.parsed;
    const touches = (closed: readonly Range[]): boolean =>
      edits.some((edit) =>
        closed.some(({ start, end }) => edit.start < end && start < Math.max(edit.end, edit.start + 1)),
      );
    if (touches([...conflicts.map(({ whole }) => whole), ...unreadable]))
      throw new RefusalError('This part of the manifest cannot be read right now: fix the text first.');
    if (touches(beyond))
      throw new RefusalError('This part of the manifest is too large to be read: take something out first.');
    this.make(edits);
  }

  private make(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const sorted = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
    this.pieces.apply(sorted);
    this.text = applyEdits(this.text, sorted);
  }
}

function overlap(edits: readonly TextEdit[]): boolean {
  const sorted = [...edits].sort((one, other) => one.start - other.start);
  return sorted.some(({ start }, index) => start < (sorted[index - 1]?.end ?? 0));
}

function nothingAt(path: Path): RefusalError {
  return new RefusalError(`There is nothing at ${placeInWords(path)}.`);
}

function unsafe({ text }: Source, path: Path): RefusalError {
  const at = capital(placeInWords(path));
  return new RefusalError(
    /(?:^|[\s[{,])[&*]\w/.test(text)
      ? `${at} cannot be changed on its own: other places repeat the same value (an alias). Change it in the text.`
      : `${at} cannot be changed safely, because of how the text around it is written. Change it in the text.`,
  );
}
