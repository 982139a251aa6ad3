/** Findings as the panel shows them, and how one is found again. */
import type { Place } from './basics';

export type SeverityId = 'error' | 'warning' | 'information' | 'hint';

export interface FindingView {
  readonly code: string;
  readonly severity: SeverityId;
  readonly message: string;
  readonly place: Place;
}

/** A finding that is there and not shown. */
export interface HiddenView extends FindingView {
  /** What hides it, in words. */
  readonly by: string;
}

/** What a finding is found again by, in whatever version of the text. */
export interface FindingRef {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly index: number;
  readonly count: number;
}
