/** What a comparison comes down to, over all manifests. */

import type { Commit } from '../../repository';
import type { Failure } from '../checked';
import { type Differing, regressionCount } from './differing';

/** What is compared with what. */
interface Compared {
  /** What was asked for as the first, as it was written. */
  readonly from: string;
  readonly base: Commit;
  /** Absent for the work tree. */
  readonly head?: Commit;
  readonly today: string;
}

/** All that was found. */
export interface Compare {
  readonly compared: Compared;
  readonly all: readonly Differing[];
  readonly failures: readonly Failure[];
}

/** Whether anything of a manifest differs, or could not be compared. */
export function hasChanged({ state, comparison: { changes, unknown }, was }: Differing): boolean {
  return state !== 'there' || changes.length > 0 || unknown.length > 0 || was !== undefined;
}

/** How many changes of a manifest or its files take something away. */
export function regressions(all: readonly Differing[]): number {
  return all.reduce((sum, each) => sum + regressionCount(each), 0);
}

/** `1a2b3c4 (main, 2026-11-01)`. */
export function baseInWords({ from, base: { id, day } }: Compared): string {
  return `${id.slice(0, 9)} (${from}, ${day})`;
}

export function headInWords({ head }: Compared): string {
  return head === undefined ? 'the working tree' : `${head.id.slice(0, 9)} (${head.day})`;
}

/** What a verdict lacks where not all could be compared. */
export function asFarAsTold(failures: readonly Failure[]): string {
  return failures.length === 0 ? '' : ', as far as it could be compared';
}
