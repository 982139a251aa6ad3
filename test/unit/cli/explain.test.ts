import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../src/cli/markdown';
import { painter } from '../../../src/cli/terminal';
import { catalogue, rules } from '../../../src/core/service';
import { runIn } from './support';

describe('explain', () => {
  const explain = (...args: string[]) => runIn('/', ['explain', ...args]);

  it('prints the page of every code', async () => {
    for (const { code } of rules) {
      const ran = await explain(code);
      assert.equal(ran.code, 0, ran.err);
      assert.ok(ran.out.startsWith(`${code}\n=`), code);
      assert.match(ran.out, /\nWhy it matters\n-+\n/);
    }
  });

  it('prints the page of every item', async () => {
    for (const { id, title } of catalogue) {
      const ran = await explain(id);
      assert.equal(ran.code, 0, ran.err);
      assert.ok(ran.out.startsWith(`${title}\n=`), id);
      assert.match(ran.out, /\nThe usual trap\n-+\n/);
      assert.match(ran.out, /First step: [A-Z]/, id);
      for (const line of ran.out.split('\n')) assert.ok(line.length <= 100, line);
    }
  });

  it('lists all codes and items without an argument', async () => {
    const { code, out } = await explain();
    assert.equal(code, 0);
    for (const name of [...rules.map((rule) => rule.code), ...catalogue.map(({ id }) => id)])
      assert.ok(out.includes(`  ${name} `), name);
    assert.match(out, /agent-boundaries-defined +Boundaries of the agent \(new in edition 2026\.2\)\n/);
  });

  const unknown: [word: string, hint: RegExp][] = [
    ['gate/stage-ahed', /Did you mean "gate\/stage-ahead"\?/],
    ['stage-ahead', /Did you mean "gate\/stage-ahead"\?/],
    ['owner-named', /Did you mean "owners-named"\?/],
    ['../../package', /lists them all/],
    ['qqqqqqqq', /lists them all/],
    ['\u001b[31m', /"␛\[31m"/],
  ];
  for (const [word, hint] of unknown) {
    it(`does not know ${JSON.stringify(word)}`, async () => {
      const { code, out, err } = await explain(word);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, hint);
    });
  }

  it('takes one word', async () => assert.equal((await explain('a', 'b')).code, 2));
});

describe('renderMarkdown', () => {
  const render = (source: string, coloured = false, width = 30) =>
    renderMarkdown(source, { paint: painter(coloured), width });

  const cases: [name: string, source: string, wanted: string][] = [
    ['headings', '# One\n\ntext\n\n## Two\n', 'One\n===\n\ntext\n\nTwo\n---\n'],
    [
      'paragraphs, joined and wrapped',
      'one two\nthree four five six seven eight\n',
      'one two three four five six\nseven eight\n',
    ],
    [
      'lists',
      '- a\n- b that is long enough to be\n  wrapped\n  - c\n1. d\n',
      '- a\n- b that is long enough to be\n  wrapped\n  - c\n1. d\n',
    ],
    ['code', '```yaml\na: 1\n\n  b: **2**\n```\n', '    a: 1\n\n      b: **2**\n'],
    [
      'inline',
      '`a_b **c**` and **bold** [docs](https://x.y) [page](a.md)',
      '`a_b **c**` and bold docs\n(https://x.y) page\n',
    ],
    ['tables', '| a | b |\n| --- | --- |\n| long | `c` |\n', 'a     b\nlong  `c`\n'],
    ['escapes', 'x \u001b[2J', 'x ␛[2J\n'],
  ];
  for (const [name, source, wanted] of cases) it(name, () => assert.equal(render(source), wanted));

  it('colours instead of backticks', () => assert.equal(render('a `b`', true), 'a \u001b[36mb\u001b[39m\n'));
});
