/** How metrics are called in Prometheus that code creates under other names. */
import type { MetricTestimony } from '../../../core/service';
import type { Argument, Known } from './arguments';

export interface Created {
  /** Where its name stands. */
  readonly at: number;
  readonly value: MetricTestimony;
}

/** A metric with the place of its name; nothing where one of them is not known. */
export function createdAt(named: Argument | undefined, value: MetricTestimony | undefined): Created[] {
  return named === undefined || value === undefined ? [] : [{ at: named.at, value }];
}

interface Naming {
  readonly type?: string;
  /** What is put behind the name where it does not end with it already. */
  readonly endings?: readonly string[];
}

/** A metric as Prometheus shows it; undefined for what is no name of one. */
export function metricNamed(
  known: Known | undefined,
  { type, endings = [] }: Naming,
): MetricTestimony | undefined {
  if (known === undefined) return undefined;
  const { text, isTail } = known;
  let name = text.replace(/[^\w:]/g, '_');
  for (const ending of endings) if (ending !== '' && !name.endsWith(`_${ending}`)) name = `${name}_${ending}`;
  const bare = name.replace(/^_+/, '');
  const isName = /^[a-z][\w:]{2,199}$/i.test(bare) && /^[\w:.\-/]+$/.test(text);
  if (!isName || (isTail && !bare.includes('_'))) return undefined;
  return {
    name: isTail ? bare : name,
    ...(type === undefined ? {} : { type }),
    ...(isTail ? { suffix: name, computed: true } : {}),
    ...(!isTail && /[^\w:]/.test(text) ? { from: text } : {}),
  };
}

/** The words for the units of OpenTelemetry, as its exporters write them into names. */
const units: ReadonlyMap<string, string> = new Map([
  ['s', 'seconds'],
  ['ms', 'milliseconds'],
  ['us', 'microseconds'],
  ['ns', 'nanoseconds'],
  ['min', 'minutes'],
  ['h', 'hours'],
  ['d', 'days'],
  ['By', 'bytes'],
  ['KBy', 'kilobytes'],
  ['MBy', 'megabytes'],
  ['%', 'percent'],
]);

/** A metric of OpenTelemetry: the exporters put its unit behind the name, and `total` behind a counter. */
export function openTelemetryMetric(
  name: Known | undefined,
  kind: string,
  unit: string | undefined,
): MetricTestimony | undefined {
  const type = openTelemetryType(kind);
  const word = units.get(unit ?? '') ?? (unit === '1' && type === 'gauge' ? 'ratio' : '');
  return metricNamed(name, { type, endings: [word, ...(type === 'counter' ? ['total'] : [])] });
}

/** What goes up and down is a gauge in Prometheus. */
function openTelemetryType(kind: string): string {
  const folded = kind.replace(/_/g, '').toLowerCase().replace('observable', '');
  return folded === 'updowncounter' ? 'gauge' : folded;
}
