/** What data contracts of every standard say in the same way. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';

type AgeFact =
  | Extract<Said, { readonly fact: 'contract.latency' | 'contract.retention' }>['fact']
  | 'contract.freshness';

/** A duration of a contract; nothing where its unit is not clear. */
export function durationFact(
  file: SourceFile,
  fact: AgeFact,
  duration: string | undefined,
  tree: Tree | undefined,
): Said[] {
  return duration === undefined || tree === undefined
    ? []
    : [{ fact, value: duration, ...file.placeOf(tree.keyAt) }];
}

/** How old a table may be before somebody is warned, and before that is an error; nothing where neither is known. */
export function freshnessFact(
  file: SourceFile,
  { table, warn, error }: Record<'warn' | 'error', string | undefined> & { readonly table: string },
  tree: Tree | undefined,
): Said[] {
  if (warn === undefined && error === undefined) return [];
  const value = {
    table,
    ...(warn === undefined ? {} : { warn }),
    ...(error === undefined ? {} : { error }),
  };
  return [{ fact: 'contract.freshness', value, ...file.placeOf(tree?.keyAt) }];
}

/** A value where it is a list. */
export function listOf(tree: Tree | undefined): Tree | undefined {
  return tree?.isList === true ? tree : undefined;
}

/** How many columns and rules there are, where the first of them are. */
export function countFact(
  file: SourceFile,
  fact: 'contract.columns' | 'contract.rules',
  lists: readonly (Tree | undefined)[],
): Said[] {
  const there = lists.filter((list): list is Tree => list !== undefined);
  const first = there.reduce<Tree | undefined>(
    (earliest, each) => (earliest === undefined || each.keyAt < earliest.keyAt ? each : earliest),
    undefined,
  );
  if (first === undefined) return [];
  const value = there.reduce((sum, { children }) => sum + children.length, 0);
  return [{ fact, value, ...file.placeOf(first.keyAt) }];
}

/** What the commands that write a first contract put in, for somebody to replace. */
export function placeholderFact(
  file: SourceFile,
  { id, name }: Record<'id' | 'name', Tree | undefined>,
): Said[] {
  const left = [
    id?.text === 'my-data-contract-id' ? id : undefined,
    name?.text === 'My Data Contract' ? name : undefined,
  ].find((each) => each !== undefined);
  return left === undefined
    ? []
    : [{ fact: 'contract.placeholder', value: true, ...file.placeOf(left.keyAt) }];
}
