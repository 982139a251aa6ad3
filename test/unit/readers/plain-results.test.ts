import assert from 'node:assert/strict';
import type { Testimony } from '../../../src/core/service';
import { readCited } from '../../../src/readers';

type Json = Readonly<Record<string, unknown>>;

function read(content: Json, file = 'eval/results/run.json'): readonly Testimony[] {
  const text = JSON.stringify(content, null, 2);
  return readCited({ path: file, bytes: new TextEncoder().encode(text), text }).testimony;
}

/** What is said of a run, but for its metrics. */
function saidOf(content: Json, file?: string): Record<string, unknown> {
  const said = read(content, file).filter(({ fact }) => fact !== 'metric');
  return Object.fromEntries(said.map(({ fact, value }) => [fact, value]));
}

/** The metrics of a file by their names, each with the number of its cases. */
function casesOf(content: Json): Record<string, number | undefined> {
  return Object.fromEntries(
    read(content).flatMap((each) => (each.fact === 'metric' ? [[each.value.name, each.value.cases]] : [])),
  );
}

describe('the cases of a metric', () => {
  const rows: readonly (readonly [why: string, content: Json, cases: Record<string, number | undefined>])[] =
    [
      ['those of all', { n: 50, accuracy: 0.9 }, { accuracy: 50 }],
      [
        'none where a count begins as it does and may be its cases',
        {
          n: 10,
          hit_rate: 0.9,
          parsing_trial_count: 100,
          parsing_rule_count: 358,
          parsing_f1: 0.99,
        },
        { hit_rate: 10, parsing_f1: undefined },
      ],
      [
        'its own, whatever its ending is',
        { total: 25, passed: 20, refusal_accuracy: 0.84, refusal_n: 24, mean_refusal_score: 0.8 },
        { refusal_accuracy: 24, mean_refusal_score: 24 },
      ],
      [
        'those of all beside the count that it is the share of',
        { n: 50, hallucination_count: 2, hallucination_rate: 0.04, refusal_count: 3, refusal_pct: 6 },
        { hallucination_rate: 50, refusal_pct: 50 },
      ],
      [
        'none of the documents and tokens beside it',
        { num_questions: 50, num_documents: 1200, answer_relevancy: 0.9, answer_token_count: 900 },
        { answer_relevancy: 50 },
      ],
      [
        'none where pairs may be the cases',
        { query_count: 10, total_pairs: 1644, relevance: 0.9 },
        { relevance: undefined },
      ],
      ['none where fewer were graded', { n: 350, graded: 320, accuracy: 0.8 }, { accuracy: undefined }],
      ['those of all where all were graded', { n: 350, graded: 350, accuracy: 0.8 }, { accuracy: 350 }],
      [
        'those of the data that it is of',
        { train_samples: 800, train_accuracy: 0.99, test_samples: 100, accuracy: 0.9 },
        { train_accuracy: 800, accuracy: 100 },
      ],
      [
        'those that came out whole',
        { n_items: 5, n_valid: 3, n_errors: 2, mean_score: 0.5 },
        { mean_score: 3 },
      ],
      [
        'not those of a validation set',
        { n_train: 800, n_valid: 100, n_test: 50, accuracy: 0.9 },
        { accuracy: 50 },
      ],
    ];
  for (const [why, content, cases] of rows) it(`are ${why}`, () => assert.deepEqual(casesOf(content), cases));
});

describe('the counts of a run', () => {
  const rows: readonly (readonly [why: string, content: Json, said: Json])[] = [
    [
      'a run of which more than a tenth ended in an error is not complete',
      { n_items: 5, n_valid: 3, n_errors: 2, mean_score: 0.5 },
      { 'evaluation.cases': 5, 'evaluation.errored': 2, 'evaluation.status': 'incomplete' },
    ],
    [
      'one of which fewer did is',
      { num_samples: 50, num_evaluated: 48, num_errors: 2, score: 0.5 },
      { 'evaluation.cases': 50, 'evaluation.errored': 2 },
    ],
    [
      'all ended in an error, which is no run of nothing',
      { num_samples: 50, num_evaluated: 0, num_errors: 50, score: 0.5 },
      { 'evaluation.cases': 50, 'evaluation.errored': 50, 'evaluation.status': 'incomplete' },
    ],
    [
      'wrong answers are no errors of the run',
      { n: 100, n_errors: 20, accuracy: 0.8 },
      { 'evaluation.cases': 100 },
    ],
    [
      'nor are they beside those that passed',
      { total: 100, passed: 80, errors: 20, accuracy: 0.8 },
      { 'evaluation.cases': 100, 'evaluation.passed': 80, 'evaluation.errored': 20 },
    ],
    [
      'three that add up',
      { total: 100, passed: 60, failed: 20, errors: 20 },
      {
        'evaluation.cases': 100,
        'evaluation.passed': 60,
        'evaluation.failed': 20,
        'evaluation.errored': 20,
        'evaluation.status': 'incomplete',
      },
    ],
    [
      'no cases of the whole where a metric may be of others',
      { query_count: 10, hit_rate: 0.9, parsing_trial_count: 100, parsing_f1: 0.99 },
      {},
    ],
    [
      'the day and the cases in a map about the run',
      { eval_metadata: { run_date: '2026-04-15', n_fixtures: 5 }, scores: { faithfulness: 0.8 } },
      { 'evaluation.ran': '2026-04-15', 'evaluation.cases': 5 },
    ],
    [
      'a total beside what passed of each kind',
      { generatedAt: '2026-03-18', summary: { total: 9, retrievalPassed: 8, answerPassed: 9, score: 0.9 } },
      { 'evaluation.ran': '2026-03-18', 'evaluation.cases': 9 },
    ],
  ];
  for (const [why, content, said] of rows) it(why, () => assert.deepEqual(saidOf(content), said));
});

