import * as assert from 'node:assert/strict';
import { matcher, takeGlobs } from '../../../src/repository/globs';
import { takesAtMost } from '../processor-time';

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
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b/z'], ['a/xb', 'ab']],
  ['a/**/**/b', ['a/b', 'a/x/b', 'a/x/y/b/z'], ['a/xb', 'ab']],
  ['**/**/*.log', ['a.log', 'b/a.log', 'c/b/a.log'], ['a.logs', 'b/a.lo']],
  ['**', ['a', 'a/b'], []],
  ['{a,}b', ['ab', 'b'], ['a', 'aab']],
  ['{{a,b},c}d', ['ad', 'bd', 'cd'], ['d', 'a,bd']],
  ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
  ['[]]', [']'], ['[]]']],
  ['[^a]', ['b'], ['a', '/']],
  ['{a', ['{a'], ['a']],
  ['a/', ['a'], ['a2']],
  ['./../a', ['../a'], ['a']],
  ['🙂?', ['🙂🙃'], ['🙂']],
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

  it('in time that grows with the path alone', () => {
    const hostile = [
      `${'**/'.repeat(90)}zz`,
      `${'{**,**}'.repeat(40)}Z`,
      `${'*a'.repeat(140)}b`,
      `${'{*,?,**/}'.repeat(30)}c`,
      `${'{c,'.repeat(16)}b${'}'.repeat(16)}`,
      `${'{a,aa}'.repeat(40)}b`,
      `${'[!a]*'.repeat(45)}b`,
    ];
    const matches = matcher(hostile);
    const tryAll = (paths: readonly string[]): void => {
      for (const path of paths) assert.ok(!matches(path));
    };
    const paths = Array.from({ length: 1_000 }, (_, index) => `${'a/aaaaaaaaa/'.repeat(8)}${index}`);
    tryAll(paths.slice(0, 1));
    takesAtMost(500, () => tryAll(paths));
  });

  it('none that are too long or too many', () => {
    const long = 'a'.repeat(301);
    assert.deepEqual(takeGlobs([long, 'b']), { taken: ['b'], refused: [long] });
    const many = Array.from({ length: 201 }, (_, index) => `a${index}`);
    assert.deepEqual(takeGlobs(many), { taken: many.slice(0, 200), refused: ['a200'] });
    const all = Array.from({ length: 30 }, () => 'a'.repeat(250));
    assert.equal(takeGlobs(all).taken.length, 20);
    assert.ok(!matcher([long])(long));
  });

  it('none', () => assert.ok(!matcher([])('a')));
});
