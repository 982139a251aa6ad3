import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import {
  foldedBlock,
  isPlainSafe,
  literalBlock,
  type Quote,
  renderText,
} from '../../../../../src/core/edit/style/scalar';

const options = { seed: 20261122, numRuns: 300 };
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...'aA0 .:-#\'"\\,[]{}?!&*|>%@`~\n\tyes=<_+\u00e9\u2028\ufeff'),
    maxLength: 8,
  }),
);

describe('texts in YAML', () => {
  for (const text of [
    'no',
    'Yes',
    'on',
    'OFF',
    'y',
    'null',
    '~',
    '',
    'true',
    '1',
    '1.10',
    '-3',
    '+4',
    '0x1F',
    '0o7',
    '010',
  ])
    it(`quotes ${JSON.stringify(text)}`, () =>
      assert.equal(renderText(text, 'plain', { flow: false }), `"${text}"`));
  for (const text of [
    '1_000',
    '12:30',
    '.5',
    '1e3',
    '.inf',
    '.NaN',
    '<<',
    '=',
    '@ann',
    '*star',
    '&x',
    '- dash',
    '-',
    '? x',
  ])
    it(`quotes ${JSON.stringify(text)}`, () =>
      assert.equal(renderText(text, 'plain', { flow: false }), `"${text}"`));
  for (const text of [
    'a: b',
    'a #b',
    'x:',
    ' padded',
    'padded ',
    '`x`',
    '%x',
    '!x',
    '|',
    '> x',
    '<= 2',
    '---',
    '2026-10-01T10:00',
  ])
    it(`quotes ${JSON.stringify(text)}`, () =>
      assert.equal(renderText(text, 'plain', { flow: false }), `"${text}"`));
  for (const text of [
    '15m',
    '1.2.3',
    'P3M',
    'a:b',
    'a#b',
    'https://x.y/z?a=b',
    "it's",
    'say "yes"',
    '日本 🙂',
    '-x',
    ':x',
    'nothing',
    'e5',
  ])
    it(`leaves ${JSON.stringify(text)} plain`, () =>
      assert.equal(renderText(text, 'plain', { flow: false }), text));

  it('writes a date bare where a date is meant, and in quotes elsewhere', () => {
    assert.equal(renderText('2026-10-01', 'plain', { flow: false, date: true }), '2026-10-01');
    assert.equal(renderText('2026-10-01', 'plain', { flow: false }), '"2026-10-01"');
  });
  it('quotes more inside braces', () => {
    for (const text of ['a, b', 'a]', '{a', 'https://x.y', 'what?']) {
      assert.ok(!isPlainSafe(text, { flow: true }), text);
      assert.ok(isPlainSafe(text, { flow: false }) || /^[{]/.test(text), text);
    }
  });
  it('chooses the quotes that need no backslash', () => {
    assert.equal(renderText('@say "x"', 'plain', { flow: false }), `'@say "x"'`);
    assert.equal(renderText('@it\'s "x"', 'plain', { flow: false }), '"@it\'s \\"x\\""');
    assert.equal(renderText('a\u2028b', 'single', { flow: false }), '"a\\u2028b"');
  });

  for (const version of ['1.2', '1.1'] as const) {
    it(`are read back as they were by YAML ${version}, whatever they are`, () => {
      fc.assert(
        fc.property(anyText, fc.constantFrom<Quote>('plain', 'single', 'double'), (text, quote) => {
          const read = (source: string): unknown => parseYaml(source, { version });
          const block = renderText(text, quote, { flow: false });
          assert.deepEqual(read(`a: ${block} # c\nb: 1`), { a: text, b: 1 });
          assert.deepEqual(read(`- ${block}`), [text]);
          const flow = renderText(text, quote, { flow: true });
          assert.deepEqual(read(`{ a: ${flow}, b: [${flow}] }`), { a: text, b: [text] });
        }),
        options,
      );
    });
  }

  it('are read back from blocks', () => {
    const words = fc.array(fc.constantFrom('a', 'bb', '# c', 'd:', '- e', '', ' ', 'ü', '"'), {
      maxLength: 12,
    });
    const texts = fc
      .tuple(words, fc.constantFrom(' ', '\n'), fc.constantFrom('', '\n'))
      .map(([list, glue, end]) => list.join(glue) + end);
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 12 }), (text, width) => {
        for (const block of [literalBlock(text), foldedBlock(text, width)]) {
          if (block === undefined) continue;
          const lines = block.lines.map((line) => (line === '' ? '' : `    ${line}`));
          const source = `a:\n  b: ${block.header}\n${lines.join('\n')}\n  c: 1\n`;
          assert.deepEqual(parseYaml(source), { a: { b: text, c: 1 } });
        }
      }),
      options,
    );
  });
});
