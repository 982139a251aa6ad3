/** What the page asks its host to change, and what may be asked back before it is done. */
import type { Place, StageId } from './basics';
import type { FactValue } from './facts';
import type { FindingRef } from './findings';

/**
 * A change that the user asks for: of one thing, or the same of several items, all of them in one step or none. Owners that
 * it refers to and that are not there yet are added in the same step.
 */
export type EditRequest = (
  | SingleRequest
  | { readonly kind: 'several'; readonly edits: readonly OneOfSeveral[] }
) & { readonly adds?: readonly NewOwner[] };

/** A change that the user asks for, of one thing. The host turns it into the smallest edit of the text. */
type SingleRequest =
  | { readonly kind: 'set-stage'; readonly stage: StageId }
  | {
      readonly kind: 'set-status';
      readonly item: string;
      readonly status: 'unmet' | 'in-progress';
      readonly by?: string;
    }
  | {
      readonly kind: 'mark-met';
      readonly item: string;
      readonly by: string;
      readonly on: string;
      /** To be added to the evidence. */
      readonly evidence?: string;
    }
  /** Without a reason, the one that is there stays. */
  | { readonly kind: 'mark-not-applicable'; readonly item: string; readonly reason?: string }
  | {
      readonly kind: 'waive';
      readonly item: string;
      readonly reason?: string;
      readonly approver: string;
      readonly expires: string;
    }
  | { readonly kind: 'set-owner'; readonly item: string; readonly by: string }
  | (NewOwner & {
      readonly kind: 'add-owner';
      /** An item that the new owner takes on as well, in the same undo step. */
      readonly item?: string;
    })
  /** Reviewed on a day; asked for where it is left out. */
  | { readonly kind: 'record-review'; readonly item: string; readonly on?: string }
  | { readonly kind: 'add-link'; readonly item: string; readonly url: string; readonly expires?: string }
  /** A file of the repository, relative to the manifest's folder. */
  | { readonly kind: 'add-file'; readonly item: string; readonly file: string }
  | { readonly kind: 'remove-evidence'; readonly item: string; readonly index: number; readonly told?: Told }
  /** The fields of an entry that get another value, or none, in one step. */
  | {
      readonly kind: 'set-facts';
      readonly section: string;
      readonly entry: string;
      readonly values: Readonly<Record<string, FactValue | null>>;
      /** What the page showed in those fields, null for nothing: what stands there now is not replaced unseen. */
      readonly was?: Readonly<Record<string, FactValue | null>>;
    }
  | {
      readonly kind: 'add-fact';
      readonly section: string;
      readonly entry: string;
      readonly values: Readonly<Record<string, FactValue>>;
    }
  | { readonly kind: 'remove-fact'; readonly section: string; readonly entry: string; readonly told?: Told };

/** Of how many places that rest on it the user was told, and said to take it away all the same. */
type Told = number;

/** What can be done to several items at once. */
export const severalKinds = ['set-status', 'mark-met', 'mark-not-applicable', 'waive', 'set-owner'] as const;
export type OneOfSeveral = Extract<SingleRequest, { readonly kind: (typeof severalKinds)[number] }>;

/** So many items are changed at once. */
export const mostAtOnce = 200;

/** Somebody who is not among the owners yet. */
export interface NewOwner {
  readonly id: string;
  readonly handle: string;
  readonly roles: readonly string[];
  readonly name?: string;
  /** The id of the owner who stands in for them. */
  readonly deputy?: string;
}

/** The wish for one of the fixes of a finding. */
export interface FixRequest {
  readonly kind: 'fix';
  readonly finding: FindingRef;
  readonly fix: string;
  /** The other findings that have the same cause, and the same fix. */
  readonly also?: readonly FindingRef[];
}

/** What the user is asked before something is written: nothing has been. */
export interface QuestionView {
  readonly words: string;
  /** The places that it is about, the first ones, and how many more there are. */
  readonly places: readonly { readonly label: string; readonly place?: Place }[];
  readonly more: number;
  /** What the request is to say where it is made all the same. */
  readonly told: number;
}

/** What an edit on trial would leave open: it is not made. */
export interface Doubt {
  /** What would not hold, a sentence each. */
  readonly left: readonly string[];
  /** What follows for the gate. */
  readonly so: string;
}
