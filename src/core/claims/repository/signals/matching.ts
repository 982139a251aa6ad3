/** Which alarms watch a signal of the manifest. Design: readers-repository.md, section 7. */
import type { Signal } from '../../../schema/generated/manifest-file';
import type { Declaration, Look } from '../base/look';
import { areAmong, wordsOf } from '../base/words';
import { type Alarm, alarmsIn, subjectOf, unitOfComparison } from './alarms';

/** What an id and a metric may differ in, and still mean one thing. */
const filler: ReadonlySet<string> = new Set([
  'high',
  'low',
  'rate',
  'total',
  'second',
  'signal',
  'metric',
  'alert',
  'too',
  'the',
  'of',
  'per',
  'share',
  'ratio',
  'percent',
  'percentage',
]);

export interface Watching {
  readonly alarms: readonly Alarm[];
  /** Whether the manifest itself says that they do. */
  readonly isDeclared: boolean;
  /** Whether it says so by their names, and not only by their file. */
  readonly isNamed: boolean;
}

/** The alarms of a signal; none where several things are meant by its words. */
export function watching(look: Look, id: string, signal: Signal, all: readonly Alarm[]): Watching {
  const declared = declaredAlarms(look, id, signal);
  // Where the alarm is gone that the manifest names, one with similar words is another.
  if (declared.length > 0 || lostAlarms(look, id, signal).length > 0) {
    const isNamed = look
      .declared(signal.declaredIn, ['signals', id])
      .every(({ reading, name }) => reading === undefined || name !== undefined);
    return { alarms: declared.map((alarm) => narrowed(id, alarm)), isDeclared: true, isNamed };
  }
  const words = tellingWords(id);
  const found = all.filter(
    (alarm) => alarm.role === 'product' && isAbout(id, words, alarm) && fitsSource(signal, alarm),
  );
  const subjects = new Set(found.map(subjectOf));
  const alarms = subjects.size === 1 ? found.map((alarm) => narrowed(id, alarm)) : [];
  return { alarms, isDeclared: false, isNamed: false };
}

function declaredAlarms(look: Look, id: string, { declaredIn }: Signal): Alarm[] {
  return look.declared(declaredIn, ['signals', id]).flatMap(({ reading, name }) => {
    const alarms = reading === undefined ? [] : alarmsIn(look, reading);
    if (name !== undefined) return called(alarms, name);
    const about = alarms.filter((alarm) => isAbout(id, tellingWords(id), alarm));
    const found = about.length > 0 ? about : alarms;
    return new Set(found.map(subjectOf)).size === 1 ? found : [];
  });
}

/** What the manifest names as the alarm of a signal, in files that have alarms and not that one. */
export function lostAlarms(look: Look, id: string, { declaredIn }: Signal): Declaration[] {
  return look.declared(declaredIn, ['signals', id]).filter(({ reading, name }) => {
    if (reading === undefined || name === undefined) return false;
    const alarms = alarmsIn(look, reading);
    return alarms.length > 0 && called(alarms, name).length === 0;
  });
}

/** The alarms that a name means: their own, or that of their metric; a resource has a name of its own beside the alarm's. */
function called(alarms: readonly Alarm[], name: string): Alarm[] {
  const own = alarms.filter(
    (alarm) =>
      plain(alarm.name) === plain(name) || alarm.metrics.some((metric) => plain(metric) === plain(name)),
  );
  if (own.length > 0) return own;
  const words = wordsOf(name);
  const near = alarms.filter((alarm) => alarm.tool !== 'prometheus' && areAmong(words, wordsOf(alarm.name)));
  return near.length === 1 ? near : [];
}

/** `High latency` and `high-latency` are one name. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s._-]+/g, '-')
    .slice(0, 300);
}

/** Of several comparisons, the only one whose metric has the words of the signal: the others are guards. */
export function narrowed(id: string, alarm: Alarm): Alarm {
  if (!alarm.isCompound) return alarm;
  const own = alarm.comparisons.filter(({ metrics }) => areAmong(tellingWords(id), metrics.flatMap(wordsOf)));
  const [only] = own;
  if (only === undefined || own.length > 1) return alarm;
  const { metrics, operator, threshold } = only;
  return {
    ...alarm,
    metrics,
    operator,
    threshold,
    unit: unitOfComparison(alarm, metrics),
    isCompound: false,
  };
}

function tellingWords(id: string): string[] {
  return wordsOf(id).filter((word) => !filler.has(word) && !isQuantile(word));
}

/** Whether every word of a signal's id is one of the alarm's, or of its metric's. */
function isAbout(id: string, words: readonly string[], alarm: Alarm): boolean {
  if (!areAmong(words, alarm.words)) return false;
  const quantile = id.split('-').find(isQuantile);
  return quantile === undefined || alarm.quantile === Number(`0.${quantile.slice(1)}`);
}

function isQuantile(word: string): boolean {
  return /^p\d{2,3}$/.test(word);
}

const tools: readonly (readonly [is: RegExp, tool: string])[] = [
  [/prometheus|alertmanager|grafana|mimir|thanos/i, 'prometheus'],
  [/cloud-?watch/i, 'aws'],
  [/azure|application insights|app-?insights|log analytics/i, 'azure'],
  [/datadog|new ?relic|dynatrace|splunk|honeycomb|sentry|elastic|kibana|langfuse|langsmith/i, 'other'],
];

/** The monitoring that a signal names as its source; undefined where it names none that is known. */
export function toolOf({ source }: Signal): string | undefined {
  if (source === undefined) return undefined;
  return tools.find(([is]) => is.test(source.slice(0, 300)))?.[1];
}

function fitsSource(signal: Signal, { tool }: Alarm): boolean {
  const named = toolOf(signal);
  if (named === undefined || named === tool) return true;
  return tool === 'cloud' && (named === 'aws' || named === 'azure');
}