describe('what is a result', () => {
  const measured = { accuracy: 0.9 };
  const rows: readonly (readonly [why: string, file: string, content: Json, isResult: boolean])[] = [
    ['one with suites', 'eval/a.json', { suites: [{ suite: 'x', passed: 2 }], ...measured }, true],
    ['none of Playwright', 'eval/a.json', { config: {}, suites: [], stats: {}, ...measured }, false],
    ['one with jobs that were looked at', 'eval/a.json', { jobs: { clerk: { accuracy: 0.9 } } }, true],
    ['no pipeline', 'eval/a.json', { jobs: { test: { steps: [], accuracy: 0.9 } } }, false],
    ['one with what it was run with', 'eval/a.json', { dependencies: { torch: '2.1' }, ...measured }, true],
    ['no package', 'eval/a.json', { name: 'x', version: '1.0.0', dependencies: {}, ...measured }, false],
    ['no schema', 'eval/a.json', { properties: { accuracy: { type: 'number', mean: 1 } } }, false],
    ['no conversation', 'eval/a.json', { messages: [{ role: 'user' }], ...measured }, false],
    ['one under the name of what was run', 'eval/results/baseline-dense-live.json', measured, true],
    ['one by its own name', 'eval/golden_set_results.json', measured, true],
    ['one in a folder of a day', 'eval/results/2026-09-01/prompt_v3.json', measured, true],
    ['no limits', 'eval/thresholds.json', measured, false],
    ['no limits among results', 'eval/results/thresholds.json', measured, false],
    ['no settings', 'eval/results/eval_config.json', measured, false],
    ['nothing that is wanted', 'eval/expected_results.json', measured, false],
    ['nothing that it is held against', 'eval/baseline.json', measured, false],
    ['no data', 'eval/golden_dataset.json', measured, false],
  ];
  for (const [why, file, content, isResult] of rows)
    it(`is ${why}: ${file}`, () =>
      assert.equal(
        read(content, file).some(({ fact }) => fact === 'metric'),
        isResult,
      ));

  it('may be told by its verdict alone', () => {
    const content = { verdict: 'FAIL', suites: [{ suite: 'fairness', verdict: 'FAIL' }] };
    assert.deepEqual(saidOf(content), { 'evaluation.verdict': 'fail' });
  });
});

describe('the model of a result', () => {
  const rows: readonly (readonly [content: Json, model: string | undefined])[] = [
    [{ model: 'gpt-4o', faithfulness: 0.8 }, 'gpt-4o'],
    [{ model: 'acme/search-v1', embed_model: 'acme/search-v1 (local)', faithfulness: 0.8 }, undefined],
    [{ model: 'BAAI/bge-large-en-v1.5', faithfulness: 0.8 }, undefined],
    [{ model: 'text-embedding-3-large', recall: 0.8 }, undefined],
    [{ model: 'BAAI/bge-m3', generation_model: 'gemma3:1b', faithfulness: 0.8 }, 'gemma3:1b'],
    [{ meta: { embedding_model: 'nomic-embed-text', generator_model: 'gpt-4o' }, accuracy: 0.8 }, 'gpt-4o'],
    [{ model: 'legal-bert-e5x', accuracy: 0.8 }, 'legal-bert-e5x'],
  ];
  for (const [content, model] of rows)
    it(`${JSON.stringify(content)}: ${model ?? 'not known'}`, () =>
      assert.equal(saidOf(content)['evaluation.model'], model));
});

describe('a list in a result', () => {
  const n = 350;
  const rows: readonly (readonly [why: string, content: Json, cases: Record<string, number | undefined>])[] =
    [
      [
        'is of parts where each has a name and its cases',
        {
          scorecards: [
            { mode: 'rules', n, accuracy: 0.8 },
            { mode: 'model', n, accuracy: 0.9 },
          ],
        },
        { 'scorecards.0.accuracy': n, 'scorecards.1.accuracy': n },
      ],
      [
        'is of cases where none has a number',
        {
          runs_of: [
            { name: 'a', accuracy: 1 },
            { name: 'b', accuracy: 0 },
          ],
          f1: 0.5,
        },
        { f1: undefined },
      ],
      [
        'is of cases where a case is numbered',
        {
          list: [
            { name: 'a', n: 1, accuracy: 1 },
            { name: 'b', n: 1, accuracy: 0 },
          ],
          f1: 0.5,
        },
        { f1: undefined },
      ],
      [
        'is not of parts where two have one name',
        {
          list: [
            { name: 'a', n, accuracy: 1 },
            { name: 'a', n, accuracy: 0 },
          ],
          f1: 0.5,
        },
        { f1: undefined },
      ],
    ];
  for (const [why, content, cases] of rows) it(why, () => assert.deepEqual(casesOf(content), cases));
});
