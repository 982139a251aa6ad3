/** What threads make of manifests, and what they are told. */
import type { Report } from '../core/service';
import type { Row } from '../portfolio/row';
import type { Writing } from './arguments';
import type { CheckFormat } from './formats/choice';
import type { Missed } from './formats/writer';

/** What a run of `check` takes of a manifest: plain data. */
export interface Part {
  readonly found: Report['counts'];
  readonly hidden: Report['counts'];
  readonly lowered: Report['counts'];
  /** Errors that only say that a claim is ahead of its gate. */
  readonly ahead: number;
  readonly notChecked: number;
  /** Whether it lacks a gate that was asked for. */
  readonly isRequired: boolean;
  /** What the tellers tell, in their order. */
  readonly told: readonly unknown[];
}

/** What came of one manifest: it was checked, it was not for not having changed, or something could not be read or written. */
export type Outcome = Part | { readonly unchanged: string } | Missed;

/** What is made, by its name. */
export interface Made {
  readonly rows: Row;
  /** Of one manifest: where it could not be written, that is told besides what was found. */
  readonly outcomes: readonly Outcome[];
}

/** What is to be made, and as of when and where. */
export interface Setups {
  readonly rows: {
    readonly make: 'rows';
    readonly today: string;
    /** The repository of manifests that are in none. */
    readonly root?: string | undefined;
  };
  readonly outcomes: {
    readonly make: 'outcomes';
    readonly args: Writing<CheckFormat>;
    /** The folder from which formats for other tools name paths. */
    readonly base: string;
    /** How many manifests there are in the run. */
    readonly manifests: number;
    /** What standard output is. */
    readonly screen: { readonly isTTY: boolean; readonly columns?: number | undefined };
  };
}
