/** What someone may have meant who wrote a date or a duration in another form: one value, or several to choose from. */
import { dayOf, isDate, isoOf } from '../../base/dates';
import { rewriteDate, rewriteDuration } from './rewrite';

/** The values that may be meant; one where there is no doubt, none where nobody knows. */
export interface Reading {
  readonly values: readonly string[];
  /** Whether nothing but its form changes. */
  readonly exact: boolean;
}

/** Longer texts are neither dates nor durations. */
const longest = 60;

/** The date that was meant, or the two that could be: `1.10.2026`. */
export function readDate(text: string): Reading {
  const value = text.trim();
  if (value.length > longest) return { values: [], exact: false };
  const one = rewriteDate(value);
  if (one !== undefined) return { values: [one.value], exact: one.exact };
  const numbers = /^(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$/.exec(value);
  const month = /^(\d{4})[-/. ](\d{1,2})$/.exec(value);
  // A month alone: its first day or its last. A day that does not exist: the last one of its month.
  if (month !== null) return choice([iso(month[1], month[2], '1'), lastOf(month[1], month[2])]);
  const beyond = /^(\d{4})-(\d{1,2})-(?:29|30|31)$/.exec(value);
  if (beyond !== null) return choice([lastOf(beyond[1], beyond[2])]);
  if (numbers === null) return choice([]);
  const [, first, separator, second, year = ''] = numbers;
  // With two digits, dashes may begin with the year.
  if (year.length === 2 && separator === '-') return choice([]);
  const whole = year.length === 2 ? `20${year}` : year;
  return choice([iso(whole, second, first), iso(whole, first, second)]);
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function lastOf(year = '', month = ''): string {
  const isLast = Number(month) === 12;
  const next = dayOf(iso(isLast ? `${Number(year) + 1}` : year, isLast ? '1' : `${Number(month) + 1}`, '1'));
  return next === undefined ? '' : (isoOf(next - 1) ?? '');
}

function choice(dates: readonly string[]): Reading {
  return { values: [...new Set(dates)].filter(isDate), exact: false };
}

/** Days of a month and of a year, where somebody does not mean the calendar's. */
const lengths: Readonly<Record<string, readonly number[]>> = {
  month: [30, 31],
  mo: [30, 31],
  m: [30, 31],
  quarter: [90, 92],
  year: [365],
  yr: [365],
  y: [365],
};

/** The duration that was meant; where its unit is missing or has no fixed length, those that it may be. */
export function readDuration(text: string): Reading {
  const value = text.trim();
  if (value.length > longest) return { values: [], exact: false };
  const one = rewriteDuration(value);
  if (one !== undefined)
    return { values: one.other === undefined ? [one.value] : [one.value, one.other], exact: one.exact };
  if (/^\d+(?:\.\d+)?$/.test(value))
    return { values: ['m', 'h', 'd'].map((unit) => value + unit), exact: false };
  const [, count = '', unit = ''] = /^(?:P)?(\d{1,6}) ?([a-z]|[a-z]{2,}?s?)\.?$/i.exec(value) ?? [];
  const days = lengthsOf(unit.toLowerCase().replace(/(?<=[a-z]{2})s$/, '')).map(
    (length) => `${Number(count) * length}d`,
  );
  const minutes = unit === 'M' && !value.startsWith('P') ? [`${count}m`] : [];
  return { values: [...minutes, ...days], exact: false };
}

/** A unit is a word of the manifest: `5 constructor` has none. */
function lengthsOf(unit: string): readonly number[] {
  return (Object.hasOwn(lengths, unit) ? lengths[unit] : undefined) ?? [];
}
