import * as assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { exportName, exportReport } from '../../../../src/panel/export/export';
import { exportFormats } from '../../../../src/panel/protocol';
import { law } from '../../core/law';
import { manifest, modelOf } from '../manifests';

/** What someone might write to get out of where they are. */
const attacks = [
  '<script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
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
workflow:
  name: ${JSON.stringify(attacks.join(' '))}
  summary: ${JSON.stringify(attacks.join('\n\n# '))}
owners:
  eve: { handle: ${JSON.stringify(attacks[1])}, roles: [outcome] }
checklist:
  diagnose:
    workflow-scoped:
      status: waived
      by: eve
      reason: ${JSON.stringify(attacks.join(' '))}
      approver: ${JSON.stringify(attacks[2])}
      expires: 2026-12-01
      evidence: [${attacks.map((each) => JSON.stringify(each)).join(', ')}]
`;

describe('exported report', () => {
  it('says the same in every format', () => {
    const model = modelOf(manifest);
    for (const format of exportFormats) {
      const text = exportReport(model, format);
      assert.ok(text.includes('Invoice triage'));
      for (const { title } of model.items)
        assert.ok(text.includes(title) || text.includes(title.replaceAll('&', '&#38;')), title);
      for (const heading of [
        'What blocks the next gate',
        'Early signals',
        'Readiness by pillar and stage',
        'Findings',
      ])
        assert.ok(text.includes(heading), heading);
      assert.ok(text.includes('Not passed, yet claimed'));
      assert.ok(text.includes('evidence/expired'));
    }
  });

  it('is one HTML page without a script or anything to load', () => {
    const page = exportReport(modelOf(manifest), 'html');
    assert.match(page, /^<!DOCTYPE html>/);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import/i);
    assert.doesNotMatch(page, /undefined|\[object/);
    assert.match(page, /@media print/);
  });

  it('shows a hostile manifest as text in HTML', () => {
    const page = exportReport(modelOf(hostile), 'html');
    assert.doesNotMatch(page, /<(script|img|svg|a)\b/i);
    assert.equal(page.match(/<\/title>/g)?.length, 1);
    assert.doesNotMatch(page, /\u202e/);
    assert.ok(page.includes('&#60;script&#62;'));
    const known = new Set(
      'html head meta title style body main header p h1 h2 dl div dt dd ol ul li strong em span section table thead tbody tr th td br small code footer'.split(
        ' ',
      ),
    );
    for (const [, tag] of page.matchAll(/<([a-z][a-z0-9]*)/gi)) assert.ok(known.has(String(tag)), tag);
  });

  it('shows a hostile manifest as text in Markdown, even where HTML and bare links are on', () => {
    const text = exportReport(modelOf(hostile), 'markdown');
    const page = new MarkdownIt({ html: true, linkify: true }).render(text);
    assert.doesNotMatch(page, /<(script|img|svg|a)\b/i);
    assert.equal(page.match(/<h1>/g)?.length, 1);
    for (const row of page.matchAll(/<tr>([\s\S]*?)<\/tr>/g))
      assert.ok([4, 5].includes(row[1]?.match(/<t[hd]/g)?.length ?? 0), row[0]);
  });

  it('lists duties, what they ask, from when, and where to read them', () => {
    const decided = manifest.replace(
      'jurisdictions: [EU]',
      'jurisdictions: [DE]\n  decisions: supports\n  contexts: []\n  euAiAct: { class: high-risk, annexIII: 4(a), transparency: [] }',
    );
    const model = modelOf(decided, 'taken-to-hold', { law });
    const markdown = exportReport(model, 'markdown');
    assert.match(
      markdown,
      /\| \[EU AI Act 26\\\(2\\\)\]\(https:\/\/eur-lex\.europa\.eu\/[^)]+#art_26\), Competent overseers \| binds from 2 December 2027 \| Assign oversight/,
    );
    assert.match(markdown, /\nLaw as of 25 November 2026\. No legal advice\.\n/);
    assert.match(markdown, /- Guidance: \[ISO\/IEC 42001\]\(https:/);
    const page = exportReport(model, 'html');
    assert.match(
      page,
      /<a href="https:\/\/eur-lex[^"]+">EU AI Act 26\(2\)<\/a><br><small>Competent overseers<\/small><\/th><td>binds from/,
    );
    assert.match(page, /<p>Law as of 25 November 2026\. No legal advice\.<\/p>/);
    for (const [, address] of page.matchAll(/ href="([^"]*)"/g)) assert.match(address ?? '', /^https:\/\//);
  });

  it('has a name for its file', () => {
    assert.equal(exportName('html'), 'ai-readiness-report.html');
    assert.equal(exportName('markdown'), 'ai-readiness-report.md');
  });

  it('says how much is shown as less than it is', () => {
    const model = { ...modelOf('version: 1\nstage: diagnose\n'), loweredCount: '1 error' };
    assert.match(exportReport(model, 'markdown'), /^- \*\*Shown as less than they are:\*\* 1 error$/m);
  });

  it('lists what is hidden, and what hides it', () => {
    const comment = '# ai-readiness-ignore owner/unknown-id until 2099-12-31: <b>Bob</b> joins in December';
    const hidden = modelOf(`version: 1\nstage: diagnose\nsystems:\n  ${comment}\n  s: { owner: bob }\n`);
    assert.equal(hidden.hiddenCount, '1 error');
    const by = 'comment in line 4, until 2099-12-31: <b>Bob</b> joins in December';
    assert.deepEqual(
      hidden.hidden.map((each) => [each.code, each.severity, each.by]),
      [['owner/unknown-id', 'error', by]],
    );
    const [markdown, html] = [exportReport(hidden, 'markdown'), exportReport(hidden, 'html')];
    assert.match(markdown, /\n## Hidden findings\n/);
    assert.match(markdown, /\n\| Error \| 5 \| .* \| owner\/unknown-id \| comment in line 4, .*\\<b\\>Bob/);
    assert.match(markdown, /^- \*\*Hidden:\*\* 1 error$/m);
    assert.match(html, /<h2>Hidden findings<\/h2>/);
    assert.match(html, /<td>comment in line 4, until 2099-12-31: &#60;b&#62;Bob/);
    assert.doesNotMatch(exportReport(modelOf(manifest), 'markdown'), /Hidden/);
  });
});
