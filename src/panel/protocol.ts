/**
 * What the checklist panel and its host say to each other. Imports nothing: both sides depend on it, it on neither.
 * Every text in here may come from a hostile manifest: the client shows it as text, never as markup.
 */

/** What the report can be exported as, in the order in which they are offered. */
export const exportFormats = ['markdown', 'html'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type StageId = 'diagnose' | 'design' | 'deploy' | 'operate';
export type StatusId = 'met' | 'in-progress' | 'unmet' | 'not-applicable' | 'waived';
export type SeverityId = 'error' | 'warning' | 'information' | 'hint';

/** So many characters of a text are changed in the panel; a longer one is shown cut, and kept as it is. */
export const longestText = 4_000;

/** A place in the manifest's text, 0-based. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A place in a file of the repository, from its root, 0-based. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

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

/** A document or a link that an item rests on, and what it is worth. */
export interface ProofView {
  readonly label: string;
  readonly kind: 'file' | 'link';
  readonly state:
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
  /** The state in words, empty when it holds. */
  readonly trouble: string;
  /** Whether it was read, and shows more than words do. */
  readonly isChecked?: true;
  /** Where a link leads to: its host; absent for what is no link. */
  readonly host?: string;
  /** What it says of the item, what is wrong first; absent where nothing was read that bears on it. */
  readonly says?: Pick<ClaimView, 'verdict' | 'reason' | 'place'>;
  /** What was read in it; absent where nobody has looked. */
  readonly read?: ReadView;
}

/** What was read in a file. */
export interface ReadView {
  /** What it is, in words: `a data contract`; empty where nobody knows. */
  readonly kind: string;
  /** Why it was not read, in words that follow "because"; empty where it was. */
  readonly unread: string;
  readonly facts: readonly { readonly text: string; readonly place?: FilePlace }[];
  /** How many more facts there are. */
  readonly more: number;
}

/** Something that the manifest says, held against the repository. */
export interface ClaimView {
  readonly verdict: 'confirmed' | 'contradicted' | 'cannot-tell';
  /** What it is about, with the path in the manifest: `models › coder › version`; empty where it is the item itself. */
  readonly about: string;
  readonly reason: string;
  /** The place that decides, with what it is called; absent where there is none. */
  readonly place?: FilePlace & { readonly label: string };
}

/** A piece of evidence that an item cites. */
export interface EvidenceView extends ProofView {
  /** Its index in the item's evidence list. */
  readonly index: number;
  readonly on?: string;
  readonly by?: string;
  readonly expires?: string;
}

export interface ItemView {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  /** The edition of the checklist that added it; absent where the first one had it. */
  readonly since?: string;
  readonly stage: StageId;
  readonly pillar: string;
  readonly status: StatusId;
  readonly satisfied: boolean;
  readonly blocking: boolean;
  /** When it is required, where that depends on the facts: `when the risk tier is high`; empty where it does not. */
  readonly requiredWhen: string;
  readonly because: string;
  /** What a claim that it is met rests on; absent where it makes none, or is not satisfied. */
  readonly proof?: 'checked' | 'stated';
  /** Why it is checked or only stated, as a clause; empty where it is neither. */
  readonly proofWhy: string;
  /** What the repository says of its claim and of the facts that it rests on, what is wrong first. */
  readonly claims: readonly ClaimView[];
  readonly acceptableEvidence: string;
  /** When it may be not applicable, in words; absent where it always applies. */
  readonly notApplicableWhen?: string;
  readonly canBeWaived: boolean;
  readonly by?: string;
  readonly on?: string;
  readonly reason?: string;
  /** Whether only the beginning of the reason is here. */
  readonly isReasonCut?: true;
  readonly approver?: string;
  readonly expires?: string;
  /** Days until a waiver ends; negative after it. */
  readonly expiresInDays?: number;
  readonly reviewDue?: string;
  readonly reviewInDays?: number;
  readonly reviewPeriod?: string;
  readonly evidence: readonly EvidenceView[];
  /** The documents among its facts that are evidence for it without being cited. */
  readonly evidencedBy?: readonly ProofView[];
  readonly findings: readonly FindingView[];
  /** What laws ask of it: what binds, then what will, then what may. */
  readonly duties: readonly DutyView[];
  /** What standards and guides say of it, by source. */
  readonly guidance: readonly GuidanceView[];
  /** Where it stands in the text; absent while the manifest says nothing of it. */
  readonly place?: Place;
  /** Set where all facts that it asks for are there, and it can be said to be met with its evidence. */
  readonly isReady?: true;
  /** The facts that it asks for and that are not there; absent where none is missing. */
  readonly missingFacts?: string;
  /** The typed facts that it rests on, each a small form. */
  readonly facts: readonly FactUse[];
  /** How long it takes, what it waits for and what is noted of it; absent where nothing is said of that. */
  readonly plan?: Pick<FactEntry, 'values' | 'inTextOnly'>;
  /** The roles of those who can move it, those who do so first. */
  readonly movers?: readonly string[];
}

/** Facts of the manifest that an item rests on: a section, or some of its fields. */
export interface FactUse {
  readonly section: string;
  readonly fields?: readonly string[];
}

/** The section under which plans are changed: the entry is an item, or nothing for that of the whole workflow. */
export const planSection = 'plan';

/** What a law asks of an item. */
export interface DutyView {
  /** With the name of the law: `EU AI Act 26(5)`. */
  readonly id: string;
  /** The name of the law alone. */
  readonly law: string;
  readonly name: string;
  readonly asks: string;
  readonly url: string;
  readonly force: 'binds' | 'will-bind' | 'upon-change' | 'open';
  /** `binds from 2 December 2027`, `binds if …` */
  readonly words: string;
  /** The day since or from which it binds, as far as there is one. */
  readonly day?: string;
  readonly note?: string;
  /** Where it is open: the field that would say whether it binds. */
  readonly field?: { readonly name: string; readonly place?: Place };
}

/** A standard or a guide, and what of it speaks of an item. */
export interface GuidanceView {
  readonly name: string;
  readonly edition: string;
  readonly url: string;
  readonly ids: readonly string[];
}

/** Typed facts that items rest on: a section, or a map or list within an entry of one. */
export interface FactGroup {
  /** Where it stands: `data`, `signals`, `evaluations.release-gate.metrics`, … */
  readonly section: string;
  readonly title: string;
  /** Whether entries have ids (a map), stand in a list, or the section is a single entry. */
  readonly shape: 'map' | 'list' | 'single';
  readonly entries: readonly FactEntry[];
  /** The fields of one entry, in the order of the form. */
  readonly fields: readonly FactField[];
}

export type Scalar = string | number | boolean;

/** The value of a field. A list stands as it is: in its order, with its doubles, with numbers among its texts. */
export type FactValue = Scalar | readonly Scalar[];

export interface FactEntry {
  /** The id, the index as text, or the empty text for a single entry. */
  readonly key: string;
  readonly label: string;
  /** Values by field key; nested keys joined by a dot. */
  readonly values: Readonly<Record<string, FactValue>>;
  /** The fields that are changed in the text only: what stands there is longer than a field takes, or of another form. */
  readonly inTextOnly?: readonly string[];
  /** What the repository says of its values, by field key; under the empty key what it says of the entry as a whole. */
  readonly marks?: Readonly<Record<string, MarkView>>;
  /** What follows from its values, a line each. */
  readonly computed?: readonly string[];
  readonly findings: readonly FindingView[];
  /** The entries within it: the metrics of an evaluation, the tools of an agent. */
  readonly nested?: readonly FactGroup[];
  readonly place?: Place;
}

/** What the repository says of a value. */
export interface MarkView extends Pick<ClaimView, 'verdict' | 'reason' | 'place'> {
  /** How what stands there can be taken over, where it is one value. */
  readonly take?: { readonly title: string; readonly finding: FindingRef; readonly fix: string };
}

export interface FactField {
  /** Nested keys joined by a dot: `permitted.decision`. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly kind:
    | 'text'
    /** Sentences, perhaps on several lines. */
    | 'prose'
    | 'number'
    | 'boolean'
    | 'date'
    | 'duration'
    | 'working-time'
    | 'choice'
    | 'owner'
    | 'system'
    | 'signal'
    /** An item of the checklist. */
    | 'item';
  readonly choices?: readonly { readonly value: string; readonly description?: string }[];
  /** Holds several values of that kind. */
  readonly list?: true;
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
  readonly score: number;
  readonly weakest?: string;
  readonly pillars: readonly PillarScoreView[];
}

export interface OwnerView {
  readonly id: string;
  readonly label: string;
  readonly roles: readonly string[];
  readonly deputy?: string;
  /** Whether it is the configuration of the repository that has this one: nobody of this workflow. */
  readonly isShared?: true;
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

/** What to do first, while a manifest claims nothing yet. */
interface FirstStepView {
  readonly item: string;
  readonly what: string;
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
    | { readonly step: string }
    | { readonly stage: StageId | undefined }
  );
}

/** What a finding is found again by, in whatever version of the text. */
interface FindingRef {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly index: number;
  readonly count: number;
}

/** What the editor asks the user for, or opens, to fix a finding. */
export const asks = [
  'pickEvidence',
  'createEvidence',
  'linkEvidence',
  'writeTemplate',
  'openEvidence',
  'markMet',
  'pickOwner',
  'giveReason',
  'renewWaiver',
  'recordReview',
  'recordDate',
  'goToBlocker',
] as const;
type Ask = (typeof asks)[number];

/** A way to fix something: a change that is made at once, or one that asks something first. */
export type WayView = { readonly title: string } & (
  | { readonly fix: string }
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
  /** The items of later stages that will run into the same. */
  readonly later: readonly string[];
  /** It is step `step` of `of` to open the gate of a stage, and the last one opens it. */
  readonly opens?: { readonly stage: StageId; readonly step: number; readonly of: number };
  readonly place?: Place;
  /** The entry of the facts that it is about. */
  readonly entry?: { readonly section: string; readonly key: string };
  readonly finding?: FindingRef;
  /** The other findings that have the same cause: what mends one mends them all. */
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

/** A role that an owner can have, and what it is accountable for. */
export interface RoleView {
  readonly value: string;
  readonly description: string;
}

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
  readonly blocking: BlockingView;
  readonly earlySignals: readonly EarlySignalView[];
  /** Whether enough is stated of data and risk for the absence of early signals to mean anything. */
  readonly isEarlyKnown: boolean;
  /** Best first. */
  readonly firstSteps: readonly FirstStepView[];
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
  readonly counts: Readonly<Record<SeverityId, number>>;
  /** How current what is said of laws is, and what keeps one from being shown; a sentence each. */
  readonly law: readonly string[];
  /** Whether edits are possible: false for a read-only file and while the text is broken. */
  readonly editable: boolean;
  /** Set while the text cannot be read: what is shown is the last good view, or nothing where there was none. */
  readonly broken?: { readonly message: string; readonly place: Place; readonly isFirst?: true };
}

/** Somebody who is not among the owners yet. */
export interface NewOwner {
  readonly id: string;
  readonly handle: string;
  readonly roles: readonly string[];
  readonly name?: string;
  /** The id of the owner who stands in for them. */
  readonly deputy?: string;
}

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

/**
 * A change that the user asks for: of one thing, or the same of several items, all of them in one step or none. Owners that
 * it refers to and that are not there yet are added in the same step.
 */
export type EditRequest = (
  | SingleRequest
  | { readonly kind: 'several'; readonly edits: readonly OneOfSeveral[] }
) & { readonly adds?: readonly NewOwner[] };

/** What the user is asked before something is written: nothing has been. */
export interface QuestionView {
  readonly words: string;
  /** The places that it is about, the first ones, and how many more there are. */
  readonly places: readonly { readonly label: string; readonly place?: Place }[];
  readonly more: number;
  /** What the request is to say where it is made all the same. */
  readonly told: number;
}

/** The wish for one of the fixes of a finding. */
export interface FixRequest {
  readonly kind: 'fix';
  readonly finding: FindingRef;
  readonly fix: string;
  /** The other findings that have the same cause, and the same fix. */
  readonly also?: readonly FindingRef[];
}

/** Places in the text from a line of the earlier one on stand so many lines further down, or up. */
export interface MovedLines {
  readonly from: number;
  readonly by: number;
}

/** What makes the next version of plain data: what differs once the places in the text are moved. */
export interface Change {
  readonly moved?: MovedLines;
  readonly difference?: Difference;
  /** What is new, each value once: a difference names them by index. */
  readonly values?: readonly unknown[];
}

/**
 * Another value; or the keys of a map that differ, and those that are gone; or the elements of a list that differ, by
 * index, in a list that is laid of stretches of the earlier one (start and length) and new ones, where it is not as it was.
 */
export type Difference =
  | { readonly is: number }
  | { readonly keys: readonly (readonly [string, Difference])[]; readonly gone?: readonly string[] }
  | {
      readonly at: readonly (readonly [number, Difference])[];
      readonly runs?: readonly (readonly [number, number] | { readonly added: readonly number[] })[];
    };

/** What an edit on trial would leave open: it is not made. */
export interface Doubt {
  /** What would not hold, a sentence each. */
  readonly left: readonly string[];
  /** What follows for the gate. */
  readonly so: string;
}

/** From the panel to its host. */
export type ToHost =
  /** Wants the whole model: at first, and where what came does not fit what the page has. */
  | { readonly type: 'ready' }
  /**
   * `id` comes back in `edit-result`. `version` is that of the model that the user was looking at. On trial, nothing is
   * written where the item would not hold afterwards: the answer says what would be left.
   */
  | {
      readonly type: 'edit';
      readonly id: number;
      readonly version: number;
      readonly edit: EditRequest | FixRequest;
      readonly isTrial?: true;
    }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'reveal'; readonly place: Place }
  /** Opens a file of the repository at a line. */
  | { readonly type: 'open-place'; readonly place: FilePlace }
  | { readonly type: 'open-evidence'; readonly item: string; readonly index: number }
  /** Lets the user pick a file of the repository. For a form, it is answered by `picked`; else it is added. */
  | { readonly type: 'pick-evidence'; readonly item: string; readonly isForForm?: true }
  | { readonly type: 'create-evidence'; readonly item: string }
  /** Fixes a finding in a way that asks something first; `item` where it is not that of the finding. */
  | { readonly type: 'ask'; readonly ask: Ask; readonly finding: FindingRef; readonly item?: string }
  /** Asks for an item's guidance; answered by `guidance`. */
  | { readonly type: 'guidance'; readonly item: string }
  | { readonly type: 'open-link'; readonly url: string }
  | { readonly type: 'explain'; readonly code: string }
  | { readonly type: 'export'; readonly format: ExportFormat }
  | { readonly type: 'open-text' };

/** From the host to the panel. */
export type ToPanel =
  | { readonly type: 'model'; readonly version: number; readonly model: PanelModel }
  /** What makes a version of the model of the one before it that the page has. */
  | { readonly type: 'change'; readonly version: number; readonly from: number; readonly change: Change }
  /** Refused with a question, it is done where the request is made again with what was told. */
  | {
      readonly type: 'edit-result';
      readonly id: number;
      readonly refused?: string;
      readonly doubt?: Doubt;
      readonly asks?: QuestionView;
    }
  /** A file or a link, for the form that says that an item is met. */
  | { readonly type: 'picked'; readonly item: string; readonly evidence: string }
  /** What took the focus from the page to ask something is closed. `isHere`: the user has not left the page meanwhile. */
  | { readonly type: 'answered'; readonly isHere: boolean }
  /** HTML made by markdown-it from a file of the extension, raw HTML off. */
  | { readonly type: 'guidance'; readonly item: string; readonly html: string }
  /** Scrolls to an item and gives it the focus: asked for by a code lens, the tree or a command. */
  | { readonly type: 'focus-item'; readonly item: string };
