/**
 * Working days: Monday to Friday. Public holidays differ from place to place, so that none is known here but those that
 * are given: a date that comes out is the earliest one possible.
 */
import { dayOf, isoOf } from './dates';
import { daysOf, durationInWords } from './durations';
import { plural } from './words';

/** Working days in a lead time, or in an estimate of days: a week has five. Undefined for more than there is a number for. */
export function workingDaysOf(duration: string | undefined): number | undefined {
  const days = daysOf(duration);
  if (days === Infinity) return undefined;
  return days !== undefined && duration?.endsWith('w') === true ? (days * 5) / 7 : days;
}

/** The same in words: `20d` → `20 working days`, `4h` → `4 hours`. */
export function workingTimeInWords(duration: string): string {
  const days = /[dw]$/.test(duration) ? workingDaysOf(duration) : undefined;
  return days === undefined ? durationInWords(duration) : workingDaysInWords(days);
}

/** Working days in an estimate: the hours of one are hours of work, and eight make a day. */
export function estimatedDaysOf(duration: string | undefined): number | undefined {
  const days = workingDaysOf(duration);
  return days !== undefined && /[hms]$/.test(duration ?? '') ? days * 3 : days;
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
 * date itself, or the next working day where it is none.
 */
export function plusWorkingDays(
  date: string,
  days: number,
  holidays: readonly string[] = [],
): string | undefined {
  // From a weekend the next working day is as near with none as with one.
  const wanted = Math.max(days, isWorkingDay(date) ? 0 : 1);
  const free = [...new Set(holidays)].filter((each) => isWorkingDay(each) && each >= date);
  // Each holiday that is passed over is one day more, and that may bring the next one within reach.
  for (let passed = 0; ; ) {
    const end = plusWeekdays(date, wanted + passed);
    const on = free.filter((each) => end !== undefined && each <= end && (each > date || wanted === 0));
    if (end === undefined || on.length === passed) return end;
    passed = on.length;
  }
}

/** So many working days after a date another one comes, or the next working day after it. */
export function workingDaysUntil(from: string, until: string, holidays: readonly string[] = []): number {
  let [least, most] = [0, Math.max(0, (dayOf(until) ?? 0) - (dayOf(from) ?? 0))];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if ((plusWorkingDays(from, middle, holidays) ?? until) < until) least = middle + 1;
    else most = middle;
  }
  return least;
}

function plusWeekdays(date: string, days: number): string | undefined {
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
