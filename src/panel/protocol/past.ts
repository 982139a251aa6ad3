/** What has become of a manifest over time, as the commits of git tell it. Days are ISO dates. */
import type { StageId } from './basics';

export interface PastView {
  /** Where the picture begins and ends. */
  readonly from: string;
  readonly to: string;
  /** What was looked at, in a sentence. */
  readonly told: string;
  readonly stages: readonly StagePastView[];
  /** By the day on which they were added. */
  readonly waivers: readonly WaiverPastView[];
  /** What is to be known of it, in sentences. */
  readonly notes: readonly string[];
}

/** What was so for a time. */
export interface PastPiece {
  /** `open`: claimed, and the gate not passed yet; `lost`: passed before; `over`: a waiver that had ended, and was still there. */
  readonly kind: 'open' | 'passed' | 'lost' | 'waived' | 'over';
  readonly from: string;
  readonly to: string;
  /** Set where it may have been so before. */
  readonly isLatest?: true;
}

/** Each of the words is empty where there is nothing to say. */
export interface StagePastView {
  readonly stage: StageId;
  readonly pieces: readonly PastPiece[];
  readonly claimed: string;
  readonly passed: string;
  readonly took: string;
  readonly estimate: string;
  /** When the gate was lost, and passed again. */
  readonly later: readonly string[];
}

export interface WaiverPastView {
  readonly item: string;
  readonly title: string;
  readonly stage: StageId;
  readonly pieces: readonly PastPiece[];
  /** The days on which its end was set anew. */
  readonly renewed: readonly string[];
  readonly events: readonly { readonly day: string; readonly words: string }[];
}
