import assert from 'node:assert/strict';
import type { Manifest } from '../../../../../src/core/service';
import { concluded, type Expected, expectEqual, type Files, met, reportOf } from './support';

/** A metric of the manifest: its path or name, its threshold, and what else is said of it. */
type Asked = readonly [as: string, threshold: string, more?: object];

function measured(file: string, [as, threshold, more]: Asked, evaluation: object = {}): Manifest {
  const metrics = { accuracy: { threshold, as, ...more } };
  return {
    ...met('evaluation-passed', file),
    evaluations: { release: { item: 'evaluation-passed', metrics, result: { file }, ...evaluation } },
  };
}

const shares = (value: number, count = 100): string =>
  JSON.stringify({ run_at: '2026-09-20', n_cases: count, metrics: { accuracy: value } }, null, 1);

const valued = (value: object): string =>
  JSON.stringify({ n_cases: 100, metrics: { accuracy: value } }, null, 1);
const listed = (entry: object): string =>
  JSON.stringify({ date: '2026-09-20', n_cases: 100, results: [entry] }, null, 1);
const ofRuns = (first: string, second: string): string =>
  JSON.stringify(
    {
      runs: [
        { run_at: first, accuracy: 0.8 },
        { run_at: second, accuracy: 0.94 },
      ],
    },
    null,
    1,
  );

const percent = (name: string, value: number): string =>
  JSON.stringify({ n_cases: 400, [name]: value, accuracy: 0.9 }, null, 1);
const ofClass = JSON.stringify(
  {
    n: 612,
    accuracy: 0.97,
    damaged: { support: 88, f1: 0.93 },
    'weighted avg': { support: 612, f1: 0.96 },
  },
  null,
  1,
);

const parts = (count: number): string =>
  JSON.stringify({ n_cases: 460, slices: { foreign: { accuracy: 0.9, n: count } } }, null, 1);

