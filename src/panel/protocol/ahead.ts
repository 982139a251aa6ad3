/** What lies ahead of a manifest: when its gates can be passed, what the year brings, and a day of it. Days are ISO dates. */
import type { Place, StageId } from './basics';
import type { StageView } from './model';

/** The pages that show what has to be worked out. */
export const aheadPages = ['forecast', 'calendar'] as const;
export type AheadPage = (typeof aheadPages)[number];

/** What is shown, and so worth working out; `day` is the one that the user looks at in the calendar. */
export interface Shown {
  readonly page: AheadPage | 'other';
  readonly day?: string;
}

export interface ForecastView {
  /** The day from which it is told, and the one that is planned for going live. */
  readonly today: string;
  readonly planned?: string;
  /** All four, in their order. */
  readonly gates: readonly GateForecastView[];
  /** What it comes to, in sentences. */
  readonly told: readonly ToldView[];
  /** Why there are no dates, or no need of any; empty where there are. */
  readonly none: string;
  /** Where too little is estimated: what to estimate first is first. */
  readonly estimateFirst: readonly ItemRef[];
  /** What P80 goes into, in working days. */
  readonly drivers: readonly { readonly title: string; readonly days: number }[];
  /** What would bring P80 forward most is first. */
  readonly wins: readonly WinView[];
  /** How many open items bring nothing forward by themselves. */
  readonly idle: number;
  /** What is not known, a sentence each. */
  readonly doubts: readonly string[];
}

export interface GateForecastView {
  readonly stage: StageId;
  /** `errors`: no item is left to be done, and errors keep it shut. */
  readonly is: 'passed' | 'open' | 'errors';
  /** When it can be passed, in half of all cases and in four of five; absent where nobody can tell, or nothing is left to be done. */
  readonly range?: { readonly p50: ExpectedView; readonly p80: ExpectedView };
}

export interface ExpectedView {
  readonly workingDays: number;
  /** Absent where no calendar has it. */
  readonly date?: string;
}

interface ToldView {
  readonly words: string;
  readonly tone?: 'good' | 'warn' | 'bad';
}

interface ItemRef {
  readonly item: string;
  readonly title: string;
}

export interface WinView extends ItemRef {
  /** Working days. */
  readonly days: number;
  /** An owner's id, or a role in words. */
  readonly who: string;
  /** What it still takes. */
  readonly left: string;
}

export interface CalendarView {
  /** By day. */
  readonly turns: readonly TurnView[];
}

/** Something that is so from a day on though nothing is changed. */
export interface TurnView {
  readonly date: string;
  /** `good`: what was wrong is so no more. */
  readonly sign: 'error' | 'warning' | 'good';
  readonly says: string;
  /** Why, in a sentence; empty where that says it. */
  readonly why: string;
  readonly who?: string;
  /** Where it leads: a stage, an item, or a place in the text. */
  readonly stage?: StageId;
  readonly item?: string;
  readonly place?: Place;
}

/** How the gates are on a day, if nothing is changed until then. */
export interface DayView {
  readonly date: string;
  readonly gates: readonly Pick<StageView, 'id' | 'gate' | 'isClaimed' | 'met' | 'required'>[];
  /** `3 items block, 1 error`; empty where nothing does. */
  readonly blocking: string;
}
