/** An item of the checklist, and what laws and guides say of it. */
import type { Place, StageId, StatusId } from './basics';
import type { FactEntry, FactUse } from './facts';
import type { FindingView } from './findings';
import type { ClaimView, EvidenceView, ProofView } from './proof';

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
