import assert from 'node:assert/strict';
import { sourceView } from '../../../../src/cli/formats/source-view';
import { columnsOf } from '../../../../src/cli/terminal';

/** `line` with the marked span between ‹ and ›. */
function view(line: string, width = 60) {
  const start = line.indexOf('‹');
  const end = line.indexOf('›') - 1;
  return sourceView(line.replace(/[‹›]/g, ''), { start, end }, width);
}

describe('sourceView', () => {
  const cases: [name: string, line: string, text: string, marks: string][] = [
    ['marks a span', 'stage: ‹deploy› # x', 'stage: deploy # x', '       ^^^^^^'],
    ['marks an empty span', 'stage:‹› x', 'stage: x', '      ^'],
    ['marks the end of a line', 'stage: ‹›', 'stage:', '       ^'],
    ['marks the place behind a line', 'stage:‹›', 'stage:', '      ^'],
    ['marks an empty line', '‹›', '', '^'],
    ['puts tabs on multiples of four', '\ta:\t‹b›', '    a:  b', '        ^'],
    ['marks a tab', '‹\t›x', '    x', '^^^^'],
    ['counts wide characters twice', '日本: ‹日本›', '日本: 日本', '      ^^^^'],
    ['counts what is joined once', '👩‍👩‍👧 cafe\u0301: ‹x›', '👩‍👩‍👧 cafe\u0301: x', '         ^'],
    ['shows controls', 'a\u001b[31m: ‹x›', 'a␛[31m: x', '        ^'],
    ['takes in the whole character that a span begins or ends in', 'a👩‍‹👩›‍👧b', 'a👩‍👩‍👧b', ' ^^'],
  ];
  for (const [name, line, text, marks] of cases)
    it(name, () => assert.deepEqual(view(line), { text, marks }));

  it('cuts the end of a long line', () => {
    const { text, marks } = view(`key: ‹x›${'y'.repeat(100)}`, 20);
    assert.equal(text, `key: x${'y'.repeat(12)}…`);
    assert.equal(marks, '     ^');
  });

  it('cuts both ends around what is marked', () => {
    const { text, marks } = view(`${'a'.repeat(5000)}‹bcd›${'e'.repeat(5000)}`, 40);
    assert.equal(columnsOf(text), 40);
    assert.ok(text.startsWith('…a') && text.endsWith('e…'));
    assert.equal(text.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'bcd');
  });

  it('cuts the beginning only, when the end fits', () => {
    const { text, marks } = view(`${'a'.repeat(100)}‹bcd›`, 40);
    assert.ok(text.startsWith('…a') && text.endsWith('abcd'));
    assert.equal(text.slice(marks.indexOf('^')), 'bcd');
  });

  it('never marks more than it shows', () => {
    const { text, marks } = view(`key: ‹${'x'.repeat(2000)}›`, 30);
    assert.equal(marks.lastIndexOf('^'), text.indexOf('…') - 1);
  });

  it('cuts one line of a million characters anywhere', () => {
    const line = 'é'.repeat(1_000_000);
    for (let at = 0; at < 20; at++) {
      const { text, marks } = sourceView(line, { start: at * 50_000, end: line.length }, 100);
      assert.ok(columnsOf(text) <= 100);
      assert.ok(marks.includes('^'));
    }
  });
});
