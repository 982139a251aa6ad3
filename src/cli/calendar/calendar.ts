/** The calendars of the manifests of a run. */
import { type CalendarDay, calendarOf, toTheEnd } from '../../core/service';
import type { Checked, Failure } from '../checked';

/** One manifest, and the days ahead of it. */
export interface Ahead {
  /** As it is shown. */
  readonly path: string;
  /** Its repository and its path in that: the same wherever it is checked out, and no other manifest's. */
  readonly key: string;
  readonly name: string | undefined;
  readonly days: readonly CalendarDay[];
}

export interface Calendars {
  readonly today: string;
  readonly all: readonly Ahead[];
  readonly failures: readonly Failure[];
}

export function aheadOf({ path, document, report }: Checked, key: string): Ahead {
  return { path, key, name: report.name, days: toTheEnd(calendarOf(document, report.input)) };
}
