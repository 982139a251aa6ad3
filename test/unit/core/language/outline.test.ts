import assert from 'node:assert/strict';
import { foldings } from '../../../../src/core/language/folding';
import { inlayHints } from '../../../../src/core/language/inlays';
import { lenses } from '../../../../src/core/language/lenses';
import { documentLinks } from '../../../../src/core/language/links';
import { findable, type OutlineSymbol, outline } from '../../../../src/core/language/outline';
import { evaluate, readDocument } from '../../../../src/core/service';
import { covered, marked, today, whole } from './marked';

const { document, report } = marked(whole);

function lines(symbols: readonly OutlineSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${'  '.repeat(depth)}${name}${detail === '' ? '' : ` (${detail})`}`,
    ...lines(children, depth + 1),
  ]);
}

describe('the outline', () => {
  it('reads like the manifest', () => {
    const all = lines(outline(document));
    for (const wanted of [
      'stage (deploy)',
      'workflow (Invoices *and* <b>letters</b>)',
      'owners (2 entries)',
      '  priya',
      'escalation (2 entries)',
      '  unsure (path 1)',
      '  design',
      '    threat-model-reviewed (waived · Reviewed threat model)',
    ])
      assert.ok(all.includes(wanted), `${wanted} is not in\n${all.join('\n')}`);
  });

  it('has ranges that hold their keys and their children', () => {
    const check = (symbol: OutlineSymbol): void => {
      const { range, selection, name, children } = symbol;
      assert.ok(range.start <= selection.start && selection.end <= range.end, name);
      for (const child of children) {
        assert.ok(range.start <= child.range.start && child.range.end <= range.end, child.name);
        check(child);
      }
    };
    outline(document).forEach(check);
  });

  it('lists what an alias or a merge brings in only where it is written', () => {
    const text = 'systems:\n  s: &s { name: S, owner: a }\n  t: { <<: *s, access: read }\n  u: *s\n';
    const [systems] = outline(readDocument(text));
    const named = (name: string) => systems?.children.find((each) => each.name === name)?.children;
    assert.deepEqual(
      named('s')?.map(({ name }) => name),
      ['name', 'owner'],
    );
    assert.ok(!named('t')?.some(({ name }) => name === 'owner'));
    assert.deepEqual(named('u'), []);
  });

  it('survives broken texts', () => {
    for (const text of ['', '- a\n', 'a: [', '? : :', '"": 1\n', 'x: {a: {b: {c: {d: 1'])
      assert.doesNotThrow(() => outline(readDocument(text)), text);
  });
});

describe('folding', () => {
  it('folds comments, sections, entries and items', () => {
    const found = foldings(document).map(({ start, end, kind }) => `${start}-${end} ${kind}`);
    for (const wanted of ['0-1 comment', '9-11 entry', '15-20 entry', '31-32 entry', '35-43 entry'])
      assert.ok(found.includes(wanted), `${wanted} is not in ${found.join(', ')}`);
  });

  it('folds nothing twice where an alias repeats it', () => {
    const text = 'data:\n  a: &a\n    owner: x\n    permitted:\n      on: 2026-01-01\n  b: *a\n';
    const found = foldings(readDocument(text)).map(({ start, end }) => `${start}-${end}`);
    assert.deepEqual(found, ['0-5', '1-4', '3-4']);
  });
});

describe('links', () => {
  it('lead to evidence and contracts, and to https addresses alone', () => {
    assert.deepEqual(
      documentLinks(document).map((link) => [covered(document, link.range), link.file ?? link.url]),
      [
        ['docs/map.md', 'docs/map.md'],
        ['https://example.com/a', 'https://example.com/a'],
        ['docs/b.md', 'docs/b.md'],
        ['docs/r.md', 'docs/r.md'],
        ['contracts/vendors.yaml', 'contracts/vendors.yaml'],
      ],
    );
  });
});

describe('lenses', () => {
  it('stand at the stage and at each stage of the checklist', () => {
    assert.deepEqual(
      lenses(document, report).map(({ range, stage, item }) => [
        covered(document, range),
        stage,
        typeof item,
      ]),
      [
        ['stage', 'diagnose', 'string'],
        ['diagnose', 'diagnose', 'string'],
        ['design', 'design', 'string'],
        ['operate', 'operate', 'string'],
      ],
    );
    assert.match(lenses(document, report)[0]?.title ?? '', /^Claimed ahead: the Diagnose and Design gates/);
  });

  it('say how far the gate of the stage is where nothing is claimed ahead', () => {
    const early = marked('version: 1\nstage: diagnose\n');
    assert.match(
      lenses(early.document, early.report)[0]?.title ?? '',
      /^Diagnose gate not passed: 0 of \d+ met/,
    );
  });

  it('are absent without a stage', () => {
    const empty = readDocument('');
    assert.deepEqual(lenses(empty, evaluate(empty, { today })), []);
  });
});

describe('hints', () => {
  it('say what a date makes due, in the order of the text', () => {
    const hints = inlayHints(document, report).map(({ at, text }) => [
      document.text.slice(at - 10, at),
      text,
    ]);
    assert.deepEqual(hints, [
      ['2026-11-20', '2 days ago'],
      ['2026-07-01', 'review 113 days overdue'],
    ]);
  });

  const hinted = (text: string): string[] => {
    const made = readDocument(`version: 1\nstage: diagnose\n${text}`);
    return inlayHints(made, evaluate(made, { today })).map((hint) => hint.text);
  };

  it('push nothing that stands in a column behind them', () => {
    for (const moved of [
      'goLive: 2026-12-01 # the date of the board',
      'goLive: 2026-12-01      # the date of the board',
      'checklist: { design: { threat-model-reviewed: { status: waived, expires: 2026-12-01,   approver: ann } } }',
      'checklist:\n  design:\n    threat-model-reviewed: { status: waived, expires: 2026-12-01, by: ann }\n    legal-obligations-map: { status: waived, expires: 2026-12-02, by: bob }\n',
    ])
      assert.deepEqual(hinted(moved), [], moved);
  });

  it('stand where nothing is lined up', () => {
    assert.deepEqual(hinted('goLive: 2026-12-01'), ['in 9 days']);
    assert.deepEqual(hinted('goLive: 2026-12-01\r\nrisk: {}'), ['in 9 days']);
    assert.deepEqual(
      hinted(
        'checklist: { design: { threat-model-reviewed: { status: waived, expires: 2026-12-01, by: ann } } }',
      ),
      ['9 days left'],
    );
  });

  it('are about what is near', () => {
    const dated = (goLive: string, waiver: string, evidence: string): string[] =>
      hinted(
        `goLive: ${goLive}\nchecklist:\n  design:\n    threat-model-reviewed: { status: waived, expires: ${waiver} }\n    architecture-documented: { status: met, evidence: [{ file: a.md, expires: ${evidence} }] }\n`,
      );
    assert.deepEqual(dated('2026-12-22', '2026-12-22', '2026-12-22'), [
      'in 30 days',
      '30 days left',
      '30 days left',
    ]);
    assert.deepEqual(dated('2026-12-23', '2026-12-23', '2026-12-23'), []);
    assert.deepEqual(dated('2026-10-23', '2026-10-22', '2025-11-22'), [
      '30 days ago',
      'ended',
      '365 days ago',
    ]);
    assert.deepEqual(dated('2026-10-22', '2027-10-22', '2027-11-22'), []);
  });
});

describe('what a manifest is searched by', () => {
  it('are sections, entries, stages and items, without single values', () => {
    const made = readDocument(
      'version: 1\nstage: design\nworkflow: { name: A, users: [b] }\nowners: { ann: { handle: "@a" } }\nescalation:\n  - { when: it is unsure, to: ann }\nchecklist:\n  design:\n    threat-model-reviewed: { status: met, by: ann }\n',
    );
    assert.deepEqual(
      findable(made).map(({ name, kind }) => `${kind} ${name}`),
      [
        'section workflow',
        'section owners',
        'entry ann',
        'section escalation',
        'entry it is unsure',
        'section checklist',
        'stage design',
        'item threat-model-reviewed',
      ],
    );
  });
});
