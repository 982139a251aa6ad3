import type { Contradiction } from '../model';
import type { Path } from '../text/tree';
import type { Facts } from './context';

/** What in the facts proves the opposite of a claim; nothing where they are silent. */
export type Check = (facts: Facts) => Contradiction[];

/** A fact that proves the opposite of a claim, and where it stands. */
export const opposite = (message: string, ...path: Path): Contradiction => ({ message, path });

/** Everything that several checks find. */
export const all =
  (...checks: Check[]): Check =>
  (facts) =>
    checks.flatMap((check) => check(facts));
