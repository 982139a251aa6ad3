import * as assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { signOfItem } from '../../../../src/panel/client/base/words';
import { exportName, exportReport } from '../../../../src/panel/export/export';
import { statusOf } from '../../../../src/panel/export/words';
import type { StatusId } from '../../../../src/panel/protocol/basics';
import type { ItemView } from '../../../../src/panel/protocol/items';
import { exportFormats } from '../../../../src/panel/protocol/messages';
import { law } from '../../core/law';
import { exportedOf, manifest } from '../manifests';

/** What someone might write to get out of where they are. */
const attacks = [
  '<script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '</details></summary><details open>',
  '"><svg onload=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '| a | b |',
  '`code` **bold** <!-- -->',
  'https://evil.example/a',
  '\u202egnp.exe',
];

const hostile = `version: 1
stage: design
goLive: 2027-01-01
workflow:
  name: ${JSON.stringify(attacks.join(' '))}
  summary: ${JSON.stringify(attacks.join('\n\n# '))}
owners:
  eve: { handle: ${JSON.stringify(attacks[1])}, roles: [outcome] }
  ${JSON.stringify(attacks[3])}: { name: ${JSON.stringify(attacks.join('\n'))}, roles: [approver] }
data:
  ${JSON.stringify(attacks[2])}: { owner: eve, permitted: { decision: granted, purpose: ${JSON.stringify(attacks.join('\n'))} } }
models:
  ${JSON.stringify(attacks[4])}: { provider: ${JSON.stringify(attacks[0])}, name: ${JSON.stringify(attacks.join('\n'))}, version: ${JSON.stringify(attacks[2])} }
value: { signal: ${JSON.stringify(attacks[2])}, unit: ${JSON.stringify(attacks[6])}, baseline: { value: 1 } }
checklist:
  diagnose:
    workflow-scoped:
      status: waived
      by: eve
      reason: ${JSON.stringify(attacks.join(' '))}
      approver: ${JSON.stringify(attacks[3])}
      expires: 2026-12-01
      evidence: [${attacks.map((each) => JSON.stringify(each)).join(', ')}]
    owners-named:
      status: met
      by: eve
      on: 2026-09-01
      evidence: [${attacks.map((each) => JSON.stringify(each)).join(', ')}, { file: docs/a.md, title: ${JSON.stringify(attacks.join('\n'))} }]
`;

const tags =
  'html head meta title style body main header p h1 h2 h3 h4 dl div dt dd ol ul li strong em span bdi section table thead tbody tr th td br wbr small time code details summary footer'.split(
    ' ',
  );

