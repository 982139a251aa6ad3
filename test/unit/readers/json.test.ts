import assert from 'node:assert/strict';
import { readJson } from '../../../src/readers/source/json';

describe('JSON with positions', () => {
  const places: readonly (readonly [text: string, path: (string | number)[], value: string, key?: string])[] =
    [
      ['{"a": 1, "b": {"c": [1, {"d": "x"}]}}', ['b', 'c', 1, 'd'], '"x"', '"d"'],
      ['{"a\\u0062": 1}', ['ab'], '1', '"a\\u0062"'],
      ['{"a": 1, "a": 2}', ['a'], '2'],
      ['[{"a": "]}"}, {"a": 5}]', [1, 'a'], '5'],
      ['{"__proto__": 3}', ['__proto__'], '3'],
      ['{ // a\n "a": /* b */ 1,\n}', ['a'], '1'],
      ['{"a": NaN, "b": -Infinity, "c": 0.5}', ['c'], '0.5'],
      ['\uFEFF{"a": [ ]}', ['a'], '[ ]'],
    ];
  for (const [text, path, value, key] of places)
    it(`${text} at ${path.join('.')}`, () => {
      const json = readJson(text);
      const at = json?.offsetOf(path) ?? -1;
      assert.equal(text.slice(at, at + value.length), value);
      if (key === undefined) return;
      const keyAt = json?.keyOffsetOf(path) ?? -1;
      assert.equal(text.slice(keyAt, keyAt + key.length), key);
    });

  it('has no value for what is no number', () => {
    assert.deepEqual(readJson('{"a": NaN, "b": [Infinity, -Infinity, "NaN"]}')?.value, {
      a: null,
      b: [null, null, 'NaN'],
    });
  });

  it('knows nothing beside what is there', () => {
    const json = readJson('{"a": {"b": 1}}');
    assert.equal(json?.offsetOf(['a', 'c']), undefined);
    assert.equal(json?.offsetOf(['a', 'b', 'c']), undefined);
    assert.equal(json?.at('toString'), undefined);
  });

  for (const text of [
    '',
    'hello',
    '{',
    '{"a": }',
    '{"a": 1} x',
    `${'['.repeat(300)}${']'.repeat(300)}`,
    '"a"',
  ])
    it(`is none: ${text.slice(0, 20)}`, () => assert.equal(readJson(text), undefined));
});
