/** Durations: a number and a unit, as in `15m` or `30d`. */
import { plural } from './words';

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** Seconds in a duration such as `15m` or `30d`; undefined where the text is none. */
export function secondsOf(duration: string | undefined): number | undefined {
  const match = duration === undefined ? null : /^(\d+(?:\.\d+)?)([smhdw])$/.exec(duration);
  if (match === null) return undefined;
  return Number(match[1]) * unitSeconds[match[2] as keyof typeof unitSeconds];
}

/** Days in a duration, with fractions. */
export function daysOf(duration: string | undefined): number | undefined {
  const seconds = secondsOf(duration);
  return seconds === undefined ? undefined : seconds / unitSeconds.d;
}

/** A number of seconds in the largest unit of those that the reader uses in which it is whole: 7200 beside `90m`, `1h` → `2h`. */
export function durationLike(seconds: number, ...others: readonly string[]): string {
  const used = others.map((each) => each.slice(-1)).filter(isUnit);
  const whole = used.filter((unit) => seconds % unitSeconds[unit] === 0);
  const [largest] = whole.sort((one, other) => unitSeconds[other] - unitSeconds[one]);
  const isSmall = largest !== undefined && seconds / unitSeconds[largest] < 100;
  return isSmall ? `${seconds / unitSeconds[largest]}${largest}` : durationOf(seconds);
}

function isUnit(text: string): text is keyof typeof unitSeconds {
  return Object.hasOwn(unitSeconds, text);
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
