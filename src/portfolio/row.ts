/**
 * What is told of one manifest among many. It is plain data: a line of JSON, a message to a page and what one thread hands
 * to another. `media/docs/report.md` describes it.
 */
import type { Stage } from '../core/service';

/** How a gate stands: in the words of every other view. */
export type GateState = 'passed' | 'not-passed' | 'blocked' | 'not-begun';

export interface GateRow {
  readonly stage: Stage;
  readonly state: GateState;
  /** Whether the claimed stage takes it for passed. */
  readonly claimed: boolean;
  /** Items that block the gate and are satisfied, of `required`; so many of them are only stated. */
  readonly met: number;
  readonly required: number;
  readonly stated: number;
  readonly errors: number;
}

export interface PillarRow {
  readonly pillar: string;
  /** Of all four gates. */
  readonly met: number;
  readonly required: number;
  /** Items that block the claimed stage. */
  readonly open: number;
}

/** An item that blocks the claimed stage. */
export interface OpenItem {
  readonly item: string;
  readonly title: string;
  readonly stage: Stage;
  readonly pillar: string;
  /** Who has to move: an owner, or a role in words. */
  readonly owner: string;
}

/** A cause that keeps a gate shut: what is to be done next. */
export interface CauseRow {
  readonly what: string;
  readonly owner: string;
  /** The gate that it keeps shut; null where it is wrong with the file as a whole. */
  readonly stage: Stage | null;
  readonly pillar: string | null;
}

export interface SignalRow {
  readonly message: string;
  readonly item: string;
  readonly title: string;
}

/** No name and no text of a manifest is longer in what is told of it. */
export const longestName = 120;
export const longestText = 300;

/** So far ahead it is told what runs out. */
export const daysAhead = 90;

/** What runs out. */
export const endings = ['waiver', 'review', 'evidence', 'model', 'hidden'] as const;
export type Ending = (typeof endings)[number];

export interface EndingRow {
  readonly date: string;
  /** Until then; negative where it is over. */
  readonly days: number;
  readonly kind: Ending;
  /** A sentence: "The waiver of Threat model ends". */
  readonly words: string;
  readonly owner: string;
}

export interface OwnerRow {
  readonly id: string;
  readonly name: string;
  readonly handle: string | null;
  /** Items that block and wait for this one. */
  readonly open: number;
}

/** Why there is no forecast: too little is estimated, the gate of going live is passed, a part is broken, or no calendar has the day. */
export type NoForecast = 'not estimated' | 'nothing left' | 'read only in part' | 'after 9999';

/** One manifest. Where it could not be read, `problem` says why, and nothing else is known of it. */
export interface Row {
  /** Grows only when something that was there changes its meaning or goes away. */
  readonly version: 1;
  readonly today: string;
  readonly path: string;
  /** The root of its repository, as `path` is given; null where it is in none. */
  readonly root: string | null;
  readonly problem: string | null;
  readonly name: string | null;
  readonly stage: Stage | null;
  readonly catalogue: string | null;
  readonly tier: string | null;
  readonly audience: string | null;
  /** Whether what is claimed holds, in words and why. */
  readonly holds: boolean;
  readonly verdict: string;
  readonly why: string;
  /** How many gates are passed, from the first on without a gap; the last of them, and the one after it. */
  readonly gatesPassed: number;
  readonly passed: Stage | null;
  readonly next: Stage | null;
  /** Whether all of it could be read and checked. */
  readonly whole: boolean;
  readonly notChecked: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
  /** What blocks the claimed stage, as every other view counts it. */
  readonly blocking: string;
  readonly openItems: readonly OpenItem[];
  readonly blockingErrors: number;
  /** What is to be done first, and how many such causes there are. */
  readonly causes: readonly CauseRow[];
  readonly causeCount: number;
  readonly signals: readonly SignalRow[];
  readonly signalCount: number;
  /** What runs out within 90 days, and what is over and not dealt with. */
  readonly endings: readonly EndingRow[];
  readonly endingCount: number;
  readonly owners: readonly OwnerRow[];
  /** Who owns the outcome, by name; null where nobody does. */
  readonly outcomeOwner: string | null;
  readonly goLive: string | null;
  readonly goLiveDays: number | null;
  /** What speaks against that day; null where nothing does. */
  readonly goLiveDoubt: string | null;
  /** The days by which it can go live in half of all cases and in four of five, by its estimates. */
  readonly goLiveP50: string | null;
  readonly goLiveP80: string | null;
  /** In which share of all cases the planned day is kept, from 0 to 1; null where none is to come. */
  readonly goLiveChance: number | null;
  /** Why there are no such days; null where there are. */
  readonly noForecast: NoForecast | null;
  readonly gates: readonly GateRow[];
  readonly pillars: readonly PillarRow[];
}

/** The row of a manifest that could not be read. */
export function problemRow(
  place: Pick<Row, 'path' | 'today'>,
  problem: string,
  root: string | null = null,
): Row {
  return {
    version: 1,
    today: place.today,
    path: place.path,
    root,
    problem,
    ...unknown,
  };
}

const unknown: Omit<Row, 'version' | 'today' | 'path' | 'root' | 'problem'> = {
  name: null,
  stage: null,
  catalogue: null,
  tier: null,
  audience: null,
  holds: false,
  verdict: 'Not read.',
  why: '',
  gatesPassed: 0,
  passed: null,
  next: null,
  whole: false,
  notChecked: 0,
  errors: 0,
  warnings: 0,
  information: 0,
  hints: 0,
  blocking: '',
  openItems: [],
  blockingErrors: 0,
  causes: [],
  causeCount: 0,
  signals: [],
  signalCount: 0,
  endings: [],
  endingCount: 0,
  owners: [],
  outcomeOwner: null,
  goLive: null,
  goLiveDays: null,
  goLiveDoubt: null,
  goLiveP50: null,
  goLiveP80: null,
  goLiveChance: null,
  noForecast: null,
  gates: [],
  pillars: [],
};
