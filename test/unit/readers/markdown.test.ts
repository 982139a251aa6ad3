import assert from 'node:assert/strict';
import { readProse } from '../../../src/readers/source/markdown';
import { cellsOf } from '../../../src/readers/source/markdown-table';
import { headingsOver, linesOfSection } from '../../../src/readers/source/prose';

const read = (text: string) => readProse(text.split('\n'));

describe('Markdown taken apart', () => {
  const rows: readonly (readonly [row: string, cells: readonly string[]])[] = [
    ['| a | b |', ['a', 'b']],
    ['a | b', ['a', 'b']],
    ['a | b |', ['a', 'b']],
    ['| | b |', ['', 'b']],
    ['| a |  |', ['a', '']],
    ['| a \\| b | c |', ['a | b', 'c']],
    ['| a | b \\|', ['a', 'b |']],
    ['|', ['']],
    ['||', ['']],
  ];
  for (const [row, cells] of rows) it(`cells of ${row}`, () => assert.deepEqual(cellsOf(row), cells));

  it('has tables only where as many columns are marked as the head has', () => {
    assert.equal(read('| a | b |\n| - | - |\n| 1 | 2 |').tables.length, 1);
    assert.equal(read('a | b\n:-: | -\n1 | 2\n\n3 | 4').tables[0]?.rows.length, 1);
    for (const none of [
      '| a | b |\n| - |\n| 1 | 2 |',
      '| a | b |\n\n| - | - |',
      '```\n| a | b |\n| - | - |\n```',
      '| a |\n---',
    ])
      assert.deepEqual(read(none).tables, [], none);
  });

  it('has headings of both kinds, but none in code, comments and front matter', () => {
    const text =
      '---\ntitle: x\n---\n# One #\n\nTwo\n---\n\n~~~~\n# no\n~~~\n# no\n~~~~\n\n<!--\n# no\n-->\n\n    # no\n\n#no\n\n### C# ###\n';
    assert.deepEqual(
      read(text).headings.map(({ level, text: words }) => [level, words]),
      [
        [1, 'One'],
        [2, 'Two'],
        [3, 'C#'],
      ],
    );
  });

  it('knows what a section is a part of, and where it ends', () => {
    const prose = read('# A\n## B\n### C\ntext\n## D\n# E');
    assert.deepEqual(
      headingsOver(prose, 2).map(({ text }) => text),
      ['C', 'B', 'A'],
    );
    assert.deepEqual(headingsOver(prose, -1), []);
    assert.deepEqual(linesOfSection(prose, 1, 6), { first: 1, end: 4 });
    assert.deepEqual(linesOfSection(prose, 0, 6), { first: 0, end: 5 });
    assert.equal(linesOfSection(prose, 9, 6), undefined);
  });

  it('has items with their boxes, quotations and code as what they are', () => {
    const { blocks } = read(
      '- [x] a\n  more\n- [ ] b\n- [link](c)\n\n> q\n\n```js\ncode\n```\n\ntext <!-- not --> here\n',
    );
    assert.deepEqual(
      blocks.map(({ kind, ticked, lines }) => [kind, ticked, lines.join('/')]),
      [
        ['item', true, 'a/more'],
        ['item', false, 'b'],
        ['item', undefined, '[link](c)'],
        ['quote', undefined, 'q'],
        ['code', undefined, 'code'],
        ['paragraph', undefined, 'text  here'],
      ],
    );
  });
});
