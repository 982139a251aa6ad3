import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath, type JsonValue } from '../source/json';
import { countIn, numberIn, shareOf, sixDigits } from '../source/numbers';
import { below, Facts, type JsonMap, jsonTree, keyed, listIn, mapIn, sumOf, type Tree } from './facts';
import { modelInProvider } from './model-id';
import { sayModels } from './models';

/** What promptfoo writes: a summary below `results`, or one by itself. */
export const promptfoo: DocumentReader = {
  name: 'promptfoo',
  kind: 'evaluation',
  knows: (file) => summaryPath(file) !== undefined,
  read: readPromptfoo,
};

/** Where the summary is; undefined where there is none. */
function summaryPath({ json }: SourceFile): JsonPath | undefined {
  if (json === undefined) return undefined;
  if (isSummary(json.at('results'))) return ['results'];
  // By itself it has its version: others have cases and totals as well.
  const isBare = isSummary(json.value) && countIn(json.at('version')) !== undefined;
  return isBare && json.at('evalId') === undefined ? [] : undefined;
}

function isSummary(value: JsonValue | undefined): boolean {
  if (!isJsonMap(value)) return false;
  const stats = mapIn(keyed(value, 'stats'));
  const results = keyed(value, 'results');
  const hasStats = countIn(keyed(stats, 'successes')) !== undefined;
  const hasFailures = countIn(keyed(stats, 'failures')) !== undefined;
  if (hasStats && hasFailures)
    return isJsonList(results) || Object.hasOwn(value, 'table') || Object.hasOwn(value, 'prompts');
  // A run that has not got as far as a case.
  return isJsonList(results) && results.length === 0 && Object.hasOwn(value, 'timestamp') && isStub(value);
}

function isStub(value: JsonMap): boolean {
  return Object.keys(value).every((key) =>
    ['version', 'timestamp', 'results', 'prompts', 'stats', 'table'].includes(key),
  );
}

function readPromptfoo(file: SourceFile): Read {
  const path = summaryPath(file);
  if (path === undefined) return { said: [] };
  const root = jsonTree(file);
  const facts = new Facts(below(root, ...path));
  facts.whole({ fact: 'evaluation.tool', value: 'promptfoo' });
  const [passed, failed] = [facts.count('stats', 'successes'), facts.count('stats', 'failures')];
  const errored = facts.count('stats', 'errors');
  const cases = sumOf(passed, failed, errored ?? 0);
  if (cases === undefined || cases === 0) {
    facts.say({ fact: 'evaluation.status', value: 'empty' }, cases === 0 ? ['stats'] : ['results']);
    return { said: facts.said };
  }
  facts.sayIf(dayIn(facts.at('timestamp')), ['timestamp'], (value) => ({ fact: 'evaluation.ran', value }));
  if ((errored ?? 0) * 10 > cases)
    facts.say({ fact: 'evaluation.status', value: 'incomplete' }, ['stats', 'errors']);
  facts.say({ fact: 'evaluation.cases', value: cases }, ['stats', 'successes']);
  facts.sayIf(passed, ['stats', 'successes'], (value) => ({ fact: 'evaluation.passed', value }));
  facts.sayIf(failed, ['stats', 'failures'], (value) => ({ fact: 'evaluation.failed', value }));
  facts.sayIf(errored, ['stats', 'errors'], (value) => ({ fact: 'evaluation.errored', value }));
  sayPrompts(facts);
  const isAttack = path.length > 0 && isJsonMap(file.json?.at('config', 'redteam'));
  return { said: [...facts.said, ...judgeOf(root)], kind: isAttack ? 'attack-test' : 'evaluation' };
}

/** Model and metrics of each pair of provider and prompt. */
function sayPrompts(facts: Facts): void {
  const at: JsonPath = facts.list('prompts').length > 0 ? ['prompts'] : ['table', 'head', 'prompts'];
  const prompts = facts.list(...at);
  const ids = idsByLabel(facts);
  const providers = prompts.map((_, index) => facts.text(...at, index, 'provider'));
  sayModels(
    facts,
    providers.map((provider, index) => ({
      name: provider === undefined ? undefined : modelInProvider(ids.get(provider) ?? provider),
      path: [...at, index, 'provider'],
    })),
  );
  for (const [index, provider] of providers.entries()) {
    const isOneOfSeveral = prompts.length > 1;
    const name = (provider === undefined ? undefined : modelInProvider(provider)) ?? `provider ${index + 1}`;
    sayMetrics(facts, [...at, index, 'metrics'], isOneOfSeveral ? `${name}, prompt ${index + 1}` : undefined);
  }
}

function sayMetrics(facts: Facts, at: JsonPath, slice: string | undefined): void {
  const [passed, failed] = [facts.count(...at, 'testPassCount'), facts.count(...at, 'testFailCount')];
  const errored = facts.count(...at, 'testErrorCount') ?? 0;
  const beside = slice === undefined ? {} : { slice, isVariant: true as const };
  const cases = sumOf(passed, failed);
  const rate = shareOf(passed, cases);
  // An error of the run is neither: with errors there is no share that all would agree on.
  if (rate !== undefined && cases !== undefined && errored === 0)
    facts.metric({ name: 'pass rate', value: rate, cases, ...beside }, [...at, 'testPassCount']);
  for (const [name, value] of Object.entries(facts.map(...at, 'namedScores'))) {
    const sum = numberIn(value);
    const count = countIn(keyed(facts.map(...at, 'namedScoresCount'), name));
    if (sum === undefined || count === undefined || count === 0) continue;
    // With weights of its own the sum is one of these.
    const weight = numberIn(keyed(facts.map(...at, 'namedScoreWeights'), name)) ?? count;
    if (weight !== count) continue;
    facts.metric({ name, value: sixDigits(sum / count), cases: count, ...beside }, [
      ...at,
      'namedScores',
      name,
    ]);
  }
}

/** A provider may have a label, which is all that its prompts tell; the results tell both. */
function idsByLabel(facts: Facts): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const each of listIn(facts.at('results')).slice(0, 5_000)) {
    const provider = mapIn(keyed(mapIn(each), 'provider'));
    const [id, label] = [keyed(provider, 'id'), keyed(provider, 'label')];
    if (typeof id === 'string' && typeof label === 'string' && label !== '') ids.set(label, id);
  }
  return ids;
}

/** Who judges where the tests do not say otherwise: never the model that is evaluated. */
function judgeOf(root: Tree): Facts['said'] {
  const facts = new Facts(root);
  const path: JsonPath = ['config', 'defaultTest', 'options', 'provider'];
  for (const at of [path, [...path, 'id'], [...path, 'text'], [...path, 'text', 'id']]) {
    const name = facts.text(...at);
    const judge = name === undefined ? undefined : modelInProvider(name);
    facts.sayIf(judge, at, (value) => ({ fact: 'evaluation.judge', value }));
  }
  return facts.said;
}
