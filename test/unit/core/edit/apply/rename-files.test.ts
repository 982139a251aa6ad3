import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { isRefusal } from '../../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../../src/core/edit/apply/apply';
import { renameFiles } from '../../../../../src/core/edit/apply/rename-files';
import { readDocument } from '../../../../../src/core/facts/document';
import { manifest } from '../../support';

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  const document = readDocument(text);
  const edits = applyOperations(document, renameFiles(document, names));
  assert.ok(!isRefusal(edits), JSON.stringify(edits));
  return applyEdits(text, edits);
}

/** The lines of a manifest that change, before and after. */
function changed(text: string, names: Readonly<Record<string, string>>): (readonly [string, string])[] {
  const after = renamed(text, new Map(Object.entries(names))).split('\n');
  const before = text.split('\n');
  assert.equal(after.length, before.length);
  return before.flatMap((line, at) => {
    const now = after[at] ?? '';
    return line === now ? [] : [[line.trim(), now.trim()] as const];
  });
}

/** A manifest with one piece of evidence, as it is written in a list. */
const inBlock = (written: string): string =>
  manifest(
    `checklist:\n  diagnose:\n    workflow-scoped: # scoped\n      status: met\n      evidence:\n        - ${written}\n`,
  );
const inFlow = (written: string): string =>
  manifest(`checklist: { diagnose: { workflow-scoped: { status: met, evidence: [ ${written} ] } } }\n`);

