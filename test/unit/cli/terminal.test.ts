import assert from 'node:assert/strict';
import { columnsOf, layoutWidth, painter, wantsColour, wrap } from '../../../src/cli/terminal';
import { harmless, oneLine } from '../../../src/core/service';

describe('terminal', () => {
  const texts: [text: string, wanted: string][] = [
    ['plain – “quotes” 日本 👩‍👧', 'plain – “quotes” 日本 👩‍👧'],
    ['\u001b[31mred\u001b]0;title\u0007', '␛[31mred␛]0;title␇'],
    ['a\tb\nc\rd\u0000', 'a␉b␊c␍d␀'],
    ['\u007f\u009b31m', '␡\ufffd31m'],
    ['\u202eevil\u2066x\u2069', '\ufffdevil\ufffdx\ufffd'],
    ['half \ud83d.', 'half \ufffd.'],
    ['\u2028\ufeff', '\ufffd\ufffd'],
  ];
  for (const [text, wanted] of texts)
    it(`makes ${JSON.stringify(text)} harmless`, () => assert.equal(harmless(text), wanted));

  it('puts a text on one line', () => assert.equal(oneLine('  a\n\tb \u001b'), 'a b ␛'));

  const widths: [text: string, columns: number][] = [
    ['', 0],
    ['abc', 3],
    ['café', 4],
    ['cafe\u0301', 4],
    ['日本', 4],
    ['ｆｕｌｌ', 8],
    ['👩‍👩‍👧', 2],
    ['✔️', 2],
    ['\u001b[31mred\u001b[39m', 3],
  ];
  for (const [text, columns] of widths)
    it(`${JSON.stringify(text)} takes ${columns}`, () => assert.equal(columnsOf(text), columns));

  it('wraps between words, by columns', () => {
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrap('日本 日本 x', 6), ['日本', '日本 x']);
    assert.deepEqual(wrap('a verylongword b', 5), ['a', 'verylongword', 'b']);
    assert.deepEqual(wrap('', 5), ['']);
  });

  const wishes: [
    name: string,
    noColor: boolean,
    env: Record<string, string>,
    isTTY: boolean,
    wanted: boolean,
  ][] = [
    ['a terminal', false, {}, true, true],
    ['no terminal', false, {}, false, false],
    ['--no-color', true, { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR', false, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', false, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', false, { FORCE_COLOR: '0' }, true, false],
    ['a dumb terminal', false, { TERM: 'dumb' }, true, false],
  ];
  for (const [name, noColor, env, isTTY, wanted] of wishes)
    it(`${wanted ? 'colours' : 'no colours'} with ${name}`, () =>
      assert.equal(wantsColour({ noColor, env, isTTY }), wanted));

  it('knows the width of a character alone as it does beside one that has to be looked up', () => {
    const wide = '語';
    for (let code = 0x20; code < 0x2500; code++) {
      // Letters of other scripts, of which some join with what follows.
      if (code >= 0x370 && code < 0x1e00) continue;
      const character = String.fromCharCode(code);
      const beside = columnsOf(`${wide} ${character} ${wide}`) - 6;
      assert.equal(columnsOf(character), beside, `U+${code.toString(16)}`);
    }
  });

  it('paints or leaves alone', () => {
    assert.equal(painter(true)('red', 'x'), '\u001b[31mx\u001b[39m');
    assert.equal(painter(false)('red', 'x'), 'x');
  });

  it('keeps the layout within reason', () => {
    assert.deepEqual([undefined, 0, 10, 80, 500].map(layoutWidth), [100, 100, 40, 80, 120]);
  });
});
