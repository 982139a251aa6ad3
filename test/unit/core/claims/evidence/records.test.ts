import type { Manifest } from '../../../../../src/core/service';
import { concluded, type Expected, expectEqual, met, people, reportOf } from './support';

const of = (text: object): Manifest => JSON.parse(JSON.stringify(text));
const rollback = (minutes: number, rehearsedOn: string): Manifest =>
  of({ ...met('rollback-rehearsed', 'docs/record.md'), controls: { rollback: { minutes, rehearsedOn } } });
const stop = (by: string, testedOn: string): Manifest =>
  of({
    ...met('stop-control-tested', 'docs/record.md'),
    owners: people,
    controls: { stop: { by, testedOn } },
  });
const reviewed = (on: string, signals: object = {}): Manifest =>
  of({ ...met('performance-reviewed', 'docs/record.md', { on }), signals });
const live = (on: string): Manifest =>
  of({ ...met('go-live-approved', 'docs/record.md', { on }), owners: people });
const fixed = (fixedOn: string, on: string, metrics: object): Manifest =>
  of({
    ...met('acceptance-criteria-fixed', 'docs/record.md', { on }),
    evaluations: {
      release: { item: 'evaluation-passed', criteria: { fixedOn, file: 'docs/record.md' }, metrics },
    },
  });
const item = (id: string): Manifest => met(id, 'docs/record.md');

const signed = (by: string): string =>
  `# Go-live decision\n\n- Date of the decision: 2026-09-30\n- Decision: Go\n- Signed by: ${by}\n\nWe take it live for two sites with a second reader for the first month of its life.\n`;
const stopped = (by: string, after: number, more = 'Place: production'): string =>
  `# Stop test\n\n- Date of the test: 2026-09-14\n- Person who may stop the system: ${by}\n- AI outputs after the stop: ${after}\n- ${more}\n\nThe queue was paused, and three clerks sorted by hand for an hour.\n`;
const decided = (line: string): string =>
  `# Decision on the release\n\n${line}\n\nWhat was found is in the report, and every point in it has an owner and a day.\n`;

/** Decisions on two releases, one after the other: each row is a release and a word. */
const releases = (first: string, second: string): string =>
  `# Decisions\n\n| Date | Release | Decision | Signed by | Because |\n| --- | --- | --- | --- | --- |\n| 2026-10-02 | ${first} | Priya Nair | six weeks of work |\n| 2026-11-09 | ${second} | Priya Nair | two lines |\n`;
/** Two decisions, one after the other: each row is a name, a word and what another column says. */
const votes = (first: string, second: string, head = 'Because'): string =>
  `# Decisions\n\n| Date | Name | Decision | ${head} |\n| --- | --- | --- | --- |\n| 2026-10-02 | ${first} |\n| 2026-11-09 | ${second} |\n`;
const running = (version: string): Manifest =>
  of({ ...met('go-live-approved', 'docs/record.md'), release: { version } });

const supplier = (line: string): string =>
  `# Recapify: decision after the assessment\n\n- ${line}\n- Decided by: Priya Nair\n- Date of the decision: 2026-06-26\n\nTerms, versions and security were looked at with legal and with the security of the group.\n`;

const rehearsed = (first: string, second: string): string =>
  `# Rollback rehearsal\n\n${first}\n\n- Date of the rehearsal: 2026-09-10\n- Minutes from decision to checked case: 55\n- Result: failed\n\n${second}\n\n- Date of the rehearsal: 2026-09-18\n- Minutes from decision to checked case: 12\n- Result: passed\n`;
const head = '| Metric | Threshold | Result | Met |\n| --- | --- | --- | --- |';
const rows = (...each: readonly string[]): string =>
  `# Evaluation report\n\n${head}\n${each.join('\n')}\n\nTwo clerks looked at every case that was drawn from the work of the last months.\n`;
const runs = (first: string, second: string): string =>
  `# Evaluation report\n\n${first}\n\n${head}\n| Accuracy | >= 0.92 | 0.87 | no |\n\n${second}\n\n${head}\n| Accuracy | >= 0.92 | 0.94 | yes |\n`;