describe('edit/apply/rename-files', () => {
  const [old, next] = ['docs/a.md#r', 'docs/b.md#r'];
  const block: readonly [before: string, after: string, to?: string][] = [
    [old, next],
    [`${old}   # the map of docs/a.md#r`, `${next}   # the map of docs/a.md#r`],
    [`"${old}"`, `"${next}"`],
    [`'${old}'  `, `'${next}'`],
    [`{ file: ${old}, on: 2026-09-01 } # signed`, `{ file: ${next}, on: 2026-09-01 } # signed`],
    [`{ title: "${old}", "file": '${old}' }`, `{ title: "${old}", "file": '${next}' }`],
    [`!!str ${old}`, `!!str ${next}`],
    [`"docs\\u002fa.md#r"`, `"${next}"`],
    [old, `"yes"`, 'yes'],
    [`'${old}'`, `'it''s.md'`, "it's.md"],
    [`"${old}"`, `"a\\"b.md"`, 'a"b.md'],
    [old, `"docs/a: b.md"`, 'docs/a: b.md'],
    [old, `"#b.md"`, '#b.md'],
  ];
  for (const [before, after, to = next] of block)
    it(`in a block: ${before} becomes ${after}`, () =>
      assert.deepEqual(changed(inBlock(before), { [old]: to }), [[`- ${before}`.trim(), `- ${after}`]]));

  const flow: readonly [before: string, after: string, from: string, to: string][] = [
    ['docs/a.md, docs/c.md', 'docs/b.md, docs/c.md', 'docs/a.md', 'docs/b.md'],
    ['docs/a.md:12', 'docs/b.md:12', 'docs/a.md:12', 'docs/b.md:12'],
    ['docs/a.md', '"docs/a,b.md"', 'docs/a.md', 'docs/a,b.md'],
    ['docs/a.md:12', '"docs/a,b.md:12"', 'docs/a.md:12', 'docs/a,b.md:12'],
    ['{file: docs/a.md}', '{file: docs/b.md}', 'docs/a.md', 'docs/b.md'],
  ];
  for (const [before, after, from, to] of flow)
    it(`in brackets: ${before} becomes ${after}`, () => {
      const [[, line] = []] = changed(inFlow(before), { [from]: to });
      assert.equal(line, inFlow(after).split('\n').at(-2));
    });

  it('in every place that names it, and in none that does not', () => {
    const text = manifest(
      [
        'data:',
        '  erp: { contract: api/a.yaml } # api/a.yaml',
        'integrations:',
        "  post: { contract: 'api/a.yaml' }",
        'checklist:',
        '  diagnose:',
        '    workflow-scoped: { status: met, evidence: [api/a.yaml, api/a.yaml#x, https://example.com/api/a.yaml] }',
        '  deploy:',
        '    no-such-item: { evidence: [{ file: api/a.yaml, title: api/a.yaml }], reason: api/a.yaml }',
        '',
      ].join('\n'),
    );
    assert.deepEqual(changed(text, { 'api/a.yaml': 'b.yaml' }), [
      ['erp: { contract: api/a.yaml } # api/a.yaml', 'erp: { contract: b.yaml } # api/a.yaml'],
      ["post: { contract: 'api/a.yaml' }", "post: { contract: 'b.yaml' }"],
      [
        'workflow-scoped: { status: met, evidence: [api/a.yaml, api/a.yaml#x, https://example.com/api/a.yaml] }',
        'workflow-scoped: { status: met, evidence: [b.yaml, api/a.yaml#x, https://example.com/api/a.yaml] }',
      ],
      [
        'no-such-item: { evidence: [{ file: api/a.yaml, title: api/a.yaml }], reason: api/a.yaml }',
        'no-such-item: { evidence: [{ file: b.yaml, title: api/a.yaml }], reason: api/a.yaml }',
      ],
    ]);
  });

  it('swaps two names', () => {
    const [[, line] = []] = changed(inFlow('a.md, b.md'), { 'a.md': 'b.md', 'b.md': 'a.md' });
    assert.equal(line, inFlow('b.md, a.md').split('\n').at(-2));
  });

  const shared = (anchor: string, alias: string, more = ''): string =>
    manifest(
      `${more}checklist:\n  diagnose:\n    workflow-scoped: { evidence: ${anchor} }\n    value-metric-defined: { evidence: ${alias} }\n`,
    );
  const aliases: readonly [what: string, text: string, before: string, after: string][] = [
    ['a list', shared('&e [a.md]', '*e'), 'evidence: &e [a.md]', 'evidence: &e [b.md]'],
    ['a name', shared('[&e a.md]', '[*e]'), 'evidence: [&e a.md]', 'evidence: [&e b.md]'],
    ['a piece', shared('[&e { file: a.md }]', '[*e]'), '&e { file: a.md }', '&e { file: b.md }'],
    [
      'a list elsewhere',
      shared('[c.md]', '*p', 'x-paths: &p [a.md]\n'),
      'x-paths: &p [a.md]',
      'x-paths: &p [b.md]',
    ],
    ['a name elsewhere', shared('[c.md]', '[*p]', 'x-path: &p "a.md"\n'), '&p "a.md"', '&p "b.md"'],
  ];
  for (const [what, text, before, after] of aliases)
    it(`where ${what} is repeated by an alias, at its anchor`, () => {
      const lines = changed(text, { 'a.md': 'b.md' });
      assert.equal(lines.length, 1);
      assert.ok(lines[0]?.[0].includes(before), lines[0]?.[0]);
      assert.ok(lines[0]?.[1].includes(after), lines[0]?.[1]);
    });

  it('of what is merged in, where it stands', () => {
    const text = shared('[c.md]', '[c.md], <<: *base', 'x-base: &base { evidence: [a.md] }\n');
    const merged = text.replace('evidence: [c.md], <<', '<<');
    assert.deepEqual(changed(merged, { 'a.md': 'b.md' }), [
      ['x-base: &base { evidence: [a.md] }', 'x-base: &base { evidence: [b.md] }'],
    ]);
  });

  it('leaves a name that something else repeats, and changes the others', () => {
    const text = shared('[&e a.md, c.md]', '[c.md], reason: *e');
    assert.deepEqual(changed(text, { 'a.md': 'b.md', 'c.md': 'd.md' }), [
      ['workflow-scoped: { evidence: [&e a.md, c.md] }', 'workflow-scoped: { evidence: [&e a.md, d.md] }'],
      [
        'value-metric-defined: { evidence: [c.md], reason: *e }',
        'value-metric-defined: { evidence: [d.md], reason: *e }',
      ],
    ]);
  });

  it('keeps line endings, a byte order mark and broken lines elsewhere', () => {
    const text = `\ufeff${inBlock(old)}value: { unit: \n`.replaceAll('\n', '\r\n');
    assert.deepEqual(changed(text, { [old]: next }), [[`- ${old}`, `- ${next}`]]);
  });

  it('in folded and literal texts', () => {
    const text = inBlock('>-\n          docs/a.md\n        - |\n          docs/a.md');
    const lines = changed(text, { 'docs/a.md': 'docs/b.md', 'docs/a.md\n': 'docs/b.md\n' });
    assert.deepEqual(lines, [
      ['docs/a.md', 'docs/b.md'],
      ['docs/a.md', 'docs/b.md'],
    ]);
  });

  // A name that is folded over two lines comes back on one.
  const samples = globSync(
    'test/{workspaces/**/ai-readiness.y*ml,fixtures/clean/*.yaml,fixtures/edit/*.yaml}',
  ).filter((file) => !file.endsWith('texts.yaml'));
  for (const file of samples)
    it(`there and back in ${file}`, () => {
      const before = readFileSync(file, 'utf8');
      const document = readDocument(before);
      const names = [...new Set(document.files.map(({ file: name }) => name))].map(
        (name) => [name, `moved ${name}`] as const,
      );
      const there = renamed(before, new Map(names));
      assert.deepEqual(
        readDocument(there).files,
        document.files.map((reference) => ({ ...reference, file: `moved ${reference.file}` })),
      );
      assert.equal(renamed(there, new Map(names.map(([from, to]) => [to, from]))), before);
    });
});
