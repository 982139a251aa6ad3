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

describe('all safe fixes', () => {
  it('are made until none is left', () => {
    const before = text`
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
      \t\tworkflow-scoped: { status: Met, evidence: http://example.com/map }
    `.replaceAll('\\t', '\t');
    const { text: after, fixed: findings } = fixed(before);
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
            workflow-scoped: { status: met, evidence: ["https://example.com/map"] }
      `,
    );
    assert.equal(findings.length, 11);
    assert.deepEqual(fixed(after).fixed, []);
  });

  it('leave alone what somebody has to decide', () => {
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
});
