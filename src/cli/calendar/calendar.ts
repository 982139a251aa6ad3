/** The calendars of the manifests of a run. */
import { type CalendarDay, calendarOf } from '../../core/service';
import type { Checked, Failure } from '../checked';

/** One manifest, and the days ahead of it. */
export interface Ahead {
  /** As it is shown, and from the root of its repository: by that it is the same one wherever it is checked out. */
  readonly path: string;
  readonly inRepository: string;
  readonly name: string | undefined;
  readonly days: readonly CalendarDay[];
}

export interface Calendars {
  readonly today: string;
  readonly all: readonly Ahead[];
  readonly failures: readonly Failure[];
}

export function aheadOf({ path, document, report }: Checked, inRepository: string): Ahead {
  const steps = calendarOf(document, report.input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { path, inRepository, name: report.name, days: step.value };
  }
}
