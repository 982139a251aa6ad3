/** What to do next, the ways to do it, and what comes up. */
import type { FilePlace, Place, StageId } from './basics';
import type { FindingRef } from './findings';

/** What the editor asks the user for, or opens, to fix a finding. */
export const asks = [
  'pickEvidence',
  'createEvidence',
  'linkEvidence',
  'writeTemplate',
  'openEvidence',
  'markMet',
  'pickOwner',
  'addOwner',
  'addSystem',
  'giveReason',
  'renewWaiver',
  'recordReview',
  'recordDate',
  'goToBlocker',
] as const;
export type Ask = (typeof asks)[number];

/** A way to fix something: a change that is made at once, or one that asks something first. */
export type WayView = {
  readonly title: string;
} /** Of another finding than that of the step, where it says which. */ & (
  | { readonly fix: string; readonly finding?: FindingRef }
  | { readonly ask: Ask; readonly item?: string }
);

/** Something to be done next: a cause, whatever it breaks. */
export interface StepView {
  readonly key: string;
  readonly what: string;
  readonly how: string;
  /** `error` and `warning`: something is wrong. `open`: work to be done. */
  readonly kind: 'error' | 'warning' | 'open';
  /** The items that it breaks; where it is open work, the item itself. */
  readonly items: readonly string[];
  /** Who has to move: an owner's id, or a role in words. */
  readonly who: string;
  /** The items that have to be done first. */
  readonly after: readonly string[];
  /** Set where it is wrong with the file as a whole, so that part of it may not be read. */
  readonly isOfFile?: true;
  /** Set where it is one of the few that a manifest begins with. */
  readonly isStart?: true;
  /** The items of later stages that will run into the same. */
  readonly later: readonly string[];
  /** It is step `step` of `of` to open the gate of a stage, and the last one opens it. */
  readonly opens?: { readonly stage: StageId; readonly step: number; readonly of: number };
  readonly place?: Place;
  /** The other places where it is so, and how many more there are than are named. */
  readonly places?: readonly Place[];
  readonly morePlaces?: number;
  /** Where the files of the repository say so. */
  readonly sources?: readonly FilePlace[];
  /** The entry of the facts that it is about. */
  readonly entry?: { readonly section: string; readonly key: string };
  readonly finding?: FindingRef;
  /** The other findings that have the same cause: what fixes one is made at all that offer it. */
  readonly also?: readonly FindingRef[];
  readonly ways: readonly WayView[];
  /** Whether the first way is plainly what was meant. */
  readonly isPlain?: true;
}

/** Something that comes up, as a sentence of three parts; the middle one may be gone to. */
export interface UpcomingView {
  readonly date: string;
  readonly days: number;
  readonly kind: string;
  readonly before: string;
  readonly about: string;
  readonly after: string;
  readonly more: string;
  readonly item?: string;
  readonly place?: Place;
  readonly who?: string;
}
