import assert from 'node:assert/strict';
import { isPlaceholder } from '../../../../../src/core/facts/address';
import { type Expected, expectEqual, met, reportOf, worth } from './support';

type Case = readonly [name: string, item: string, file: string, text: string, wanted: Expected[0]];

const goLive = (decision: string): string =>
  `# Go-live decision, release 7\n\n- Date of the decision: 2026-10-19\n- Decision: ${decision}\n- Signed by: Aoife Brennan\n- Residual risks: one attack case of 140, and tickets from the app that come without a subject\n`;

const suppliers = (decision: string): string =>
  `# Suppliers\n\n- Decision: ${decision}\n- Decided by: Petra Kuhn\n- Date of the decision: 2026-10-19\n\nLooked at with Mira Sokolova from security. Notice of changes: 60 days; the exit was tried with two other models.\n`;

const report = (table: string): string =>
  `# Evaluation of release 7\n\nRun on 16 October 2026 over 500 tickets of September by Marek Nowak; two team leads labelled each of them.\n\n${table}\n`;

const deploy = (permissions: string): string =>
  `name: deploy\non:\n  push:\n    tags: ["release-*"]\npermissions: ${permissions}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment: production\n    steps:\n      - run: ./deploy.sh production\n`;

const people =
  'The clerks work in the ticket system, and the suggestion stands beside the ticket in it; nobody opens another page for that.';

const cases: readonly Case[] = [
  ...[
    'pending',
    'pending formal approval',
    'none yet',
    'not yet',
    'to be decided',
    'TBD',
    'awaiting the board',
    'noch offen',
    'hold',
    'on hold',
    'No',
    'Nein',
  ].map(
    (decision): Case => [`go-live: ${decision}`, 'go-live-approved', 'docs/a.md', goLive(decision), 'weak'],
  ),
  ...['Go', 'approved', 'Go with conditions'].map(
    (decision): Case => [`go-live: ${decision}`, 'go-live-approved', 'docs/a.md', goLive(decision), 'counts'],
  ),
  ['suppliers: not yet', 'third-parties-vetted', 'docs/a.md', suppliers('not yet'), 'weak'],
  ['suppliers: approved', 'third-parties-vetted', 'docs/a.md', suppliers('approved'), 'counts'],
  ['a threat model that was rejected', 'threat-model-reviewed', 'docs/a.md', suppliers('rejected'), 'weak'],
  ['who reviews code', 'workflow-embedded', '.github/CODEOWNERS', '* @mnowak\n', 'weak'],
  ['a pipeline', 'workflow-embedded', '.github/workflows/lint.yml', deploy('read-all'), 'weak'],
  [
    'a bucket',
    'workflow-embedded',
    'infra/x.tf',
    'resource "aws_s3_bucket" "b" {\n  bucket = "x"\n}\n',
    'weak',
  ],
  ['words', 'workflow-embedded', 'docs/a.md', `# Where the work is done\n\n${people}\n`, 'counts'],
  [
    'a pipeline that may write everything',
    'privileges-minimised',
    '.github/workflows/deploy.yml',
    deploy('write-all'),
    'weak',
  ],
  [
    'a table without a result',
    'evaluation-passed',
    'evals/report.md',
    report('| Metric | Threshold | Result |\n| --- | --- | --- |\n| acc | >= 0.90 | |\n| b | >= 0.9 | TBD |'),
    'weak',
  ],
  [
    'a table of what is planned',
    'evaluation-passed',
    'evals/report.md',
    report(
      '| Metric | Threshold | Result |\n| --- | --- | --- |\n| acc | >= 0.90 | to be measured in December |',
    ),
    'weak',
  ],
  [
    'a table with results',
    'evaluation-passed',
    'evals/report.md',
    report('| Metric | Threshold | Result |\n| --- | --- | --- |\n| acc | >= 0.90 | 0.93 |'),
    'counts',
  ],
  [
    'results for what is no result',
    'workflow-scoped',
    'evals/report.md',
    '# Evaluation\n\n| Metric | Threshold | Result | Met |\n| --- | --- | --- | --- |\n| accuracy | 0.90 | 0.41 | FAILED |\n',
    'does not count',
  ],
  [
    'for coding assistants',
    'escalation-path-defined',
    'CLAUDE.md',
    `# Working here\n\nUse pnpm. ${people}\n`,
    'does not count',
  ],
  [
    'for coding assistants, below a folder',
    'threat-model-reviewed',
    'app/AGENTS.md',
    `# Working here\n\nUse pnpm. ${people}\n`,
    'does not count',
  ],
  [
    'people who are called agents',
    'escalation-path-defined',
    'docs/team/agents-on-call.md',
    `# Agents on the phone\n\n${people}\n`,
    'counts',
  ],
  [
    'for an editor',
    'threat-model-reviewed',
    '.cursor/rules/a.md',
    `# Working here\n\nUse pnpm. ${people}\n`,
    'does not count',
  ],
];

describe('what is cited and shows something else', () => {
  for (const [name, item, file, text, wanted] of cases)
    it(`${name}: ${wanted}`, () => {
      const told = reportOf(met(item, file), { [file]: text });
      expectEqual([worth(told, file, item)[0]], [wanted], told);
    });
});

describe('what a file leaves open is not checked by it', () => {
  const rows: readonly (readonly [item: string, file: string, text: string])[] = [
    ['privileges-minimised', '.github/workflows/deploy.yml', deploy('read-all')],
    ['rollout-staged', '.github/workflows/deploy.yml', deploy('read-all')],
    ['workflow-embedded', 'src/x.py', 'def add(a, b):\n    return a + b\n'],
    [
      'evaluation-passed',
      'evals/a.json',
      JSON.stringify({
        stats: { successes: 1242, failures: 1158, errors: 0 },
        accuracy: 0.52,
        n_cases: 2400,
      }),
    ],
  ];
  for (const [item, file, text] of rows)
    it(item, () => {
      const told = reportOf(met(item, file), { [file]: text });
      const found = told.items.find(({ id, stated }) => stated && id === item);
      assert.notEqual(found?.proof, 'checked', found?.because);
    });
});

describe('a report with the heads of its table in German', () => {
  for (const [value, met_, verdict] of [
    ['0,41', 'nein', 'contradicted'],
    ['0,95', 'ja', undefined],
  ] as const)
    it(`${value} ${met_}`, () => {
      const text = report(
        `| Kennzahl | Schwelle | Ergebnis | Erfüllt |\n| --- | --- | --- | --- |\n| accuracy | >= 0,90 | ${value} | ${met_} |`,
      );
      const told = reportOf(met('evaluation-passed', 'evals/report.md'), { 'evals/report.md': text });
      assert.equal(told.claims.find((claim) => claim.verdict === 'contradicted')?.verdict, verdict);
    });
});

describe('addresses that stand for others', () => {
  const rows: readonly (readonly [url: string, is: boolean])[] = [
    ['https://wiki.corrib.ie/TODO', true],
    ['https://wiki.corrib.ie/PLACEHOLDER', true],
    ['https://sharepoint.corrib.ie/sites/xxx', true],
    ['https://change.me/x', true],
    ['https://foo.test/x', true],
    ['https://wiki.corrib.ie/todo-list-of-the-board', false],
    ['https://wiki.corrib.ie/pages/XX12', false],
    ['https://grafana.corrib.example/d/support-triage', false],
    ['https://testing.corrib.ie/x', false],
  ];
  for (const [url, is] of rows) it(url, () => assert.equal(isPlaceholder(url), is));
});
