import { strict as assert } from 'node:assert';
import type { Severity } from '../../../../src/core/base/finding';
import { chosenSeverity, switchedOff } from '../../../../src/core/evaluate/chosen';
import { evaluate, readDocument } from '../../../../src/core/service';
import { manifest, today } from '../support';

describe('severities that were chosen', () => {
  const code = 'owner/unknown-id';
  type Choice = Severity | 'off' | undefined;
  const cases: readonly [own: Severity, reader: Choice, workspace: Choice, shown: Severity | 'off'][] = [
    ['error', undefined, undefined, 'error'],
    ['error', 'off', undefined, 'off'],
    ['error', 'hint', undefined, 'hint'],
    ['error', undefined, 'off', 'warning'],
    ['error', undefined, 'hint', 'warning'],
    ['error', undefined, 'warning', 'warning'],
    ['error', 'error', 'off', 'warning'],
    ['error', 'off', 'off', 'off'],
    ['error', 'hint', 'off', 'hint'],
    ['error', 'off', 'error', 'error'],
    ['error', 'off', 'information', 'information'],
    ['warning', undefined, 'off', 'off'],
    ['warning', undefined, 'error', 'warning'],
    ['hint', 'off', 'warning', 'hint'],
  ];
  for (const [own, reader, workspace, shown] of cases) {
    it(`${own}: the reader says ${reader}, the workspace ${workspace}: ${shown}`, () => {
      const chosen = {
        severities: reader === undefined ? {} : { [code]: reader },
        workspaceSeverities: workspace === undefined ? {} : { [code]: workspace },
      };
      assert.equal(chosenSeverity(code, own, chosen).severity, shown);
      assert.deepEqual(chosenSeverity('data/no-owner', own, chosen), { severity: own });
    });
  }

  it('say which codes are switched off, of those that there are', () => {
    const severities = { 'data/no-owner': 'off', 'no/such': 'off', 'owner/unknown-id': 'off' } as const;
    const workspaceSeverities = { 'owner/unknown-id': 'hint', 'yaml/syntax': 'off' } as const;
    assert.deepEqual(switchedOff({ severities, workspaceSeverities }), ['data/no-owner', 'yaml/syntax']);
    assert.deepEqual(switchedOff({}), []);
  });

  it('hide a finding, which is then listed as hidden, with its own severity', () => {
    const document = readDocument(manifest('systems: { s: { owner: nobody } }\n'));
    const off = evaluate(document, { today, severities: { [code]: 'off' } });
    assert.ok(off.findings.every((finding) => finding.code !== code));
    const [hidden] = off.hidden;
    assert.deepEqual(
      [off.hidden.length, hidden?.code, hidden?.severity, hidden?.hiddenBy],
      [1, code, 'error', { kind: 'setting' }],
    );
    assert.deepEqual(off.hiddenCounts, { error: 1, warning: 0, information: 0, hint: 0 });
    const lowered = evaluate(document, { today, workspaceSeverities: { [code]: 'off' } });
    assert.deepEqual(lowered.hidden, []);
    const shown = lowered.findings.find((finding) => finding.code === code);
    assert.deepEqual([shown?.severity, shown?.ownSeverity], ['warning', 'error']);
  });
});