const proposed =
  '# A queue in between\n\nStatus: proposed\n\nThe mailbox receives up to four hundred letters in an hour, and the model is slow.\n';

/** Tables in which a report says that its criteria are missed, under other heads. */
const unmet: readonly string[] = [
  '| Check | Passed? |\n| --- | --- |\n| Accuracy | No |',
  '| Metric | Status |\n| --- | --- |\n| Accuracy | FAILED |',
  '| Metric | Minimum | Value |\n| --- | --- | --- |\n| Accuracy | 0.90 | 0.41 |',
  '| Metric | Goal | Achieved |\n| --- | --- | --- |\n| Accuracy | ≥ 90 % | 41 % |',
];
const evaluated = (line: string): string =>
  `# Evaluation of release 7\n\n${line}\n\nTwo clerks looked at every case that was drawn from the work of the last months.\n`;

describe('records against what the manifest says of them', () => {
  const table: readonly (readonly [
    content: string,
    manifest: Manifest,
    below: string,
    ...expected: Expected,
  ])[] = [
    ['@documents/docs/rollback.md', rollback(12, '2026-07-21'), 'controls.rollback.minutes', 'confirmed', 8],
    [
      '@documents/docs/rollback.md',
      rollback(15, '2026-07-21'),
      'controls.rollback.minutes',
      'contradicted',
      8,
    ],
    [
      '@documents/docs/rollback.md',
      rollback(10, '2026-07-21'),
      'controls.rollback.minutes',
      'contradicted',
      8,
    ],
    [
      '@documents/docs/rollback.md',
      rollback(12, '2026-07-21'),
      'controls.rollback.rehearsedOn',
      'confirmed',
      5,
    ],
    [
      '@documents/docs/rollback.md',
      rollback(12, '2026-07-22'),
      'controls.rollback.rehearsedOn',
      'confirmed',
      5,
    ],
    [
      '@documents/docs/rollback.md',
      rollback(12, '2026-07-23'),
      'controls.rollback.rehearsedOn',
      'contradicted',
      5,
    ],
    ['@documents/docs/rollback-plan.md', rollback(12, '2026-07-21'), 'controls', 'nothing'],
    ['@documents/docs/form-half.md', rollback(12, '2026-08-02'), 'controls.rollback.minutes', 'nothing'],
    [
      '@documents/more/rollback-log.md',
      rollback(8, '2026-10-06'),
      'controls.rollback.minutes',
      'confirmed',
      12,
    ],
    ['@documents/docs/stop-test.md', stop('tomas', '2026-08-19'), 'controls.stop.testedOn', 'confirmed', 5],
    [
      '@documents/docs/stop-test.md',
      stop('tomas', '2026-08-01'),
      'controls.stop.testedOn',
      'contradicted',
      5,
    ],
    ['@documents/docs/stop-test.md', stop('tomas', '2026-08-19'), 'checklist', 'contradicted', 22],
    ['@documents/docs/stop-test.md', stop('tomas', '2026-08-19'), 'controls.stop.by', 'nothing'],
    ['@documents/more/stop.md', stop('tomas', '2026-09-14'), 'checklist', 'confirmed', 8],
    [stopped('Tomas Kern', 0), stop('tomas', '2026-09-14'), 'controls.stop.by', 'confirmed', 4],
    [stopped('Tomas Kern (on call)', 0), stop('tomas', '2026-09-14'), 'controls.stop.by', 'confirmed', 4],
    [stopped('@priya-n', 0), stop('tomas', '2026-09-14'), 'controls.stop.by', 'contradicted', 4],
    // Who is not listed is wrong by itself, and contradicted by nobody.
    [stopped('@priya-n', 0), stop('support-lead', '2026-09-14'), 'controls.stop.by', 'nothing'],
    [stopped('Somebody Else', 0), stop('tomas', '2026-09-14'), 'controls.stop.by', 'nothing'],
    [stopped('Tomas Kern', 3), stop('tomas', '2026-09-14'), 'checklist', 'contradicted', 5],
    ['@documents/docs/review.md', reviewed('2026-10-05'), 'checklist', 'confirmed', 3],
    ['@documents/docs/review.md', reviewed('2026-11-02'), 'checklist', 'contradicted', 3],
    [
      '@documents/docs/review.md',
      reviewed('2026-10-05', { complaints: { threshold: '<= 3' } }),
      'signals.complaints',
      'confirmed',
      11,
    ],
    [
      '@documents/docs/review.md',
      reviewed('2026-10-05', { complaints: { threshold: '<= 4' } }),
      'signals.complaints',
      'contradicted',
      11,
    ],
    [
      '@documents/docs/review.md',
      reviewed('2026-10-05', { 'right-office': { threshold: '>= 0.95' } }),
      'signals',
      'nothing',
    ],
    [
      '@documents/docs/review.md',
      reviewed('2026-10-05', { 'queue-age': { threshold: '< 60m' } }),
      'signals',
      'nothing',
    ],
    [
      '@documents/more/minutes-met.md',
      reviewed('2026-10-30', { cost: { threshold: '<= 0.05' } }),
      'signals.cost',
      'confirmed',
      9,
    ],
    ['@documents/docs/go-live-approved.md', live('2026-09-30'), 'checklist', 'confirmed', 5],
    ['@documents/docs/go-live-approved.md', live('2026-10-05'), 'checklist', 'cannot tell', 5],
    ['@documents/docs/go-live-approved.md', live('2026-10-07'), 'checklist', 'cannot tell', 5],
    ['@documents/docs/go-live-approved.md', live('2026-10-08'), 'checklist', 'contradicted', 5],
    ['@documents/docs/go-live-approved.md', live('2026-09-28'), 'checklist', 'contradicted', 5],
    [
      '# Go-live decision\n\n- Version date: 2026-10-26\n- Decided on: 2026-09-30\n- Decision: Go\n',
      live('2026-09-30'),
      'checklist',
      'confirmed',
      4,
    ],
    [
      '# Rollback rehearsal\n\n- Date of the rehearsal: 2026-09-18\n- Review date: 2027-03-18\n- Minutes from decision to checked case: 12\n',
      rollback(12, '2026-09-18'),
      'controls.rollback.rehearsedOn',
      'confirmed',
      3,
    ],
    ['@documents/docs/review.md', reviewed('2026-10-08'), 'checklist', 'cannot tell', 3],
    ['@documents/docs/review.md', reviewed('2026-10-02'), 'checklist', 'contradicted', 3],
    [
      rehearsed('## First attempt', '## Second attempt'),
      rollback(12, '2026-09-18'),
      'controls',
      'confirmed',
      12,
    ],
    [
      rehearsed('## First attempt', '## Second attempt'),
      rollback(55, '2026-09-18'),
      'controls',
      'contradicted',
      12,
    ],
    [
      rehearsed('## Final attempt', '## First attempt'),
      rollback(55, '2026-09-10'),
      'controls',
      'confirmed',
      6,
    ],
    [
      rehearsed('## In the morning', '## Afternoon'),
      rollback(12, '2026-09-18'),
      'controls',
      'cannot tell',
      6,
    ],
    [rehearsed('## In the morning', '## Afternoon'), rollback(12, '2026-09-18'), 'checklist', 'nothing'],
    [
      runs('## Run 1 (2026-08-01)', '## Run 2 (2026-09-01)'),
      item('evaluation-passed'),
      'checklist',
      'cannot tell',
      13,
    ],
    [runs('## Before', '## After'), item('evaluation-passed'), 'checklist', 'cannot tell', 7],
    [
      runs('## Run 1 (2026-09-01)', '## Run 2 (2026-08-01)'),
      item('evaluation-passed'),
      'checklist',
      'contradicted',
      7,
    ],
    [
      rows('| Accuracy (run 1) | >= 0.92 | 0.87 | no |', '| Accuracy (run 2) | >= 0.92 | 0.94 | yes |'),
      item('evaluation-passed'),
      'checklist',
      'cannot tell',
      1,
    ],
    [
      rows('| Accuracy | >= 0.92 | 0.87 | no |', '| Recall | >= 0.92 | 0.94 | yes |'),
      item('evaluation-passed'),
      'checklist',
      'contradicted',
      5,
    ],
    [
      rows('| Accuracy | >= 0.92 | 0.94 | no (yes after the fix) |'),
      item('evaluation-passed'),
      'checklist',
      'cannot tell',
      5,
    ],
    [
      rows('| Error rate | <= 0.05 | 0.8 % | yes |'),
      item('evaluation-passed'),
      'checklist',
      'cannot tell',
      5,
    ],
    [rows('| Error rate | <= 5 % | 0.8 % | |'), item('evaluation-passed'), 'checklist', 'cannot tell', 5],
    [rows('| Error rate | <= 0.5 % | 0.8 % | |'), item('evaluation-passed'), 'checklist', 'contradicted', 5],
    [rows('| Saved | >= 2000 EUR | 2.500 EUR | |'), item('evaluation-passed'), 'checklist', 'cannot tell', 1],
    [rows('| Cost | <= 3.000 EUR | 2500 EUR | |'), item('evaluation-passed'), 'checklist', 'cannot tell', 1],
    [rows('| Accuracy | >= 0,92 | 0,87 | |'), item('evaluation-passed'), 'checklist', 'contradicted', 5],
    [rows('| Volume | >= 1,500 | 1,204 | |'), item('evaluation-passed'), 'checklist', 'contradicted', 5],
    ...unmet.map(
      (table) =>
        [
          `# Evaluation report\n\n${table}\n`,
          item('evaluation-passed'),
          'checklist',
          'contradicted',
          5,
        ] as const,
    ),
    [
      '# Evaluation report\n\n| Check | Passed? |\n| --- | --- |\n| Case 1 | yes |\n| Case 2 | no |\n',
      item('evaluation-passed'),
      'checklist',
      'cannot tell',
      1,
    ],
    ...[
      'Denied',
      'Postponed to January',
      'Approval withheld',
      'Not go',
      'We do not go live',
      'abgelehnt',
    ].map(
      (no) => [decided(`Decision: ${no}`), item('go-live-approved'), 'checklist', 'contradicted', 3] as const,
    ),
    ...['data-use-permitted', 'impact-assessed', 'data-contract-agreed', 'adoption-plan-agreed'].map(
      (id) => [decided('Decision: rejected'), item(id), 'checklist', 'contradicted', 3] as const,
    ),
    [decided('Decision: rejected'), item('workflow-refined'), 'checklist', 'cannot tell', 1],
    [evaluated('Outcome: failed'), item('evaluation-passed'), 'checklist', 'contradicted', 3],
    [evaluated('Status: failed'), item('evaluation-passed'), 'checklist', 'contradicted', 3],
    [evaluated('Result: ❌'), item('evaluation-passed'), 'checklist', 'contradicted', 3],
    [evaluated('Ergebnis: nicht bestanden'), item('evaluation-passed'), 'checklist', 'contradicted', 3],
    [evaluated('Outcome: the team was content'), item('evaluation-passed'), 'checklist', 'cannot tell', 1],
    [rows('| Cost | <= 3 EUR | 4.50 EUR | |'), item('evaluation-passed'), 'checklist', 'contradicted', 5],
    [rows('| Volume | >= 15000 | 20k | yes |'), item('evaluation-passed'), 'checklist', 'cannot tell', 1],
    [
      decided('Decision: no-go on 2026-08-04, go on 2026-09-30'),
      item('go-live-approved'),
      'checklist',
      'cannot tell',
      1,
    ],
    [
      decided('Decision: No-go, until the points are approved'),
      item('go-live-approved'),
      'checklist',
      'contradicted',
      3,
    ],
    [
      decided('Result: failed, passed when repeated'),
      item('stop-control-tested'),
      'checklist',
      'cannot tell',
      1,
    ],
    [
      decided('Status: in review\n\nDecision: Approved'),
      item('impact-assessed'),
      'checklist',
      'cannot tell',
      3,
    ],
    [
      stopped('Tomas Kern', 0, 'Outcome: failed'),
      stop('tomas', '2026-09-14'),
      'checklist',
      'contradicted',
      6,
    ],
    [
      stopped('Tomas Kern', 0, 'Test result: FAIL'),
      stop('tomas', '2026-09-14'),
      'checklist',
      'contradicted',
      6,
    ],
    [
      stopped('Tomas Kern', 0, 'Outcome: stopped within a minute'),
      stop('tomas', '2026-09-14'),
      'checklist',
      'confirmed',
      5,
    ],
    [decided('Outcome: failed'), item('adversarial-tests-passed'), 'checklist', 'cannot tell', 1],
    ['@documents/docs/go-live-no.md', live('2026-08-04'), 'checklist', 'contradicted', 3],
    ['@documents/docs/go-live-two.md', live('2026-08-04'), 'checklist', 'contradicted', 4],
    ['@documents/docs/go-live-example.md', live('2026-08-04'), 'checklist', 'cannot tell', 1],
    ['@documents/docs/result-403.md', item('evaluation-passed'), 'checklist', 'cannot tell', 1],
    [signed('Priya Nair'), live('2026-09-30'), 'checklist', 'confirmed', 3],
    [signed('Tomas Kern'), live('2026-09-30'), 'checklist', 'contradicted', 5],
    [signed('Somebody Else'), live('2026-09-30'), 'checklist', 'confirmed', 3],
    [signed('Tomas Kern, Priya Nair'), live('2026-09-30'), 'checklist', 'confirmed', 3],
    [signed('Tomas Kern; Priya Nair'), live('2026-09-30'), 'checklist', 'confirmed', 3],
    [signed('Tomas Kern, on behalf of the board'), live('2026-09-30'), 'checklist', 'confirmed', 3],
    [
      supplier('Decision: rejected for one year'),
      item('third-parties-vetted'),
      'checklist',
      'contradicted',
      3,
    ],
    [
      `${supplier('Decision: rejected')}\n## The one that was taken\n\nAcme keeps nothing, and was taken.\n`,
      item('third-parties-vetted'),
      'checklist',
      'cannot tell',
      5,
    ],
    [
      `${supplier('Decision: rejected')}\n| Supplier | What it is for |\n| --- | --- |\n| Acme | speech |\n`,
      item('third-parties-vetted'),
      'checklist',
      'cannot tell',
      3,
    ],
    // The newest row decides, of the release that runs where rows say of which.
    [releases('4.8.2 | go', '4.8.3 | no-go'), running('4.8.2'), 'checklist', 'cannot tell', 1],
    [releases('4.8.1 | go', '4.8.2 | no-go'), running('4.8.2'), 'checklist', 'contradicted', 6],
    [releases('v4.8.2 | no-go', '4.8.2 | go'), running('4.8.2'), 'checklist', 'cannot tell', 1],
    [releases('4.8.2 | go', '4.8.2 | no-go'), running('v4.8.2'), 'checklist', 'contradicted', 6],
    [releases('4.8.2 | no-go', '4.8.2 | go'), running('4.8.2'), 'checklist', 'cannot tell', 1],
    [releases('4.8.1 | go', '4.8.2 | no-go'), item('go-live-approved'), 'checklist', 'cannot tell', 1],
    [votes('Priya Nair | go | ', 'Priya Nair | no-go | '), running('1'), 'checklist', 'contradicted', 6],
    [votes('Priya Nair | no-go | ', 'Priya Nair | go | '), running('1'), 'checklist', 'cannot tell', 1],
    [votes('Priya Nair | go | ', 'Tomas Kern | no-go | '), running('1'), 'checklist', 'cannot tell', 1],
    [
      votes('Priya Nair | go | ', 'Priya Nair | no-go | ', 'Site'),
      running('1'),
      'checklist',
      'cannot tell',
      1,
    ],
    [decided('Decision: No-go'), item('go-live-approved'), 'checklist', 'contradicted', 3],
    [
      decided('Final decision: not approved, 2026-09-01'),
      item('evaluation-passed'),
      'checklist',
      'contradicted',
      3,
    ],
    [decided('Verdict: FAILED'), item('adversarial-tests-passed'), 'checklist', 'contradicted', 3],
    [decided('Verdict: FAILED'), item('integration-tested'), 'checklist', 'contradicted', 3],
    [decided('Verdict: FAILED'), item('risks-registered'), 'checklist', 'cannot tell', 1],
    [decided('Decision: Use Redis'), item('go-live-approved'), 'checklist', 'cannot tell', 1],
    [decided('Preview decision: No-go'), item('go-live-approved'), 'checklist', 'cannot tell', 1],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', {}),
      'evaluations.release.criteria',
      'confirmed',
      3,
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-07-03', '2026-08-03', {}),
      'evaluations.release.criteria',
      'contradicted',
      3,
    ],
    ['@documents/docs/criteria.md', fixed('2026-08-03', '2026-08-03', {}), 'checklist', 'confirmed', 3],
    ['@documents/docs/criteria.md', fixed('2026-08-03', '2026-08-01', {}), 'checklist', 'contradicted', 3],
    ['@documents/docs/criteria.md', fixed('2026-08-03', '2026-09-01', {}), 'checklist', 'nothing'],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { 'right-office': { threshold: '>= 0.95' } }),
      'evaluations.release.metrics',
      'confirmed',
      7,
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { 'right-office': { threshold: '>= 0.9' } }),
      'evaluations.release.metrics',
      'contradicted',
      7,
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { 'right-office': { threshold: '<= 0.95' } }),
      'evaluations.release.metrics',
      'contradicted',
      7,
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { 'right-office': { threshold: '> 0.95' } }),
      'evaluations.release.metrics',
      'confirmed',
      7,
    ],
    // A bare number has no direction.
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { leaks: { threshold: '>= 0' } }),
      'evaluations.release.metrics',
      'confirmed',
      8,
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { 'right-office': { threshold: '>= 0.95', cases: 400 } }),
      'evaluations.release.metrics.right-office.cases',
      'contradicted',
      7,
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { 'right-office': { threshold: '>= 0.95', cases: 600 } }),
      'evaluations.release.metrics.right-office.cases',
      'nothing',
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { 'right-office': { threshold: '>= 95 %' } }),
      'evaluations.release.metrics',
      'nothing',
    ],
    [
      '@documents/docs/criteria.md',
      fixed('2026-08-03', '2026-08-03', { leaks: { threshold: '<= 1' } }),
      'evaluations.release.metrics',
      'contradicted',
      8,
    ],
    ['@documents/adr/0001-madr4.md', item('architecture-documented'), 'checklist', 'cannot tell', 2],
    [proposed, item('architecture-documented'), 'checklist', 'contradicted', 3],
    [proposed, item('incident-runbook-ready'), 'checklist', 'cannot tell', 3],
    ['@documents/more/adr-rejected.md', item('architecture-documented'), 'checklist', 'nothing'],
    ['@documents/adr/0010-two-states.md', item('architecture-documented'), 'checklist', 'cannot tell', 1],
    [
      '@results/junit/nested.xml',
      met('integration-tested', 'docs/record.xml'),
      'checklist',
      'contradicted',
      6,
    ],
    [
      '@results/junit/attributes.xml',
      met('integration-tested', 'docs/record.xml'),
      'checklist',
      'contradicted',
      1,
    ],
    [
      '@scans/sarif/trufflehog.sarif',
      met('privileges-minimised', 'docs/record.sarif'),
      'checklist',
      'contradicted',
      14,
    ],
    [
      '@scans/sarif/baseline.sarif',
      met('privileges-minimised', 'docs/record.sarif'),
      'checklist',
      'cannot tell',
      11,
    ],
    [
      '@scans/trivy/findings.json',
      met('privileges-minimised', 'docs/record.json'),
      'checklist',
      'contradicted',
      56,
    ],
    [
      '@scans/npm-audit/two-packages.json',
      met('third-parties-vetted', 'docs/record.json'),
      'checklist',
      'cannot tell',
      3,
    ],
    [
      '@scans/sarif/one-failed.sarif',
      met('privileges-minimised', 'docs/record.sarif'),
      'checklist',
      'nothing',
    ],
  ];
  for (const [content, manifest, below, ...expected] of table) {
    const about = JSON.stringify(manifest.controls ?? manifest.signals ?? manifest.evaluations ?? {});
    it(`${below}: ${content.replace(/\s+/g, ' ').slice(0, 120)} ${about} ${expected.join(' ')}`, () => {
      const file = `docs/record${content.startsWith('@') ? (/\.\w+$/.exec(content)?.[0] ?? '') : '.md'}`;
      const report = reportOf(manifest, { [file]: content });
      expectEqual(concluded(report, file, below), expected, report);
    });
  }

  it('what is not said to be met is not contradicted', () => {
    const manifest = of({
      checklist: {
        deploy: { 'rollback-rehearsed': { status: 'in-progress', evidence: ['docs/record.md'] } },
      },
      controls: { rollback: { minutes: 3, rehearsedOn: '2026-01-01' } },
    });
    const report = reportOf(manifest, { 'docs/record.md': '@documents/docs/rollback.md' });
    expectEqual(concluded(report, 'docs/record.md', 'controls.rollback.minutes'), ['cannot tell', 8], report);
  });

  it('where a decided record is cited beside one that is proposed, nobody can tell', () => {
    const files = { 'docs/a.md': proposed, 'docs/b.md': '@documents/adr/0001-madr4.md' };
    const report = reportOf(
      met('architecture-documented', 'docs/a.md', { evidence: Object.keys(files) }),
      files,
    );
    expectEqual(concluded(report, 'docs/a.md', 'checklist'), ['cannot tell', 3], report);
  });
});

