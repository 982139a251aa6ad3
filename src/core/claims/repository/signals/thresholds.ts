/** The threshold of each signal, held against the alarm that watches it. */
import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import { readThreshold } from '../../../facts/threshold';
import type { Look } from '../base/look';
import { confirmed, contradicted, unclear } from '../base/made';
import { wordsOf } from '../base/words';
import { type Alarm, alarmsOf, type Unit } from './alarms';
import { watching } from './matching';

/** What the alarm says of the values that the manifest still takes to be good. */
type Answer = 'equal' | 'later' | 'earlier' | 'unclear';

export function thresholdClaims(look: Look): Claim[] {
  const all = alarmsOf(look);
  return entries(look.facts.manifest.signals).flatMap(([id, signal]) => {
    if (signal.threshold === undefined) return [];
    const { alarms: watched, isDeclared, isNamed } = watching(look, id, signal, all);
    // What is switched off watches nothing, and is told by itself.
    const alarms = watched.filter(({ isOff }) => !isOff);
    const said = alarms.flatMap((alarm) => {
      const bound = boundOf(signal.threshold ?? '', alarm);
      return bound === undefined ? [] : [{ alarm, bound }];
    });
    const threshold = String(signal.threshold);
    if (said.length > 0) return [held({ id, threshold, said, isDeclared })];
    return isNamed ? onOtherSide(id, threshold, alarms) : [];
  });
}

const turned: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

/**
 * An alarm that the manifest names, and that fires on the side that is good. Certain only at the same number: an alarm on
 * errors may watch a share of successes from the other side.
 */
function onOtherSide(id: string, threshold: string, alarms: readonly Alarm[]): Claim[] {
  const found = alarms.flatMap((alarm) => {
    const bound = boundOf(threshold, { ...alarm, operator: turned[alarm.operator ?? ''] });
    return bound === undefined || alarm.isComplement ? [] : [{ alarm, value: inUnit(bound, alarm) }];
  });
  const [first] = found;
  if (first === undefined || found.length < alarms.length) return [];
  const { alarm } = first;
  const ground = {
    path: ['signals', id, 'threshold'],
    reason: `the alert ${alarm.name} fires ${firing(alarm)}, where all is well by the manifest (${threshold})`,
    places: found.map((each) => each.alarm.place),
  };
  const isSure = found.every(({ alarm: { threshold: at = 0 }, value }) => {
    return value !== undefined && isSame(value, at) && !isHalf(at);
  });
  return [isSure ? contradicted({ ...ground, severity: 'error' }) : unclear(ground)];
}

/** A half is the rest of a half. */
function isHalf(value: number): boolean {
  return value === 0.5 || value === 50;
}

interface Said {
  readonly alarm: Alarm;
  readonly bound: Bound;
}

interface Ground {
  readonly id: string;
  readonly threshold: string;
  readonly said: readonly Said[];
  readonly isDeclared: boolean;
}

/** The end of what is good, on the side on which an alarm watches. */
interface Bound {
  readonly value: number;
  readonly unit: string;
  readonly side: 'above' | 'below';
  /** Whether the value itself is still good. */
  readonly isGood: boolean;
}

const above: ReadonlySet<string> = new Set(['>', '>=']);

/** Undefined where the alarm fires on another side, or says no number. */
function boundOf(text: string | number, { operator, threshold, isCompound }: Alarm): Bound | undefined {
  if (operator === undefined || threshold === undefined || isCompound) return undefined;
  if (!above.has(operator) && operator !== '<' && operator !== '<=') return undefined;
  const side = above.has(operator) ? 'above' : 'below';
  const read = readThreshold(text);
  if (read === undefined) return undefined;
  const { unit } = read;
  if (read.kind === 'between')
    return { value: side === 'above' ? read.high : read.low, unit, side, isGood: true };
  if (read.operator === '=') return undefined;
  const good = read.operator === '<' || read.operator === '<=' ? 'above' : 'below';
  return good === side ? { value: read.value, unit, side, isGood: read.operator.endsWith('=') } : undefined;
}

