import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { code, commandLink, md, pageLink, table } from '../../../../src/core/base/markdown';

const hostile = [
  '![](https://evil.example/p.png)',
  '[Open](command:aiReadiness.openChecklist?%5B%5D)',
  '<img src=x onerror=1>',
  '<https://evil.example>',
  'https://evil.example www.evil.example a@evil.example mailto:a@evil.example',
  '`code` ``more``',
  'a | b || c',
  'one\n\n# two\n\n![x](y)',
  '&lt;b&gt; &#60;b&#62;',
  '$(trash) \\$(trash) $',
  '- list',
  '1. list',
  '12) list',
  '+ list',
  '=== ---',
  '**bold** _it_ ~~gone~~',
  '[x]: https://evil.example',
  '    indented',
  '\u202eevil\u2066 \u200b\u001b[31m\u009b',
];

const parser = new MarkdownIt({ html: true, linkify: true });

describe('Markdown', () => {
  for (const text of hostile) {
    const shown = `shows ${JSON.stringify(text)} as text`;
    const places = [md`${text}`, md`a ${text} b`, md`**x** · ${text}`, md`- ${text}`];
    it(shown, () => {
      for (const { text: made } of places) {
        const html = parser.render(made);
        const allowed = /<\/?(?:p|strong|ul|li)>/g;
        assert.doesNotMatch(html.replace(allowed, ''), /</, made);
        assert.match(html.replace(/^<ul>\n<li>|^<p>/, ''), /^\S/, made);
      }
    });
    it(`${shown} in a table, and keeps its columns`, () => {
      const html = parser.render(table(['A', 'B'], [[text, code(text)]]).text);
      assert.equal(html.match(/<td>/g)?.length, 2, html);
      assert.doesNotMatch(html.replace(/<\/?(?:table|thead|tbody|tr|th|td|code)>/g, ''), /</);
    });
    it(`${shown} in code and in the label of a link`, () => {
      const shownCode = parser.render(code(text).text).replace(/<\/?(?:p|code)>/g, '');
      assert.doesNotMatch(shownCode, /</);
      const { text: made } = commandLink(text, 'aiReadiness.explain', [
        text,
        ") [x](https://evil.example 'y')",
      ]);
      const links = parser.parseInline(made, {})[0]?.children?.filter(({ type }) => type === 'link_open');
      assert.equal(links?.length, 1, made);
      const [target] = /\]\(command:\S+\)$/.exec(made) ?? assert.fail(made);
      assert.deepEqual(JSON.parse(decodeURIComponent(target.slice(target.indexOf('?') + 1, -1)))[0], text);
      assert.match(String(links?.[0]?.attrGet('href')), /^command:aiReadiness\.explain\?/);
    });
  }

  it('keeps what people write legible', () =>
    assert.equal(
      md`${'A 3.5 % rise (see docs/a.md), e.g. by Q3: fine - really.'}`.text,
      'A 3.5 % rise \\(see docs/a\\.md\\), e\\.g. by Q3: fine - really.',
    ));

  it('links to pages of ours alone', () => {
    assert.equal(
      pageLink('x', '../findings/gate/stage-ahead.md').text,
      '[x](../findings/gate/stage-ahead.md)',
    );
    for (const target of ['https://x.md', 'command:x', '/etc/x.md', 'a b.md', '..//x.md'])
      assert.equal(pageLink('x', target).text, 'x', target);
  });

  it('leaves VS Code no icon: it looks for them in the HTML', () =>
    assert.equal(
      md`${'$(trash) \\$(trash) costs $5'}`.text,
      '&#36;\\(trash\\) \\\\&#36;\\(trash\\) costs \\$5',
    ));
});
