import type { Said } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import { isJsonMap } from '../source/json';
import { firstOfLog, type JsonLine, readJsonLines } from '../source/jsonl';
import { openaiEvalsLog } from '../source/logs';
import { numberIn } from '../source/numbers';
import { keyed, listIn, mapIn } from './facts';
import { modelIn } from './model-id';
import { isSpread } from './words';

/** The log of OpenAI's evals: what is run first, what came of it last. */
export const openaiEvals: DocumentReader = {
  name: 'openai-evals',
  kind: 'evaluation',
  knows: ({ text }) => {
    const spec = mapIn(keyed(mapIn(firstOfLog(text, '"spec"')), 'spec'));
    return ['completion_fns', 'eval_name'].some((key) => Object.hasOwn(spec, key));
  },
  read: readLog,
};

function readLog(file: SourceFile): Read {
  const { entries, isCutOff } = readJsonLines(file.lines, openaiEvalsLog.isWanted);
  const specs = entries.filter(({ value }) => isJsonMap(keyed(value, 'spec')));
  const [spec] = specs;
  const said: Said[] = [{ fact: 'evaluation.tool', value: 'openai-evals' }];
  // Logs that were put into one file are of several runs.
  if (spec === undefined || specs.length > 1) return { said };
  const { line } = spec;
  const about = mapIn(keyed(spec.value, 'spec'));
  const models = listIn(keyed(about, 'completion_fns'));
  const [id] = models;
  const model = typeof id === 'string' ? modelIn(id) : undefined;
  if (model !== undefined && models.length === 1) said.push({ fact: 'evaluation.model', value: model, line });
  const ran = dayIn(keyed(about, 'created_at'));
  if (ran !== undefined) said.push({ fact: 'evaluation.ran', value: ran, line });
  const report = entries.find(({ value }) => isJsonMap(keyed(value, 'final_report')));
  if (report === undefined || isCutOff)
    return { said: [...said, { fact: 'evaluation.status', value: 'incomplete', line }] };
  said.push({ fact: 'evaluation.status', value: 'complete', line: report.line });
  return { said: [...said, ...reportFacts(report, events(entries))] };
}

function events(entries: readonly JsonLine[]): readonly JsonLine[] {
  const of = (type: string): JsonLine[] => entries.filter(({ value }) => keyed(value, 'type') === type);
  const matches = of('match');
  // A run may write both of the same cases.
  return matches.length > 0 ? matches : of('metrics');
}

function reportFacts({ value, line }: JsonLine, cases: readonly JsonLine[]): Said[] {
  const [first] = cases;
  const count = cases.length;
  const metrics = Object.entries(mapIn(keyed(value, 'final_report'))).flatMap(([name, held]): Said[] => {
    const number = numberIn(held);
    if (number === undefined || isSpread(name)) return [];
    return [
      { fact: 'metric', value: { name, value: number, ...(count === 0 ? {} : { cases: count }) }, line },
    ];
  });
  return first === undefined
    ? metrics
    : [{ fact: 'evaluation.cases', value: count, line: first.line }, ...metrics];
}
