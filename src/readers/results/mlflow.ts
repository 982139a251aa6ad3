import type { Said } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import type { JsonPath } from '../source/json';
import { numberInCell } from '../source/numbers';
import { isYamlName, yamlFacts } from './yaml-tree';

/** What MLflow's tracking keeps of a run, beside its metrics. */
export const mlflowRun: DocumentReader = {
  name: 'mlflow-run',
  kind: 'evaluation',
  knows: (file) => {
    const facts = isYamlName(file) && /^run_id:/m.test(file.text) ? yamlFacts(file) : undefined;
    return ['run_id', 'lifecycle_stage', 'status'].every((key) => facts?.at(key) !== undefined);
  },
  read: (file) => {
    const facts = yamlFacts(file);
    if (facts === undefined) return { said: [] };
    facts.whole({ fact: 'evaluation.tool', value: 'mlflow' });
    const isDeleted = facts.at('lifecycle_stage') !== 'active';
    const isFinished = facts.at('status') === 3 || /^finished$/i.test(facts.text('status') ?? '');
    facts.say({ fact: 'evaluation.status', value: isFinished && !isDeleted ? 'complete' : 'incomplete' }, [
      isFinished && isDeleted ? 'lifecycle_stage' : 'status',
    ]);
    facts.sayIf(dayIn(facts.at('end_time')), ['end_time'], (value) => ({ fact: 'evaluation.ran', value }));
    return { said: facts.said };
  },
};

/** A line of a metric file: a time in milliseconds, the value, the step that newer ones have. */
const step = /^(\d{13}) ([^ ]{1,40})(?: (\d{1,12}))?$/;
const mostLines = 200_000;

/** The values of one metric, a line for each step: the last one is the run's. */
export const mlflowMetric: DocumentReader = {
  name: 'mlflow-metric',
  kind: 'evaluation',
  knows: (file) =>
    metricName(file.path) !== undefined &&
    /^\d{13} \S{1,40}(?: \d{1,12})?\r?(?:\n|$)/.test(file.text.slice(0, 100)),
  read: readMetric,
};

/** Its name is that of the file, with the folders below `metrics`. */
function metricName(path: string): string | undefined {
  const name = /(?:^|\/)metrics\/(.{1,300})$/.exec(path)?.[1];
  return name === undefined || /\.(?:csv|tsv|txt|log|json|md)$/i.test(name) ? undefined : name;
}

function readMetric(file: SourceFile): Read {
  const name = metricName(file.path);
  let last = file.lines.length - 1;
  while (last >= 0 && file.lines[last] === '') last--;
  const lines = file.lines.slice(0, last + 1);
  const [, time, written, index] = step.exec(lines.at(-1) ?? '') ?? [];
  const isWhole = index !== undefined || /[\r\n]$/.test(file.text);
  if (name === undefined || lines.length > mostLines || !isWhole || !lines.every((line) => step.test(line)))
    return { said: [{ fact: 'unread', value: 'a line of it is no step of a metric' }] };
  const said: Said[] = [];
  const value = numberInCell(written ?? '');
  if (value !== undefined) said.push({ fact: 'metric', value: { name, value }, line: last });
  const ran = dayIn(Number(time));
  if (ran !== undefined) said.push({ fact: 'evaluation.ran', value: ran, line: last });
  return { said };
}

/** What MLflow says of a model: where it comes from, and nothing of how good it is. */
export const mlflowModel: DocumentReader = {
  name: 'mlflow-model',
  kind: 'no-evidence',
  knows: (file) => {
    const facts = /^flavors:/m.test(file.text) ? yamlFacts(file) : undefined;
    return (
      facts?.at('flavors') !== undefined &&
      ['mlflow_version', 'model_uuid', 'run_id'].some((key) => facts.at(key) !== undefined)
    );
  },
  read: (file) => {
    const facts = yamlFacts(file);
    if (facts === undefined) return { said: [] };
    const id: JsonPath = [facts.text('model_uuid') === undefined ? 'model_id' : 'model_uuid'];
    facts.sayIf(facts.text(...id), id, (value) => ({ fact: 'model.id', value }));
    facts.sayIf(facts.text('run_id'), ['run_id'], (value) => ({ fact: 'model.run', value }));
    facts.sayIf(dayIn(facts.at('utc_time_created')), ['utc_time_created'], (value) => ({
      fact: 'model.made',
      value,
    }));
    return { said: facts.said };
  },
};
