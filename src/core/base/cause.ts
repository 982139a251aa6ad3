/** What is wrong at the root: what several findings, or several claims that the facts prove wrong, have in common. */
import type { FindingCode } from './finding-code';
import { shorten } from './shorten';

export interface Cause {
  /** What tells it from other causes of the same kind: a file, an id that nobody knows, the fact that is missing. */
  readonly of: string;
  /** The code of the finding that has the same cause, where it is told by another one as well. */
  readonly code?: FindingCode;
  /**
   * What is so of several, in words that follow how many: `data sources have no owner`; absent where the message says
   * the same of all of them.
   */
  readonly several?: string;
  /** What would help several, where the message speaks of one. */
  readonly how?: string;
  /** Which of them it is: `crm`. */
  readonly name?: string;
}

/** So many are named. */
const mostNames = 5;

/** `3 data sources have no owner: crm, erp, dwh`; undefined for one, and where the message says it of all. */
export function severalInWords(causes: readonly (Cause | undefined)[]): string | undefined {
  const names = [...new Set(causes.flatMap((cause) => cause?.name ?? []))];
  const several = causes[0]?.several;
  if (several === undefined || names.length < 2) return undefined;
  const shown = names.slice(0, mostNames).map((name) => shorten(name, 30));
  const more = names.length - shown.length;
  return `${names.length} ${several}: ${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}
