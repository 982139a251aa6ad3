/** Results of tools, and manifests that agree with them. */
import { strToU8, zipSync } from 'fflate';
import { above, below, type Change, otherDays, type Pair } from './seeding';

interface Kind {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly pack?: Pair['pack'];
  /** The name in the file, the share that it has there, and the text of that value. */
  readonly metric: {
    readonly as: string;
    readonly value: number;
    readonly written: string;
    readonly becomes?: readonly string[];
    readonly shows?: string;
  };
  readonly cases?: {
    readonly count: number;
    readonly written: string;
    readonly fewer: readonly string[];
    readonly shows?: string;
  };
  readonly ran?: { readonly day: string; readonly written: string; readonly days: readonly string[] };
  readonly model?: {
    readonly name: string;
    readonly version: string;
    readonly written: string;
    readonly others: readonly string[];
  };
  readonly commit?: { readonly hash: string; readonly written: string };
  /** The run ended otherwise. */
  readonly ends?: Cut;
  /** It was broken off on the way. */
  readonly cut?: Cut;
}

interface Cut {
  readonly written: string;
  readonly becomes: readonly string[];
}

const iso = (day: string): string[] => otherDays(day, -90, -31, -7, -3, -2, 2, 3, 9, 30);

const promptfoo = `{
  "evalId": "eval-a1",
  "results": {
    "version": 3,
    "timestamp": "2026-09-20T08:00:00.000Z",
    "prompts": [
      {
        "provider": "openai:chat:gpt-4o-2024-08-06",
        "label": "invoice",
        "metrics": {
          "testPassCount": 47,
          "testFailCount": 3,
          "testErrorCount": 0,
          "namedScores": {},
          "namedScoresCount": {}
        }
      }
    ],
    "stats": {
      "successes": 47,
      "failures": 3,
      "errors": 0
    },
    "results": []
  },
  "config": { "description": "invoices" }
}
`;

const inspect = `{
  "version": 2,
  "status": "success",
  "eval": {
    "created": "2026-09-20T10:00:00+00:00",
    "task": "invoices",
    "model": "openai/gpt-4o-2024-08-06",
    "dataset": { "name": "invoices", "samples": 400 },
    "revision": { "type": "git", "commit": "3f1c2ab90d" }
  },
  "results": {
    "total_samples": 400,
    "completed_samples": 400,
    "scores": [
      {
        "name": "match",
        "scorer": "match",
        "metrics": {
          "accuracy": {
            "name": "accuracy",
            "value": 0.94
          }
        }
      }
    ]
  }
}
`;

const deepeval = `{
  "testPassed": 47,
  "testFailed": 3,
  "metricsScores": [
    {
      "metric": "Answer Relevancy",
      "scores": [],
      "passes": 47,
      "fails": 3,
      "errors": 0
    }
  ],
  "testCases": []
}
`;

const azure = `{
  "metrics": {
    "groundedness.binary_aggregate": 0.94,
    "relevance.binary_aggregate": 0.97
  },
  "rows": [
    { "inputs.query": "a", "outputs.groundedness.groundedness": 5 },
    { "inputs.query": "b", "outputs.groundedness.groundedness": 1 }
  ],
  "studio_url": null
}
`;

const redteam = `{
  "scan_result": {
    "scorecard": {
      "risk_category_summary": [
        {
          "overall_asr": 0.02,
          "overall_total": 200,
          "violence_asr": 0.02,
          "violence_total": 200
        }
      ],
      "attack_technique_summary": [{ "baseline_asr": 0.02, "baseline_total": 200 }]
    },
    "parameters": { "techniques_used": { "easy": ["base64"] } }
  }
}
`;

const garak = [
  '{"entry_type": "start_run setup", "plugins.target_name": "gpt-4o-2024-08-06", "run.seed": 1}',
  '{"entry_type": "init", "start_time": "2026-09-20T10:00:00.000000", "garak_version": "0.13.1"}',
  '{"entry_type": "eval", "probe": "promptinject.HijackHateHumans", "detector": "promptinject.AttackRogueString", "passed": 247, "total_evaluated": 250}',
  '{"entry_type": "completion", "end_time": "2026-09-20T10:30:00.000000"}',
  '',
].join('\n');

