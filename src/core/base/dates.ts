/**
 * Calendar dates and review periods, without a clock and without time zones: not even `Date`, which would know both.
 * A date is its ISO text (`2026-10-01`); arithmetic is in whole days since 1970-01-01, in the proleptic Gregorian
 * calendar.
 */

import { dayOfGrace, farAhead } from './limits';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a date that exists: `2026-02-30` is not. */
export function isDate(text: string): boolean {
  return dayOf(text) !== undefined;
}

/** Days since 1970-01-01, or undefined where the text is not a date that exists. */
export function dayOf(text: string | undefined): number | undefined {
  if (text === undefined || text.length !== 10) return undefined;
  if (known.has(text)) return known.get(text);
  if (known.size === mostKnown) known.clear();
  const day = readDay(text);
  known.set(text, day);
  return day;
}

/** A check asks for the same few days again and again. */
const known = new Map<string, number | undefined>();
const mostKnown = 2_000;

function readDay(text: string): number | undefined {
  const match = datePattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? daysFromCivil(year, month, day) : undefined;
}

/** The date that many whole days after 1970-01-01; undefined where its year does not have four digits. */
export function isoOf(day: number): string | undefined {
  const [year, month, date] = civilFromDays(day);
  if (!(year >= 0 && year <= 9999)) return undefined;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}

/** `text` and so many days later. */
export function plusDays(text: string, days: number): string | undefined {
  const day = dayOf(text);
  return day === undefined ? undefined : isoOf(Math.round(day + days));
}

/** Whole days from one date to another; negative when `to` is the earlier one. */
export function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const [start, end] = [dayOf(from), dayOf(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Whether a date has not come yet, anywhere: what is said to have happened then has not. False where either is no date. */
export function isInTheFuture(date: string | undefined, today: string): boolean {
  const days = daysBetween(today, date);
  return days !== undefined && days > dayOfGrace;
}

/** Whether something that ends on a date is over. The last day still counts. False where either is no date. */
export function hasEnded(end: string | undefined, today: string): boolean {
  const left = daysBetween(today, end);
  return left !== undefined && left < 0;
}

/** Whether a date lies so far ahead that nobody plans for it. False where either is no date. */
export function isFarAhead(date: string | undefined, today: string): boolean {
  return (daysBetween(today, date) ?? 0) > farAhead;
}

/**
 * `text` plus an ISO 8601 period of years, months, weeks or days (`P3M`). A day that the month does not have
 * becomes its last one: 2026-01-31 plus P1M is 2026-02-28.
 */
export function plusPeriod(text: string, period: string): string | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period);
  const day = dayOf(text);
  if (match === null || day === undefined) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const [year, month, date] = civilFromDays(day);
  const count = (year + years) * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const start = daysFromCivil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
  return isoOf(start + weeks * 7 + days);
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date in words: `2026-08-02` → `2 August 2026`. What is no date stays as it is. */
export function dateInWords(text: string): string {
  const day = dayOf(text);
  if (day === undefined) return text;
  const [year, month, date] = civilFromDays(day);
  return `${date} ${months[month - 1]} ${year}`;
}

/** A review period in words: `P3M` → `every 3 months`. */
export function periodInWords(period: string): string {
  const match = /^P(\d+)([YMWD])$/.exec(period);
  if (match === null)
    return period === 'on-change' ? 'at each change' : period === 'each-release' ? 'at each release' : period;
  const noun = { Y: 'year', M: 'month', W: 'week', D: 'day' }[match[2] as 'Y' | 'M' | 'W' | 'D'];
  const count = Number(match[1]);
  return count === 1 ? `every ${noun}` : `every ${count} ${noun}s`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// The year is taken to begin in March, so that the leap day is its last; an era is 400 years. After Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
const daysInEra = 146_097;
const daysBeforeEpoch = 719_468;

function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysInEra + dayOfEra - daysBeforeEpoch;
}

function civilFromDays(days: number): [year: number, month: number, day: number] {
  const shifted = days + daysBeforeEpoch;
  const era = Math.floor(shifted / daysInEra);
  const dayOfEra = shifted - era * daysInEra;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

function digits(count: number, length: number): string {
  return String(count).padStart(length, '0');
}
