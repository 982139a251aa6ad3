/** Documents that people write, and manifests that agree with them. */
import { below, type Change, type Json, otherDays, type Pair } from './seeding';

const met = (
  stage: string,
  item: string,
  file: string,
  more: { readonly [key: string]: Json } = {},
): Pair['manifest'] => ({
  checklist: { [stage]: { [item]: { status: 'met', evidence: [file], ...more } } },
});

const people = {
  priya: { handle: '@priya-n', name: 'Priya Nair', roles: ['outcome'] },
  tomas: { handle: '@tomas-k', name: 'Tomas Kern', roles: ['performance'] },
  lena: { handle: '@lena-b', name: 'Lena Brandt', roles: ['overseer'] },
};

const steps = [-365, -60, -30, -14, -7, -3, -2, 2, 3, 7, 14, 30];
const days = (day: string): string[] => otherDays(day, ...steps);

/** A day that stands in the manifest, and in a file. */
function dated(file: string, label: string, day: string, path: string): Change[] {
  return [
    { in: file, value: `${label}${day}`, becomes: days(day).map((each) => `${label}${each}`), against: path },
    { in: 'manifest', value: path, becomes: days(day), against: label },
  ];
}

/** The day on which an item is said to be met, which may be some days after that of its document. */
function metOn(file: string, label: string, day: string, path: string): Change[] {
  const earlier = otherDays(day, ...steps.filter((step) => step < -7 || step > 0));
  const later = otherDays(day, ...steps.filter((step) => step < 0 || step > 7));
  return [
    { in: file, value: `${label}${day}`, becomes: earlier.map((each) => `${label}${each}`), against: path },
    { in: 'manifest', value: path, becomes: later, against: label },
  ];
}

const rollback = `# Rollback rehearsal log

- Workflow: Invoices
- Date of the rehearsal: 2026-09-18
- Environment: production, a tenth of the traffic
- Carried out by: Tomas Kern

## Timeline

| Step | Minutes |
| --- | --- |
| Decision | 0 |

Minutes from decision to checked case: 12

The old prompt came back with the old image, and two invoices in between were posted again by hand on the next day.
`;

const stop = `# Stop control test record

- Workflow: Invoices
- Date of the test: 2026-08-19

## Authority

- Person who may stop the system: Tomas Kern
- Deputy: Lena Brandt

## Test

| Measure | Result |
| --- | --- |
| Seconds from decision to the last AI output | 31 |
| AI outputs in the decision log after the stop | 0 |

Three clerks sorted by hand for an hour, forty letters each, and nothing was lost on the way.
`;

const goLive = `# Go-live decision

- Workflow: Invoices
- Date of the decision: 2026-09-30
- Release: 4.2.0, commit 81fd03c

## Decision

- Decision: Go
- Signed by the outcome owner: Priya Nair, 2026-09-30

We take it live for two sites, with a second reader for the first month, and look at it again at its end.
`;

const review = `# Performance review minutes

- Date of the review: 2026-10-05
- Present: Priya, Tomas, Lena

## Signals

| Signal id | Value | Threshold | Decision |
| --- | --- | --- | --- |
| touchless-rate | 0.74 | >= 0.70 | leave as it is |
| complaints | 2 | <= 3 | watch |

Next review: 2026-11-04
`;

const criteria = `# Acceptance criteria

Workflow: Invoices. Written by Priya Nair on 2026-08-03. Version: 2.

| Metric | Exact definition | Go at | Weakest slice at least | Cases needed |
| --- | --- | --- | --- | --- |
| Coding accuracy | the account that the clerk chose | >= 0.95 | 0.9 | 500 |
| Wrong amount | posted with another amount | <= 0.01 | 0.02 | 2000 |

A near miss means that the release waits until the cause is known and the run was done again.
`;

const report = `# Evaluation report

- Workflow: Invoices
- Date of the run: 2026-09-20
- Model: gpt-4o-2024-08-06
- Release and commit: 3f1c2ab90d

## Results against thresholds

| Metric | Slice | Cases | Threshold | Result | Met |
| --- | --- | --- | --- | --- | --- |
| Coding accuracy | All | 412 | >= 0.92 | 0.941 | yes |
| Coding accuracy | Foreign suppliers | 61 | >= 0.88 | 0.903 | yes |

Every miss was read by two clerks, and none of them would have been paid without a person seeing it first.
`;

const adr = `# 7. A queue between mailbox and model

Status: accepted

## Context

The mailbox receives up to four hundred letters in an hour, and the model answers one of them in nine seconds.

## Decision

We put a queue in between, so that nothing is lost while the model is slow or not there at all.
`;