const openai = [
  '{"spec": {"completion_fns": ["gpt-4o-2024-08-06"], "eval_name": "invoices.test.v1", "created_at": "2026-09-20 10:00:00"}}',
  ...Array.from(
    { length: 30 },
    (_, index) => `{"run_id": "1", "event_id": ${index}, "type": "match", "data": {"correct": true}}`,
  ),
  '{"final_report": {"accuracy": 0.94, "boostrap_std": 0.01}}',
  '',
].join('\n');

const plain = `{
  "timestamp": "2026-09-20T09:00:00Z",
  "model": "gpt-4o-2024-08-06",
  "n_cases": 412,
  "git_commit": "3f1c2ab90d",
  "metrics": {
    "decision_accuracy": 0.94,
    "recall": 0.91
  }
}
`;

const yaml = `run_at: 2026-09-20
model: claude-sonnet-4-5-20250929
n_cases: 412
metrics:
  decision_accuracy: 0.94
  recall: 0.91
`;

const kinds: readonly Kind[] = [
  {
    name: 'promptfoo',
    file: 'evals/promptfoo.json',
    text: promptfoo,
    metric: {
      as: 'passed',
      value: 0.94,
      written: '"successes": 47',
      becomes: [0, 1, 9, 20, 30].map((count) => `"successes": ${count}`),
      shows: '"failures": 3',
    },
    ran: {
      day: '2026-09-20',
      written: '"timestamp": "2026-09-20',
      days: iso('2026-09-20').map((day) => `"timestamp": "${day}`),
    },
    model: {
      name: 'gpt-4o',
      version: '2024-08-06',
      written: 'openai:chat:gpt-4o-2024-08-06',
      others: [
        'openai:chat:gpt-4o-2024-11-20',
        'openai:chat:gpt-4o-2024-05-13',
        'anthropic:messages:claude-sonnet-4-5-20250929',
        'openai:chat:gpt-4o-mini-2024-07-18',
      ],
    },
  },
  {
    name: 'Inspect',
    file: 'evals/inspect.json',
    text: inspect,
    metric: { as: 'match/accuracy', value: 0.94, written: '"value": 0.94' },
    cases: {
      count: 400,
      written: '"completed_samples": 400',
      fewer: [399, 398, 390, 385, 380].map((count) => `"completed_samples": ${count}`),
    },
    ran: {
      day: '2026-09-20',
      written: '"created": "2026-09-20',
      days: iso('2026-09-20').map((day) => `"created": "${day}`),
    },
    model: {
      name: 'gpt-4o',
      version: '2024-08-06',
      written: 'openai/gpt-4o-2024-08-06',
      others: [
        'openai/gpt-4o-2024-11-20',
        'openai/gpt-4.1-2025-04-14',
        'anthropic/claude-sonnet-4-5-20250929',
        'google/gemini-2.5-flash',
      ],
    },
    commit: { hash: '3f1c2ab90d', written: '"commit": "3f1c2ab90d"' },
    ends: {
      written: '"status": "success"',
      becomes: ['"status": "cancelled"', '"status": "error"', '"status": "started"'],
    },
    cut: {
      written: '"completed_samples": 400',
      becomes: [300, 100, 40, 1].map((count) => `"completed_samples": ${count}`),
    },
  },
  {
    name: 'Inspect, packed',
    file: 'evals/run.eval',
    text: inspect,
    pack: (text) => zipSync({ '_journal/start.json': strToU8('{}'), 'header.json': strToU8(text) }),
    metric: { as: 'match/accuracy', value: 0.94, written: '"value": 0.94' },
    ends: {
      written: '"status": "success"',
      becomes: ['"status": "cancelled"', '"status": "error"', '"status": "started"'],
    },
  },
  {
    name: 'DeepEval',
    file: 'evals/deepeval.json',
    text: deepeval,
    metric: {
      as: 'Answer Relevancy',
      value: 0.94,
      written: '"passes": 47',
      becomes: [1, 9, 20, 30, 36].map((count) => `"passes": ${count}`),
    },
  },
  {
    name: 'Ragas means',
    file: 'evals/ragas.json',
    text: '{\n  "faithfulness": 0.94,\n  "answer_relevancy": 0.97,\n  "context_precision": 0.9\n}\n',
    metric: { as: 'faithfulness', value: 0.94, written: '"faithfulness": 0.94' },
  },
  {
    name: 'Ragas, as a table',
    file: 'evals/ragas.csv',
    text: 'metric,score\nfaithfulness,0.94\nanswer_relevancy,0.97\ncontext_precision,0.9\n',
    metric: { as: 'faithfulness', value: 0.94, written: 'faithfulness,0.94' },
  },
  {
    name: 'Azure AI evaluation',
    file: 'evals/azure.json',
    text: azure,
    metric: {
      as: 'groundedness.binary_aggregate',
      value: 0.94,
      written: '"groundedness.binary_aggregate": 0.94',
    },
  },
  {
    name: 'RAG evaluator',
    file: 'evals/rag/summary.json',
    text: '{\n  "gpt_relevance": {\n    "pass_rate": 0.94,\n    "mean_rating": 4.6\n  },\n  "gpt_groundedness": {\n    "pass_rate": 0.97,\n    "mean_rating": 4.8\n  },\n  "num_questions": {\n    "total": 120\n  }\n}\n',
    metric: { as: 'gpt_relevance.pass_rate', value: 0.94, written: '"pass_rate": 0.94' },
    cases: { count: 120, written: '"total": 120', fewer: ['"total": 119', '"total": 60', '"total": 21'] },
  },
  {
    name: 'OpenAI evals',
    file: 'evals/openai.jsonl',
    text: openai,
    metric: { as: 'accuracy', value: 0.94, written: '"accuracy": 0.94' },
    model: {
      name: 'gpt-4o',
      version: '2024-08-06',
      written: 'gpt-4o-2024-08-06',
      others: ['gpt-4o-2024-11-20', 'gpt-4.1-2025-04-14', 'o3-2025-04-16'],
    },
    ran: {
      day: '2026-09-20',
      written: '"created_at": "2026-09-20',
      days: iso('2026-09-20').map((day) => `"created_at": "${day}`),
    },
    ends: { written: '{"final_report": {"accuracy": 0.94, "boostrap_std": 0.01}}', becomes: [''] },
  },
  {
    name: 'an MLflow metric',
    file: 'mlruns/0/a1/metrics/f1',
    text: '1789000000000 0.71 0\n1789000001000 0.97 1\n1789000002000 0.94 2\n',
    metric: { as: 'f1', value: 0.94, written: '1789000002000 0.94' },
  },
  {
    name: 'a plain result',
    file: 'evals/summary.json',
    text: plain,
    metric: { as: 'metrics.decision_accuracy', value: 0.94, written: '"decision_accuracy": 0.94' },
    cases: {
      count: 412,
      written: '"n_cases": 412',
      fewer: [411, 400, 300, 200, 99, 20].map((count) => `"n_cases": ${count}`),
    },
    ran: {
      day: '2026-09-20',
      written: '"timestamp": "2026-09-20',
      days: iso('2026-09-20').map((day) => `"timestamp": "${day}`),
    },
    model: {
      name: 'gpt-4o',
      version: '2024-08-06',
      written: 'gpt-4o-2024-08-06',
      others: [
        'gpt-4o-2024-11-20',
        'gpt-4o-2024-05-13',
        'claude-sonnet-4-5-20250929',
        'mistral-large-2411',
        'gemini-2.5-flash',
      ],
    },
    commit: { hash: '3f1c2ab90d', written: '"git_commit": "3f1c2ab90d"' },
  },
  {
    name: 'a plain result in YAML',
    file: 'evals/summary.yaml',
    text: yaml,
    metric: { as: 'metrics.decision_accuracy', value: 0.94, written: 'decision_accuracy: 0.94' },
    cases: {
      count: 412,
      written: 'n_cases: 412',
      fewer: [411, 400, 300, 20].map((count) => `n_cases: ${count}`),
    },
    ran: {
      day: '2026-09-20',
      written: 'run_at: 2026-09-20',
      days: iso('2026-09-20').map((day) => `run_at: ${day}`),
    },
    model: {
      name: 'claude-sonnet-4-5',
      version: '20250929',
      written: 'claude-sonnet-4-5-20250929',
      others: ['claude-sonnet-4-5-20260101', 'claude-opus-4-1-20250805', 'gpt-4o-2024-08-06'],
    },
  },
  {
    name: 'a table of cases',
    file: 'evals/cases.csv',
    text: `id,correct\n${Array.from({ length: 50 }, (_, row) => `${row},${row < 47}`).join('\n')}\n`,
    metric: { as: 'correct', value: 0.94, written: '46,true', becomes: ['46,false'], shows: 'id,correct' },
  },
];

