import { strict as assert } from 'node:assert';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyOperations } from '../../../../src/core/edit/apply/apply';
import { readDocument } from '../../../../src/core/service';
import { findingsOf, fixtureNames, readFixture, twinOf, twinPath } from '../fixtures';
import { fixed, toFix } from './fixed-text';

describe('fixing', () => {
  const fixtures = fixtureNames().map((name) => readFixture(name));

  for (const fixture of fixtures) {
    if (toFix(fixture).length === 0) continue;
    it(`${fixture.name} ends with nothing left to fix, as a careful person would have typed it`, () => {
      const text = fixed(fixture);
      const twin = twinOf(fixture.name);
      assert.ok(twin !== undefined, `${twinPath(fixture.name)} is missing; it should be:\n${text}`);
      assert.equal(text, twin);
    });
  }

  it('every fix that is offered can be made, and changes the text', () => {
    for (const { name, text, ...rest } of fixtures) {
      const document = readDocument(text);
      for (const { code, fixes } of findingsOf({ name, text, ...rest })) {
        for (const { title, operations } of fixes) {
          const result = applyOperations(document, operations);
          const at = `${name}, ${code}, ${title}`;
          // What stands within a merge conflict waits until that is resolved.
          if (isRefusal(result) && /fix the text first/.test(result.refused)) continue;
          assert.ok(!isRefusal(result), `${at}: ${JSON.stringify(result)}`);
          assert.ok(result.length > 0, `${at} changes nothing`);
        }
      }
    }
  });

  it('has no twin that belongs to nothing', () => {
    const fixable = new Set(fixtures.filter((each) => toFix(each).length > 0).map(({ name }) => name));
    const strangers = fixtureNames().filter((name) => twinOf(name) !== undefined && !fixable.has(name));
    assert.deepEqual(strangers, []);
  });
});
