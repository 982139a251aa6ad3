/**
 * Everything that the panel shows, sent by its host. Every text in here, and in what it is made of, may come from a hostile
 * manifest: the page shows it as text, never as markup.
 */
import type { Place, StageId } from './basics';
import type { FactField, FactGroup } from './facts';
import type { FindingView, HiddenView, SeverityId } from './findings';
import type { ItemView } from './items';
import type { StepView, UpcomingView } from './steps';

/** Everything that the panel shows of one version of a manifest. */
export interface PanelModel {
  /** The path of the manifest in its workspace folder. */
  readonly path: string;
  readonly name: string;
  readonly summary?: string;
  readonly stage?: StageId;
  readonly goLive?: string;
  readonly goLiveInDays?: number;
  readonly today: string;
  readonly owners: readonly OwnerView[];
  /** Days that a waiver may last at most. */
  readonly waiverDays: number;
  readonly systems: readonly string[];
  readonly signals: readonly string[];
  /** The roles that an owner can have. */
  readonly roles: readonly RoleView[];
  /** When it is to go live, as a form; and the fields of an item's plan. */
  readonly plan: FactGroup;
  readonly itemPlan: readonly FactField[];
  readonly verdict: VerdictView;
  readonly stages: readonly StageView[];
  /** What to do next, what opens a gate soonest first, and how many more steps there are. */
  readonly steps: readonly StepView[];
  readonly moreSteps: number;
  /** What comes up, by day. */
  readonly comingUp: readonly UpcomingView[];
  /** So much more comes up than these. */
  readonly moreComingUp: number;
  readonly blocking: BlockingView;
  readonly earlySignals: readonly EarlySignalView[];
  /** Whether enough is stated of data and risk for the absence of early signals to mean anything. */
  readonly isEarlyKnown: boolean;
  /** In the order of the catalogue. */
  readonly items: readonly ItemView[];
  /** The typed facts that items rest on, by section, however many do. */
  readonly facts: Readonly<Record<string, FactGroup>>;
  /** Findings that belong to no item. */
  readonly otherFindings: readonly FindingView[];
  /** Findings that a comment or a setting hides, errors first, and how many there are, in words; empty where none is. */
  readonly hidden: readonly HiddenView[];
  readonly hiddenCount: string;
  /** How many findings are shown as less than they are, in words; empty where none is. */
  readonly loweredCount: string;
  /** What git cannot tell of it, and why, in a sentence; empty where it can, and was not asked. */
  readonly cannotTell: string;
  readonly counts: Readonly<Record<SeverityId, number>>;
  /** How current what is said of laws is, and what keeps one from being shown; a sentence each. */
  readonly law: readonly string[];
  /** Why there is no stage, where something else is written there. */
  readonly noStage?: string;
  /** Whether edits are possible: false for a read-only file and while the text is broken. */
  readonly editable: boolean;
  /** Set while the text cannot be read: what is shown is the last good view, or nothing where there was none. */
  readonly broken?: { readonly message: string; readonly place: Place; readonly isFirst?: true };
}

/** What a steering group would ask first: does what is claimed hold? */
export interface VerdictView {
  readonly holds: boolean;
  /** Set where nothing is satisfied yet: neither good nor bad. */
  readonly isOpen?: true;
  /** `Design is claimed. It does not hold.` */
  readonly words: string;
  /** `The Diagnose gate lacks 2 of 9.` */
  readonly why: string;
  /** What to do about it first: one of the steps, or a stage to move to. */
  readonly next?: { readonly words: string } & (
    | {
        readonly step: string;
        /** What it is about as a sentence, where the words only name it. */
        readonly whole?: string;
        /** Whether the words say the first way of the step, plainly meant, so that it is taken at once. */
        readonly isAtOnce?: true;
      }
    | { readonly stage: StageId | undefined }
  );
}

export interface StageView {
  readonly id: StageId;
  readonly title: string;
  readonly purpose: string;
  readonly gate: 'passed' | 'not-passed' | 'blocked' | 'not-begun';
  /** Whether the claimed stage takes the gate for passed. */
  readonly isClaimed?: true;
  /** Whether this is the stage that the manifest claims. */
  readonly current: boolean;
  readonly met: number;
  readonly required: number;
  /** How many of those that are met are only stated. */
  readonly stated: number;
  readonly errors: number;
  /** Those of them that are about none of the items that are left. */
  readonly besides: number;
  /** Set where it is shut and has no step of its own: it opens with the steps to the gates before it. */
  readonly isWithoutSteps?: true;
  readonly score: number;
  readonly weakest?: string;
  readonly pillars: readonly PillarScoreView[];
}

export interface PillarScoreView {
  readonly pillar: string;
  readonly met: number;
  readonly required: number;
  /** How many of those that are met are only stated. */
  readonly stated: number;
  /** Percent. */
  readonly score: number;
}

/** What keeps the claimed stage from being passed, as every other view counts it. */
interface BlockingView {
  /** The ids of the items, each once. */
  readonly items: readonly string[];
  /** `3 items block, 1 error`; empty where nothing does. */
  readonly words: string;
}

export interface EarlySignalView {
  readonly message: string;
  readonly item: string;
  readonly place: Place;
}

export interface OwnerView {
  readonly id: string;
  readonly label: string;
  readonly roles: readonly string[];
  readonly deputy?: string;
  /** Whether it is the configuration of the repository that has this one: nobody of this workflow. */
  readonly isShared?: true;
}

/** A role that an owner can have, and what it is accountable for. */
export interface RoleView {
  readonly value: string;
  readonly description: string;
}