describe('a metric against its result', () => {
  const table: readonly (readonly [content: string, asked: Asked, ...expected: Expected])[] = [
    ['@results/plain/summary.json', ['metrics.coding_accuracy', '>= 0.93'], 'confirmed', 23],
    ['@results/plain/summary.json', ['metrics.coding_accuracy', '>= 0.94'], 'contradicted', 23],
    ['@results/plain/summary.json', ['coding_accuracy', '>= 0.93'], 'confirmed', 23],
    ['@results/plain/summary.json', ['Coding-Accuracy', '>= 0.94'], 'cannot tell', null],
    ['@results/plain/summary.json', ['metrics.coding_accuracy', '>= 0.93', { cases: 460 }], 'confirmed', 23],
    [
      '@results/plain/summary.json',
      ['metrics.coding_accuracy', '>= 0.93', { cases: 461 }],
      'contradicted',
      21,
    ],
    ['@results/plain/summary.json', ['metrics.latency_p95_ms', '<= 2000'], 'confirmed', 25],
    ['@results/plain/summary.json', ['metrics.latency_p95_ms', '<= 1500'], 'contradicted', 25],
    ['@results/plain/summary.json', ['slices.foreign.accuracy', '>= 0.85'], 'contradicted', 31],
    ['@results/plain/summary.json', ['slices.domestic.accuracy', '>= 0.9', { cases: 400 }], 'confirmed', 35],
    ['@results/plain/summary.json', ['slices.foreign.accuracy', '>= 0.8', { cases: 61 }], 'contradicted', 31],
    ['@results/plain/summary.json', ['accuracy', '>= 0.8'], 'cannot tell', 31],
    ['@results/plain/summary.json', ['accuracy', '>= 0.96'], 'cannot tell', 31],
    ['@results/plain/summary.json', ['metrics.coding_accuracy', '>= 90 %'], 'cannot tell', 23],
    ['@results/plain/summary.json', ['metrics.coding_accuracy', '>= 90'], 'cannot tell', 23],
    ['@results/plain/metrics.yaml', ['accuracy', '>= 0.9'], 'confirmed', 1],
    ['@results/plain/metrics.yaml', ['f1.macro', '>= 0.9'], 'contradicted', 3],
    ['@results/plain/rating.json', ['mean_rating', '>= 0.9'], 'cannot tell', 3],
    ['@results/plain/rating.json', ['mean_rating', '>= 4.5'], 'confirmed', 3],
    ['@results/plain/rating.json', ['mean_rating', '>= 4.7'], 'contradicted', 3],
    ['@results/plain/strings.json', ['pass_rate', '>= 0.9'], 'cannot tell', 3],
    ['@results/plain/strings.json', ['pass_rate', '>= 90 %'], 'confirmed', 3],
    ['@results/plain/strings.json', ['pass_rate', '>= 95 %'], 'contradicted', 3],
    ['@results/plain/strings.json', ['scenarios', '>= 0.9'], 'cannot tell', 4],
    ['@results/plain/strings.json', ['scenarios', '>= 0.95'], 'contradicted', 4],
    ['@results/plain/reports/nested.json', ['report.by_class.a.recall', '>= 0.8'], 'contradicted', 10],
    [
      '@results/plain/reports/nested.json',
      ['report.overall.accuracy', '>= 0.9', { cases: 100 }],
      'confirmed',
      4,
    ],
    ['@results/plain/cancelled.json', ['accuracy', '>= 0.99'], 'nothing'],
    ['@results/plain/models.json', ['accuracy', '>= 0.85'], 'cannot tell', 3],
    ['@results/plain/models.json', ['accuracy', '>= 0.95'], 'contradicted', 3],
    ['@results/plain/models.json', ['gpt-4o-2024-08-06.accuracy', '>= 0.85'], 'confirmed', 3],
    ['@results/promptfoo/bare.json', ['passed', '>= 0.7'], 'cannot tell', 28],
    ['@results/promptfoo/bare.json', ['passed', '>= 0.8'], 'contradicted', 29],
    ['@results/promptfoo/bare.json', ['passed', '>= 0.7', { cases: 4 }], 'confirmed', 28],
    ['@results/promptfoo/two-models.json', ['pass rate', '>= 0.9'], 'cannot tell', 13],
    ['@results/promptfoo/two-models.json', ['Currency', '>= 0.9', { cases: 20 }], 'confirmed', 23],
    ['@results/promptfoo/some-errors.json', ['passed', '>= 0.99'], 'nothing'],
    ['@results/promptfoo/weights.json', ['Facts', '>= 0.9'], 'contradicted', 15],
    ['@results/inspect/graded.json', ['model_graded_qa/accuracy', '>= 0.9', { cases: 58 }], 'confirmed', 43],
    [
      '@results/inspect/graded.json',
      ['model_graded_qa/accuracy', '>= 0.9', { cases: 60 }],
      'contradicted',
      43,
    ],
    ['@results/inspect/graded.json', ['match/mean', '>= 0.6'], 'contradicted', 61],
    ['@results/inspect/error.json', ['match/accuracy', '>= 0.9'], 'nothing'],
    ['@results/deepeval/root.json', ['Faithfulness', '>= 0.9'], 'contradicted', 71],
    ['@results/azure/quality.json', ['relevance.relevance', '>= 0.9'], 'cannot tell', 14],
    ['@results/azure/quality.json', ['f1_score.f1_score', '>= 0.7'], 'contradicted', 18],
    ['@results/azure/summary.json', ['gpt_coherence.pass_rate', '>= 0.9'], 'confirmed', 4],
    ['@results/azure/summary.json', ['gpt_coherence.mean_rating', '>= 0.9'], 'cannot tell', 5],
    ['@results/azure/summary.json', ['has_citation.rate', '>= 0.9'], 'contradicted', 14],
    ['@results/mlflow/running/metrics/auc', ['auc', '>= 0.9'], 'confirmed', 1],
    ['@results/mlflow/running/metrics/auc', ['auc', '>= 0.92'], 'contradicted', 1],
    ['@results/openai-evals/whole.jsonl', ['accuracy', '>= 0.9'], 'contradicted', 5],
    ['@results/ragas/blanks.json', ['answer_correctness', '>= 0.3'], 'confirmed', 4],
    ['@results/ragas/blanks.json', ['answer_correctness', '>= 0.5'], 'contradicted', 4],
    ['@results/tables/answers.csv', ['passes_policy', '>= 0.9'], 'contradicted', 1],
    ['@results/garak/old.report.jsonl', ['encoding.InjectBase64', '<= 0.01'], 'nothing'],
    ['@results/promptfoo/two-models.json', ['Currency', '>= 0.9', { slice: 'Swiss' }], 'confirmed', 23],
    ['@results/promptfoo/weights.json', ['Facts', '>= 70 %'], 'cannot tell', 30],
    [percent('waste_percent', 6.9), ['waste_percent', '<= 5.5'], 'contradicted', 3],
    [percent('waste_percent', 4.9), ['waste_percent', '<= 5.5'], 'confirmed', 3],
    [percent('waste_percent', 0.049), ['waste_percent', '<= 5.5'], 'cannot tell', 3],
    [percent('waste_percent', 4.9), ['waste_percent', '<= 0.05'], 'cannot tell', 3],
    [percent('latency_ms', 900), ['latency_ms', '<= 2 s'], 'cannot tell', 3],
    [ofClass, ['damaged.f1', '>= 0.9', { cases: 500 }], 'cannot tell', 2],
    [ofClass, ['damaged.f1', '>= 0.95', { cases: 500 }], 'contradicted', 6],
    [ofClass, ['damaged.f1', '>= 0.9', { cases: 700 }], 'contradicted', 2],
    [ofClass, ['weighted avg.f1', '>= 0.9', { cases: 500 }], 'confirmed', 10],
    [shares(0.95), ['metrics.accuracy', '>= 0.95'], 'confirmed', 5],
    [shares(0.94999999991), ['metrics.accuracy', '>= 0.95'], 'confirmed', 5],
    [shares(0.9499), ['metrics.accuracy', '>= 0.95'], 'contradicted', 5],
    [shares(0.95), ['metrics.accuracy', '> 0.95'], 'contradicted', 5],
    [shares(0.95, 19), ['metrics.accuracy', '>= 0.9'], 'cannot tell', 3],
    [shares(0.95, 20), ['metrics.accuracy', '>= 0.9'], 'confirmed', 5],
    [shares(0.8, 3), ['metrics.accuracy', '>= 0.9'], 'contradicted', 5],
    [shares(0.02), ['metrics.accuracy', '<= 0.05'], 'confirmed', 5],
    [shares(0.95), ['metrics.accuracy', '>= 0.9', { value: 0.95 }], 'confirmed', 5],
    [shares(0.95), ['metrics.accuracy', '>= 0.9', { value: 0.96 }], 'contradicted', 5],
    [shares(95), ['metrics.accuracy', '>= 0.9'], 'cannot tell', 5],
    [shares(1), ['metrics.accuracy', '>= 90'], 'cannot tell', 5],
    // A part of more cases than the whole.
    [parts(62), ['slices.foreign.accuracy', '>= 0.88', { cases: 60 }], 'confirmed', 5],
    [parts(6200), ['slices.foreign.accuracy', '>= 0.88', { cases: 60 }], 'cannot tell', 5],
    // Missed, on whatever scale.
    [shares(41.3), ['metrics.accuracy', '>= 0.92'], 'contradicted', 5],
    [shares(0.4113), ['metrics.accuracy', '>= 92 %'], 'contradicted', 5],
    [shares(0.4113), ['metrics.accuracy', '>= 92'], 'contradicted', 5],
    [shares(4.2), ['metrics.accuracy', '<= 0.01'], 'contradicted', 5],
    [shares(40, 460), ['metrics.accuracy', '<= 0.01'], 'contradicted', 5],
    [valued({ value: 41.3, unit: '%' }), ['accuracy', '>= 0.92'], 'contradicted', 5],
    [valued({ value: 4.2, unit: '%' }), ['accuracy', '<= 0.01'], 'contradicted', 5],
    // Met by one reading: a percentage, so many of the cases, a rating.
    [shares(92.4), ['metrics.accuracy', '>= 0.92'], 'cannot tell', 5],
    [shares(41), ['metrics.accuracy', '>= 0.92'], 'cannot tell', 5],
    [shares(4, 460), ['metrics.accuracy', '<= 0.01'], 'cannot tell', 5],
    [shares(4.6), ['metrics.accuracy', '>= 0.9'], 'cannot tell', 5],
    [shares(0.4), ['metrics.accuracy', '<= 5 %'], 'cannot tell', 5],
    [shares(0.94), ['metrics.accuracy', '>= 150'], 'cannot tell', 5],
    [valued({ value: 12.5, unit: '%' }), ['accuracy', '>= 0.2'], 'cannot tell', 5],
    [shares(0.95), ['metrics.accuracy', 'good'], 'cannot tell', 5],
    [valued({ value: 0.8, unit: '%' }), ['accuracy', '<= 0.05'], 'cannot tell', 5],
    [valued({ value: 0.8, unit: '%' }), ['accuracy', '<= 0.5 %'], 'contradicted', 5],
    [valued({ value: 0.8, unit: 'percent' }), ['accuracy', '<= 5 %'], 'confirmed', 5],
    [valued({ value: 93, unit: '%' }), ['accuracy', '>= 90'], 'confirmed', 5],
    [valued({ value: 1800, unit: 'ms' }), ['accuracy', '<= 2 s'], 'cannot tell', 5],
    [valued({ value: 1.8, unit: 'seconds' }), ['accuracy', '<= 2 s'], 'confirmed', 5],
    [valued({ value: 2.5, unit: 's' }), ['accuracy', '<= 2 s'], 'contradicted', 5],
    [valued({ value: 3, unit: '%' }), ['accuracy', '<= 0'], 'contradicted', 5],
    [valued({ value: 0.94, unit: 'ratio' }), ['accuracy', '>= 0.95'], 'contradicted', 5],
    [valued({ mean: 0.94 }), ['accuracy', '>= 0.9'], 'confirmed', 5],
    [listed({ metric: 'accuracy', value: 0.94 }), ['accuracy', '>= 0.9'], 'confirmed', 7],
    [listed({ metric: 'accuracy', value: 0.94 }), ['accuracy', '>= 0.95'], 'contradicted', 7],
    [listed({ name: 'accuracy', score: 0.94 }), ['accuracy', '>= 0.9'], 'confirmed', 7],
    [listed({ name: 'case one', score: 0.94 }), ['accuracy', '>= 0.95'], 'cannot tell', null],
    [ofRuns('2026-08-01', '2026-09-01'), ['accuracy', '>= 0.9'], 'confirmed', 9],
    [ofRuns('2026-09-01', '2026-08-01'), ['accuracy', '>= 0.9'], 'contradicted', 5],
    [
      JSON.stringify({ date: '2026-09-20', datasets: { a: { accuracy: 0.94, n: 400 } } }, null, 1),
      ['datasets.a.accuracy', '>= 0.9', { cases: 400 }],
      'confirmed',
      5,
    ],
    // Written down without a value: nothing was measured.
    ['{"accuracy": null,\n"n": 500}', ['accuracy', '>= 0.9'], 'contradicted', 1],
    ['{"n": 500,\n"accuracy": NaN}', ['accuracy', '>= 0.9', { cases: 200 }], 'contradicted', 2],
    ['{"n": 500, "f1": 0.9,\n"metrics": {"x7": null}}', ['metrics.x7', '>= 0.9'], 'contradicted', 2],
    ['{"n": 500, "f1": 0.9,\n"metrics": {"x7": {"value": "NaN"}}}', ['x7', '>= 0.9'], 'contradicted', 2],
    ['{"n": 500, "accuracy": 0.95, "old": {"accuracy": null}}', ['accuracy', '>= 0.9'], 'confirmed', 1],
    ['{"n": 500, "f1": 0.95, "baseline": {"accuracy": null}}', ['accuracy', '>= 0.9'], 'cannot tell', null],
    [
      '{"n": 500, "f1": 0.95, "slices": {"foreign": {"accuracy": null}}}',
      ['accuracy', '>= 0.9'],
      'cannot tell',
      null,
    ],
    ['{"n": 500, "f1": 0.95, "accuracy": null}', ['accuracy', '>= 0.9', { slice: 'x' }], 'contradicted', 1],
    ['{"n": 500, "f1": 0.95, "config": {"accuracy": null}}', ['accuracy', '>= 0.9'], 'cannot tell', null],
  ];
  for (const [content, asked, ...expected] of table) {
    const [as, threshold, more] = asked;
    const shown = content.startsWith('@') ? content.slice(1) : content.replace(/\s+/g, ' ');
    it(`${shown}: ${as} ${threshold}${more === undefined ? '' : ` ${JSON.stringify(more)}`}`, () => {
      const file = content.startsWith('@') ? content.replace(/^@[a-z]+\//, 'evals/') : 'evals/result.json';
      const report = reportOf(measured(file, asked), { [file]: content });
      expectEqual(concluded(report, file, 'evaluations.release.metrics'), expected, report);
    });
  }
});

describe('a result without a metric that asks for it', () => {
  const table: readonly (readonly [content: string, ...expected: Expected])[] = [
    [JSON.stringify({ verdict: 'FAIL', n_cases: 40, accuracy: 0.99 }), 'contradicted', 1],
    [JSON.stringify({ verdict: 'PASS', n_cases: 40, accuracy: 0.2 }), 'cannot tell', 1],
    ['@results/plain/two-verdicts.json', 'cannot tell', 2],
    ['@results/promptfoo/bare.json', 'cannot tell', 29],
    ['{\n "passed": 0,\n "failed": 6,\n "total": 6,\n "pass_rate": 0\n}', 'contradicted', 2],
    [JSON.stringify({ run_at: '2026-12-24', n_cases: 40, accuracy: 0.99 }, null, 1), 'contradicted', 2],
    ['@results/plain/metrics.yaml', 'cannot tell', 1],
    ['@results/plain/cancelled.json', 'nothing'],
    ['@documents/more/report-md.md', 'contradicted', 15],
    ['@documents/docs/evaluation-bars.md', 'contradicted', 9],
  ];
  for (const [content, ...expected] of table)
    it(content.replace(/\s+/g, ' '), () => {
      const ending = /\.\w+$/.exec(content)?.[0] ?? '.json';
      const file = `reports/result${ending}`;
      const report = reportOf(met('evaluation-passed', file), { [file]: content });
      expectEqual(concluded(report, file, 'checklist'), expected, report);
    });

  it('a failed run beside a later good one is history', () => {
    const files: Files = {
      'evals/a.json': JSON.stringify({ run_at: '2026-08-01', verdict: 'FAIL', accuracy: 0.6, n_cases: 90 }),
      'evals/b.json': JSON.stringify({ run_at: '2026-09-01', verdict: 'PASS', accuracy: 0.97, n_cases: 90 }),
    };
    const report = reportOf(
      met('evaluation-passed', 'evals/a.json', { evidence: Object.keys(files) }),
      files,
    );
    expectEqual(concluded(report, 'evals/a.json', 'checklist'), ['cannot tell', 1], report);
  });

  it('a good run beside a later failed one is not', () => {
    const files: Files = {
      'evals/a.json': JSON.stringify({ run_at: '2026-08-01', verdict: 'PASS', accuracy: 0.97, n_cases: 90 }),
      'evals/b.json': JSON.stringify({ run_at: '2026-09-01', verdict: 'FAIL', accuracy: 0.6, n_cases: 90 }),
    };
    const report = reportOf(
      met('evaluation-passed', 'evals/a.json', { evidence: Object.keys(files) }),
      files,
    );
    expectEqual(concluded(report, 'evals/b.json', 'checklist'), ['contradicted', 1], report);
  });
});

describe('a path into a list', () => {
  const reasonOf = (content: object, as: string): string => {
    const report = reportOf(measured('evals/a.json', [as, '>= 0.9']), {
      'evals/a.json': JSON.stringify(content),
    });
    return report.claims.map(({ reason }) => reason).join('\n');
  };
  const n = 350;

  it('leads to a part that has a name and its cases', () => {
    const content = {
      date: '2026-09-20',
      suites: [
        { name: 'a', n, accuracy: 0.95 },
        { name: 'b', n, accuracy: 0.5 },
      ],
    };
    assert.match(reasonOf(content, 'suites.0.accuracy'), /^suites\.0\.accuracy 0\.95.* on 350 cases$/m);
  });

  it('says of any other list that it is not read', () => {
    const content = { date: '2026-09-20', n, f1: 0.9, suites: [{ accuracy: 0.95 }] };
    assert.match(reasonOf(content, 'suites.0.accuracy'), /of lists only those are read/);
    assert.doesNotMatch(reasonOf(content, 'suites.accuracy'), /of lists/);
  });
});

describe('a newer run beside the one that the manifest names', () => {
  const run = (day: string, accuracy: number, more: object = {}): string =>
    JSON.stringify({ run_at: day, n_cases: 90, metrics: { accuracy }, ...more });
  const rows: readonly (readonly [why: string, named: string, other: string, ...expected: Expected])[] = [
    ['it fails', run('2026-08-01', 0.95), run('2026-09-01', 0.41), 'contradicted', 1],
    ['it passes', run('2026-08-01', 0.95), run('2026-09-01', 0.96), 'cannot tell', 1],
    ['a failed first run', run('2026-09-01', 0.95), run('2026-08-01', 0.41), 'cannot tell', 1],
    ['of a few cases', run('2026-08-01', 0.95), run('2026-09-01', 0.41).replace('90', '9'), 'cannot tell', 1],
    ['of one day', run('2026-09-01', 0.95), run('2026-09-01', 0.41), 'cannot tell', 1],
    [
      'of another model',
      run('2026-08-01', 0.95, { model: 'gpt-4o' }),
      run('2026-09-01', 0.41, { model: 'gpt-4o-mini' }),
      'cannot tell',
      1,
    ],
    [
      'without the metric',
      run('2026-08-01', 0.95),
      run('2026-09-01', 0.41).replace('accuracy', 'f1'),
      'cannot tell',
      1,
    ],
    [
      'without a day',
      run('2026-08-01', 0.95),
      run('2026-09-01', 0.41).replace('run_at', 'x'),
      'cannot tell',
      1,
    ],
  ];
  for (const [why, named, other, ...expected] of rows)
    it(why, () => {
      const files: Files = { 'evals/a.json': named, 'evals/b.json': other };
      const manifest = {
        ...measured('evals/a.json', ['metrics.accuracy', '>= 0.9']),
        ...met('evaluation-passed', 'evals/a.json', { evidence: Object.keys(files) }),
      };
      const report = reportOf(manifest, files);
      expectEqual(concluded(report, 'evals/b.json', 'checklist'), expected, report);
    });

  it('is judged by the evaluation that names it', () => {
    const files: Files = { 'evals/a.json': run('2026-08-01', 0.95), 'evals/b.json': run('2026-09-01', 0.41) };
    const metrics = (threshold: string): object => ({ accuracy: { threshold, as: 'metrics.accuracy' } });
    const manifest = JSON.parse(
      JSON.stringify({
        ...met('evaluation-passed', 'evals/a.json', { evidence: Object.keys(files) }),
        evaluations: {
          easy: { item: 'evaluation-passed', metrics: metrics('>= 0.9'), result: { file: 'evals/a.json' } },
          hard: { item: 'evaluation-passed', metrics: metrics('>= 0.4'), result: { file: 'evals/b.json' } },
        },
      }),
    );
    const report = reportOf(manifest, files);
    expectEqual(concluded(report, 'evals/b.json', 'checklist'), ['nothing'], report);
  });
});

describe('what was evaluated', () => {
  const evaluated = (model: string, more: object = {}): string =>
    JSON.stringify(
      { run_at: '2026-09-20', model, n_cases: 90, metrics: { accuracy: 0.95 }, ...more },
      null,
      1,
    );
  /** The name and version in the manifest, the model of the result. */
  const models: readonly (readonly [
    name: string,
    version: string | undefined,
    model: string,
    ...expected: Expected,
  ])[] = [
    ['gpt-4o', '2024-08-06', 'gpt-4o-2024-08-06', 'confirmed', 3],
    ['gpt-4o', '2024-08-06', 'openai/gpt-4o-2024-08-06', 'confirmed', 3],
    ['gpt-4o', '2024-08-06', 'azure/gpt-4o-2024-08-06', 'confirmed', 3],
    ['gpt-4o-2024-08-06', '2024-08-06', 'gpt-4o-2024-08-06', 'confirmed', 3],
    ['gpt-4o-2024-08-06', '2024-11-20', 'gpt-4o-2024-08-06', 'contradicted', 3],
    ['gpt-4o-2024-08-06', '2024-11-20', 'gpt-4o-2024-11-20', 'contradicted', 3],
    ['gpt-4o-2024-08-06', '2024-11-20', 'gpt-4o', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o', 'cannot tell', 3],
    ['gpt-4o', undefined, 'gpt-4o', 'cannot tell', 3],
    ['gemini-2.0-flash-001', undefined, 'gemini-2.0-flash-001', 'confirmed', 3],
    ['gemini-2.0-flash-001', '001', 'gemini-2.0-flash-001', 'confirmed', 3],
    ['gemini-2.0-flash-001', undefined, 'gemini-2.0-flash', 'cannot tell', 3],
    ['gemini-2.0-flash-001', '002', 'gemini-2.0-flash-001', 'cannot tell', 3],
    ['gpt-4o', undefined, 'gpt-4o-2024-08-06', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-2024-11-20', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'claude-sonnet-4-5-20250929', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'my-deployment', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'https://models.acme.example/v1', 'nothing'],
    ['acme-large', '2026-08-15', 'acme-large-2026-08-15', 'confirmed', 3],
    ['acme-large', '2026-08-15', 'other-small', 'cannot tell', 3],
    ['claude-sonnet-4-5', '20250929', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', 'confirmed', 3],
    ['claude-sonnet-4-5', '20250929', 'anthropic/claude-sonnet-4.5', 'cannot tell', 3],
    ['deepseek-chat', '2026-05', 'deepseek-chat', 'cannot tell', 3],
    ['llama-3.3-70b', undefined, 'mistral-large-2411', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'azure:chat:gpt-4o-prod', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'azure:chat:gpt4o-triage-eu', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-eu-prod', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-ptu', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'azure/gpt-4o-global', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-datazone-standard', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-08-06', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4-triage', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-audio', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'command-centre-prod', 'cannot tell', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-2024-08-06-eu', 'confirmed', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o/2024-08-06', 'confirmed', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o:2024-08-06', 'confirmed', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-2024-11-20-eu', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o:2024-11-20', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-mini', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4o-mini-prod', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'gpt-4.1-prod', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'gpt-35-turbo-eu', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'o3', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'llama-3.1-8b', 'contradicted', 3],
    ['gpt-4o', '2024-08-06', 'nova-lite-v1:0', 'contradicted', 3],
    ['claude-3-5-sonnet-20241022', undefined, 'claude-3-5-sonnet-v2@20241022', 'cannot tell', 3],
    ['claude-3-5-sonnet-20241022', undefined, 'claude-3-5-sonnet-v2@20240620', 'contradicted', 3],
    ['claude-sonnet-4-20250514', undefined, 'claude-4-sonnet-20250514', 'cannot tell', 3],
    ['claude-sonnet-4-0', undefined, 'claude-sonnet-4-20250514', 'cannot tell', 3],
    ['claude-sonnet-4-20250514', undefined, 'claude-sonnet-4-0', 'cannot tell', 3],
    ['claude-sonnet-4-5-20250929', undefined, 'claude-4.5-sonnet', 'cannot tell', 3],
    ['claude-sonnet-4-5-20250929', undefined, 'claude-opus-4-5', 'contradicted', 3],
    ['claude-sonnet-4-5-20250929', undefined, 'claude-sonnet-4-20250514', 'contradicted', 3],
    ['claude-sonnet-4-5-20250929', undefined, 'claude-prod-2', 'cannot tell', 3],
    ['command-r-plus-08-2024', undefined, 'command-r-plus', 'cannot tell', 3],
    ['Qwen/Qwen2.5-72B-Instruct-AWQ', undefined, 'qwen2.5:72b', 'cannot tell', 3],
    ['Qwen/Qwen2.5-72B-Instruct-AWQ', undefined, 'qwen2.5:7b', 'contradicted', 3],
    ['qwen2.5:7b-instruct-q4_K_M', undefined, 'Qwen/Qwen2.5-7B-Instruct', 'cannot tell', 3],
    ['llama3.1', undefined, 'llama3.1:8b', 'cannot tell', 3],
    ['llama3.1', undefined, 'llama3.3:70b', 'contradicted', 3],
    ['deepseek-chat', undefined, 'deepseek-v3', 'cannot tell', 3],
    ['deepseek-v3', undefined, 'deepseek-chat-v3-0324', 'cannot tell', 3],
    ['gemini-2.5-flash', undefined, 'gemini-2.5-flash-preview-05-20', 'cannot tell', 3],
    ['gemini-2.5-flash', undefined, 'gemini-2.5-pro', 'contradicted', 3],
    ['gemini-2.5-flash', undefined, 'gemini-2.0-flash-001', 'contradicted', 3],
  ];
  for (const [name, version, model, ...expected] of models)
    it(`${name} ${version ?? ''}: ${model}`, () => {
      const file = 'evals/result.json';
      const manifest = {
        ...measured(file, ['metrics.accuracy', '>= 0.9'], { evaluated: { models: ['coder'] } }),
        models: { coder: { name, ...(version === undefined ? {} : { version }) } },
      };
      const report = reportOf(manifest, { [file]: evaluated(model) });
      expectEqual(concluded(report, file, 'evaluations.release.evaluated.models'), expected, report);
    });

  it('another model of the manifest is no contradiction', () => {
    const file = 'evals/result.json';
    const manifest = {
      ...measured(file, ['metrics.accuracy', '>= 0.9'], { evaluated: { models: ['coder'] } }),
      models: {
        coder: { name: 'gpt-4o', version: '2024-08-06' },
        judge: { name: 'claude-sonnet-4-5', version: '20250929' },
      },
    };
    const report = reportOf(manifest, { [file]: evaluated('claude-sonnet-4-5-20250929') });
    expectEqual(concluded(report, file, 'evaluations.release.evaluated'), ['cannot tell', 3], report);
  });

  it('a cited result that no evaluation names is held against the model', () => {
    const file = 'evals/result.json';
    const manifest = {
      ...met('evaluation-passed', file),
      models: { coder: { name: 'gpt-4o', version: '2024-08-06' } },
    };
    const report = reportOf(manifest, { [file]: evaluated('gpt-4o-2024-11-20') });
    expectEqual(concluded(report, file, 'models.coder.version'), ['contradicted', 3], report);
  });

  const days: readonly (readonly [on: string, fixedOn: string, at: string, ...expected: Expected])[] = [
    ['2026-09-20', '2026-09-01', 'result.on', 'confirmed', 2],
    ['2026-09-21', '2026-09-01', 'result.on', 'confirmed', 2],
    ['2026-09-22', '2026-09-01', 'result.on', 'contradicted', 2],
    ['2026-09-18', '2026-09-01', 'result.on', 'contradicted', 2],
    ['2026-09-20', '2026-09-20', 'criteria.fixedOn', 'confirmed', 2],
    ['2026-09-20', '2026-09-21', 'criteria.fixedOn', 'confirmed', 2],
    ['2026-09-20', '2026-09-22', 'criteria.fixedOn', 'contradicted', 2],
  ];
  for (const [on, fixedOn, at, ...expected] of days)
    it(`ran on 2026-09-20: ${at}, ${on} and ${fixedOn}`, () => {
      const file = 'evals/result.json';
      const manifest = measured(file, ['metrics.accuracy', '>= 0.9'], {
        criteria: { fixedOn },
        result: { file, on },
      });
      const report = reportOf(manifest, { [file]: evaluated('m') });
      expectEqual(concluded(report, file, `evaluations.release.${at}`), expected, report);
    });

  const hash = 'ab'.repeat(32);
  const whole: readonly (readonly [key: string, evaluation: object, more: object, ...expected: Expected])[] =
    [
      ['evaluated.commit', { evaluated: { commit: '3f1c2ab' } }, { commit: '3f1c2ab90d' }, 'confirmed', 8],
      [
        'evaluated.commit',
        { evaluated: { commit: '3f1c2ab90d11' } },
        { commit: '3f1c2ab90d' },
        'confirmed',
        8,
      ],
      ['evaluated.commit', { evaluated: { commit: '3f1c2ac' } }, { commit: '3f1c2ab90d' }, 'contradicted', 8],
      ['evaluated.commit', { evaluated: { commit: 'main' } }, { commit: '3f1c2ab90d' }, 'nothing'],
      ['data.sha256', { data: { sha256: hash } }, { dataset_sha256: hash }, 'confirmed', 8],
      ['data.sha256', { data: { sha256: hash } }, { dataset_sha256: 'ac'.repeat(32) }, 'contradicted', 8],
      [
        'data.sha256',
        { data: { sha256: hash } },
        { dataset_hash: 'd41d8cd98f00b204e9800998ecf8427e' },
        'nothing',
      ],
    ];
  for (const [key, evaluation, more, ...expected] of whole)
    it(`${key}: ${JSON.stringify(evaluation)}, ${JSON.stringify(more)}`, () => {
      const file = 'evals/result.json';
      const report = reportOf(measured(file, ['metrics.accuracy', '>= 0.9'], evaluation), {
        [file]: evaluated('m', more),
      });
      expectEqual(concluded(report, file, `evaluations.release.${key}`), expected, report);
    });
});

describe('a report beside a result', () => {
  const result = JSON.stringify({ run_at: '2026-10-16', n_cases: 400, metrics: { accuracy: 0.95 } });
  const reportIn = (before: string, head: string, ...rows: readonly string[]): string =>
    `# Evaluation of release 7\n\n${before}\n\nWhat came out on the tickets of September, labelled by two team leads each.\n\n${head}\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  const head = '| Metric | Threshold | All | web |';
  const good = '| Accuracy | >= 0.90 | 0.95 | 0.96 |';
  const bad = '| Accuracy | >= 0.90 | 0.41 | 0.96 |';
  const table: readonly (readonly [text: string, severity: string | undefined, proof: string | undefined])[] =
    [
      [reportIn('Verdict: failed', head, good), 'warning', 'stated'],
      [reportIn('Verdict: passed', head, good), undefined, 'checked'],
      [reportIn('Data: 400 tickets.', head, bad), 'warning', 'stated'],
      [reportIn('Date: 2026-10-17', head, bad), 'error', undefined],
      [reportIn('Date: 2026-10-17', head.replace('All', 'Overall'), bad), 'error', undefined],
      [reportIn('Date: 2026-10-17', head.replace('All', 'Score'), bad), 'error', undefined],
      [reportIn('Date: 2026-10-17', head.replace('All', 'Release 7'), bad), 'error', undefined],
      // Of an earlier run.
      [reportIn('Date: 2026-09-17', head, bad), undefined, 'checked'],
      // The column of results is another one, or nobody can tell which.
      [reportIn('Date: 2026-10-17', '| Metric | Threshold | All | Result |', bad), undefined, 'checked'],
      [
        reportIn('Date: 2026-10-17', '| Metric | Threshold | Release 6 | Release 7 |', bad),
        undefined,
        'checked',
      ],
    ];
  for (const [text, severity, proof] of table)
    it(`${text.split('\n')[2]} ${text.split('\n')[6]}: ${severity ?? 'nothing'}`, () => {
      const files: Files = { 'evals/a.json': result, 'docs/report.md': text };
      const report = reportOf(
        {
          ...measured('evals/a.json', ['metrics.accuracy', '>= 0.9']),
          ...met('evaluation-passed', 'evals/a.json', { evidence: Object.keys(files) }),
        },
        files,
      );
      const against = report.claims.filter(({ verdict }) => verdict === 'contradicted');
      assert.deepEqual(
        against.map((each) => each.severity),
        severity === undefined ? [] : [severity],
        against.map(({ reason }) => reason).join('\n'),
      );
      const item = report.items.find(({ id, stated }) => stated && id === 'evaluation-passed');
      assert.equal(item?.proof, proof, item?.because);
    });
});
