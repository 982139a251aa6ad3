import { strict as assert } from 'node:assert';
import { rules } from '../../../../src/core/service';
import { compare, findingsOf, fixtureNames, readFixture } from '../fixtures';

/** Findings about the checking itself, which no manifest of a readable size leads to: see evaluate.test.ts. */
const withoutFixture = ['internal/check-failed', 'internal/too-many-findings'];

/** Their tests are those of suppressions, with fixtures of their own kind. */
const isSuppression = (code: string): boolean => code.startsWith('suppression/');

describe('rules', () => {
  const names = fixtureNames();

  for (const name of names) {
    it(name, () => {
      const { wanted, found } = compare(readFixture(name));
      assert.deepEqual(found, wanted);
    });
  }

  it('each has a fixture that wants it, under its own name', () => {
    const wanted = new Set(
      names.flatMap((name) => {
        const code = rules.find((rule) => name === rule.code || name.startsWith(`${rule.code}-`))?.code;
        assert.ok(code !== undefined, `${name} has the name of no rule`);
        return readFixture(name).wanted.some((each) => each.code === code) ? [code] : [];
      }),
    );
    const missing = rules.map(({ code }) => code).filter((code) => !wanted.has(code) && !isSuppression(code));
    assert.deepEqual(missing, withoutFixture);
  });

  it('every message is a sentence with the values of the manifest, and nothing of a validator', () => {
    for (const name of names) {
      for (const { code, message } of findingsOf(readFixture(name))) {
        const at = `${name}, ${code}: ${message}`;
        assert.match(message, /^["A-Z0-9*<>].*[.?]$/s, at);
        assert.doesNotMatch(message, /undefined|\[object|NaN|must NOT|should NOT|\n/, at);
        assert.ok(message.length <= 450, at);
      }
    }
  });

  it('a manifest without faults has no finding', () => {
    const clean = fixtureNames('test/fixtures/clean');
    assert.ok(clean.length >= 4);
    for (const name of clean) {
      const fixture = readFixture(name, 'test/fixtures/clean');
      assert.deepEqual(fixture.ignored, [], name);
      assert.deepEqual(
        findingsOf(fixture).map(({ code, message }) => `${code}: ${message}`),
        [],
        name,
      );
    }
  });
});
