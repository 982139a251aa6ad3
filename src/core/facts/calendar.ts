/**
 * Calendar dates, durations and review periods, without a clock and without time zones.
 * A date is its ISO text (`2026-10-01`); arithmetic is in whole days since 1970-01-01.
 */

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a date that exists: `2026-02-30` is not. Also the `date` format of the schema validator. */
export function date(text: string): boolean {
  return dayOf(text) !== undefined;
}

/** Days since 1970-01-01, or undefined where the text is no date that exists. */
export function dayOf(text: string | undefined): number | undefined {
  const match = text === undefined ? null : datePattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  const exists =
    time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return exists ? time.getTime() / 86_400_000 : undefined;
}

/** The date that many days after 1970-01-01; undefined where its year has not four digits. */
export function isoOf(day: number): string | undefined {
  const time = new Date(day * 86_400_000);
  const year = time.getUTCFullYear();
  return year >= 0 && year <= 9999 ? time.toISOString().slice(0, 10) : undefined;
}

/** `date` and so many days later. */
export function plusDays(text: string, days: number): string | undefined {
  const day = dayOf(text);
  return day === undefined ? undefined : isoOf(Math.round(day + days));
}

/** Whole days from one date to another; negative when `to` is the earlier one. */
export function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const [start, end] = [dayOf(from), dayOf(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** Seconds in a duration such as `15m` or `30d`; undefined where the text is none. */
export function secondsOf(duration: string | undefined): number | undefined {
  const match = duration === undefined ? null : /^(\d+(?:\.\d+)?)([smhdw])$/.exec(duration);
  if (match === null) return undefined;
  return Number(match[1]) * unitSeconds[match[2] as keyof typeof unitSeconds];
}

/** Working days in an estimate: a week has five. */
export function workingDaysOf(duration: string | undefined): number | undefined {
  const days = daysOf(duration);
  return days !== undefined && duration?.endsWith('w') === true ? (days * 5) / 7 : days;
}

/** Days in a duration, with fractions. */
export function daysOf(duration: string | undefined): number | undefined {
  const seconds = secondsOf(duration);
  return seconds === undefined ? undefined : seconds / unitSeconds.d;
}

/** A number of seconds in the unit of another duration, so that the two can be compared at a glance. */
export function durationLike(seconds: number, other: string): string {
  const unit = other.slice(-1) as keyof typeof unitSeconds;
  const isWhole = unit in unitSeconds && seconds % unitSeconds[unit] === 0;
  return isWhole ? `${seconds / unitSeconds[unit]}${unit}` : durationOf(seconds);
}

/** A number of seconds in its largest whole unit: 5400 → `90m`. */
export function durationOf(seconds: number): string {
  for (const unit of ['w', 'd', 'h', 'm'] as const) {
    if (seconds >= unitSeconds[unit] && seconds % unitSeconds[unit] === 0)
      return `${seconds / unitSeconds[unit]}${unit}`;
  }
  return `${Math.round(seconds * 100) / 100}s`;
}

const unitNames = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' } as const;

/** A duration in words: `15m` → `15 minutes`. The text itself where it is no duration. */
export function durationInWords(duration: string): string {
  const match = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(duration);
  if (match === null) return duration;
  return plural(Number(match[1]), unitNames[match[2] as keyof typeof unitNames]);
}

/** `1,234.5`: thousands in groups, three decimals. The first use of Intl costs more than a whole check. */
export function grouped(count: number): string {
  const [whole = '', decimals] = String(Math.round(count * 1000) / 1000).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}

/** `1 day`, `2 days`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : many}`;
}

/**
 * `date` plus an ISO 8601 period of years, months, weeks or days (`P3M`). A day that the month does not have
 * becomes its last one: 2026-01-31 plus P1M is 2026-02-28.
 */
export function plusPeriod(text: string, period: string): string | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period);
  const start = datePattern.exec(text);
  if (match === null || start === null || dayOf(text) === undefined) return undefined;
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const month = Number(start[1]) * 12 + Number(start[2]) - 1 + years * 12 + months;
  const first = new Date(0);
  first.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  const monthLength = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const day = first.getTime() / 86_400_000 + Math.min(Number(start[3]), monthLength) - 1;
  return isoOf(day + weeks * 7 + days);
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
