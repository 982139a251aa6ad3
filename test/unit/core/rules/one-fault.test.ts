import { strict as assert } from 'node:assert';
import { evaluate, readDocument } from '../../../../src/core/service';

const owners =
  'owners:\n  ann: { handle: "@ann", roles: [outcome, performance] }\n  bob: { handle: "@bob", roles: [approver] }\n';

const item = (stage: string, id: string, claim: string) =>
  `${owners}checklist:\n  ${stage}:\n    ${id}: ${claim}\n`;

/** What is found in a manifest, without what is said of its gates. */
function codes(rest: string, head = 'version: 1\nstage: diagnose\nworkflow: { name: X }\n'): string[] {
  const { findings } = evaluate(readDocument(head + rest), { today: '2026-11-22' });
  return findings.map(({ code }) => code).filter((code) => !code.startsWith('gate/'));
}

describe('one fault is one finding', () => {
  const waiver = 'reason: Later, approver: bob';
  const rows: readonly [about: string, rest: string, code: string][] = [
    [
      'an item that always applies',
      item('diagnose', 'owners-named', '{ status: not-applicable }'),
      'item/not-applicable-refused',
    ],
    [
      'an item that the facts say applies, without a reason',
      `risk: { affectsPeople: true }\n${item('design', 'impact-assessed', '{ status: not-applicable }')}`,
      'item/contradicted',
    ],
    [
      'a misspelled key of a piece of evidence',
      item('diagnose', 'workflow-scoped', '{ status: in-progress, evidence: [{ fil: docs/map.md }] }'),
      'schema/unknown-key',
    ],
    [
      'an item that cannot be waived',
      item('diagnose', 'owners-named', '{ status: waived }'),
      'waiver/not-waivable',
    ],
    [
      'one whose waiver has ended',
      item('diagnose', 'owners-named', `{ status: waived, ${waiver}, expires: 2026-01-31 }`),
      'waiver/not-waivable',
    ],
    [
      'one whose waiver ends soon',
      item('diagnose', 'owners-named', `{ status: waived, ${waiver}, expires: 2026-11-30 }`),
      'waiver/not-waivable',
    ],
    [
      'one whose waiver is long and approved by the wrong owner',
      item(
        'diagnose',
        'owners-named',
        '{ status: waived, reason: Later, approver: ann, expires: 2027-12-31 }',
      ),
      'waiver/not-waivable',
    ],
    [
      'a waiver without anything',
      item('design', 'threat-model-reviewed', '{ status: waived }'),
      'waiver/incomplete',
    ],
    [
      'a waiver without a reason',
      item('design', 'threat-model-reviewed', '{ status: waived, approver: bob, expires: 2027-01-31 }'),
      'item/reason-missing',
    ],
    [
      'a long waiver that has ended',
      item(
        'design',
        'threat-model-reviewed',
        `{ status: waived, ${waiver}, on: 2026-01-01, expires: 2026-10-01 }`,
      ),
      'waiver/expired',
    ],
    [
      'an item that does not apply, without a reason',
      item('design', 'third-parties-vetted', '{ status: not-applicable }'),
      'item/reason-missing',
    ],
  ];
  for (const [about, rest, code] of rows) it(about, () => assert.deepEqual(codes(rest), [code]));

  it('a misspelled key that a manifest needs', () => {
    assert.deepEqual(codes('', 'version: 1\nstge: design\nworkflow: { name: X }\n'), ['schema/unknown-key']);
    assert.deepEqual(codes('', 'version: 1\nstage: diagnose\nworkflow: { nmae: X }\n'), [
      'schema/unknown-key',
    ]);
    assert.deepEqual(codes('', 'version: 1\nstage: diagnose\nworkflow: { colour: X }\n'), [
      'schema/missing-key',
      'schema/unknown-key',
    ]);
  });

  it('a value metric that is not among the signals', () => {
    const value = (signal: string) =>
      `signals: { cost: { threshold: "<= 1", owner: ann, alertTestedOn: 2026-11-01 }, time: { threshold: "<= 1", owner: ann, alertTestedOn: 2026-11-01 } }\n${owners}value: { signal: ${signal}, direction: decrease, unit: EUR, baseline: { value: 3, from: 2025-01-01, to: 2025-02-01 }, target: { value: 1, by: 2027-01-01 } }\npilot: { from: 2026-01-01, to: 2026-02-01, results: { time: 3 } }\n`;
    assert.deepEqual(codes(value('csot')), ['value/unknown-signal']);
    assert.deepEqual(codes(value('cost')), ['value/pilot-proves-nothing']);
  });
});
