import { strict as assert } from 'node:assert';
import {
  hidingEndTrouble,
  hidingReasonTrouble,
  needsEnd,
} from '../../../../src/extension/editing/suppression-words';

describe('what is asked before a finding is hidden', () => {
  const error = { severity: 'error' } as const;
  const lowered = { severity: 'hint', ownSeverity: 'error' } as const;
  const warning = { severity: 'warning' } as const;
  const raised = { severity: 'error', ownSeverity: 'warning' } as const;

  it('is a reason, of words for an error', () => {
    for (const each of [error, lowered]) {
      assert.equal(hidingReasonTrouble(each, 'Bob joins in December'), undefined);
      assert.match(hidingReasonTrouble(each, 'later') ?? '', /at least two words/);
    }
    for (const each of [warning, raised]) {
      assert.equal(hidingReasonTrouble(each, 'later'), undefined);
      assert.equal(hidingReasonTrouble(each, '.'), 'The reason says nothing.');
    }
    assert.equal(hidingReasonTrouble(warning, ' '), 'The reason is empty.');
  });

  it('is an end, for an error', () => {
    const today = '2026-11-22';
    for (const each of [error, lowered]) {
      assert.ok(needsEnd(each));
      assert.match(hidingEndTrouble(each, '', today) ?? '', /only until a day that is named/);
    }
    for (const each of [warning, raised]) {
      assert.ok(!needsEnd(each));
      assert.equal(hidingEndTrouble(each, '', today), undefined);
    }
    assert.equal(hidingEndTrouble(error, today, today), undefined);
    assert.equal(hidingEndTrouble(error, '2027-11-22', today), undefined);
    assert.match(hidingEndTrouble(error, '2027-11-23', today) ?? '', /until 2027-11-22 at most/);
    assert.equal(hidingEndTrouble(warning, '9999-12-31', today), undefined);
    assert.equal(hidingEndTrouble(error, '2026-11-21', today), '2026-11-21 has passed.');
    assert.match(hidingEndTrouble(warning, 'soon', today) ?? '', /not a valid date/);
  });
});
