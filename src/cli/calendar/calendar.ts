/** The calendars of the manifests of a run. */
import { type CalendarDay, calendarOf } from '../../core/service';
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
  const steps = calendarOf(document, report.input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { path, key, name: report.name, days: step.value };
  }
}
