import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { catalogueItem, evaluate, readDocument, rules } from '../../../../src/core/service';
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
    const facts = { ...document.manifest, value: poisoned('value') };
    const { findings } = evaluate({ ...document, manifest: facts }, { today });
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
    assert.match(findings.at(-1)?.message ?? '', /^At least [\d,]+ more findings are not shown\.$/);
    assert.equal(findings.filter(({ code }) => code === 'data/stale-by-design').length, 900);
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
