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
      ['those that were graded', { n: 350, graded: 320, accuracy: 0.8 }, { accuracy: 320 }],
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
