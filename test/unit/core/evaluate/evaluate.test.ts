import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import {
  catalogueItem,
  evaluate,
  type FileFact,
  type Report,
  readDocument,
  rules,
  type Severity,
} from '../../../../src/core/service';
import { found, manifest, reportOf, today } from '../support';

const operate = readFileSync('test/fixtures/clean/operate.yaml', 'utf8');
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

describe('evaluate', () => {
  it('gives the same report for the same input, and leaves the input as it is', () => {
    const document = readDocument(operate.replace('tier: limited', 'tier: hgh'));
    const before = JSON.stringify(document);
    assert.deepEqual(evaluate(document, { today }), evaluate(document, { today }));
    assert.equal(JSON.stringify(document), before);
  });

  it('lists findings in the order of the text', () => {
    const { findings } = reportOf(
      manifest('systems: { a: { owner: x } }\nowners: { b: { deputy: y } }\ngoLive: soon\n'),
    );
    const lines = findings.map(({ range }) => range.start.line);
    assert.deepEqual(
      lines,
      [...lines].sort((one, other) => one - other),
    );
  });

  // The item for which it is worst comes first: its gate is the one that it touches.
  for (const [one, other, ...expected] of [
    ['in-progress', 'met', 'value-baseline-measured', 'workflow-scoped'],
    ['met', 'in-progress', 'workflow-scoped', 'value-baseline-measured'],
  ])
    it(`finds what an anchor holds once, as bad as the worst and for all items: ${one}, ${other}`, () => {
      const { findings } = reportOf(
        manifest(
          `checklist:\n  diagnose:\n    workflow-scoped: { status: ${one}, evidence: &proof [docs/gone.md] }\n    value-baseline-measured: { status: ${other}, evidence: *proof }\n`,
        ),
        { 'docs/gone.md': { kind: 'missing' } },
      );
      assert.deepEqual(
        findings
          .filter(({ code }) => code === 'evidence/missing-file')
          .map(({ severity, items }) => ({ severity, items })),
        [{ severity: 'error', items: expected }],
      );
    });

  it('knows the name, the stage and the day', () => {
    const report = reportOf(manifest('', 'deploy'));
    assert.deepEqual([report.name, report.stage, report.input.today], ['Invoice triage', 'deploy', today]);
    const broken = reportOf('stage: soon\n');
    assert.deepEqual([broken.name, broken.stage], [undefined, undefined]);
  });

  it('shows a finding with the severity that was chosen, or not at all; gates stay as they are', () => {
    const document = readDocument(manifest('owners: { a: {} }\n'));
    const chosen = evaluate(document, {
      today,
      severities: { 'owner/role-missing': 'hint', 'gate/open-items': 'off' },
    });
    assert.deepEqual(
      chosen.findings.filter(({ code }) => code === 'owner/role-missing').map(({ severity }) => severity),
      ['hint', 'hint'],
    );
    assert.ok(chosen.findings.every(({ code }) => code !== 'gate/open-items'));
    assert.deepEqual(chosen.gates, evaluate(document, { today }).gates);
  });

  it('shows the fault of a check, and makes all others', () => {
    const document = readDocument(manifest('owners: { a: {} }\n'));
    const facts = { ...document.manifest, pilot: poisoned('value') };
    const { findings, notChecked } = evaluate({ ...document, manifest: facts }, { today });
    assert.equal(notChecked, findings.filter(({ code }) => code === 'internal/check-failed').length);
    const failed = findings.filter(({ code }) => code === 'internal/check-failed');
    assert.ok(failed.length > 0);
    assert.match(
      failed[0]?.message ?? '',
      /^The check "value\/[a-z-]+" failed \(no value\)\. This is a fault in AI Readiness/,
    );
    assert.ok(findings.some(({ code }) => code === 'owner/role-missing'));
  });

  it('says how many findings it does not list, and lists the worst', () => {
    const text = manifest(`data:\n${many(900, (n) => `  d-${n}: { freshness: 2h, maxAge: 1h }`)}`);
    const { findings } = reportOf(text);
    assert.equal(findings.length, 1001);
    assert.match(findings.at(-1)?.message ?? '', /^[\d,]+ more findings are not shown\.$/);
    assert.equal(findings.filter(({ code }) => code === 'data/stale-by-design').length, 900);
  });

  describe('of 1,200 findings of one rule and one of another', () => {
    const text = (hidden: string): string =>
      manifest(
        `systems:\n${many(1200, (n) => `  s-${n}: { owner: nobody }${n < 400 ? hidden : ''}`)}data: { d: { freshness: 2h, maxAge: 1h } }\n`,
      );
    const hidden = ' # ai-readiness-ignore owner/unknown-id until 2026-12-31: known since May';
    const counted = (report: Report) => Object.values(report.counts).reduce((sum, each) => sum + each);
    const none = counted(
      evaluate(readDocument(text('')), { today, severities: { 'owner/unknown-id': 'off' } }),
    );
    const cases: readonly [
      name: string,
      chosen: Severity | 'off',
      comment: string,
      wanted: { readonly listed: number; readonly ofRule: number; readonly counted: number },
    ][] = [
      ['errors are all listed', 'error', '', { listed: 1200, ofRule: 1200, counted: 1200 }],
      [
        'errors that are hidden make room',
        'error',
        hidden,
        { listed: 800 + none, ofRule: 800, counted: 800 },
      ],
      ['hints come last, and are counted', 'hint', '', { listed: 1000, ofRule: 1000 - none, counted: 1200 }],
      ['hidden hints make room', 'hint', hidden, { listed: 800 + none, ofRule: 800, counted: 800 }],
      ['what is switched off takes no room', 'off', '', { listed: none, ofRule: 0, counted: 0 }],
    ];
    for (const [name, chosen, comment, wanted] of cases) {
      it(name, () => {
        const report = evaluate(readDocument(text(comment)), {
          today,
          severities: { 'owner/unknown-id': chosen, 'data/stale-by-design': 'warning' },
        });
        const codes = report.findings.map(({ code }) => code);
        const ofCode = (code: string): number => codes.filter((each) => each === code).length;
        assert.deepEqual(
          {
            listed: codes.length - ofCode('internal/too-many-findings'),
            ofRule: ofCode('owner/unknown-id'),
            counted: counted(report) - none,
          },
          wanted,
        );
        assert.equal(ofCode('suppression/unused'), 0);
        const left = counted(report) - wanted.listed;
        assert.equal(ofCode('internal/too-many-findings'), left === 0 ? 0 : 1);
        assert.equal(ofCode('data/stale-by-design'), chosen === 'error' && left > 0 ? 0 : 1);
      });
    }
  });

  it('an error behind a thousand warnings of the same code blocks its gate, and is shown', () => {
    const names = Array.from({ length: 1100 }, (_, n) => `gone-${n}.md`);
    const claims = `first-workflow-justified: { status: in-progress, evidence: [${names.join(', ')}] }, risks-registered: { status: met, evidence: [gone.md] }`;
    const files = Object.fromEntries(
      [...names, 'gone.md'].map((name) => [name, { kind: 'missing' } as const]),
    );
    const { gates, findings } = reportOf(manifest(`checklist: { diagnose: { ${claims} } }\n`), files);
    assert.equal(gates.diagnose.state, 'blocked');
    assert.ok(
      findings.some(({ code, severity }) => code === 'evidence/missing-file' && severity === 'error'),
    );
  });

  const unchecked: readonly [
    name: string,
    severities: Readonly<Record<string, Severity | 'off'>>,
    comment: boolean,
  ][] = [
    ['as it is', {}, false],
    ['behind a comment', {}, true],
    ['switched off', { 'evidence/not-checked': 'off', 'internal/check-failed': 'off' }, false],
    ['made a hint', { 'evidence/not-checked': 'hint' }, false],
  ];
  for (const [name, severities, comment] of unchecked) {
    it(`counts what could not be checked, ${name}`, () => {
      const above = (indent: string) =>
        comment ? `${indent}# ai-readiness-ignore evidence/not-checked: we know\n` : '';
      const text = manifest(
        `checklist:\n  diagnose:\n    risks-registered:\n      status: met\n      evidence:\n${above('        ')}        - denied.md\n        - there.md\nintegrations:\n  posting:\n${above('    ')}    contract: denied.md\n`,
      );
      const fact = { kind: 'not-checked', reason: 'permission is denied', advice: 'x' } as const;
      const files = new Map<string, FileFact>([
        ['denied.md', fact],
        ['there.md', { kind: 'file', size: 1 }],
      ]);
      const report = evaluate(readDocument(text), { today, severities, repository: { files } });
      assert.equal(report.notChecked, 2);
      const told = report.findings.filter(({ code }) => code === 'evidence/not-checked').length;
      assert.equal(told, severities['evidence/not-checked'] === 'off' ? 0 : 2);
      assert.equal(
        report.findings.filter(({ message }) => message === '"evidence/not-checked" cannot be hidden.')
          .length,
        comment ? 2 : 0,
      );
    });
  }

  it('counts what could not be checked although a thousand findings are worse', () => {
    const text = manifest(
      `systems:\n${many(1200, (n) => `  s-${n}: { owner: nobody }`)}integrations: { p: { contract: denied.md } }\n`,
    );
    const report = reportOf(text, { 'denied.md': { kind: 'not-checked', reason: 'x', advice: 'y' } });
    assert.equal(report.notChecked, 1);
    assert.ok(!report.findings.some(({ code }) => code === 'evidence/not-checked'));
  });

  it('every finding has the code of a rule, and bears on items of the catalogue', () => {
    const codes = new Set(rules.map(({ code }) => code));
    assert.equal(codes.size, rules.length);
    for (const { code, summary, why, howToFix } of rules) {
      assert.match(code, /^[a-z]+\/[a-z]+(-[a-z]+)*$/);
      for (const words of [summary, why, howToFix]) assert.match(words, /^\S.*\.$/s, code);
    }
    for (const { code, items } of reportOf(operate.replace('tier: limited', 'tier: hgh')).findings) {
      assert.ok(codes.has(code));
      for (const id of items) assert.ok(catalogueItem(id), `${code}: ${id}`);
    }
  });

  it('a finding inside what is no item bears on no item', () => {
    const twice = (id: string) =>
      reportOf(manifest(`checklist:\n  design:\n    ${id}: { status: unmet, status: met }\n`))
        .findings.filter(({ code }) => code === 'yaml/duplicate-key')
        .map(({ items }) => items);
    assert.deepEqual(twice('threat-model-reviewed'), [['threat-model-reviewed']]);
    assert.deepEqual(twice('our-own-item'), [[]]);
  });
});

