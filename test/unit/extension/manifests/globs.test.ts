import * as assert from 'node:assert/strict';
import { matcher } from '../../../../src/extension/manifests/globs';

const cases: readonly [glob: string, matching: readonly string[], others: readonly string[]][] = [
  ['docs/old', ['docs/old', 'docs/old/a.yaml', 'docs/old/b/c'], ['docs', 'docs/older', 'a/docs/old']],
  ['**/node_modules', ['node_modules', 'a/b/node_modules/c/d'], ['node_modules2', 'a/node_module']],
  ['**/fixtures/**', ['fixtures/a', 'a/fixtures/b', 'fixtures'], ['fixture/a']],
  ['./a/', ['a', 'a/b'], ['b/a']],
  ['/a', ['a/b'], ['b/a']],
  ['*.code-search', ['a.code-search'], ['a/b.code-search']],
  ['**/*.{yaml,yml}', ['a.yaml', 'a/b.yml'], ['a.yamls', 'a.yamlx']],
  ['{a,b/{c,d}}', ['a', 'b/c', 'b/d/e'], ['b', 'c']],
  ['v[0-9]', ['v1', 'v1/a'], ['va', 'v10']],
  ['v[!0-9]', ['va'], ['v1']],
  ['a?c', ['abc'], ['a/c', 'ac']],
  ['a\\b', ['a/b'], ['ab']],
  ['we(i)rd+$', ['we(i)rd+$/x'], ['weird']],
  ['[', ['['], ['a']],
  ['a}b,c', ['a}b,c'], ['a', 'c']],
  ['', [], ['a', '']],
];

describe('globs of folders', () => {
  for (const [glob, matching, others] of cases) {
    it(JSON.stringify(glob), () => {
      const matches = matcher([glob]);
      for (const path of matching) assert.ok(matches(path), path);
      for (const path of others) assert.ok(!matches(path), path);
    });
  }

  it('any of several', () => {
    const matches = matcher(['a', 'b']);
    assert.deepEqual(['a', 'b', 'c'].map(matches), [true, true, false]);
  });

  it('none', () => assert.ok(!matcher([])('a')));
});
