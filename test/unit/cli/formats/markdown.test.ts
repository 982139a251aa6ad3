import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { calm, runIn, uneasy, wrong } from '../support';
import { checkIn, hostile, inTree, manifestWith } from './support';

const named = 'ai-readiness.yaml';
/** As forges read it: tables, addresses that become links, and HTML. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** The text that a reader sees, and everything that is not text. */
function readOf(source: string): { text: string; html: string; links: string[] } {
  const html = markdown.render(source);
  const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, target = '']) => target);
  return { text: html.replace(/<[^>]*>/g, ''), html, links };
}

describe('check --format markdown', () => {
  it('has the verdict, the gates, what blocks, and the findings with links', async () => {
    const tree = {
      [`a b/${named}`]: wrong,
      [`calm/${named}`]: calm.replace('stage: diagnose', 'stage: design'),
    };
    const { out } = await checkIn(tree, ['--format', 'markdown']);
    const { text, html, links } = readOf(out);
    assert.match(
      html,
      /^<h2>AI Readiness: not passed<\/h2>\n<p>2 manifests: 2 errors \(1 stage claimed ahead\), /,
    );
    assert.match(text, /⬜ not passed, claimed, 0 of \d+/);
    assert.match(
      html,
      /calm\/ai-readiness.yaml<\/a>, Diagnose: \d+ items block \(<code>workflow-scoped<\/code>, /,
    );
    assert.ok(links.includes(`a%20b/${named}#L2`), links.join(' '));
    assert.equal(html.match(/<table>/g)?.length, 2);
    assert.ok(out.indexOf('🔴') < out.indexOf('🔵'));
  });

  it('leads to the version that was checked, on the forge where it runs', () =>
    inTree({ [named]: wrong }, async (folder) => {
      const envs: [Record<string, string>, string][] = [
        [
          { GITHUB_SERVER_URL: 'https://forge.example', GITHUB_REPOSITORY: 'a/b', GITHUB_SHA: 'abc' },
          `https://forge.example/a/b/blob/abc/${named}#L2`,
        ],
        [
          { CI_PROJECT_URL: 'https://lab.example/a/b', CI_COMMIT_SHA: 'abc' },
          `https://lab.example/a/b/-/blob/abc/${named}#L2`,
        ],
      ];
      for (const [env, link] of envs) {
        const { out } = await runIn(folder, ['check', '--format', 'markdown'], { env });
        assert.ok(readOf(out).links.includes(link), out);
      }
    }));

  it('is at most 60 kB, and says what is left out', async () => {
    const systems = Array.from(
      { length: 900 },
      (_, at) => `  s${at}: { owner: ${'nobody-'.repeat(6)}${at} }`,
    );
    const big = `${calm}owners: { ann: { roles: [outcome] } }\nsystems:\n${systems.join('\n')}\n`;
    const tree = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`${'folder/'.repeat(20)}${at}/${named}`, at < 2 ? big : uneasy]),
    );
    const { out } = await checkIn(tree, ['--format', 'markdown']);
    assert.ok(Buffer.byteLength(out) <= 60_000, String(Buffer.byteLength(out)));
    assert.match(out, /\n… and [\d,]+ findings more, left out here\.\n$/);
  });

  it('tells what could not be read', async () => {
    const { out } = await checkIn({ [named]: calm }, ['--format', 'markdown', '.', 'no|where']);
    assert.match(readOf(out).text, /no\|where\s+There is no such file or folder\./);
  });

  for (const text of hostile)
    it(`lets no text do anything: ${JSON.stringify(text.slice(0, 40))}`, async () => {
      const { out } = await checkIn({ [named]: manifestWith(text) }, ['--format', 'markdown']);
      const { html, links, text: seen } = readOf(out);
      // The same as of a text that is harmless: no cell, line, tag or link more.
      const plainly = readOf(
        (await checkIn({ [named]: manifestWith('Plain') }, ['--format', 'markdown'])).out,
      );
      const tagsOf = (each: string): string[] => [...new Set(each.match(/<\/?[a-z0-9]+/g) ?? [])].sort();
      assert.deepEqual(tagsOf(html), tagsOf(plainly.html));
      for (const row of html.match(/<tr>[\s\S]*?<\/tr>/g) ?? [])
        assert.ok([4, 6].includes(row.match(/<t[hd]>/g)?.length ?? 0), row);
      for (const link of links) assert.match(link, /^ai-readiness\.yaml(?:#L\d+)?$/);
      // What forges look for after the Markdown was read.
      assert.doesNotMatch(seen, /@[\w]|#\d|!\d|\bGH-\d|~bug|%&quot;|:\/\//);
      assert.doesNotMatch(out, /^::|##\[|\p{Surrogate}|[\u2028-\u202e\u2066-\u2069]/mu);
      assert.ok(Buffer.byteLength(out) <= 60_000);
    });
});
