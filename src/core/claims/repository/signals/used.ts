/**
 * Which of the names that code only mentions are those of a metric. Nearly every name with an underscore may be one: kept
 * is each, so that nobody is accused of not emitting it; shown is what rules or manifests use.
 */
import { type FileReading, said } from '../../../facts/testimony';
import { spellings } from './emitted';

/** The readings without the names that no rule among them uses, and none of the texts; a record of a rule stays. */
export function withoutUnused(
  readings: readonly FileReading[],
  { rules, texts }: { readonly rules: readonly FileReading[]; readonly texts: readonly string[] },
): FileReading[] {
  const used = new Set([...rules.flatMap(namesIn), ...texts.flatMap(wordsIn)].flatMap(spellings));
  return readings.map((reading) => ({
    ...reading,
    testimony: reading.testimony.filter(
      (each) =>
        each.fact !== 'metric-mentioned' ||
        isOfRule(each) ||
        spellings(each.value.name).some((name) => used.has(name)),
    ),
  }));
}

/** Whether any name is only mentioned in them, so that it has to be known what is used. */
export function mentionsMetrics(readings: readonly FileReading[]): boolean {
  return readings.some(({ testimony }) => testimony.some(({ fact }) => fact === 'metric-mentioned'));
}

/** What a rule records is told by the reader of rules. */
function isOfRule({ reader }: FileReading['testimony'][number]): boolean {
  return reader === 'prometheus-rules';
}

function namesIn(reading: FileReading): string[] {
  return [
    ...said(reading, 'alert').flatMap(({ value }) => value.metrics),
    ...said(reading, 'iac.alarm').flatMap(({ value }) => value.metric ?? []),
    ...said(reading, 'metric-mentioned').flatMap((each) => (isOfRule(each) ? each.value.name : [])),
  ];
}

/** Each word of a text that may be a name: `fraud-drift-score`, `rules.yml#fraud_drift_score`. */
function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z_][\w:-]{2,199}/g) ?? [];
}
