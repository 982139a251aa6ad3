import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../../../src/core/edit/apply/apply';
import { type FixedAll, fixAll } from '../../../../../src/core/edit/apply/fix-all';
import { evaluate } from '../../../../../src/core/evaluate/evaluate';
import { readDocument } from '../../../../../src/core/facts/document';
import { text } from '../example';

const input = { today: '2026-11-22' };

function fixed(before: string): FixedAll {
  const document = readDocument(before);
  const result = fixAll(document, evaluate(document, input));
  assert.equal(applyEdits(before, result.edits), result.text);
  return result;
}

const untidy = text`
  stage: Diagnose   # where
  workflow:
    name: 2026
    users: clerks
    timeLimit: 2 days
  owners:
  \tann: { handle: "@ann" }
  \tann: { handle: "@ann" }
  checklist:
  \toperate:
  \t\tworkflow-scoped: { status: Met, evidence: http://wiki.example.com/map }
`.replaceAll('\\t', '\t');

describe('all safe fixes', () => {
  it('are made until none is left', () => {
    const { text: after, fixed: findings } = fixed(untidy);
    assert.equal(
      after,
      text`
        version: 1
        stage: diagnose   # where
        workflow:
          name: "2026"
          users: [clerks]
          timeLimit: 2d
        owners:
          ann: { handle: "@ann" }
        checklist:
          diagnose:
            workflow-scoped: { status: met, evidence: ["https://wiki.example.com/map"] }
      `,
    );
    assert.equal(findings.length, 12);
    assert.deepEqual(fixed(after).fixed, []);
  });

  it('say every finding that one fix was for, by what was done', () => {
    const before =
      'version: 1\nstage: diagnose\nworkflow: { name: X }\nowners:\n\tann: { handle: "@ann" }\nsystems:\n\tcrm: { name: CRM }\n';
    assert.deepEqual(fixed(before).fixed, [
      { code: 'yaml/syntax', title: 'Use spaces for indentation', line: 4 },
      { code: 'yaml/syntax', title: 'Use spaces for indentation', line: 6 },
    ]);
  });

  it('leave alone what someone has to decide', () => {
    const before = 'version: 1\nstage: deploy\nworkflow: { name: X, sumary: Y }\ngoLive: 1.10.2027\n';
    assert.deepEqual(fixed(before), { text: before, edits: [], fixed: [] });
  });

  it('come to an end, whatever the text', () => {
    for (const before of [
      '',
      '\t',
      'a: [',
      '"',
      '- 1',
      'x: *y',
      'version: "1"\nversion: "1"\n',
      '{version: "1"}',
    ])
      assert.ok(fixed(before).fixed.length < 10, JSON.stringify(before));
  });

  it('say what was fixed, at the lines of the text before', () => {
    const told = fixed(untidy).fixed.map(({ code, line }) => `${line + 1} ${code}`);
    assert.deepEqual(told, [
      '1 schema/missing-key',
      '1 schema/not-one-of',
      '3 schema/wrong-type',
      '4 schema/wrong-type',
      '5 schema/bad-duration',
      '7 yaml/syntax',
      '8 yaml/duplicate-key',
      '10 yaml/syntax',
      '11 item/wrong-stage',
      '11 schema/not-one-of',
      '11 schema/wrong-type',
      '11 evidence/insecure-url',
    ]);
  });

  const codes = [...new Set(fixed(untidy).fixed.map(({ code }) => code))];
  for (const code of codes) {
    it(`leave ${code} alone in every round where it is switched off`, () => {
      const document = readDocument(untidy);
      const report = evaluate(document, { ...input, severities: { [code]: 'off' } });
      const result = fixAll(document, report);
      assert.ok(!result.fixed.some((each) => each.code === code));
      const left = evaluate(readDocument(result.text), input).findings;
      assert.ok(
        left.some((finding) => finding.code === code),
        `${code} was changed`,
      );
    });
  }

  it('leave alone what a comment hides, also once the text around it was fixed', () => {
    const hidden = text`
      version: 1
      stage: diagnose
      workflow:
        name: X
        # ai-readiness-ignore schema/wrong-type until 2026-12-31: the importer of the reports reads one name
        users: clerks
      owners:
      \tann: { handle: "@ann" }
    `.replaceAll('\\t', '\t');
    const result = fixed(hidden);
    assert.deepEqual(
      result.fixed.map(({ code }) => code),
      ['yaml/syntax'],
    );
    assert.ok(result.text.includes('users: clerks'));
  });
});
