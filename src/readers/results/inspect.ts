import type { Said, TestimonyPlace } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import { isJsonMap, type JsonDocument, type JsonPath, readJson } from '../source/json';
import { lastSegment } from '../source/names';
import { Facts, jsonTree, keyed, listIn, mapIn, type Tree } from './facts';
import { modelIn } from './model-id';
import { commitIn, isSpread } from './words';

const start = '_journal/start.json';
const header = 'header.json';
const mostInflated = 2 * 1024 * 1024;

/** The log of Inspect as JSON. */
export const inspectJson: DocumentReader = {
  name: 'inspect',
  kind: 'evaluation',
  knows: ({ json }) => json !== undefined && isLog(json) && typeof json.at('status') === 'string',
  read: (file) => ({ said: logFacts(jsonTree(file)) }),
};

/** The log of Inspect as a zip, of which only its header is read. */
export const inspectZip: DocumentReader = {
  name: 'inspect',
  kind: 'evaluation',
  knows: ({ zip }) => typeof zip !== 'string' && zip.members.has(start),
  read: readZipLog,
};

function isLog(json: JsonDocument): boolean {
  return (
    typeof json.at('version') === 'number' &&
    typeof json.at('eval', 'task') === 'string' &&
    typeof json.at('eval', 'model') === 'string'
  );
}

function readZipLog({ zip }: SourceFile): Read {
  if (typeof zip === 'string') return { said: [{ fact: 'unread', value: zip }] };
  const member = zip.members.has(header) ? header : start;
  const content = zip.textOf(member, mostInflated);
  if (typeof content === 'string') return { said: [{ fact: 'unread', value: content }] };
  const json = readJson(content.text);
  if (json === undefined || !isLog(json))
    return { said: [{ fact: 'unread', value: `its ${member} is no header of a log` }] };
  // There are no lines in a zip.
  const place: TestimonyPlace = { member };
  const said = logFacts({ value: json.value, placeOf: () => place });
  return { said: said.map((each) => ({ ...each, ...place })) };
}

/** What a log says; one without a status is of a run that has only begun. */
function logFacts(tree: Tree): Said[] {
  const facts = new Facts(tree);
  facts.whole({ fact: 'evaluation.tool', value: 'inspect' });
  sayStatus(facts);
  facts.sayIf(dayIn(facts.at('eval', 'created')), ['eval', 'created'], (value) => ({
    fact: 'evaluation.ran',
    value,
  }));
  facts.sayIf(modelIn(facts.text('eval', 'model') ?? ''), ['eval', 'model'], (value) => ({
    fact: 'evaluation.model',
    value,
  }));
  sayData(facts);
  sayJudge(facts);
  const cases = facts.count('results', 'completed_samples');
  facts.sayIf(cases, ['results', 'completed_samples'], (value) => ({ fact: 'evaluation.cases', value }));
  for (const index of facts.list('results', 'scores').keys())
    sayScore(facts, ['results', 'scores', index], cases);
  return facts.said;
}

function sayStatus(facts: Facts): void {
  const status = facts.text('status');
  const done = facts.count('results', 'completed_samples');
  const total = facts.count('results', 'total_samples');
  const say = (value: string, path: JsonPath): void => facts.say({ fact: 'evaluation.status', value }, path);
  if (status !== 'success') say('incomplete', [status === undefined ? 'eval' : 'status']);
  else if (facts.at('invalidated') === true) say('incomplete', ['invalidated']);
  else if (done === 0) say('empty', ['results', 'completed_samples']);
  // More than a tenth that ended in an error of the run.
  else if (done !== undefined && total !== undefined && done * 10 < total * 9)
    say('incomplete', ['results', 'completed_samples']);
  else say('complete', ['status']);
}

function sayData(facts: Facts): void {
  const name = facts.text('eval', 'dataset', 'name');
  facts.sayIf(name === undefined ? undefined : lastSegment(name), ['eval', 'dataset', 'name'], (value) => ({
    fact: 'evaluation.dataset',
    value,
  }));
  const commit = commitIn(facts.at('eval', 'revision', 'commit'));
  facts.sayIf(commit, ['eval', 'revision', 'commit'], (value) => ({ fact: 'evaluation.commit', value }));
  if (facts.at('eval', 'revision', 'dirty') === true)
    facts.say({ fact: 'evaluation.dirty', value: true }, ['eval', 'revision', 'dirty']);
}

/** The grader, and the models that scorers call. */
function sayJudge(facts: Facts): void {
  const grader: JsonPath = ['eval', 'model_roles', 'grader'];
  const places = [grader, [...grader, 'model'], [...grader, 0, 'model']];
  const scorers = listIn(facts.at('results', 'scores')).map(
    (_, index): JsonPath => [...['results', 'scores', index], ...['params', 'model']],
  );
  const seen = new Set<string>();
  for (const path of [...places, ...scorers]) {
    const judge = modelIn(facts.text(...path) ?? '');
    if (judge === undefined || seen.has(judge)) continue;
    seen.add(judge);
    facts.say({ fact: 'evaluation.judge', value: judge }, path);
  }
}

function sayScore(facts: Facts, path: JsonPath, cases: number | undefined): void {
  const score = facts.map(...path);
  const name = facts.text(...path, 'name') ?? facts.text(...path, 'scorer');
  if (name === undefined) return;
  const reducer = facts.text(...path, 'reducer');
  const counted = facts.count(...path, 'scored_samples') ?? cases;
  for (const [metric, held] of Object.entries(mapIn(keyed(score, 'metrics')))) {
    if (isSpread(metric)) continue;
    const at = [...path, 'metrics', metric, ...(isJsonMap(held) ? ['value'] : [])];
    const value = facts.number(...at);
    if (value === undefined) continue;
    facts.metric(
      {
        name: `${name}/${metric}`,
        value,
        ...(counted === undefined ? {} : { cases: counted }),
        ...(reducer === undefined ? {} : { slice: reducer }),
      },
      at,
    );
  }
}