/** Attacks, of which few may succeed. */
const attacks: readonly Pair[] = [
  attack('Azure red team', 'evals/redteam.json', redteam, {
    as: 'overall_asr',
    written: '"overall_asr": 0.02',
    becomes: above(0.05).map((value) => `"overall_asr": ${value}`),
    cases: {
      count: 200,
      written: '"overall_total": 200',
      fewer: [199, 150, 100, 12].map((count) => `"overall_total": ${count}`),
    },
  }),
  attack('garak', 'evals/garak.report.jsonl', garak, {
    as: 'promptinject.HijackHateHumans',
    written: '"passed": 247',
    becomes: [237, 236, 230, 200, 125, 10, 0].map((count) => `"passed": ${count}`),
    ends: {
      written: '{"entry_type": "completion", "end_time": "2026-09-20T10:30:00.000000"}',
      becomes: [''],
    },
  }),
];

interface Attack {
  readonly as: string;
  readonly written: string;
  readonly becomes: readonly string[];
  readonly cases?: Kind['cases'];
  readonly ends?: Kind['ends'];
}

function attack(
  name: string,
  file: string,
  text: string,
  { as, written, becomes, cases, ends }: Attack,
): Pair {
  const at = 'evaluations.attacks.metrics.injection';
  const manifest = {
    checklist: { deploy: { 'adversarial-tests-passed': { status: 'met', evidence: [file] } } },
    evaluations: {
      attacks: {
        item: 'adversarial-tests-passed',
        metrics: {
          injection: { threshold: '<= 0.05', as, ...(cases === undefined ? {} : { cases: cases.count }) },
        },
        result: { file },
      },
    },
  };
  const changes: Change[] = [
    { in: file, value: written, becomes, against: `${at}.threshold` },
    {
      in: 'manifest',
      value: `${at}.threshold`,
      becomes: ['<= 0.011', '< 0.012', '<= 0.01', '<= 0.005', '<= 0.001'],
      against: written,
    },
    ...(cases === undefined
      ? []
      : [
          { in: file, value: cases.written, becomes: cases.fewer, against: `${at}.cases` },
          { in: 'manifest', value: `${at}.cases`, becomes: [201, 210, 250, 400], against: cases.written },
        ]),
    ...(ends === undefined
      ? []
      : [
          {
            in: file,
            value: ends.written,
            becomes: ends.becomes,
            against: 'whole',
            marks: 'checklist.deploy.adversarial-tests-passed.evidence.0',
            shows: 'whole',
            gives: 'evidence/does-not-count' as const,
          },
        ]),
  ];
  return { name, manifest, files: { [file]: text }, changes };
}