/** A status, and what it becomes. */
function status(name: string, [stage, item]: readonly [string, string], file: string, text = adr): Pair {
  return {
    name,
    manifest: met(stage, item, file),
    files: { [file]: text },
    changes: [
      {
        in: file,
        value: 'Status: accepted',
        becomes: ['proposed', 'draft', 'Draft', 'in review', 'pending', 'WIP'].map(
          (word) => `Status: ${word}`,
        ),
        against: `checklist.${stage}.${item}.evidence.0`,
      },
      {
        in: file,
        value: 'Status: accepted',
        becomes: ['superseded by ADR 9', 'deprecated', 'rejected', 'withdrawn', 'obsolete'].map(
          (word) => `Status: ${word}`,
        ),
        against: `checklist.${stage}.${item}.evidence.0`,
        gives: 'evidence/does-not-count',
      },
    ],
  };
}

const decides: readonly (readonly [stage: string, item: string])[] = [
  ['deploy', 'evaluation-passed'],
  ['deploy', 'adversarial-tests-passed'],
  ['deploy', 'go-live-approved'],
  ['deploy', 'integration-tested'],
];

/** What was decided, and its opposite. */
const decisions: readonly Pair[] = decides.map(([stage, item]) => {
  const file = 'docs/decision.md';
  return {
    name: `a decision, for ${item}`,
    manifest: met(stage, item, file),
    files: { [file]: goLive.replace('- Signed by the outcome owner: Priya Nair, 2026-09-30\n', '') },
    changes: [
      {
        in: file,
        value: '- Decision: Go\n',
        becomes: ['No-go', 'No go', 'Not approved', 'Rejected', 'Failed', 'Not ready', 'NO-GO'].map(
          (word) => `- Decision: ${word}\n`,
        ),
        against: `checklist.${stage}.${item}.evidence.0`,
      },
    ],
  };
});

const at = 'evaluations.release';

