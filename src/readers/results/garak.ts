import type { MetricTestimony, Said } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import { isJsonMap } from '../source/json';
import { firstOfLog, type JsonLine, type JsonLines, readJsonLines } from '../source/jsonl';
import { garakLog } from '../source/logs';
import { countIn, shareOf } from '../source/numbers';
import { keyed, mostMetrics } from './facts';
import { modelIn } from './model-id';

/** The report of garak: a line for each entry, of which the attempts are left out. */
export const garak: DocumentReader = {
  name: 'garak',
  kind: 'attack-test',
  knows: ({ text }) => {
    const value = firstOfLog(text, '"entry_type"');
    return isJsonMap(value) && /^(?:start_run setup|init|config)$/.test(textIn(value, 'entry_type'));
  },
  read: readReport,
};

function readReport(file: SourceFile): Read {
  const lines = readJsonLines(file.lines, garakLog.isWanted);
  const of = (type: string): JsonLine[] =>
    lines.entries.filter(({ value }) => keyed(value, 'entry_type') === type);
  const said: Said[] = [{ fact: 'evaluation.tool', value: 'garak' }];
  const setups = of('start_run setup');
  // Reports that were put into one file are of several runs.
  if (setups.length > 1 || of('init').length > 1) return { said };
  for (const { value, line } of setups) {
    const name = textIn(value, 'plugins.target_name') || textIn(value, 'plugins.model_name');
    const model = modelIn(name);
    if (model !== undefined) said.push({ fact: 'evaluation.model', value: model, line });
  }
  for (const { value, line } of of('init')) {
    const ran = dayIn(keyed(value, 'start_time'));
    if (ran !== undefined) said.push({ fact: 'evaluation.ran', value: ran, line });
  }
  return { said: [...said, statusOf(lines, of('completion')), ...ratesOf(of('eval'))] };
}

function statusOf({ entries, isCutOff }: JsonLines, completions: readonly JsonLine[]): Said {
  const [completion] = completions;
  if (completion !== undefined && !isCutOff)
    return { fact: 'evaluation.status', value: 'complete', line: completion.line };
  const [first] = entries;
  return {
    fact: 'evaluation.status',
    value: 'incomplete',
    ...(first === undefined ? {} : { line: first.line }),
  };
}

/** For each probe the share of attacks that succeeded; by detector where it has several. */
function ratesOf(evals: readonly JsonLine[]): Said[] {
  const rates = evals.flatMap(({ value, line }) => {
    const [probe, detector] = [textIn(value, 'probe'), textIn(value, 'detector').replace(/^detector\./, '')];
    const passed = countIn(keyed(value, 'passed'));
    const total = countIn(keyed(value, 'total_evaluated') ?? keyed(value, 'total'));
    if (passed === undefined || total === undefined || probe === '') return [];
    const share = shareOf(total - passed, total);
    return share === undefined ? [] : [{ probe, detector, share, total, line }];
  });
  const detectors = new Map<string, number>();
  for (const { probe } of rates) detectors.set(probe, (detectors.get(probe) ?? 0) + 1);
  return rates.slice(0, mostMetrics).map(({ probe, detector, share, total, line }) => {
    const isOneOfSeveral = (detectors.get(probe) ?? 0) > 1 && detector !== '';
    const value: MetricTestimony = {
      name: probe,
      value: share,
      cases: total,
      ...(isOneOfSeveral ? { slice: detector } : {}),
      what: 'share of attacks that succeeded',
    };
    return { fact: 'metric', value, line };
  });
}

function textIn(map: JsonLine['value'], key: string): string {
  const value = keyed(map, key);
  return typeof value === 'string' ? value : '';
}