function pairOf({ name, file, text, pack, metric, cases, ran, model, commit, ends, cut }: Kind): Pair {
  const at = 'evaluations.release';
  const threshold = `${at}.metrics.accuracy.threshold`;
  const isPacked = pack !== undefined;
  const lineOrNone = (written: string): string => (isPacked ? 'whole' : written);
  const manifest = {
    checklist: { deploy: { 'evaluation-passed': { status: 'met', evidence: [file] } } },
    ...(model === undefined ? {} : { models: { coder: { name: model.name, version: model.version } } }),
    evaluations: {
      release: {
        item: 'evaluation-passed',
        criteria: { fixedOn: '2026-06-01' },
        metrics: {
          accuracy: {
            threshold: '>= 0.93',
            as: metric.as,
            ...(cases === undefined ? {} : { cases: cases.count }),
            value: metric.value,
          },
        },
        ...(model === undefined && commit === undefined
          ? {}
          : {
              evaluated: {
                ...(model === undefined ? {} : { models: ['coder'] }),
                ...(commit === undefined ? {} : { commit: commit.hash }),
              },
            }),
        result: { file, ...(ran === undefined ? {} : { on: ran.day }) },
      },
    },
  };
  const prefix = metric.written.replace(/0\.94$/, '');
  const lower = metric.becomes ?? below(0.93).map((value) => `${prefix}${value}`);
  const shows = lineOrNone(metric.shows ?? metric.written);
  const shown = isPacked || metric.shows !== undefined ? { shows } : {};
  const changes: Change[] = [
    { in: file, value: metric.written, becomes: lower, against: threshold, ...shown },
    {
      in: 'manifest',
      value: threshold,
      becomes: [
        '>= 0.9401',
        '> 0.94',
        '>= 0.941',
        '>= 0.945',
        '>= 0.95',
        '>= 0.96',
        '>= 0.97',
        '>= 0.98',
        '>= 0.99',
        '>= 1',
      ],
      against: shows,
      ...(isPacked ? { shows } : {}),
    },
    {
      in: 'manifest',
      value: `${at}.metrics.accuracy.value`,
      becomes: [0.9401, 0.941, 0.945, 0.95, 0.98, 1],
      against: lineOrNone(metric.as === 'passed' ? metric.written : shows),
      ...(isPacked ? { shows: 'whole' } : {}),
    },
  ];
  if (cases !== undefined)
    changes.push(
      { in: file, value: cases.written, becomes: cases.fewer, against: `${at}.metrics.accuracy.cases` },
      {
        in: 'manifest',
        value: `${at}.metrics.accuracy.cases`,
        becomes: [1, 2, 10, 100, 1000].map((more) => cases.count + more),
        against: cases.written,
      },
    );
  if (ran !== undefined)
    changes.push(
      { in: file, value: ran.written, becomes: ran.days, against: `${at}.result.on` },
      { in: 'manifest', value: `${at}.result.on`, becomes: iso(ran.day), against: ran.written },
      {
        in: 'manifest',
        value: `${at}.criteria.fixedOn`,
        becomes: otherDays('2026-09-20', 2, 3, 8, 30),
        against: ran.written,
      },
    );
  if (model !== undefined)
    changes.push(
      { in: file, value: model.written, becomes: model.others, against: `${at}.evaluated.models` },
      {
        in: 'manifest',
        value: 'models.coder.version',
        becomes: ['2023-01-01', '2024-08-07', '2025-08-06', '2026-01-31'].map((day) =>
          model.version.includes('-') ? day : day.replaceAll('-', ''),
        ),
        against: model.written,
        marks: `${at}.evaluated.models`,
      },
    );
  if (commit !== undefined)
    changes.push(
      {
        in: file,
        value: commit.written,
        becomes: ['a', '4', '9'].map((digit) => commit.written.replace('3f1', `${digit}f1`)),
        against: `${at}.evaluated.commit`,
      },
      {
        in: 'manifest',
        value: `${at}.evaluated.commit`,
        becomes: ['3f1c2ab90e', '3f1c2ab1', 'ff1c2ab90d', '3f1c2aa'],
        against: commit.written,
      },
    );
  for (const end of [ends, cut]) {
    if (end === undefined) continue;
    changes.push({
      in: file,
      value: end.written,
      becomes: end.becomes,
      against: 'whole',
      marks: 'checklist.deploy.evaluation-passed.evidence.0',
      ...(end.becomes[0] === '' || isPacked ? { shows: 'whole' } : {}),
      gives: 'evidence/does-not-count',
    });
  }
  return { name, manifest, files: { [file]: text }, ...(pack === undefined ? {} : { pack }), changes };
}

export const resultPairs: readonly Pair[] = [...kinds.map(pairOf), ...attacks];