function poisoned(name: string): never {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Error(`no ${name}`);
      },
    },
  ) as never;
}

/** What could not be read is not said to be missing: one finding for one fault. */
const shadows: readonly [name: string, text: string, ...expected: string[]][] = [
  [
    'a misspelled key',
    'signals: { s: { treshold: ">= 1", owner: a } }\nowners: { a: { roles: [outcome, performance] } }',
    '4 schema/unknown-key "treshold"',
  ],
  [
    'an owner of the wrong type',
    'signals: { s: { threshold: ">= 1", owner: [a] } }',
    '4 schema/wrong-type "owner"',
  ],
  ['owners that are a list', 'owners: [a]\nsystems: { s: { owner: a } }', '4 schema/wrong-type "owners"'],
  [
    'one owner that is a text',
    'owners: { a: "@a" }\nsystems: { s: { owner: a } }',
    '4 schema/wrong-type ""@a""',
  ],
  [
    'an unknown role',
    'owners: { a: { roles: [outcome, preformance] } }',
    '4 schema/not-one-of "preformance"',
  ],
  [
    'a system of the wrong type',
    'systems: { sap: 1 }\nintegrations: { i: { system: sap, direction: read, fallback: j }, j: { direction: read, fallback: i } }',
    '4 schema/wrong-type "1"',
  ],
  [
    'evidence of the wrong type',
    'checklist: { diagnose: { risks-registered: { status: met, evidence: docs/a.md } } }',
    '4 schema/wrong-type "docs/a.md"',
  ],
  [
    'a reason of the wrong type',
    'checklist: { diagnose: { data-access-proven: { status: not-applicable, reason: 3 } } }',
    '4 schema/wrong-type "3"',
  ],
  [
    'an end that does not exist',
    'owners: { a: { roles: [outcome, performance] } }\nchecklist: { design: { threat-model-reviewed: { status: waived, reason: No., approver: a, expires: 2027-02-30 } } }',
    '5 waiver/self-approved "a"',
    '5 schema/bad-date "2027-02-30"',
  ],
  [
    'a misspelled fact under an item that is met',
    'owners: { a: { role: [outcome, performance] } }\nchecklist: { diagnose: { owners-named: { status: met, evidence: [a.md] } } }',
    '4 schema/unknown-key "role"',
  ],
  [
    'a key half typed',
    'owners:\n  a: { roles: [outcome, performance] }\n  b\nsystems: { s: { owner: b } }',
    '6 yaml/syntax "b"',
  ],
  [
    'a broken owner',
    'owners:\n  a: { handle: @a, roles: [outcome] }\nsystems: { s: { owner: b } }',
    '5 yaml/syntax "@"',
  ],
  [
    'a broken list',
    'owners: { a: { roles: [outcome, performance] } }\nsignals:\n  s: { owner: a, threshold: ">= 1 }\n',
    '6 yaml/syntax "">= 1 }"',
  ],
];

describe('one finding for one fault', () => {
  for (const [name, text, ...expected] of shadows) {
    it(name, () => assert.deepEqual(found(manifest(`${text}\n`)), expected));
  }
});
