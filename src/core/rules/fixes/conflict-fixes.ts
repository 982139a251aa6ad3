import type { Fix } from '../../base/fix';
import type { Operation } from '../../base/operation';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { applyEdits } from '../../base/text-edit';
import type { Conflict } from '../../text/conflicts';
import { parse } from '../../text/parse';
import type { Parsed } from '../../text/parsed';
import { isEqual, isSaidAlike } from '../../text/plain';
import type { SyntaxProblem } from '../../text/problem';
import { type Node, nodeAt, pathAt } from '../../text/tree';
import { fixOf } from './fixes';

/**
 * Each try reads the whole text anew, after each key that is pressed meanwhile: it is made for the first conflicts, as far as
 * no more is read than this. In UTF-16 code units.
 */
const mostRead = 60_000;

/** Takes the one side of a merge conflict or the other; both where they say different things of which each can stand. */
export function conflictFixes({ text, conflicts }: Parsed, conflict: Conflict): Fix[] {
  const { whole, ours, theirs } = conflict;
  const [one, other] = [ours, theirs].map(({ range }) => text.slice(range.start, range.end));
  const take = (which: string, title: string, operations: readonly Operation[]): Fix =>
    fixOf({ kind: 'choose', which, title }, operations);
  const keep = (kept = ''): Operation => ({ kind: 'text', ...whole, text: kept });
  const isTried = (conflicts.indexOf(conflict) + 1) * text.length <= mostRead;
  const both = isTried ? bothOf(text, { whole, one: one ?? '', other: other ?? '' }) : undefined;
  return [
    take('ours', `Take the side of ${quoted(ours.label || 'ours')}`, [keep(one)]),
    take('theirs', `Take the side of ${quoted(theirs.label || 'theirs')}`, [keep(other)]),
    ...(both === undefined
      ? []
      : [
          take('both', both.length === 0 ? 'Take both sides' : 'Take both sides, and what they share once', [
            keep(`${one}${other}`),
            ...both,
          ]),
        ]),
  ];
}

interface Sides extends Pick<Conflict, 'whole'> {
  readonly one: string;
  readonly other: string;
}

/**
 * What is to be taken away again where both sides stand one after the other, since both say it; undefined where the two
 * say different things of the same key, or where both together are no more than one of them.
 */
function bothOf(text: string, { whole, one, other }: Sides): readonly Operation[] | undefined {
  const withText = (kept: string): Parsed => parse(applyEdits(text, [{ ...whole, text: kept }]));
  const [first, second, both] = [withText(one), withText(other), withText(one + other)];
  const isLast = (offset: number): boolean =>
    offset >= whole.start + one.length && offset < whole.start + one.length + other.length;
  const shared: Operation[] = [];
  for (const problem of both.problems) {
    if (problem.code !== 'yaml/duplicate-key' || !isLast(problem.range.start)) continue;
    const path = sharedEntry(both, problem);
    if (path === undefined) return undefined;
    shared.push({ kind: 'remove-duplicate', path, keyStart: problem.range.start });
  }
  const left = both.problems.length - shared.length;
  if (left > Math.min(first.problems.length, second.problems.length)) return undefined;
  // Those further down first: what is taken away moves what follows.
  shared.reverse();
  const items = sharedItems(both.root, isLast);
  const isAdded = (offset: number): boolean =>
    isLast(offset) && !both.problems.some(({ range }) => range.start === offset);
  // One that says the same as one side alone is no third choice.
  const isMore = !isEqual(second.value, both.value) && countAdded(both.root, isAdded) > items.length;
  if (!isMore) return undefined;
  return [...shared, ...items.map((path): Operation => ({ kind: 'remove', path }))];
}

/** How many entries and items of a tree begin at such places; what is in them goes without saying. */
function countAdded(node: Node | undefined, isAdded: (offset: number) => boolean): number {
  if (node === undefined || node.kind === 'scalar') return 0;
  const parts: readonly (readonly [start: number, value: Node])[] =
    node.kind === 'map'
      ? node.entries.map(({ keyStart, value }) => [keyStart, value] as const)
      : node.items.map((item) => [item.start, item] as const);
  return parts.reduce((sum, [start, value]) => sum + (isAdded(start) ? 1 : countAdded(value, isAdded)), 0);
}

/** The entry that stands twice, where both say the same. */
function sharedEntry({ root }: Parsed, { range, related }: SyntaxProblem): Path | undefined {
  const path = pathAt(root, range.start);
  const map = nodeAt(root, path.slice(0, -1));
  if (map?.kind !== 'map') return undefined;
  const first = map.shadowed?.find(({ keyStart }) => keyStart === related?.range.start);
  const last = map.entries.find(({ keyStart }) => keyStart === range.start);
  return first !== undefined && last !== undefined && isSaidAlike(first.value, last.value) ? path : undefined;
}

/** The items of lists in the second side that their list has already, the last one first. */
function sharedItems(node: Node | undefined, isLast: (offset: number) => boolean, path: Path = []): Path[] {
  if (node?.kind === 'map')
    return [...node.entries]
      .reverse()
      .flatMap(({ key, value }) => sharedItems(value, isLast, [...path, key]));
  if (node?.kind !== 'list') return [];
  const { items } = node;
  return items
    .flatMap((item, at): Path[] => {
      const isShared =
        isLast(item.start) &&
        items.slice(0, at).some((each) => !isLast(each.start) && isSaidAlike(each, item));
      return isShared ? [[...path, at]] : sharedItems(item, isLast, [...path, at]);
    })
    .reverse();
}
