import type { Path } from '../base/path';
import type { Facts } from '../facts/context';
import type { Contradiction } from '../facts/report';

/** What in the facts proves the opposite of a claim; nothing where they are silent. */
export type Check = (facts: Facts) => Contradiction[];

/** A fact that proves the opposite of a claim, and where it stands. */
export const contradiction = (message: string, ...path: Path): Contradiction => ({ message, path });

/** Everything that several checks find. */
export const all =
  (...checks: Check[]): Check =>
  (facts) =>
    checks.flatMap((check) => check(facts));
