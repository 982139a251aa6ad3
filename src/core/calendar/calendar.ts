/** What the days ahead bring to a manifest that nobody touches: what ends and falls due, and what turns of that. */
import { dayOf, isoOf } from '../base/dates';
import { yearAhead } from '../base/limits';
import { evaluate } from '../evaluate/evaluate';
import type { ManifestDocument } from '../facts/document';
import { lawOf } from '../facts/law/of-report';
import type { EvaluationInput, Report } from '../facts/report';
import { comingUp, goLiveDoubt, type Upcoming, upcomingShown } from '../outlook/coming-up';
import { daysWorthALook } from './days';
import { forecastDays } from './forecast-days';
import { standingOf, type Turn, turnsBetween } from './turns';

/** A day on which something ends, falls due or turns. */
export interface CalendarDay {
  /** ISO date. */
  readonly date: string;
  /** What has that day: it ends, is due, is planned. */
  readonly events: readonly Upcoming[];
  /** What is so from that day on. */
  readonly turns: readonly Turn[];
}

/** The days ahead of one manifest. */
export interface Calendar {
  readonly days: readonly CalendarDay[];
  /** How much more ends, is due or is planned within them than is told. */
  readonly leftOut: number;
}

/** What a check of the same text and files says on another day. */
export function reportOn(document: ManifestDocument, input: EvaluationInput, today: string): Report {
  return evaluate(document, { ...input, today }, Number.POSITIVE_INFINITY);
}

/**
 * The days ahead, found by evaluating the manifest as it is on those on which something can change; one evaluation a step,
 * so that whoever asks can stop. On each day it agrees with what `check --today` says on that day.
 */
export function* calendarOf(
  document: ManifestDocument,
  input: EvaluationInput,
  span = yearAhead,
): Generator<undefined, Calendar> {
  const evaluated = (day: number): Report => reportOn(document, input, isoOf(day) ?? input.today);
  const start = dayOf(input.today);
  if (start === undefined) return { days: [], leftOut: 0 };
  const first = evaluated(start);
  const turns = new Map<string, readonly Turn[]>();
  let [day, report, standing] = [start, first, standingOf(first)];
  for (const known of daysWorthALook(document.text, first, span)) {
    for (const next of [...forecastDays(report, day, known), known]) {
      // What turns more than once before that day is found one after the other.
      for (;;) {
        yield undefined;
        const then = evaluated(next);
        if (standingOf(then) === standing) {
          report = then;
          break;
        }
        let [before, last, after, later] = [day, report, next, then];
        while (after - before > 1) {
          yield undefined;
          const middle = Math.floor((before + after) / 2);
          const between = evaluated(middle);
          if (standingOf(between) === standing) [before, last] = [middle, between];
          else [after, later] = [middle, between];
        }
        // What is gone is told as it was on the day before.
        turns.set(isoOf(after) ?? '', turnsBetween(last, later));
        [day, report, standing] = [after, later, standingOf(later)];
        if (after === next) break;
      }
      day = next;
    }
  }
  // What is over asks nothing of the days ahead, and takes no room there.
  const ahead = comingUp(first, lawOf(first)).filter(({ days }) => days >= 0 && days <= span);
  const { told, leftOut } = upcomingShown(ahead);
  const events = told.map((event) => {
    if (event.kind !== 'go-live' || event.days === 0) return event;
    // What speaks against it today counts the days from today. What does on its own day may be what turns on it.
    const more = goLiveDoubt(evaluated(start + event.days)) ?? '';
    const isTold = turns.get(event.date)?.some(({ why }) => why === more) === true;
    return { ...event, more: isTold ? '' : more };
  });
  return { days: byDay(events, turns), leftOut };
}

function byDay(events: readonly Upcoming[], turns: ReadonlyMap<string, readonly Turn[]>): CalendarDay[] {
  const dates = [...new Set([...events.map(({ date }) => date), ...turns.keys()])].sort();
  return dates.map((date) => ({
    date,
    events: events.filter((each) => each.date === date),
    turns: turns.get(date) ?? [],
  }));
}
