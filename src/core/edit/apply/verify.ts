import type { Finding } from '../../base/finding';
import type { FindingCode } from '../../base/finding-code';
import type { Operation, PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import type { ManifestDocument } from '../../facts/document';
import { commentTexts } from '../../text/comments';
import { isEqual, isList, isMap } from '../../text/plain';
import type { TextEdit } from './apply';

/** A change of a manifest, and what it was to change. */
interface Change {
  readonly before: ManifestDocument;
  readonly after: ManifestDocument;
  readonly edits: readonly TextEdit[];
  readonly operations: readonly Operation[];
}

/** Whether a changed text says what it said before, but for what its operations name, and keeps its comments. */
export function readsAsBefore({ before, after, edits, operations }: Change): boolean {
  if (after.parsed.problems.length > before.parsed.problems.length) return false;
  const named = operations.flatMap(placesOf);
  const [one, other] = [before, after].map(({ parsed }) => parsed.value);
  return differsOnlyAt(one, other, named) && keepsComments(before.text, after.text, edits);
}

/** The places that an operation speaks of; text and one of several equal keys are none: all reads as before. */
export function placesOf(operation: Operation): Path[] {
  switch (operation.kind) {
    case 'set':
      return [operation.path];
    case 'remove':
      // What is removed from a list moves the items behind it.
      return [typeof operation.path.at(-1) === 'number' ? operation.path.slice(0, -1) : operation.path];
    case 'rename-key':
      return [operation.path, [...operation.path.slice(0, -1), operation.key]];
    case 'move':
      return [operation.path, [...operation.to, operation.path.at(-1) ?? '']];
    default:
      return [];
  }
}

/** Whether two values are the same but for what stands at these paths, with the maps that lead there. */
function differsOnlyAt(
  one: PlainValue | undefined,
  other: PlainValue | undefined,
  paths: readonly Path[],
): boolean {
  if (paths.some((path) => path.length === 0)) return true;
  if (paths.length === 0) return isEqual(one, other);
  const below = new Map<string | number, Path[]>();
  for (const [step, ...rest] of paths) {
    if (step === undefined) continue;
    const known = below.get(step);
    if (known === undefined) below.set(step, [rest]);
    else known.push(rest);
  }
  if (isList(one) && isList(other)) {
    const length = Math.max(one.length, other.length);
    return Array.from({ length }).every((_, index) =>
      differsOnlyAt(one[index], other[index], below.get(index) ?? []),
    );
  }
  // A map on the way may come with what is put into it, and go with the last thing that was in it.
  const [left, right] = [one ?? {}, other ?? {}];
  if (!isMap(left) || !isMap(right)) return false;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    differsOnlyAt(left[key], right[key], below.get(key) ?? []),
  );
}

/** Whether every comment is still there; looked at only where an edit takes away what may be one. */
function keepsComments(before: string, after: string, edits: readonly TextEdit[]): boolean {
  if (!edits.some(({ start, end }) => before.slice(start, end).includes('#'))) return true;
  const left = counted(commentTexts(after));
  return [...counted(commentTexts(before))].every(([text, count]) => (left.get(text) ?? 0) >= count);
}

/**
 * What is open in the current stage is work, not a fault; it shows as soon as the stage can be read, and what a piece of
 * evidence says and is worth as soon as it stands in a list.
 */
const openWork: ReadonlySet<FindingCode> = new Set([
  'gate/open-items',
  'gate/early-signal',
  'evidence/weak',
  'evidence/unread',
  'evidence/unfilled',
  'evidence/does-not-count',
  'evidence/not-committed',
  'evidence/contradicted',
]);

/** The findings that were not there before, whatever the lines on which they stand. */
export function newFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  operations: readonly Operation[],
): Finding[] {
  const known = counted(before.map(({ code, path }) => keyOf(code, movedPath(path, operations))));
  return after.filter(({ code, path }) => {
    if (openWork.has(code)) return false;
    const key = keyOf(code, path);
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    return count <= 0;
  });
}

/** Broken text has no place of its own: the nearest value that can be read changes with the text around it. */
function keyOf(code: string, path: Path): string {
  return code.startsWith('yaml/') ? code : JSON.stringify([code, ...path]);
}

/** Where a value stands after it was moved, or its key renamed. */
function movedPath(path: Path, operations: readonly Operation[]): Path {
  let at = path;
  for (const operation of operations) {
    if (operation.kind !== 'move' && operation.kind !== 'rename-key') continue;
    const from = operation.path;
    if (!from.every((step, index) => step === at[index])) continue;
    const to =
      operation.kind === 'move'
        ? [...operation.to, from.at(-1) ?? '']
        : [...from.slice(0, -1), operation.key];
    at = [...to, ...at.slice(from.length)];
  }
  return at;
}

function counted(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