export const documentPairs: readonly Pair[] = [
  {
    name: 'a rehearsal',
    manifest: {
      ...met('deploy', 'rollback-rehearsed', 'docs/rollback.md'),
      controls: { rollback: { minutes: 12, rehearsedOn: '2026-09-18' } },
    },
    files: { 'docs/rollback.md': rollback },
    changes: [
      ...dated('docs/rollback.md', 'Date of the rehearsal: ', '2026-09-18', 'controls.rollback.rehearsedOn'),
      {
        in: 'docs/rollback.md',
        value: 'checked case: 12',
        becomes: [1, 9, 10, 11, 13, 14, 15, 20, 45, 120].map((minutes) => `checked case: ${minutes}`),
        against: 'controls.rollback.minutes',
      },
      {
        in: 'manifest',
        value: 'controls.rollback.minutes',
        becomes: [5, 10, 11, 13, 15, 30, 60],
        against: 'checked case: ',
      },
      {
        in: 'docs/rollback.md',
        value: '- Date of the rehearsal: 2026-09-18\n',
        becomes: [''],
        against: 'whole',
        shows: 'whole',
        marks: 'checklist.deploy.rollback-rehearsed.evidence.0',
        gives: 'evidence/does-not-count',
      },
    ],
  },
  {
    name: 'a test of the stop',
    manifest: {
      ...met('deploy', 'stop-control-tested', 'docs/stop.md'),
      owners: people,
      controls: { stop: { by: 'tomas', testedOn: '2026-08-19' } },
    },
    files: { 'docs/stop.md': stop },
    changes: [
      ...dated('docs/stop.md', 'Date of the test: ', '2026-08-19', 'controls.stop.testedOn'),
      {
        in: 'docs/stop.md',
        value: 'Person who may stop the system: Tomas Kern',
        becomes: ['Lena Brandt', 'Priya Nair', '@priya-n', '@lena-b'].map(
          (name) => `Person who may stop the system: ${name}`,
        ),
        against: 'controls.stop.by',
      },
      {
        in: 'manifest',
        value: 'controls.stop.by',
        becomes: ['lena', 'priya'],
        against: 'Person who may stop the system',
      },
      {
        in: 'docs/stop.md',
        value: 'after the stop | 0 |',
        becomes: [1, 2, 3, 7, 40].map((count) => `after the stop | ${count} |`),
        against: 'checklist.deploy.stop-control-tested.evidence.0',
      },
    ],
  },
  {
    name: 'the decision to go live',
    manifest: {
      ...met('deploy', 'go-live-approved', 'docs/go-live.md', { on: '2026-09-30' }),
      owners: people,
    },
    files: { 'docs/go-live.md': goLive },
    changes: [
      ...metOn(
        'docs/go-live.md',
        'Date of the decision: ',
        '2026-09-30',
        'checklist.deploy.go-live-approved.on',
      ),
      {
        in: 'docs/go-live.md',
        value: 'owner: Priya Nair',
        becomes: ['owner: Tomas Kern', 'owner: @tomas-k'],
        against: 'checklist.deploy.go-live-approved.evidence.0',
      },
      {
        in: 'docs/go-live.md',
        value: '- Decision: Go\n',
        becomes: ['No-go', 'Not approved', 'Rejected', 'Not ready'].map((word) => `- Decision: ${word}\n`),
        against: 'checklist.deploy.go-live-approved.evidence.0',
      },
    ],
  },
  {
    name: 'the minutes of a review',
    manifest: {
      ...met('operate', 'performance-reviewed', 'docs/review.md', { on: '2026-10-05' }),
      signals: { 'touchless-rate': { threshold: '>= 0.70' }, complaints: { threshold: '<= 3' } },
    },
    files: { 'docs/review.md': review },
    changes: [
      ...metOn(
        'docs/review.md',
        'Date of the review: ',
        '2026-10-05',
        'checklist.operate.performance-reviewed.on',
      ),
      {
        in: 'docs/review.md',
        value: '>= 0.70',
        becomes: ['0.71', '0.69', '0.60', '0.75', '0.80', '0.9'].map((value) => `>= ${value}`),
        against: 'signals.touchless-rate.threshold',
      },
      {
        in: 'manifest',
        value: 'signals.touchless-rate.threshold',
        becomes: ['>= 0.6', '>= 0.65', '>= 0.69', '>= 0.71', '>= 0.75', '> 0.7', '<= 0.7'],
        against: 'touchless-rate',
      },
      {
        in: 'docs/review.md',
        value: '<= 3',
        becomes: ['<= 2', '<= 4', '<= 5', '<= 10', '< 3'],
        against: 'signals.complaints.threshold',
      },
      {
        in: 'manifest',
        value: 'signals.complaints.threshold',
        becomes: ['<= 1', '<= 2', '<= 4', '<= 30', '< 3'],
        against: 'complaints',
      },
    ],
  },
  {
    name: 'acceptance criteria',
    manifest: {
      ...met('design', 'acceptance-criteria-fixed', 'docs/criteria.md', { on: '2026-08-03' }),
      evaluations: {
        release: {
          item: 'evaluation-passed',
          criteria: { fixedOn: '2026-08-03', file: 'docs/criteria.md' },
          metrics: { 'coding-accuracy': { threshold: '>= 0.95' }, 'wrong-amount': { threshold: '<= 0.01' } },
        },
      },
    },
    files: { 'docs/criteria.md': criteria },
    changes: [
      {
        in: 'docs/criteria.md',
        value: 'on 2026-08-03',
        becomes: otherDays('2026-08-03', -90, -30, -7, -2).map((day) => `on ${day}`),
        against: `${at}.criteria.fixedOn`,
      },
      { in: 'manifest', value: `${at}.criteria.fixedOn`, becomes: days('2026-08-03'), against: 'Written by' },
      {
        in: 'manifest',
        value: 'checklist.design.acceptance-criteria-fixed.on',
        becomes: otherDays('2026-08-03', -2, -3, -7, -30),
        against: 'Written by',
      },
      {
        in: 'docs/criteria.md',
        value: '>= 0.95',
        becomes: ['0.94', '0.951', '0.96', '0.9', '0.90', '0.97', '0.99', '1'].map((value) => `>= ${value}`),
        against: `${at}.metrics.coding-accuracy.threshold`,
      },
      {
        in: 'manifest',
        value: `${at}.metrics.coding-accuracy.threshold`,
        becomes: ['>= 0.9', '>= 0.92', '>= 0.94', '>= 0.949', '>= 0.951', '>= 0.96', '>= 0.99'],
        against: 'Coding accuracy',
      },
      {
        in: 'docs/criteria.md',
        value: '<= 0.01',
        becomes: ['0', '0.001', '0.011', '0.02', '0.05'].map((value) => `<= ${value}`),
        against: `${at}.metrics.wrong-amount.threshold`,
      },
      {
        in: 'manifest',
        value: `${at}.metrics.wrong-amount.threshold`,
        becomes: ['<= 0', '<= 0.001', '<= 0.02', '<= 0.1'],
        against: 'Wrong amount',
      },
    ],
  },
  {
    name: 'a report in words',
    manifest: {
      ...met('deploy', 'evaluation-passed', 'docs/evaluation.md'),
      models: { coder: { name: 'gpt-4o', version: '2024-08-06' } },
      evaluations: {
        release: {
          item: 'evaluation-passed',
          metrics: {
            'coding-accuracy': { threshold: '>= 0.92', cases: 412 },
            foreign: { threshold: '>= 0.88', as: 'Coding accuracy', slice: 'Foreign suppliers', cases: 61 },
          },
          evaluated: { models: ['coder'], commit: '3f1c2ab90d' },
          result: { file: 'docs/evaluation.md', on: '2026-09-20' },
        },
      },
    },
    files: { 'docs/evaluation.md': report },
    changes: [
      {
        in: 'manifest',
        value: `${at}.metrics.coding-accuracy.threshold`,
        becomes: ['>= 0.942', '>= 0.95', '>= 0.96', '>= 0.99', '> 0.941'],
        against: 'Coding accuracy | All',
      },
      {
        in: 'manifest',
        value: `${at}.metrics.foreign.threshold`,
        becomes: ['>= 0.904', '>= 0.91', '>= 0.95', '> 0.903'],
        against: 'Foreign suppliers',
      },
      {
        in: 'docs/evaluation.md',
        value: '| 412 |',
        becomes: [411, 400, 300, 61, 12].map((count) => `| ${count} |`),
        against: `${at}.metrics.coding-accuracy.cases`,
      },
      {
        in: 'docs/evaluation.md',
        value: '| 61 |',
        becomes: [60, 50, 21, 9].map((count) => `| ${count} |`),
        against: `${at}.metrics.foreign.cases`,
      },
      {
        in: 'manifest',
        value: `${at}.metrics.coding-accuracy.cases`,
        becomes: [413, 420, 500, 4120],
        against: 'Coding accuracy | All',
      },
      {
        in: 'manifest',
        value: `${at}.metrics.foreign.cases`,
        becomes: [62, 100, 610],
        against: 'Foreign suppliers',
      },
      ...dated('docs/evaluation.md', 'Date of the run: ', '2026-09-20', `${at}.result.on`),
      {
        in: 'docs/evaluation.md',
        value: 'Model: gpt-4o-2024-08-06',
        becomes: [
          'gpt-4o-2024-11-20',
          'gpt-4o-2024-05-13',
          'claude-sonnet-4-5-20250929',
          'gpt-4o 2024-11-20',
        ].map((id) => `Model: ${id}`),
        against: `${at}.evaluated.models`,
      },
      {
        in: 'docs/evaluation.md',
        value: 'commit: 3f1c2ab90d',
        becomes: ['commit: 3f1c2ab90e', 'commit: 4f1c2ab90d', 'commit: 81fd03c'],
        against: `${at}.evaluated.commit`,
      },
      {
        in: 'manifest',
        value: `${at}.evaluated.commit`,
        becomes: ['3f1c2ab90e', '3f1c2ac', '81fd03c'],
        against: 'Release and commit',
      },
    ],
  },
  {
    name: 'a report in words, cited alone',
    manifest: met('deploy', 'evaluation-passed', 'docs/evaluation.md'),
    files: { 'docs/evaluation.md': report },
    changes: [
      {
        in: 'docs/evaluation.md',
        value: '0.941',
        becomes: below(0.92),
        against: 'checklist.deploy.evaluation-passed.evidence.0',
      },
      {
        in: 'docs/evaluation.md',
        value: '0.903',
        becomes: below(0.88),
        against: 'checklist.deploy.evaluation-passed.evidence.0',
      },
      {
        in: 'docs/evaluation.md',
        value: '>= 0.92',
        becomes: ['0.942', '0.95', '0.99'].map((value) => `>= ${value}`),
        against: 'checklist.deploy.evaluation-passed.evidence.0',
      },
      {
        in: 'docs/evaluation.md',
        value: '0.903 | yes |',
        becomes: ['0.903 | no |', '0.903 | ✗ |', '0.903 | No |'],
        against: 'checklist.deploy.evaluation-passed.evidence.0',
      },
    ],
  },
  status('a record of a decision', ['design', 'architecture-documented'], 'docs/adr/0007-queue.md'),
  status(
    'an assessment',
    ['design', 'impact-assessed'],
    'docs/impact.md',
    adr.replace('7. A queue between mailbox and model', 'Impact on suppliers'),
  ),
  status(
    'a rating of the risk',
    ['diagnose', 'risk-tier-assigned'],
    'docs/risk.md',
    adr.replace('7. A queue between mailbox and model', 'Risk tier'),
  ),
  ...decisions,
];
