/** Durations as contracts write them: a value with a unit beside it, or in one text. */
import type { Tree } from '../source/tree';

const units: ReadonlyMap<string, string> = new Map([
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((unit) => [unit, 's'] as const),
  // A bare `m` is minutes to some and months to others: it is not read.
  ...['min', 'mins', 'minute', 'minutes'].map((unit) => [unit, 'min'] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [unit, 'h'] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, 'd'] as const),
  ...['w', 'wk', 'week', 'weeks'].map((unit) => [unit, 'w'] as const),
  ...['mo', 'month', 'months'].map((unit) => [unit, 'mo'] as const),
  ...['y', 'yr', 'yrs', 'year', 'years'].map((unit) => [unit, 'y'] as const),
]);

const iso =
  /^P(?=\d|T\d)(?:\d{1,6}(?:\.\d{1,6})?Y)?(?:\d{1,6}(?:\.\d{1,6})?M)?(?:\d{1,6}(?:\.\d{1,6})?W)?(?:\d{1,6}(?:\.\d{1,6})?D)?(?:T(?=\d)(?:\d{1,6}(?:\.\d{1,6})?H)?(?:\d{1,6}(?:\.\d{1,6})?M)?(?:\d{1,6}(?:\.\d{1,6})?S)?)?$/i;

/** A duration in one text: `25h`, `24 hours` as `24h`, `P1Y` as it is; undefined where it is none, or its unit is not clear. */
export function durationIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (iso.test(text)) return text.toUpperCase();
  const [, amount = '', unit = ''] = /^(\d{1,9}(?:\.\d{1,9})?)\s{0,3}([a-z]{1,7})$/i.exec(text.trim()) ?? [];
  return withUnit(amount, unit);
}

/** A duration whose unit may stand in a field of its own. */
export function durationOf(value: Tree | undefined, unit: Tree | undefined): string | undefined {
  const whole = durationIn(value?.text);
  const written = unit?.text;
  if (written === undefined) return unit === undefined || unit.isNull ? whole : undefined;
  const amount = value?.number;
  if (amount !== undefined) return amount < 0 ? undefined : withUnit(String(amount), written);
  // Both say a unit: only where it is the same one.
  const [, number = ''] = /^(\d{1,9}(?:\.\d{1,9})?)[a-z\s]/i.exec(value?.text ?? '') ?? [];
  return whole !== undefined && withUnit(number, written) === whole ? whole : undefined;
}

function withUnit(amount: string, unit: string): string | undefined {
  const known = units.get(unit.toLowerCase());
  // `M` is a month in some notations, a minute in others.
  return known === undefined || amount === '' ? undefined : `${amount}${known}`;
}
