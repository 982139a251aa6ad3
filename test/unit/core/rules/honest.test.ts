import { strict as assert } from 'node:assert';
import { compare, findingsOf, fixtureNames, readFixture } from '../fixtures';

const folder = 'test/fixtures/honest';

/** What only warns: nothing here claims more than it proves. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'diagnose-block': ['information', 'hint'],
  'diagnose-flow': ['information', 'hint'],
  design: ['warning', 'information', 'hint'],
  deploy: ['warning', 'information', 'hint'],
  operate: ['warning', 'information', 'hint'],
};

describe('honest manifests that are not finished', () => {
  it('are there for each stage', () => {
    assert.deepEqual(fixtureNames(folder), Object.keys(expected).sort());
  });

  for (const [name, severities] of Object.entries(expected)) {
    const fixture = readFixture(name, folder);

    it(`${name}: are told what is said of them and nothing else`, () => {
      const { wanted, found } = compare(fixture);
      assert.deepEqual(found, wanted);
    });

    it(`${name}: are not told that anything is wrong`, () => {
      for (const { severity, message } of findingsOf(fixture))
        assert.ok(severities.includes(severity), `${severity}: ${message}`);
    });

    it(`${name}: have no true value underlined`, () => {
      const lines = fixture.text.split('\n');
      for (const { message, range } of findingsOf(fixture)) {
        assert.equal(range.start.line, range.end.line, message);
        assert.match((lines[range.end.line] ?? '').slice(range.end.character), /^["']?:/, message);
      }
    });

    it(`${name}: are told of each cause once`, () => {
      const findings = findingsOf(fixture);
      const facts = findings.map(({ code, path }) => `${code} ${path.join('.')}`);
      assert.deepEqual([...new Set(facts)], facts);
      const early = findings.filter(({ code }) => code === 'gate/early-signal');
      for (const { items, early: of } of early) assert.deepEqual(of, items);
      const places = early.map(({ path }) => path.join('.'));
      assert.deepEqual([...new Set(places)], places);
    });
  }
});
