import type { Cause } from '../base/cause';
import type { Finding, Severity } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import type { Path } from '../base/path';
import type { Pillar, Stage } from '../base/stages';
import type { CatalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Item, Manifest } from '../schema/generated/manifest-file';
import type { Law } from '../schema/law';
import type { Claim, ClaimPlace } from './claim';
import type { Configuration } from './configuration';
import type { EvidenceEntry, Repository, Unchecked } from './evidence';

export type ItemStatus = NonNullable<Item['status']>;

/**
 * Why a piece of evidence proves nothing; `holds` when it does. `unread`: its dates cannot be read. `unknown`: nobody has looked. `not-checked`: someone
 * tried, and a fault or a limit was in the way.
 */
export type EvidenceState =
  | 'holds'
  | 'unknown'
  | 'not-checked'
  | 'missing'
  | 'empty'
  | 'outside'
  | 'unchanged-template'
  | 'expired'
  | 'in-the-future'
  | 'unread'
  | 'not-a-link'
  | 'weak'
  | 'does-not-count';

export interface EvidenceReport extends EvidenceEntry {
  readonly state: EvidenceState;
  /** Why it could not be checked, where its state is `unknown` or `not-checked`. */
  readonly unchecked?: Unchecked;
  /** Why it does not count or is weak, where its state says so; in words that follow a colon. */
  readonly discounted?: string;
  /** Whether it was read, and is of a kind that shows more than words do. */
  readonly isChecked?: true;
  /** Whether somebody could look at what it says, in words or otherwise; not set where it does not hold. */
  readonly isRead?: true;
  /** The place in its file that says why it does not count or is weak, where there is one. */
  readonly place?: ClaimPlace;
}

/** A fact that proves the opposite of what an item claims. */
export interface Contradiction {
  readonly message: string;
  readonly path: Path;
  /** Set where a finding says the same as an error, so that nobody need say it at the item as well. */
  readonly isTold?: true;
  /** The finding that says the same, where there is one; it may be hidden. */
  readonly toldBy?: Teller;
  /** What it comes of, where others may come of the same. */
  readonly cause?: Cause;
  /** The same apart, where it says several things at once. */
  readonly parts?: readonly Contradiction[];
}

/** What a finding is found by that says the same as something else. */
export interface Teller {
  readonly code: FindingCode;
  readonly path: Path;
  /** Its cause, where several findings of that code may stand there. */
  readonly of?: string;
}

/** How it stands with the facts that an item's statement asks for. */
export interface FactsOfItem {
  /** Whether all of them are there and say nothing against it: what is left is to claim it, with evidence. */
  readonly areComplete: boolean;
  /** Those that are not there. */
  readonly missing: readonly { readonly name: string; readonly path: Path }[];
}

/** Where one item of the checklist stands. */
export interface ItemReport {
  readonly id: ItemId;
  readonly stage: Stage;
  readonly pillar: Pillar;
  /** What the edition that judges the manifest says of it. */
  readonly entry: CatalogueItem;
  /** Whether it blocks its stage's gate, by what the manifest says. */
  readonly blocking: boolean;
  /** Whether the manifest says anything of it. */
  readonly stated: boolean;
  readonly status: ItemStatus;
  readonly satisfied: boolean;
  /**
   * What a claim that it is met rests on: `checked` where something was read that shows more than words do, `stated`
   * otherwise. Absent where it is not satisfied, or is so without being met.
   */
  readonly proof?: 'checked' | 'stated';
  /** Why it is or is not satisfied, in one plain sentence. */
  readonly because: string;
  readonly path: Path;
  /** Absent where its statement asks for none that the format has, or nobody has begun to state them. */
  readonly facts?: FactsOfItem;
  /** What it cites. */
  readonly evidence: readonly EvidenceReport[];
  /** The documents among its facts that are evidence for it as well; none of those that it cites. */
  readonly evidencedBy: readonly EvidenceReport[];
  readonly contradictions: readonly Contradiction[];
  /** When its next review is due (ISO date), where it is reviewed by the calendar and was done once. */
  readonly reviewDue?: string;
  readonly by?: string;
  readonly on?: string;
  readonly reason?: string;
  readonly approver?: string;
  readonly expires?: string;
}

export type GateState = 'passed' | 'open' | 'blocked';

