import { strict as assert } from 'node:assert';
import { codeOf, compare, findingsOf, fixtureNames, readFixture } from '../fixtures';

describe('rules', () => {
  const names = fixtureNames();

  for (const name of names) {
    it(name, () => {
      const { wanted, found } = compare(readFixture(name));
      assert.deepEqual(found, wanted);
    });
  }

  it('each fixture wants what it is named after, or shows a case without it', () => {
    const names = fixtureNames();
    for (const name of names) {
      const code = codeOf(name);
      const isWanted = readFixture(name).wanted.some((each) => each.code === code);
      // The example of a rule shows it; a variant may show where it holds its peace.
      assert.ok(isWanted || name !== code, `${name} does not want ${code}`);
      assert.ok(names.includes(code), `${code} has variants, but no example ${code}.yaml`);
    }
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
