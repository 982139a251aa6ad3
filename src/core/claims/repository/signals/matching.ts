/** Which alarms watch a signal of the manifest. Design: readers-repository.md, section 7. */
import type { Signal } from '../../../schema/generated/manifest-file';
import type { Look } from '../base/look';
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

interface Watching {
  readonly alarms: readonly Alarm[];
  /** Whether the manifest itself says that they do. */
  readonly isDeclared: boolean;
}

/** The alarms of a signal; none where several things are meant by its words. */
export function watching(look: Look, id: string, signal: Signal, all: readonly Alarm[]): Watching {
  const declared = declaredAlarms(look, id, signal);
  if (declared.length > 0) return { alarms: declared.map((alarm) => narrowed(id, alarm)), isDeclared: true };
  const words = tellingWords(id);
  const found = all.filter(
    (alarm) => alarm.role === 'product' && isAbout(id, words, alarm) && fitsSource(signal, alarm),
  );
  const subjects = new Set(found.map(subjectOf));
  return { alarms: subjects.size === 1 ? found.map((alarm) => narrowed(id, alarm)) : [], isDeclared: false };
}

function declaredAlarms(look: Look, id: string, { declaredIn }: Signal): Alarm[] {
  return look.declared(declaredIn, ['signals', id]).flatMap(({ reading, name }) => {
    const alarms = reading === undefined ? [] : alarmsIn(look, reading);
    if (name !== undefined)
      return alarms.filter(
        (alarm) => alarm.name.toLowerCase() === name.toLowerCase() || alarm.metrics.includes(name),
      );
    const about = alarms.filter((alarm) => isAbout(id, tellingWords(id), alarm));
    const found = about.length > 0 ? about : alarms;
    return new Set(found.map(subjectOf)).size === 1 ? found : [];
  });
}

/** Of several comparisons, the only one whose metric has the words of the signal: the others are guards. */
function narrowed(id: string, alarm: Alarm): Alarm {
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