/** Several alarms may watch one signal, each at its own height: only what all of them say counts. */
function held({ id, threshold, said, isDeclared }: Ground): Claim {
  const path = ['signals', id, 'threshold'];
  const answered = said.map(({ alarm, bound }) => ({ alarm, answer: answerOf(bound, alarm, isDeclared) }));
  const equal = answered.filter(({ answer }) => answer === 'equal');
  const places = answered.map(({ alarm }) => alarm.place);
  const [first] = equal.length > 0 ? equal : answered;
  if (first === undefined) return unclear({ path, reason: 'no alarm has a number', places });
  const { alarm } = first;
  const fires = `fires ${firing(alarm)}`;
  if (equal.length > 0)
    return confirmed({
      path,
      reason: `the alert ${alarm.name} ${fires}`,
      places: equal.map((each) => each.alarm.place),
    });
  const reason = `the alert ${alarm.name} ${fires}, the manifest says ${threshold}`;
  const isSure = answered.every(({ alarm: each, answer }) => {
    return (
      answer === first.answer && answer !== 'unclear' && (isDeclared || (each.isProduct && !each.isDefault))
    );
  });
  if (!isSure) return unclear({ path, reason, places });
  if (first.answer === 'earlier') return contradicted({ path, reason, places, severity: 'information' });
  const only = reason.replace(fires, `fires only ${firing(alarm)}`);
  return contradicted({ path, reason: only, places, severity: isDeclared ? 'error' : 'warning' });
}

function firing({ operator = '', threshold = 0, unit }: Alarm): string {
  const words = { '>': 'above', '>=': 'from', '<': 'below', '<=': 'at or below' }[operator] ?? operator;
  const suffix = { seconds: ' s', milliseconds: ' ms', percent: ' %' }[unit as string] ?? '';
  return `${words} ${threshold}${suffix}`;
}

function answerOf(bound: Bound, alarm: Alarm, isDeclared: boolean): Answer {
  const { operator = '', threshold = 0, unit } = alarm;
  const value = inUnit(bound, alarm);
  if (value === undefined) return 'unclear';
  const fires = operator.endsWith('=');
  // Whether a value just at the threshold is good matters only where things are counted.
  if (isSame(value, threshold))
    return bound.isGood !== fires || !areCounts(value, threshold, unit) ? 'equal' : 'unclear';
  // So many a second is compared with nothing that is counted otherwise, unless the manifest says that this is its alarm.
  if ((unit === 'rate' && !isDeclared) || (!isConverted(bound) && isOtherScale(value, threshold)))
    return 'unclear';
  // From 1 on is above 0, where things are counted.
  if (fires === bound.isGood && areCounts(value, threshold, unit) && Math.abs(value - threshold) === 1)
    return 'unclear';
  const isLater = bound.side === 'above' ? threshold > value : threshold < value;
  return isLater ? 'later' : 'earlier';
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-6 * Math.max(1e-12, Math.abs(one), Math.abs(other));
}

/** Whether the manifest says the unit, so that nothing is left to guess. */
function isConverted({ unit }: Bound): boolean {
  return unit !== '';
}

/** Numbers so far apart that they are likely to be of two units: shares and per cent, seconds and thousandths. */
function isOtherScale(one: number, other: number): boolean {
  if (one === 0 || other === 0) return false;
  return Math.max(Math.abs(one / other), Math.abs(other / one)) >= 20;
}

function areCounts(one: number, other: number, unit: Unit): boolean {
  return (unit === 'unknown' || unit === 'rate') && Number.isInteger(one) && Number.isInteger(other);
}

const times: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ms: 0.001,
    s: 1,
    sec: 1,
    second: 1,
    seconds: 1,
    m: 60,
    min: 60,
    minutes: 60,
    h: 3600,
    d: 86_400,
  }),
);

/** Money, as it is written and as metrics are named after it. */
const currencies: ReadonlyMap<string, string> = new Map(
  Object.entries({ '€': 'eur', euro: 'eur', $: 'usd', dollar: 'usd', '£': 'gbp', '¥': 'jpy' }),
);

/** What the manifest says, in the unit of the alarm; undefined where nobody knows how. */
function inUnit(
  { value, unit }: Bound,
  { unit: of, metrics }: Pick<Alarm, 'unit' | 'metrics'>,
): number | undefined {
  const written = unit.toLowerCase();
  if (written === '') return value;
  if (written === '%') return of === 'ratio' ? value / 100 : of === 'percent' ? value : undefined;
  const seconds = times.get(written);
  if (seconds !== undefined) {
    if (of === 'seconds') return value * seconds;
    return of === 'milliseconds' ? value * seconds * 1000 : undefined;
  }
  // `_eur`, `_tickets_open`: the metric is of what the manifest counts.
  const [named = ''] = wordsOf(currencies.get(written) ?? written);
  return metrics.length > 0 && metrics.every((metric) => wordsOf(metric).includes(named)) ? value : undefined;
}
