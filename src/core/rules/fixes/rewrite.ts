/** What someone meant who wrote a date or a duration in another form than the format's. */
import { isDate } from '../../base/dates';
import { durationOf, secondsOf } from '../../base/durations';
import { ShortPattern } from '../../base/short-pattern';
import { readNumber } from './numbers';
import { lengthOfUnit } from './time-units';

/** A value in the format's form, and whether nothing but its form has changed. */
interface Rewritten {
  readonly value: string;
  readonly exact: boolean;
  /** What may be meant as well: `1.000 h` is one hour or a thousand. */
  readonly other?: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayMonthYear = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ .-]*${monthName},?[ -]*(\\d{4})$`, 'i');
const monthDayYear = new RegExp(`^${monthName} *(\\d{1,2})(?:st|nd|rd|th)?,? *(\\d{4})$`, 'i');

/** A date in ISO form; undefined where it could mean two days (`1.10.2026`), or none. */
export function rewriteDate(text: string): Rewritten | undefined {
  const value = text.trim();
  const iso = /^(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})(?:T.*)?$/.exec(value);
  if (iso !== null && (iso[2] !== '' || /^\d{8}(?:T|$)/.test(value)))
    return existing([iso[1], iso[3], iso[4]], !value.includes('T'));
  const words = dayMonthYear.exec(value);
  if (words !== null) return existing([words[3], monthOf(words[2]), words[1]], true);
  const american = monthDayYear.exec(value);
  if (american !== null) return existing([american[3], monthOf(american[1]), american[2]], true);
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(value);
  if (numbers === null) return undefined;
  // Only a number above 12 says which of the two is the day.
  const [one, other] = [Number(numbers[1]), Number(numbers[3])];
  if (one > 12) return existing([numbers[4], numbers[3], numbers[1]], false);
  return other > 12 || one === other ? existing([numbers[4], numbers[1], numbers[3]], false) : undefined;
}

function monthOf(name: string | undefined): string {
  return String(months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function existing(parts: readonly (string | undefined)[], exact: boolean): Rewritten | undefined {
  const value = parts.map((part, index) => (part ?? '').padStart(index === 0 ? 4 : 2, '0')).join('-');
  return isDate(value) ? { value, exact } : undefined;
}

const countsAndUnits = new ShortPattern(
  /(\d(?:[\d.,'’_ \u00a0\u202f]*\d)?)\s*([a-z]+)\.?(?:\s*(?:,|and)?\s*|$)/gi,
);

/** A duration in the format's form; undefined where its unit is missing or has no fixed length (`1 month`). */
export function rewriteDuration(text: string): Rewritten | undefined {
  const [value, other] = durationsOf(text.trim());
  if (value === undefined) return undefined;
  return other === undefined ? { value, exact: true } : { value, exact: false, other };
}

function durationsOf(value: string): string[] {
  const iso = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value);
  if (iso !== null) {
    const lengths = [604_800, 86_400, 3600, 60, 1];
    const seconds = lengths.reduce((sum, unit, index) => sum + unit * Number(iso[index + 1] ?? 0), 0);
    return seconds === 0 ? [] : written(seconds);
  }
  const parts = countsAndUnits.matchAll(value);
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== value) return [];
  const read = parts.map(([, digits = '', unit = '']) => ({
    counts: countsOf(digits),
    unit: lengthOfUnit(unit),
  }));
  const [first] = read;
  if (read.length === 1 && first !== undefined)
    return first.counts.flatMap((count) => single(count, first.unit));
  let seconds = 0;
  for (const { counts, unit } of read) {
    const [count, ...others] = counts;
    if (count === undefined || others.length > 0 || unit === undefined) return [];
    seconds += count * unit;
  }
  return written(seconds);
}

/** The numbers that digits may stand for, as anywhere else: `1,000` is a thousand. */
function countsOf(digits: string): readonly number[] {
  return readNumber(digits, { whole: false, count: true, share: false }).values;
}

/** So many seconds; none where that cannot be written without losing some of them. */
function written(seconds: number): string[] {
  const value = durationOf(seconds);
  const again = secondsOf(value);
  const isKept = again !== undefined && seconds <= Number.MAX_SAFE_INTEGER;
  return isKept && Math.abs(again - seconds) <= seconds * 1e-9 ? [value] : [];
}

/** One number keeps its unit: `90 min` is `90m`, not `1.5h`. */
function single(count: number, length: number | undefined): string[] {
  if (length === undefined) return [];
  if (length < 1) return written(count * length);
  const unit = { 1: 's', 60: 'm', 3600: 'h', 86400: 'd', 604800: 'w' }[length] ?? 's';
  const value = `${count}${unit}`;
  return secondsOf(value) === undefined ? [] : [value];
}
