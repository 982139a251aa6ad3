import { strict as assert } from 'node:assert';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { type Finding, readDocument } from '../../../../src/core/service';
import { codeOf, type Fixture, findingsOf } from '../fixtures';

/** What a fixture's own rule finds in it and can fix. */
export const toFix = (fixture: Fixture): Finding[] =>
  findingsOf(fixture).filter(({ code, fixes }) => code === codeOf(fixture.name) && fixes.length > 0);

/** The text with the first fix of each finding of the fixture's rule made, one after the other. */
export function fixed(fixture: Fixture): string {
  let current = fixture;
  for (let left = toFix(current); left[0] !== undefined; ) {
    const result = applyOperations(readDocument(current.text), left[0].fixes[0]?.operations ?? []);
    assert.ok(!isRefusal(result), `${left[0].fixes[0]?.title}: ${JSON.stringify(result)}`);
    current = { ...current, text: applyEdits(current.text, result) };
    const after = toFix(current);
    assert.ok(after.length < left.length, `"${left[0].fixes[0]?.title}" fixes nothing`);
    left = after;
  }
  return current.text;
}
