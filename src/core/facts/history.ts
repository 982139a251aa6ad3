/**
 * What the history of a repository says of what a manifest claims: worked out outside from what git keeps, handed in as
 * plain data. What stands in here is so; what could not be told is not in here.
 */
import type { Path } from '../base/path';
import type { Metric } from '../schema/generated/manifest-file';

/** A commit, as people name it. */
export interface Moment {
  readonly commit: string;
  /** The day on which its author made the change, where they were (ISO date). */
  readonly day: string;
}

export interface History extends Partial<Untold> {
  /** The last change of a file since what rests on it was dated, by `keyOf`; none where it is what it was. */
  readonly changed: ReadonlyMap<string, Moment>;
  /** What a metric asked for when the result of its evaluation was there already, and when that was changed; by `keyOfCriteria`. */
  readonly criteria: ReadonlyMap<string, FormerCriteria>;
  /** How often the end of a waiver was put off, by its item, the earliest first. */
  readonly renewals: ReadonlyMap<string, readonly Renewal[]>;
  /** Approvals that were committed by others than their approvers, by `keyOfApproval`. */
  readonly approvals: ReadonlyMap<string, Committed>;
}

/** That git cannot tell what it was asked of a manifest, or not all of it. */
export interface Untold {
  /** Why, in words that follow a colon. */
  readonly untold: string;
}

export interface FormerCriteria extends Moment {
  readonly was: Pick<Metric, 'threshold' | 'cases'>;
}

export interface Renewal extends Moment {
  /** The end that the waiver got. */
  readonly to: string;
}

export interface Committed extends Moment {
  /** The name of its author; empty where they have none. */
  readonly by: string;
}

/** What is dated, and rests on what a file says. */
export interface Resting {
  /** An item that is said to be met; the criteria of an evaluation; what an evaluation judged. */
  readonly claim: 'item' | 'criteria' | 'evaluated';
  /** The item or the evaluation. */
  readonly id: string;
  readonly file: string;
  /** ISO date. */
  readonly on: string;
  /** Where the manifest names the file. */
  readonly path: Path;
}

/** By this it is told whether two versions of a manifest claim the same. */
export function keyOf({ claim, id, file, on }: Resting): string {
  return JSON.stringify([claim, id, file, on]);
}

export function keyOfCriteria(evaluation: string, metric: string, on: string): string {
  return JSON.stringify([evaluation, metric, on]);
}
