/** What someone may have meant who wrote a date or a duration in another form: one value, or several to choose from. */
import { dayOf, isDate, isoOf } from '../../base/dates';
import { ShortPattern } from '../../base/short-pattern';
import { rewriteDate, rewriteDuration } from './rewrite';

/** The values that may be meant; one where there is no doubt, none where nobody knows. */
export interface Reading {
  readonly values: readonly string[];
  /** Whether nothing but its form changes. */
  readonly exact: boolean;
}

/** Longer texts are neither dates nor durations. */
const longest = 60;

/** A date with the name of its month and two digits of its year: `11 Jan 27`. */
const shortYear = new ShortPattern(/^(.*[a-z].*?)[-., ]+['’]?(\d{2})$/i);

/** The date that was meant, or the two that could be: `1.10.2026`. */
export function readDate(text: string): Reading {
  const value = text.trim();
  if (value.length > longest) return { values: [], exact: false };
  const one = rewriteDate(value);
  if (one !== undefined) return { values: [one.value], exact: one.exact };
  const numbers = /^(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?['’]?(\d{4}|\d{2})$/.exec(value);
  const named = shortYear.exec(value);
  if (named !== null) return choice([rewriteDate(`${named[1]} 20${named[2]}`)?.value ?? '']);
  const month = /^(\d{4})[-/. ](\d{1,2})$/.exec(value);
  // A month alone: its first day or its last. A day that does not exist: the last one of its month.
  if (month !== null) return choice([iso(month[1], month[2], '1'), lastOf(month[1], month[2])]);
  const beyond = /^(\d{4})-(\d{1,2})-(?:29|30|31)$/.exec(value);
  if (beyond !== null) return choice([lastOf(beyond[1], beyond[2])]);
  if (numbers === null) return choice([]);
  const [, first, separator, second, year = ''] = numbers;
  const whole = year.length === 2 ? `20${year}` : year;
  // With two digits, dashes may begin with the year.
  const isFirstYear = year.length === 2 && separator === '-' && first?.length === 2;
  const yearFirst = isFirstYear ? [iso(`20${first}`, second, year)] : [];
  return choice([...yearFirst, iso(whole, second, first), iso(whole, first, second)]);
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

/** The days that a count of months, quarters or years may have: with months of 30 days, and with the longest ones. */
const lengths: Readonly<Record<string, (count: number) => readonly number[]>> = {
  month: monthLengths,
  mo: monthLengths,
  m: monthLengths,
  quarter: (count) => monthLengths(count * 3),
  year: (count) => [count * 365],
  yr: (count) => [count * 365],
  y: (count) => [count * 365],
};

function monthLengths(count: number): readonly number[] {
  return [count * 30, longestMonths(count)];
}

/** The days of so many months in a row, where they are the longest that there are: 31, 62, 92, 123, …, 184 for six. */
function longestMonths(count: number): number {
  const beyond = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337][count % 12] ?? 0;
  return Math.floor(count / 12) * 365 + beyond;
}

/** Nobody counts fewer days in weeks who has said months. */
const fewDays = 90;

/** The duration that was meant; where its unit is missing or has no fixed length, those that it may be. */
export function readDuration(text: string): Reading {
  if (text.length > longest) return { values: [], exact: false };
  const value = inDigits(text.trim());
  const one = rewriteDuration(value);
  if (one !== undefined)
    return { values: one.other === undefined ? [one.value] : [one.value, one.other], exact: one.exact };
  if (/^\d+(?:\.\d+)?$/.test(value))
    return { values: ['s', 'm', 'h', 'd', 'w'].map((unit) => value + unit), exact: false };
  const [, count = '', unit = ''] = /^(?:P)?(\d{1,6})[ -]?([a-z]|[a-z]{2,}?s?)\.?$/i.exec(value) ?? [];
  const days = lengthsOf(unit.toLowerCase().replace(/(?<=[a-z]{2})s$/, ''), Number(count));
  const minutes = unit === 'M' && !value.startsWith('P') ? [`${count}m`] : [];
  // Whole weeks, where they are no less and hardly more.
  const most = Math.max(0, ...days);
  const weeks = most < fewDays ? [] : [`${Math.ceil(most / 7)}w`];
  return { values: [...new Set([...minutes, ...days.map((each) => `${each}d`), ...weeks])], exact: false };
}

const countWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A count in words as digits: `six months`, `a year`, `half a year`. */
function inDigits(text: string): string {
  const [, word = '', rest = ''] = /^(half an?|an?|[a-z]+)[ -]+([a-z]+)$/i.exec(text) ?? [];
  const name = word.toLowerCase();
  if (name.startsWith('half')) return /^years?$/i.test(rest) ? '6 months' : text;
  const count = /^an?$/.test(name) ? 1 : countWords.indexOf(name);
  return count > 0 ? `${count} ${rest}` : text;
}

/** A unit is a word of the manifest: `5 constructor` has none. */
function lengthsOf(unit: string, count: number): readonly number[] {
  return (Object.hasOwn(lengths, unit) ? lengths[unit]?.(count) : undefined) ?? [];
}