describe('thresholds under other names than in the document of the criteria', () => {
  const criteria = (...rows: readonly string[]): string =>
    [
      '# Acceptance criteria',
      '',
      'Fixed on 2026-08-03 by Priya Nair, before the first run of the evaluation.',
      '',
      '| Metric | Slice | Go at | Cases at least |',
      '| --- | --- | --- | --- |',
      ...rows.map((row) => `| ${row} |`),
      '',
    ].join('\n');
  const waste = criteria('waste_percent | all | <= 5.5 | 400');
  const foreign = criteria('Accuracy | all | >= 0.92 | 400', 'Accuracy | foreign suppliers | >= 0.88 | 60');
  const attacks = criteria('Accuracy | all | >= 0.92 | 400', 'Orders obeyed | all | <= 0 | 200');
  const explained = criteria('Coding accuracy: cost centre and tax code right | all | >= 0.92 | 400');
  const table: readonly (readonly [
    text: string,
    id: string,
    metric: { threshold: string; as?: string; slice?: string; cases?: number },
    ...expected: Expected,
  ])[] = [
    // The last segment of a path, as long as that leads to no part.
    [waste, 'waste', { threshold: '<= 5.5', as: 'metrics.waste_percent' }, 'confirmed', 7],
    [waste, 'waste', { threshold: '<= 55', as: 'metrics.waste_percent' }, 'contradicted', 7],
    [waste, 'waste', { threshold: '<= 4', as: 'metrics.waste_percent' }, 'contradicted', 7],
    [waste, 'waste', { threshold: '>= 5.5', as: 'metrics.waste_percent' }, 'contradicted', 7],
    [
      foreign,
      'accuracy-foreign',
      { threshold: '>= 0.95', slice: 'foreign suppliers', as: 'slices.abroad.accuracy' },
      'contradicted',
      8,
    ],
    [waste, 'waste', { threshold: '<= 55', as: 'slices.bread.waste_percent' }, 'cannot tell', null],
    // A comma before the decimals, and thousands as people write them.
    [criteria('accuracy | all | >= 0,90 | 400'), 'accuracy', { threshold: '>= 0.90' }, 'confirmed', 7],
    [criteria('accuracy | all | ≥ 0,905 | 400'), 'accuracy', { threshold: '>= 0.905' }, 'confirmed', 7],
    [criteria('accuracy | all | at least 0,9 | 400'), 'accuracy', { threshold: '>= 0.9' }, 'confirmed', 7],
    [criteria('accuracy | all | 0,90 | 400'), 'accuracy', { threshold: '>= 0.9' }, 'confirmed', 7],
    [criteria('accuracy | all | >= 0,90 | 400'), 'accuracy', { threshold: '>= 0.85' }, 'contradicted', 7],
    [criteria('accuracy | all | >= 0,90 | 400'), 'accuracy', { threshold: '<= 0.90' }, 'contradicted', 7],
    [criteria('rating | all | >= 4,25 | 400'), 'rating', { threshold: '>= 4.25' }, 'confirmed', 7],
    [criteria('tokens | all | <= 2,500 | 400'), 'tokens', { threshold: '<= 2500' }, 'confirmed', 7],
    [criteria('tokens | all | <= 2.500 | 400'), 'tokens', { threshold: '<= 2500' }, 'confirmed', 7],
    [criteria('tokens | all | <= 2.500 | 400'), 'tokens', { threshold: '<= 2.5' }, 'confirmed', 7],
    [criteria("tokens | all | <= 2'500 | 400"), 'tokens', { threshold: '<= 2500' }, 'confirmed', 7],
    [criteria('tokens | all | <= 2 500 | 400'), 'tokens', { threshold: '<= 2500' }, 'confirmed', 7],
    [criteria('tokens | all | <= 2.500,50 | 400'), 'tokens', { threshold: '<= 2500.5' }, 'confirmed', 7],
    [criteria('tokens | all | <= 2.500 | 400'), 'tokens', { threshold: '<= 3000' }, 'contradicted', 7],
    [criteria('drift | all | >= -0,5 | 400'), 'drift', { threshold: '>= -0.5' }, 'confirmed', 7],
    [criteria('drift | all | >= 0,9 400 cases | 400'), 'drift', { threshold: '>= 0.9' }, 'confirmed', 7],
    // Words.
    [
      criteria('Tasks with the right person | all | >= 0.9 | 150'),
      'tasks-with-right-person',
      { threshold: '>= 0.9' },
      'confirmed',
      7,
    ],
    [
      criteria('Tasks with the right person | all | >= 0.9 | 150'),
      'tasks-with-right-person',
      { threshold: '>= 0.7' },
      'contradicted',
      7,
    ],
    [
      explained,
      'coding-accuracy',
      { threshold: '>= 0.5', as: 'metrics.decision_accuracy' },
      'contradicted',
      7,
    ],
    [
      criteria('Accuracy (urgent) | all | >= 0.99 | 40'),
      'accuracy',
      { threshold: '>= 0.9' },
      'cannot tell',
      null,
    ],
    // The only row of a part.
    [
      foreign,
      'abroad',
      { threshold: '>= 0.88', slice: 'foreign suppliers', as: 'slices.abroad.accuracy' },
      'confirmed',
      8,
    ],
    [
      foreign,
      'abroad',
      { threshold: '>= 0.5', slice: 'foreign suppliers', as: 'slices.abroad.accuracy' },
      'contradicted',
      8,
    ],
    [foreign, 'recall', { threshold: '>= 0.5', slice: 'foreign suppliers' }, 'cannot tell', 8],
    [
      criteria('Pass rate | women | >= 0.9 | 200'),
      'selection-rate',
      { threshold: '>= 0.8', slice: 'women' },
      'cannot tell',
      7,
    ],
    // As many cases, and nothing else.
    [attacks, 'injection', { threshold: '<= 0', cases: 200 }, 'confirmed', 8],
    [attacks, 'injection', { threshold: '<= 0.4', cases: 200 }, 'cannot tell', 8],
    [attacks, 'injection', { threshold: '<= 0.4', cases: 150 }, 'cannot tell', null],
  ];
  for (const [text, id, metric, ...expected] of table)
    it(`${id} ${JSON.stringify(metric)}`, () => {
      const file = 'docs/criteria.md';
      const report = reportOf(
        {
          ...met('acceptance-criteria-fixed', file),
          evaluations: {
            release: { item: 'evaluation-passed', criteria: { file }, metrics: { [id]: metric } },
          },
        },
        { [file]: text },
      );
      expectEqual(concluded(report, file, 'evaluations.release.metrics'), expected, report);
    });
});
