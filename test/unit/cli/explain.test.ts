import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../src/cli/markdown';
import { painter } from '../../../src/cli/terminal';
import { catalogue, rules } from '../../../src/core/service';
import { remove, temporaryFolder } from '../temporary';
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
      // An address is not broken.
      for (const line of ran.out.split('\n'))
        assert.ok(line.length <= 100 || /^ *\(https:\S+$/.test(line), line);
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

  it('lists laws and standards with their conditions, and the newer of two editions', async () => {
    const { out } = await explain('human-oversight-designed');
    const text = out.replaceAll(/\s+/g, ' ');
    assert.match(
      text,
      /EU AI Act 26\(2\) Competent overseers: .* Binds in the EU if you are the deployer and it is high-risk by its use/,
    );
    assert.match(text, /from 2 December 2027 \(Annex I: 2 August 2028\)\./);
    assert.match(text, /LLM03:2026 Excessive Agency/);
    assert.doesNotMatch(text, /LLM06:2025/);
    assert.match(text, /Law as of 25 November 2026\. .* no legal advice/);
  });

  it('lists only what bears on a manifest', async () => {
    const manifest =
      'version: 1\nstage: design\nworkflow: { name: Desk }\nrisk: { role: deployer, jurisdictions: [DE], decisions: none, contexts: [], euAiAct: { class: high-risk, annexIII: 4(a), transparency: [] } }\n';
    const folder = temporaryFolder({ 'ai-readiness.yaml': manifest });
    try {
      const about = ['explain', 'human-oversight-designed', '--manifest', 'ai-readiness.yaml'];
      const { out } = await runIn(folder, [...about, '--today', '2027-12-01']);
      assert.match(out, /- EU AI Act 26\(2\), Competent overseers: binds from 2 December 2027\./);
      assert.doesNotMatch(out, /EU AI Act 14|Colorado/);
      const after = await runIn(folder, [...about, '--today', '2027-12-02']);
      assert.match(after.out, /- EU AI Act 26\(2\), Competent overseers: binds since 2 December 2027\./);
      const missing = await runIn(folder, ['explain', 'owners-named', '--manifest', 'none.yaml']);
      assert.equal(missing.code, 2);
      assert.match(missing.err, /--manifest: none\.yaml cannot be read/);
      const code = await runIn(folder, ['explain', 'gate/stage-ahead', '--manifest', 'ai-readiness.yaml']);
      assert.equal(code.code, 2);
      assert.match(code.err, /--manifest goes with an item/);
    } finally {
      remove(folder);
    }
  });

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
    [
      'emphasis and escapes',
      '*One* **two** \\*three\\* 26\\(1\\) `\\(` a\\`b &#36;(c)',
      'One two *three* 26(1) `\\(` a`b\n$(c)\n',
    ],
    ['tables', '| a | b |\n| --- | --- |\n| long | `c` |\n', 'a     b\nlong  `c`\n'],
    ['escapes', 'x \u001b[2J', 'x ␛[2J\n'],
  ];
  for (const [name, source, wanted] of cases) it(name, () => assert.equal(render(source), wanted));

  it('colours instead of backticks', () => assert.equal(render('a `b`', true), 'a \u001b[36mb\u001b[39m\n'));
});
