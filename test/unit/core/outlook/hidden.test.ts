import { strict as assert } from 'node:assert';
import { evaluate, type NextStep, nextSteps, readDocument } from '../../../../src/core/service';
import { law } from '../law';
import { manifest, reportOf, today } from '../support';

const team = 'owners:\n  ann: { handle: "@ann", roles: [outcome, approver, performance] }\n';
const systems = (first: string, second = ''): string =>
  `systems:\n  crm: { owner: ghost } ${first}\n${second}`;
const comment = (until: string, reason: string): string =>
  `# ai-readiness-ignore owner/unknown-id until ${until}: ${reason}`;

function hidden(text: string): NextStep[] {
  return nextSteps(reportOf(manifest(team + text))).steps.filter(({ key }) => key.startsWith('hidden/'));
}

describe('an error that is hidden', () => {
  it('is a step to the gate that it keeps shut, and says by what it is hidden and until when', () => {
    const [step, ...more] = hidden(systems(comment('2026-12-31', 'Bob joins in January')));
    assert.deepEqual(more, []);
    assert.equal(step?.key, 'hidden/owner/unknown-id/"ghost"');
    assert.equal(step.what, '"ghost" is not under "owners"');
    assert.ok(
      step.how.startsWith(
        'Hidden until 2026-12-31, and still blocks: comment in line 7 (Bob joins in January).',
      ),
      step.how,
    );
    // Nothing that is shown tells it.
    assert.equal(step.finding, undefined);
    assert.deepEqual(step.path, ['systems', 'crm', 'owner']);
    assert.equal(step.opens?.stage, 'diagnose');
  });

  it('is apart from the same where it is shown, and together where it is hidden twice', () => {
    const bare = '  erp: { owner: ghost }\n';
    const [one] = hidden(systems(comment('2026-12-31', 'Bob joins in January'), bare));
    assert.deepEqual(one?.same, []);
    const twice = systems(
      comment('2026-12-31', 'Bob joins in January'),
      `  erp: { owner: ghost } ${comment('2027-01-31', 'Bob joins later')}\n`,
    );
    const [both, ...more] = hidden(twice);
    assert.deepEqual(more, []);
    assert.deepEqual(both?.same, [{ path: ['systems', 'erp', 'owner'] }]);
    assert.match(both?.how ?? '', /2026-12-31.*2027-01-31/);
  });

  it('is told once where a claim tells it too', () => {
    const text = `data:
  a: { classification: internal, freshness: 1h, usedFor: [input] } # ai-readiness-ignore data/no-owner until 2026-12-31: Bob joins in January
checklist: { diagnose: { data-sources-inventoried: { status: met, by: ann, on: 2026-11-01, evidence: [a.md] } } }
`;
    const steps = nextSteps(reportOf(manifest(team + text, 'design'))).steps;
    assert.deepEqual(
      steps.filter(({ what }) => what.includes('has no owner')).map(({ key }) => key),
      ['hidden/data/no-owner/"owner"'],
    );
  });

  for (const severity of ['off', 'warning'] as const)
    it(`by the settings of its reader as "${severity}" keeps its gate shut as well`, () => {
      const document = readDocument(manifest(`${team}${systems('')}`));
      const report = evaluate(document, { today, law, severities: { 'owner/unknown-id': severity } });
      const step = nextSteps(report).steps.find(({ key }) => key.endsWith('owner/unknown-id/"ghost"'));
      assert.equal(step?.opens?.stage, 'diagnose');
      assert.equal(step.kind, 'error');
      assert.equal(
        step.how.startsWith('Switched off in the settings, and still blocks.'),
        severity === 'off',
      );
    });
});
