import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { type Finding, readDocument, rules } from '../../../../src/core/service';
import { type Fixture, findingsOf, fixtureNames, fixturesFolder, readFixture } from '../fixtures';

/** The rule that a fixture is named after. */
const codeOf = (name: string): string =>
  rules.find(({ code }) => name === code || name.startsWith(`${code}-`))?.code ?? '';

const toFix = (fixture: Fixture): Finding[] =>
  findingsOf(fixture).filter(({ code, fixes }) => code === codeOf(fixture.name) && fixes.length > 0);

/** The text with the first fix of each finding of the fixture's rule made, one after the other. */
function fixed(fixture: Fixture): string {
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

describe('fixing', () => {
  for (const name of fixtureNames()) {
    const fixture = readFixture(name);
    if (toFix(fixture).length === 0) continue;
    it(`${name} ends with nothing left to fix, as a careful person would have typed it`, () => {
      const twin = `${fixturesFolder}/${name}.fixed.yaml`;
      const text = fixed(fixture);
      assert.ok(existsSync(twin), `${twin} is missing; it should be:\n${text}`);
      assert.equal(text, readFileSync(twin, 'utf8'));
    });
  }

  it('has no twin that belongs to nothing', () => {
    const names = new Set(fixtureNames().filter((name) => toFix(readFixture(name)).length > 0));
    const twins = fixtureNames().filter((name) => existsSync(`${fixturesFolder}/${name}.fixed.yaml`));
    assert.deepEqual(
      twins.filter((name) => !names.has(name)),
      [],
    );
  });
});
