/** Whether a value meets its threshold, as far as both are on one scale. Design: readers-evidence.md, section 3. */
import { isGood, readThreshold } from '../../facts/threshold';
import { inDigits, lastOf, type Measured } from './metric';
import { missesOnEveryScale, rounded, type Threshold } from './scales';

/** What is measured on a scale of its own, which a threshold must state. */
const scaleFree = /latency|second|duration|cost|token|count|price|usd|eur|(?:^|[^a-z])ms(?:[^a-z]|$)/i;

type Judgement =
  | { readonly verdict: 'meets' | 'misses' }
  /** Nobody can tell, and why. */
  | { readonly verdict: 'unknown'; readonly why: string };

const unknown = (why: string): Judgement => ({ verdict: 'unknown', why });

/** Whether a value meets a threshold; nothing is divided by a hundred in silence. */
export function judge(measured: Judged, threshold: string | number): Judgement {
  const read = readThreshold(threshold);
  if (read === undefined) return unknown('the threshold cannot be read as a comparison');
  const judgement = judgeAsWritten(measured, read, threshold);
  if (judgement.verdict !== 'unknown') return judgement;
  const { name, value, unit, cases } = measured;
  const own = unit === undefined ? (unitInName(name) ?? '') : unitKey(unit);
  const isOfShares = (own === '' || own === '%') && (own === '%' || !scaleFree.test(name));
  return isOfShares && missesOnEveryScale({ value: rounded(value), isPercent: own === '%', cases }, read)
    ? { verdict: 'misses' }
    : judgement;
}

/** What of a value decides whether it meets a threshold. */
type Judged = Pick<Measured, 'name' | 'value' | 'unit' | 'isShare' | 'cases'>;

function judgeAsWritten(
  { name, value, unit, isShare: isCounted }: Judged,
  read: Threshold,
  threshold: string | number,
): Judgement {
  if (isCounted === true && read.unit === '%') return compared(value * 100, read);
  const own = unit === undefined ? '' : unitKey(unit);
  if (own !== '') return judgeIn(own, value, read);
  const isPercent = read.unit === '%';
  if (isOfOtherUnit(name, read)) return unknown('the name of the metric speaks of another unit');
  if (read.unit !== '' && !isPercent && !scaleFree.test(name))
    return unknown(`the threshold is in ${read.unit}, and the file does not say in what its value is`);
  const most = read.kind === 'between' ? read.high : read.value;
  const isShare = Math.abs(most) <= 1;
  if (isPercent ? value > 0 && value <= 1 : !scaleFree.test(name) && isOtherScale(value, isShare, most))
    return unknown(`${inDigits(value)} is on another scale than ${threshold}`);
  return compared(value, read);
}

function compared(value: number, read: Threshold): Judgement {
  return { verdict: isGood(roundedThreshold(read), rounded(value)) ? 'meets' : 'misses' };
}

/** Of a value whose unit is known: held against a threshold in the same one, and against nought, which has none. */
function judgeIn(unit: string, value: number, read: Threshold): Judgement {
  const isNought = read.kind === 'compare' && read.value === 0 && read.unit === '';
  const most = Math.abs(read.kind === 'between' ? read.high : read.value);
  // A bare number above one cannot be a share: it is as many percent.
  const isPercent = unit === '%' && read.unit === '' && most > 1;
  if (isNought || isPercent || unitKey(read.unit) === unit) return compared(value, read);
  const other = read.unit === '' ? 'has no unit' : `is in ${read.unit}`;
  return unknown(`${inDigits(value)} is in ${unit}, and the threshold ${other}`);
}

/**
 * Whether a value that is not held against its threshold may meet it: a share against percent and the other way round.
 * Nobody is told so; it only keeps what may be right from being called worthless.
 */
export function mayMeet(
  measured: Pick<Measured, 'name' | 'value' | 'unit'>,
  threshold: string | number,
): boolean {
  const read = readThreshold(threshold);
  if (read === undefined) return false;
  const { verdict } = judge(measured, threshold);
  if (verdict !== 'unknown') return verdict === 'meets';
  const { name, value, unit } = measured;
  const own = unit === undefined ? (unitInName(name) ?? '') : unitKey(unit);
  const isOfShares = [own, unitKey(read.unit)].every((each) => each === '' || each === '%');
  if (!isOfShares || scaleFree.test(name)) return true;
  const other = own === '%' || Math.abs(value) > 1 ? value / 100 : value * 100;
  return isGood(roundedThreshold(read), rounded(other));
}

const units: readonly (readonly [unit: string, written: RegExp])[] = [
  ['%', /^(?:%|pct|percent|percentage|per cent)$/i],
  ['ms', /^(?:ms|millis|milliseconds?)$/i],
  ['s', /^(?:s|secs?|seconds?)$/i],
  ['min', /^(?:m|min|mins|minutes?)$/i],
  ['h', /^(?:h|hours?)$/i],
  ['EUR', /^(?:€|eur|euros?)$/i],
  ['USD', /^(?:\$|usd|us dollars?|dollars?)$/i],
  ['GBP', /^(?:£|gbp|pounds?)$/i],
  // A share and a count are numbers as they are.
  ['', /^(?:|1|0-1|none|n\/a|ratio|fraction|share|proportion|score|count|number|cases|points?)$/i],
];

/** A unit in one spelling; nothing for numbers as they are. */
function unitKey(text: string): string {
  return unitOf(text) ?? text.trim().toLowerCase();
}

/**
 * Whether the last word of a metric's name is a unit other than that of its threshold: `latency_ms` against `2 s`. A bare
 * number above one can be no share: against `waste_percent` it is as many percent.
 */
function isOfOtherUnit(name: string, read: Threshold): boolean {
  const { unit } = read;
  const most = Math.abs(read.kind === 'between' ? read.high : read.value);
  const own = unitInName(name);
  return own !== undefined && own !== unitOf(unit) && (unit !== '' || (own === '%' && most <= 1));
}

function unitInName(name: string): string | undefined {
  const last =
    lastOf(name)
      .split(/[_\s-]+/)
      .at(-1) ?? '';
  return lastOf(name) === last ? undefined : unitOf(last);
}

function unitOf(text: string): string | undefined {
  return units.find(([, written]) => written.test(text.trim()))?.[0];
}

function isOtherScale(value: number, isShare: boolean, most: number): boolean {
  return isShare ? Math.abs(value) > 1 && most !== 0 : value > 0 && value <= 1;
}

function roundedThreshold(read: Threshold): Threshold {
  return read.kind === 'between'
    ? { ...read, low: rounded(read.low), high: rounded(read.high) }
    : { ...read, value: rounded(read.value) };
}
