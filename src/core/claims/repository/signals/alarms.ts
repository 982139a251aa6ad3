/** Alerts and alarms, whichever tool they are written for. */
import type { ClaimPlace } from '../../../facts/claim';
import type { AlertComparison, FileReading, TestimonyValues } from '../../../facts/testimony';
import type { Found, Look } from '../base/look';
import { placeOf } from '../base/made';
import { wordsOf } from '../base/words';

type Tool = 'prometheus' | 'aws' | 'azure' | 'cloud';

export interface Alarm {
  readonly name: string;
  readonly metrics: readonly string[];
  /** Those of its name and its metrics. */
  readonly words: ReadonlySet<string>;
  readonly operator: string | undefined;
  /** Null and undefined where there is none that can be compared. */
  readonly threshold: number | undefined;
  readonly unit: Unit;
  readonly quantile: number | undefined;
  /** Several comparisons, each on metrics of its own. */
  readonly isCompound: boolean;
  readonly comparisons: readonly AlertComparison[];
  readonly isDefault: boolean;
  readonly tool: Tool;
  /** Whether it can show that the manifest is wrong. */
  readonly isProduct: boolean;
  readonly role: string;
  readonly tellsNobody: boolean;
  /** Whether it stands there and is switched off. */
  readonly isOff: boolean;
  /** Whether what is compared is the rest to one, so that it fires on the other side. */
  readonly isComplement: boolean;
  /** Where its number stands. */
  readonly place: ClaimPlace;
}

/** What the number is one of. `rate`: so many a second; `unknown`: its name does not say. */
export type Unit = 'seconds' | 'milliseconds' | 'ratio' | 'percent' | 'bytes' | 'rate' | 'unknown';

/** All that the files around the manifest have. */
export function alarmsOf(look: Look): readonly Alarm[] {
  return look.once('alarms', () => alarmsFrom((name) => look.find(name)));
}

/** Those of the whole repository, whoever owns the file. */
export function alarmsAnywhere(look: Look): readonly Alarm[] {
  return look.once('alarms anywhere', () => alarmsFrom((name) => look.anywhere(name)));
}

/** Those of one file. */
export function alarmsIn(look: Look, reading: FileReading): Alarm[] {
  return alarmsFrom((name) => look.in(reading, name));
}

/** By where what is found is looked for. */
function alarmsFrom(
  found: <Name extends 'alert' | 'iac.alarm'>(name: Name) => readonly Found<Name>[],
): Alarm[] {
  return [...found('alert').map(alertOf), ...found('iac.alarm').map(alarmOf)];
}

/** What alarms of every tool have alike. */
function common(
  found: Found<'alert'> | Found<'iac.alarm'>,
  metrics: readonly string[],
): Pick<Alarm, 'name' | 'metrics' | 'words' | 'operator' | 'threshold' | 'isProduct' | 'role' | 'place'> {
  const { name, operator, threshold, thresholdLine } = found.said.value;
  const condition = operator === undefined || threshold == null ? name : `${name} ${operator} ${threshold}`;
  return {
    name,
    metrics,
    words: new Set([name, ...metrics].flatMap(wordsOf)),
    operator,
    threshold: threshold ?? undefined,
    isProduct: found.isProduct,
    role: found.role,
    place: placeOf(found, condition, thresholdLine),
  };
}

function alertOf(found: Found<'alert'>): Alarm {
  const { value } = found.said;
  const { metrics, quantile } = value;
  return {
    ...common(found, metrics),
    unit: unitOfAlert(value),
    quantile,
    isCompound: value.compound === true && metrics.length !== 1,
    comparisons: value.comparisons ?? [],
    isDefault: false,
    tool: 'prometheus',
    tellsNobody: false,
    isOff: false,
    isComplement: value.complement === true,
  };
}

/** What goes through these is no longer what the metric is one of. */
const counting =
  /^(?:i?rate|increase|i?delta|deriv|count(?:_over_time|_values)?|changes|resets|predict_linear|time|timestamp|std(?:dev|var)(?:_over_time)?|absent(?:_over_time)?)$/;

function unitOfAlert({
  metrics,
  quantile,
  ratio,
  scale = 1,
  functions = [],
}: TestimonyValues['alert']): Unit {
  // The sum of a metric by its count is an average of it, and no ratio by the facts.
  if (ratio === true) return scale === 100 ? 'percent' : scale === 1 ? 'ratio' : 'rate';
  const isCounted = quantile === undefined && functions.some((each) => counting.test(each));
  const unit = isCounted ? 'rate' : unitOf(metrics, quantile);
  if (scale === 1) return unit;
  if (unit === 'seconds' && scale === 1000) return 'milliseconds';
  return unit === 'ratio' && scale === 100 ? 'percent' : 'rate';
}

/** What one of several comparisons counts: what the whole alert goes through may be the part of another one. */
export function unitOfComparison({ unit }: Pick<Alarm, 'unit'>, metrics: readonly string[]): Unit {
  return unit === 'rate' ? 'rate' : metrics.length > 1 ? 'ratio' : unitOf(metrics, undefined);
}

function alarmOf(found: Found<'iac.alarm'>): Alarm {
  const { value } = found.said;
  const { metric } = value;
  const metrics = metric === undefined ? [] : [metric];
  const isBicep = found.file.endsWith('.bicep');
  return {
    ...common(found, metrics),
    unit: unitOf(metrics, undefined),
    quantile: undefined,
    isCompound: false,
    comparisons: [],
    isDefault: value.default === true && !isBicep,
    tool: isBicep || metrics.some((each) => each.includes('/')) ? 'azure' : 'cloud',
    tellsNobody: value.actions === 'none',
    isOff: value.enabled === false,
    isComplement: false,
  };
}

/** By the end of the metric's name, as Prometheus wants it. What counts up is compared by its rate. */
function unitOf(metrics: readonly string[], quantile: number | undefined): Unit {
  const units = new Set(metrics.map(unitOfMetric));
  const [unit = 'unknown'] = units;
  if (units.size !== 1) return 'unknown';
  return quantile !== undefined && unit === 'rate' ? 'unknown' : unit;
}

function unitOfMetric(metric: string): Unit {
  const words = wordsOf(metric);
  const name = metric.toLowerCase().replace(/_(?:bucket|sum|total|max|avg|p\d+)$/, '');
  if (/_(?:milliseconds|millis|ms)$/.test(name) || words.at(-1) === 'millisecond') return 'milliseconds';
  if (/_(?:seconds|s)$/.test(name)) return 'seconds';
  if (/_(?:ratio|fraction)$/.test(name)) return 'ratio';
  if (/_(?:percent|percentage|pct)$/.test(name) || ['percent', 'percentage'].includes(words.at(-1) ?? ''))
    return 'percent';
  if (/_bytes$/.test(name)) return 'bytes';
  return /_(?:total|count|created)$/i.test(metric) ? 'rate' : 'unknown';
}

/** The metrics of an alarm as one word, to see whether two speak of the same. */
export function subjectOf({ metrics }: Pick<Alarm, 'metrics'>): string {
  return [...metrics].sort().join(' ');
}