/** Where a stage's gate stands. */
export interface Gate {
  readonly stage: Stage;
  /**
   * `passed`: every blocking item is satisfied, and no error touches the stage's facts.
   * `blocked`: an error touches them. `open`: work is left.
   */
  readonly state: GateState;
  /** Whether the manifest's stage is a later one, and so claims that this gate is passed. */
  readonly claimed: boolean;
  /** Blocking items that are satisfied, of `required`. */
  readonly met: number;
  readonly required: number;
  /** How many of those rest on what is only stated, and was not read. */
  readonly stated: number;
  /** Ids of the blocking items that are not satisfied. */
  readonly blockers: readonly ItemId[];
  /** How many error-level findings touch the stage's facts. */
  readonly errors: number;
  /** How many of those are about none of the blockers, and so block besides them. */
  readonly besides: number;
  /** Percent of the blocking items satisfied in the weakest pillar, 0 to 100. */
  readonly score: number;
  readonly weakest: Pillar | undefined;
  readonly pillars: readonly PillarScore[];
}

export interface PillarScore {
  readonly pillar: Pillar;
  readonly met: number;
  readonly required: number;
  /** How many of those that are met are only stated. */
  readonly stated: number;
  /** Percent, 0 to 100; what is only stated counts half. */
  readonly score: number;
}

/** What a manifest is evaluated with, besides its text. */
export interface EvaluationInput {
  /** ISO date: the day for which the manifest is evaluated. */
  readonly today: string;
  /** What the repository says of the files that the manifest names. A file that it says nothing of proves nothing. */
  readonly repository?: Repository;
  /** What the file is called, without its folder. */
  readonly fileName?: string;
  /** What the configuration of the repository says. */
  readonly configuration?: Configuration;
  /** Laws and standards, as they come with the software. Without them nothing is said of any. */
  readonly law?: Law;
  /**
   * Severities that the reader chose, by code. They change what is shown, never a gate, and show no finding as more
   * than it is.
   */
  readonly severities?: ChosenSeverities;
  /**
   * Severities that came with the files, such as in the settings of a workspace: whoever writes the manifest writes
   * these as well, so they take no error below a warning. They come before those that the reader chose.
   */
  readonly workspaceSeverities?: ChosenSeverities;
}

type ChosenSeverities = Readonly<Record<string, Severity | 'off'>>;

/** What keeps a finding from being shown. */
export type HiddenBy =
  | {
      readonly kind: 'comment';
      /** The line of the comment, 0-based. */
      readonly line: number;
      readonly reason: string;
      /** ISO date: the last day on which it hides; absent where it hides for good. */
      readonly until?: string;
    }
  | { readonly kind: 'setting' }
  | {
      readonly kind: 'configuration';
      /** Which one, from the root of the repository. */
      readonly file: string;
    };

/** A finding that is there and not shown, with the severity that it has by itself. */
export interface HiddenFinding extends Finding {
  readonly hiddenBy: HiddenBy;
}

/** A comment that is there to hide findings, whether or not it does. */
export interface SuppressionReport {
  /** The line of the comment, 0-based. */
  readonly line: number;
  readonly codes: readonly string[];
  readonly reason: string;
  /** The end as it is written. */
  readonly until?: string;
  /** How many findings it hides. */
  readonly hides: number;
}

/** Everything that is to be said of one version of a manifest. */
export interface Report {
  readonly manifest: Manifest;
  /** The manifest with those entries of the configuration that it refers to. */
  readonly whole: Manifest;
  readonly name: string | undefined;
  readonly stage: Stage | undefined;
  /** What is written for the stage and is none, as it is named in a sentence: `"pilot"`, `A list`. */
  readonly misstated?: string;
  readonly gates: Readonly<Record<Stage, Gate>>;
  readonly items: readonly ItemReport[];
  /** What the repository says of what the manifest claims. */
  readonly claims: readonly Claim[];
  /** What is shown: without what is switched off or hidden; every error, and the worst of the rest where there is more than anyone reads. */
  readonly findings: readonly Finding[];
  /** How many findings there are by severity, whether or not all of them are listed. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many findings are shown as less than they are, by the severity that they have by themselves. */
  readonly loweredCounts: Readonly<Record<Severity, number>>;
  /** What is there and not shown, by a comment, a configuration or a setting: every error, and the worst of the rest. */
  readonly hidden: readonly HiddenFinding[];
  /** How many findings are hidden by the severity that they have by themselves, whether or not all are listed. */
  readonly hiddenCounts: Readonly<Record<Severity, number>>;
  /** Every comment that is there to hide findings, in the order of the text. */
  readonly suppressions: readonly SuppressionReport[];
  /** How often something could not be checked, whatever of that is shown. Nothing that rests on such a report passes. */
  readonly notChecked: number;
  /** Laws and standards, with what the configuration has of its own. */
  readonly law: Law | undefined;
  /** What it was evaluated with: whoever evaluates a changed text does so with the same. */
  readonly input: EvaluationInput;
}
