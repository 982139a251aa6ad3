import { strict as assert } from 'node:assert';
import {
  applyEdits,
  applyOperations,
  isRefusal,
  nextSteps,
  readDocument,
  type Stage,
  stages,
  stagesTouched,
} from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

const owners = 'owners:\n  ann: { handle: "@ann", roles: [outcome, performance] }\n';

/** Manifests that say something once and mean it at several places, and how many errors keep each gate shut. */
const rows: readonly [what: string, text: string, errors: Partial<Record<Stage, number>>][] = [
  [
    'an item that is another one of its stage',
    `checklist:\n  diagnose:\n    workflow-scoped: &a { status: met, by: gone, on: 2026-11-01, evidence: [a.md] }\n    risks-registered: *a\n`,
    { diagnose: 1 },
  ],
  [
    'an item that is one of another stage',
    `checklist:\n  diagnose:\n    workflow-scoped: &a { status: met, by: gone, on: 2026-11-01, evidence: [a.md] }\n  design:\n    threat-model-reviewed: *a\n`,
    { diagnose: 1, design: 1 },
  ],
  [
    'three items with the same evidence',
    `checklist:\n  diagnose:\n    workflow-scoped: { status: met, by: ann, on: 2026-11-01, evidence: &e [http://x.invalid/a, file:/b] }\n    risks-registered: { status: met, by: ann, on: 2026-11-01, evidence: *e }\n    risk-tier-assigned: { status: met, by: ann, on: 2026-11-01, evidence: *e }\n`,
    { diagnose: 1 },
  ],
  [
    'what is said of each item by its name',
    `checklist:\n  diagnose:\n    workflow-scoped: &a { status: met, by: ann, on: 2026-11-01 }\n    risks-registered: *a\n`,
    { diagnose: 2 },
  ],
  [
    'a system that is another one',
    `systems:\n  erp: &a { owner: gone, access: reed }\n  crm: *a\ndata:\n  x: { owner: gone }\n`,
    { diagnose: 3 },
  ],
  [
    'what is merged into several entries',
    `x-base: &base { owner: gone }\nsystems:\n  erp: { <<: *base, access: read }\n  crm: { <<: *base, access: read }\n`,
    { diagnose: 1 },
  ],
];

describe('what is written once and meant at several places', () => {
  for (const [what, rest, expected] of rows)
    it(`is counted once at each gate and in the list of findings: ${what}`, () => {
      const report = reportOf(manifest(owners + rest, 'diagnose'));
      for (const stage of stages) {
        const listed = report.findings.filter(
          (finding) => finding.severity === 'error' && stagesTouched(finding).includes(stage),
        );
        assert.equal(report.gates[stage].errors, listed.length, stage);
        assert.equal(report.gates[stage].errors, expected[stage] ?? 0, stage);
      }
    });

  /** The same where the items are not satisfied: what is, is not broken. */
  const begun = (rest = ''): string => rest.replaceAll('status: met', 'status: in-progress');

  it('is one step that breaks all of them', () => {
    const [, rest] = rows[0] ?? [];
    const steps = nextSteps(reportOf(manifest(`${owners}${begun(rest)}`))).steps;
    assert.deepEqual(
      steps.filter(({ finding }) => finding?.code === 'owner/unknown-id').map(({ items }) => items),
      [['workflow-scoped', 'risks-registered']],
    );
  });

  it('keeps the gate of each of their stages shut', () => {
    const [, rest] = rows[1] ?? [];
    const report = reportOf(manifest(`${owners}${begun(rest)}`, 'design'));
    assert.equal(report.gates.design.state, 'blocked');
    const steps = nextSteps(report).steps.filter(({ finding }) => finding?.code === 'owner/unknown-id');
    assert.deepEqual(
      steps.map(({ items, opens }) => [items, opens?.stage]),
      [[['workflow-scoped', 'threat-model-reviewed'], 'diagnose']],
    );
  });
});

/** What each fix of a code that adds nothing makes of the lines after the owners; `refused` where it cannot be made. */
function fixed(code: string, rest: string): string[] {
  const text = manifest(owners + rest);
  return reportOf(text)
    .findings.filter((finding) => finding.code === code)
    .flatMap(({ fixes }) => fixes.filter(({ kind }) => kind !== 'add'))
    .map(({ operations }) => {
      const edits = applyOperations(readDocument(text), operations);
      return isRefusal(edits) ? 'refused' : applyEdits(text, edits).slice(manifest(owners).length);
    });
}

describe('a fix of what is written once and meant at several places', () => {
  const fixes: readonly [what: string, code: string, rest: string, ...made: string[]][] = [
    [
      'changes it once for all of them',
      'owner/unknown-id',
      'systems:\n  erp: &a { owner: anm }\n  crm: *a\n  dwh: *a\n',
      'systems:\n  erp: &a { owner: ann }\n  crm: *a\n  dwh: *a\n',
    ],
    [
      'changes it deep in what is repeated',
      'owner/unknown-id',
      'data:\n  a:\n    permitted: &p { decision: granted, by: anm }\n  b:\n    permitted: *p\n',
      'data:\n  a:\n    permitted: &p { decision: granted, by: ann }\n  b:\n    permitted: *p\n',
    ],
    [
      'is not offered where another place means something else by it',
      'owner/unknown-id',
      'x-note: &a { owner: anm }\nsystems:\n  erp: *a\n',
    ],
    [
      'changes a word that aliases repeat, and writes it out where one alias alone is changed',
      'owner/unknown-id',
      'systems:\n  erp: { owner: &o anm }\n  crm: { owner: *o }\n',
      'systems:\n  erp: { owner: &o ann }\n  crm: { owner: *o }\n',
      'systems:\n  erp: { owner: &o anm }\n  crm: { owner: ann }\n',
    ],
    [
      'is not offered for a word that says something else elsewhere',
      'owner/unknown-id',
      'systems:\n  erp: { owner: &o anm }\n  crm: { owner: ann, name: *o }\n',
    ],
    [
      'is not offered where it would take something away from all of them',
      'evidence/outside-repository',
      'checklist:\n  diagnose:\n    workflow-scoped: { status: met, by: ann, on: 2026-11-01, evidence: &e [../a.md] }\n    risks-registered: { status: met, by: ann, on: 2026-11-01, evidence: *e }\n',
    ],
    [
      'writes out what is merged in',
      'owner/unknown-id',
      'x-base: &base { owner: anm }\nsystems:\n  erp: { <<: *base, access: read }\n',
      'x-base: &base { owner: anm }\nsystems:\n  erp: { <<: *base, owner: ann, access: read }\n',
    ],
  ];
  for (const [what, code, rest, ...made] of fixes) it(what, () => assert.deepEqual(fixed(code, rest), made));
});
