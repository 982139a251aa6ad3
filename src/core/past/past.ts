/** What has become of a manifest over time, as far as its commits tell it: typed facts, no words. */
import type { Stage } from '../base/stages';
import type { Scheduled } from '../forecast/scheduled';
import type { ItemId } from '../schema/generated/catalogue';

/** When something was first so: judged with the files of a commit, on a day. */
export interface At {
  /** The id of the commit, in full. */
  readonly commit: string;
  /** ISO date. */
  readonly day: string;
  /** What made it so: the commit; or only the day, which may be later than that of the commit. */
  readonly by: 'commit' | 'day';
}

/** When something began to be so. */
export interface Began extends At {
  /** Set where it may have been so before: what was there until then is not known. */
  readonly isLatest?: true;
}

/** A time that something took. */
export interface Took {
  readonly days: number;
  /** Monday to Friday, without the holidays of the configuration. */
  readonly workingDays: number;
  /** Whether both its ends are known. */
  readonly isExact: boolean;
}

/** What has become of a stage. */
export interface StagePast {
  readonly stage: Stage;
  /** When the manifest first claimed it, or a later one. Absent where it never did. */
  readonly claimed?: Began;
  /** Set where a later one was claimed at once. */
  readonly isSkipped?: true;
  /** The times in which its gate was passed, the earliest first: `to` is when it was lost again. */
  readonly passed: readonly { readonly from: Began; readonly to?: At }[];
  /** From the claim to the first time that its gate was passed; nothing where that was before. Absent until it is closed. */
  readonly took?: Took;
  /** What was left before its gate when it was claimed, and how long that was to take; absent where a later one was claimed at once. */
  readonly estimate?: Scheduled;
  /**
   * The working days that it took over those that it was to take; absent where that is not known for sure, or it was to take
   * none, or took none: it is written down in one go what was done before.
   */
  readonly ratio?: number;
}

/** What has become of a waiver. */
export interface WaiverPast {
  readonly item: ItemId;
  readonly title: string;
  readonly stage: Stage;
  /** In the order of time. After `gone` it may be added again. */
  readonly events: readonly WaiverEvent[];
}

export interface WaiverEvent {
  /** `renewed`: its end was put off; `shortened`: brought forward; `ended`: it was over, and still there. */
  readonly kind: 'added' | 'renewed' | 'shortened' | 'ended' | 'gone';
  readonly at: Began;
  /** Until when it was to hold from then on (ISO date); absent where it had no end, and for one that is gone. */
  readonly until?: string;
}

/** A time in which nobody can tell how it stood. */
export interface Unread {
  readonly from: At;
  /** When it could be told again; absent where it still cannot. */
  readonly to?: At;
  /** In words that follow "cannot be read: ". */
  readonly why: string;
}

/** The claims of the first version that are older than itself. */
export interface BackFilled {
  /** The stage that it claims, where that is not the first one. */
  readonly stage?: Stage;
  /** The earliest day on which it says that something was done, where that is before its commit. */
  readonly from?: string;
}

export interface Past {
  /** What the workflow is called, by the last version that could be read. */
  readonly name?: string;
  /** The first version that is known, and the last judgement. */
  readonly first: At;
  readonly last: At;
  /** Set where the clone has not all commits: what came before the first version is not known. */
  readonly isCut?: true;
  readonly stages: readonly StagePast[];
  /** By the day on which they were added. */
  readonly waivers: readonly WaiverPast[];
  readonly unread: readonly Unread[];
  /** The times in which it was not there at all. */
  readonly gone: readonly { readonly from: At; readonly to?: At }[];
  /** Absent where the first version claims nothing that is older than itself. */
  readonly backFilled?: BackFilled;
  /** The editions of the checklist by which it was judged, each from when on. */
  readonly editions: readonly { readonly edition: string; readonly from: At }[];
  /** How many of the judgements lack something that could not be looked at. */
  readonly partial: number;
}

/** What closed stages say of how far estimates are off. */
export interface Calibration {
  /** How long each took, over what its schedule said when it was claimed. */
  readonly ratios: readonly number[];
  /** Whether there may be more of them that the clone does not have. */
  readonly isCut: boolean;
}
