import type { DocumentReader, Read } from '../reader';
import { dayInName } from '../source/dates';
import type { SourceFile } from '../source/file';
import { isJsonList, type JsonPath } from '../source/json';
import { lastSegment } from '../source/names';
import { countIn, numberIn, shareOf } from '../source/numbers';
import {
  below,
  Facts,
  type JsonMap,
  jsonTree,
  keyed,
  listIn,
  mapIn,
  mostMetrics,
  sumOf,
  unanimous,
} from './facts';
import { modelIn } from './model-id';

/** A test run of DeepEval, as it is kept on disk. */
export const deepeval: DocumentReader = {
  name: 'deepeval',
  kind: 'evaluation',
  knows: (file) => runPath(file) !== undefined,
  read: readRun,
};

/** What DeepEval leaves where the run went to its service: a link. */
export const deepevalLink: DocumentReader = {
  name: 'deepeval',
  kind: 'no-evidence',
  knows: ({ json }) => {
    const keys = Object.keys(mapIn(json?.value));
    return keys.includes('testRunLink') && keys.every((key) => /^(?:testRun(?:Link|Id)|link)$/.test(key));
  },
  read: (file) => {
    const facts = new Facts(jsonTree(file));
    facts.whole({ fact: 'evaluation.tool', value: 'deepeval' });
    facts.say({ fact: 'evaluation.status', value: 'elsewhere' }, ['testRunLink']);
    return { said: facts.said };
  },
};

function runPath({ json }: SourceFile): JsonPath | undefined {
  return [['testRunData'], []].find(
    (path) => isJsonList(json?.at(...path, 'metricsScores')) && json?.at(...path, 'testPassed') !== undefined,
  );
}

function readRun(file: SourceFile): Read {
  const path = runPath(file);
  if (path === undefined) return { said: [] };
  const facts = new Facts(below(jsonTree(file), ...path));
  facts.whole({ fact: 'evaluation.tool', value: 'deepeval' });
  const ran = dayInName(file.name);
  if (ran !== undefined) facts.whole({ fact: 'evaluation.ran', value: ran });
  const [passed, failed] = [facts.count('testPassed'), facts.count('testFailed')];
  const cases = sumOf(passed, failed);
  if (cases === 0) {
    facts.say({ fact: 'evaluation.status', value: 'empty' }, ['testPassed']);
    return { said: facts.said };
  }
  facts.sayIf(passed, ['testPassed'], (value) => ({ fact: 'evaluation.passed', value }));
  facts.sayIf(failed, ['testFailed'], (value) => ({ fact: 'evaluation.failed', value }));
  facts.sayIf(cases, ['testPassed'], (value) => ({ fact: 'evaluation.cases', value }));
  sayModel(facts);
  const checks = checksIn(facts);
  sayJudges(facts, checks);
  for (const index of facts.list('metricsScores').slice(0, mostMetrics).keys())
    sayMetric(facts, index, checks);
  return { said: facts.said };
}

function sayModel(facts: Facts): void {
  const key = Object.keys(facts.map('hyperparameters')).find((each) => each.toLowerCase() === 'model');
  const model = key === undefined ? undefined : modelIn(facts.text('hyperparameters', key) ?? '');
  if (key !== undefined)
    facts.sayIf(model, ['hyperparameters', key], (value) => ({ fact: 'evaluation.model', value }));
  const data = facts.text('datasetAlias');
  facts.sayIf(data === undefined ? undefined : lastSegment(data), ['datasetAlias'], (value) => ({
    fact: 'evaluation.dataset',
    value,
  }));
}

/** One metric of one case. */
interface Check {
  readonly path: JsonPath;
  readonly data: JsonMap;
}

function checksIn(facts: Facts): readonly Check[] {
  return ['testCases', 'conversationalTestCases'].flatMap((cases) =>
    facts.list(cases).flatMap((each, index) =>
      listIn(keyed(mapIn(each), 'metricsData')).map((data, at) => ({
        path: [cases, index, 'metricsData', at],
        data: mapIn(data),
      })),
    ),
  );
}

function sayJudges(facts: Facts, checks: readonly Check[]): void {
  const seen = new Set<string>();
  for (const { path, data } of checks) {
    const id = keyed(data, 'evaluationModel');
    const judge = typeof id === 'string' ? modelIn(id) : undefined;
    if (judge === undefined || seen.has(judge) || seen.size >= 10) continue;
    seen.add(judge);
    facts.say({ fact: 'evaluation.judge', value: judge }, [...path, 'evaluationModel']);
  }
}

function sayMetric(facts: Facts, index: number, checks: readonly Check[]): void {
  const at: JsonPath = ['metricsScores', index];
  const name = facts.text(...at, 'metric');
  const passes = facts.count(...at, 'passes');
  const cases = sumOf(passes, facts.count(...at, 'fails'), facts.count(...at, 'errors') ?? 0);
  const value = shareOf(passes, cases);
  if (name === undefined || value === undefined || cases === undefined) return;
  const own = checks.filter(({ data }) => keyed(data, 'name') === name).map(({ data }) => data);
  const threshold = unanimous(own.map((data) => numberIn(keyed(data, 'threshold'))));
  facts.metric(
    {
      name,
      value,
      cases: countIn(cases) ?? 0,
      ...(threshold === undefined ? {} : { threshold }),
      what: `share of cases ${threshold === undefined ? 'that passed' : sideOf(own, threshold)}`,
    },
    [...at, 'passes'],
  );
}

/** On which side of its threshold a case passes: of toxicity and the like, below it. */
function sideOf(checks: readonly JsonMap[], threshold: number): string {
  const scored = checks.flatMap((data) => {
    const [score, success] = [numberIn(keyed(data, 'score')), keyed(data, 'success')];
    return score === undefined || typeof success !== 'boolean' ? [] : [{ score, success }];
  });
  const isAbove = scored.every(({ score, success }) => success === score >= threshold);
  const isBelow = scored.every(({ score, success }) => success === score <= threshold);
  if (isAbove === isBelow) return 'that passed';
  return isAbove ? `at or above ${threshold}` : `at or below ${threshold}`;
}
