/**
 * Working days: Monday to Friday. Public holidays differ from place to place, so that none is known here: a date that
 * comes out is the earliest one possible.
 */
import { dayOf, isoOf } from './dates';
import { daysOf, durationInWords } from './durations';
import { plural } from './words';

/** Working days in an estimate or a lead time: a week has five. */
export function workingDaysOf(duration: string | undefined): number | undefined {
  const days = daysOf(duration);
  return days !== undefined && duration?.endsWith('w') === true ? (days * 5) / 7 : days;
}

/** The same in words: `20d` → `20 working days`, `4h` → `4 hours`. */
export function workingTimeInWords(duration: string): string {
  const days = /[dw]$/.test(duration) ? workingDaysOf(duration) : undefined;
  return days === undefined ? durationInWords(duration) : workingDaysInWords(days);
}

/** `1 working day`, `2.5 working days`. */
export function workingDaysInWords(days: number): string {
  return plural(days, 'working day');
}

/** Whether a date is a Monday, Tuesday, Wednesday, Thursday or Friday. */
export function isWorkingDay(date: string): boolean {
  const day = dayOf(date);
  return day !== undefined && weekdayOf(day) < 5;
}

/**
 * The working day that is so many working days after a date; a part of a day counts as a whole one. With none it is the
 * date itself, or the Monday after it.
 */
export function plusWorkingDays(date: string, days: number): string | undefined {
  const day = dayOf(date);
  if (day === undefined || !Number.isFinite(days)) return undefined;
  // Sums of decimals are off by a hair.
  const count = Math.max(0, Math.ceil(days - 1e-9));
  const weekday = weekdayOf(day);
  if (weekday >= 5 && count === 0) return isoOf(day + 7 - weekday);
  // Counted from the Friday before a weekend.
  const [from, start] = weekday >= 5 ? [day - (weekday - 4), 4] : [day, weekday];
  const [weeks, rest] = [Math.floor(count / 5), count % 5];
  return isoOf(from + weeks * 7 + rest + (start + rest > 4 ? 2 : 0));
}

/** Monday is 0, Sunday 6; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