describe('exported report', () => {
  it('says the same in every format', () => {
    const exported = exportedOf(manifest);
    for (const format of exportFormats) {
      const text = exportReport(exported, format);
      assert.ok(text.includes('Invoice triage'));
      for (const { title } of exported.model.items)
        assert.ok(text.includes(title) || text.includes(title.replaceAll('&', '&#38;')), title);
      for (const heading of [
        'What blocks',
        'Waivers',
        'Key facts',
        'Decision',
        'Early signals',
        'Readiness by pillar and stage',
        'Checklist: Diagnose',
        'Facts',
        'Findings',
      ])
        assert.match(text, new RegExp(`(<h2>|## )${heading}(</h2>|\\n)`), heading);
      assert.ok(text.includes('Not passed, yet claimed') || text.includes('Blocked by errors, yet claimed'));
      assert.ok(text.includes('evidence/expired'));
      assert.ok(text.includes(exported.model.verdict.words));
      // A name may be escaped.
      const [why = ''] = exported.model.verdict.why.split(', by');
      assert.ok(text.includes(why));
    }
  });

  it('is one HTML page without a script or anything to load', () => {
    const page = exportReport(exportedOf(manifest), 'html');
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; /);
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\ssrc=|url\(|@import/i);
    assert.doesNotMatch(page, /undefined|\[object/);
    assert.match(page, /@media print/);
    assert.match(page, /prefers-color-scheme: dark/);
  });

  it('shows a hostile manifest as text in HTML', () => {
    const page = exportReport({ ...exportedOf(hostile), surroundings: { toManifest: '' } }, 'html');
    assert.doesNotMatch(page, /<(script|img|svg)\b/i);
    assert.equal(page.match(/<\/title>/g)?.length, 1);
    assert.equal(page.match(/<\/details>/g)?.length, 1);
    assert.doesNotMatch(page, /\u202e/);
    assert.ok(page.includes('&#60;script&#62;'));
    const known = new Set([...tags, 'a']);
    for (const [, tag] of page.matchAll(/<([a-z][a-z0-9]*)/gi)) assert.ok(known.has(String(tag)), tag);
    for (const [, address] of page.matchAll(/ href=("[^"]*"|[^"])/g))
      assert.match(address ?? '', /^"(https:\/\/evil\.example\/(a|x\.png)|[\w.~%-]+(\/[\w.~%-]+)*)"$/);
  });

  it('shows a hostile manifest as text in Markdown, even where HTML and bare links are on', () => {
    const text = exportReport(exportedOf(hostile), 'markdown');
    const page = new MarkdownIt({ html: true, linkify: true }).render(text);
    assert.doesNotMatch(page, /<(script|img|svg)\b/i);
    assert.equal(page.match(/<h1>/g)?.length, 1);
    assert.deepEqual(page.match(/<\/?(details|summary)[^>]*>/g), [
      '<details>',
      '<summary>',
      '</summary>',
      '</details>',
    ]);
    for (const [, address] of page.matchAll(/ href="([^"]*)"/g))
      assert.match(address ?? '', /^https:\/\/evil\.example\/(a|x\.png)$/);
    for (const [whole] of page.matchAll(/<table>[\s\S]*?<\/table>/g)) {
      const rows = [...whole.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(
        ([, row]) => row?.match(/<t[hd]/g)?.length,
      );
      assert.equal(new Set(rows).size, 1, whole);
    }
  });

  it('lists duties, what they ask, from when, and where to read them', () => {
    const decided = manifest.replace(
      'jurisdictions: [EU]',
      'jurisdictions: [DE]\n  decisions: supports\n  contexts: []\n  euAiAct: { class: high-risk, annexIII: 4(a), transparency: [] }',
    );
    const exported = exportedOf(decided, 'taken-to-hold', { law });
    const markdown = exportReport(exported, 'markdown');
    assert.match(
      markdown,
      /\| \[EU AI Act 26\\\(2\\\)\]\(https:\/\/eur-lex\.europa\.eu\/[^)]+#art_26\), Competent overseers \| binds from 2 December 2027 \| Assign oversight/,
    );
    assert.match(markdown, /\nLaw as of 25 November 2026\. No legal advice\.\n/);
    assert.match(markdown, /- Guidance: \[ISO\/IEC 42001\]\(https:/);
    const page = exportReport(exported, 'html');
    assert.match(
      page,
      /<a href="https:\/\/eur-lex[^"]+" rel="noopener noreferrer" referrerpolicy="no-referrer">EU AI Act 26\(2\)<\/a><br><small>Competent overseers<\/small><\/th><td>binds from/,
    );
    assert.match(page, /<p>Law as of 25 November 2026\. No legal advice\.<\/p>/);
    for (const [, address] of page.matchAll(/ href="([^"]*)"/g)) assert.match(address ?? '', /^https:\/\//);
  });

  it('has a name for its file', () => {
    assert.equal(exportName('html'), 'ai-readiness-report.html');
    assert.equal(exportName('markdown'), 'ai-readiness-report.md');
  });

  it('says how much is shown as less than it is', () => {
    const exported = exportedOf('version: 1\nstage: diagnose\n');
    const model = { ...exported.model, loweredCount: '1 error' };
    assert.match(
      exportReport({ ...exported, model }, 'markdown'),
      /^- \*\*Shown as less than they are: 1 error\.\*\*$/m,
    );
  });

  it('lists what is hidden, and what hides it', () => {
    const comment = '# ai-readiness-ignore owner/unknown-id until 2099-12-31: <b>Bob</b> joins in December';
    const exported = exportedOf(`version: 1\nstage: diagnose\nsystems:\n  ${comment}\n  s: { owner: bob }\n`);
    const { model: hidden } = exported;
    assert.equal(hidden.hiddenCount, '1 error');
    const by = 'comment in line 4, until 2099-12-31: <b>Bob</b> joins in December';
    assert.deepEqual(
      hidden.hidden.map((each) => [each.code, each.severity, each.by]),
      [['owner/unknown-id', 'error', by]],
    );
    const [markdown, html] = [exportReport(exported, 'markdown'), exportReport(exported, 'html')];
    assert.match(markdown, /\n## Hidden findings\n/);
    assert.match(markdown, /\n\| Error \| 5 \| .* \| owner\/unknown-id \| comment in line 4, .*\\<b\\>Bob/);
    assert.match(markdown, /^- \*\*Hidden: 1 error, listed in the appendix\.\*\*$/m);
    assert.match(html, /<h2>Hidden findings<\/h2>/);
    assert.match(html, /<td>comment in line 4, until 2099-12-31: &#60;b&#62;Bob/);
    assert.doesNotMatch(exportReport(exportedOf(manifest), 'markdown'), /Hidden/);
  });

  it('leaves out what there is nothing to say of', () => {
    for (const text of ['', 'version: 1\nstage: diagnose\n', 'stage: ['])
      for (const format of exportFormats) {
        const page = exportReport(exportedOf(text), format);
        const [empty] = page.match(
          /Waivers|Key facts|What the gates rest on|Early signals|Facts(<|\n)|Laws|Nothing is said|None\.|Nothing\.|<(ul|ol|dl|table|tbody|section)[^>]*>\s*<\/|nobody yet|no date yet/,
        ) ?? [undefined];
        assert.equal(empty, undefined);
        assert.doesNotMatch(page, /undefined|\[object|NaN/);
      }
  });

  it('calls a claim that does not hold by the same words as the panel, and never green', () => {
    const all: StatusId[] = ['met', 'in-progress', 'unmet', 'not-applicable', 'waived'];
    const proofs: ItemView['proof'][] = [undefined, 'checked', 'stated'];
    const { model } = exportedOf(manifest);
    const [item] = model.items;
    assert.ok(item);
    for (const status of all)
      for (const satisfied of [true, false])
        for (const proof of satisfied ? proofs : [undefined]) {
          const { proof: _, ...rest }: ItemView = item;
          const each: ItemView = { ...rest, status, satisfied, ...(proof === undefined ? {} : { proof }) };
          assert.equal(statusOf(each), signOfItem(each).word);
        }
    const unproven = manifest.replace('evidence: [docs/process-map.md]', 'evidence: []');
    const page = exportReport(exportedOf(unproven), 'html');
    assert.match(
      page,
      /<tr class="left"><th scope="row">Workflow scope<br>.*<td class="status">○ Met, not proven<\/td>/,
    );
  });
});
