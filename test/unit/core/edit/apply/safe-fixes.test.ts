import { strict as assert } from 'node:assert';
import { evaluate, fixAll, isShownSafe, readDocument } from '../../../../../src/core/service';
import { check, inputOf } from '../../../../fuzz/checks';
import { takesAtMost } from '../../../processor-time';

const input = { today: '2026-11-22' };
const head = 'version: 1\nstage: diagnose\n';

function look(rest: string) {
  const document = readDocument(head + rest);
  const report = evaluate(document, input);
  const findings = report.findings.filter(({ code }) => !code.startsWith('gate/'));
  return { document, report, findings, after: fixAll(document, report).text.slice(head.length) };
}

/** What Fix All makes of a text. */
const texts: readonly [about: string, before: string, after: string][] = [
  [
    'keeps a duplicate whose anchor is used elsewhere',
    'workflow: { name: x }\nowners: &o { p: { roles: [outcome, performance] } }\nowners: { p: { roles: [outcome, performance] } }\nx-copy: *o\n',
    'workflow: { name: x }\nowners: &o { p: { roles: [outcome, performance] } }\nowners: { p: { roles: [outcome, performance] } }\nx-copy: *o\n',
  ],
  [
    'keeps a duplicate whose comment would be lost',
    'workflow: { name: x }\n# Only she knows the contract.\ngoLive: 2027-01-01\ngoLive: 2027-01-01\n',
    'workflow: { name: x }\n# Only she knows the contract.\ngoLive: 2027-01-01\ngoLive: 2027-01-01\n',
  ],
  [
    'keeps a duplicate that is written otherwise',
    'workflow: { name: x }\nmodels: { a: { version: 3.10, version: 3.1 } }\n',
    'workflow: { name: x }\nmodels: { a: { version: 3.10, version: 3.1 } }\n',
  ],
  [
    'keeps a duplicate of which a part is written otherwise',
    'workflow: { name: x }\nx-a: [True, { b: 1.0 }]\nx-a: [True, { b: 1 }]\n',
    'workflow: { name: x }\nx-a: [True, { b: 1.0 }]\nx-a: [True, { b: 1 }]\n',
  ],
  [
    'takes away a duplicate that is written alike',
    'workflow: { name: x }\nx-a: [True, { b: 1.0 }]\nx-a:\n  - True\n  - b: 1.0\n',
    'workflow: { name: x }\nx-a:\n  - True\n  - b: 1.0\n',
  ],
  [
    'takes away a tab that would make a section part of another',
    'workflow: { name: x }\nrisk:\n  tier: limited\n\towners:\n  p: { roles: [outcome] }\n',
    'workflow: { name: x }\nrisk:\n  tier: limited\nowners:\n  p: { roles: [outcome] }\n',
  ],
  [
    'leaves a number alone that brings up an error, and makes the fixes beside it',
    'workflow: { name: 2026, volumePerMonth: "42,000" }\nowners: { a: { roles: [outcome] }, b: { roles: [performance] } }\noversight: { mode: sample, reviewRate: 0.1, minutesPerReview: 3, hoursPerWeek: 1, overseer: a }\n',
    'workflow: { name: "2026", volumePerMonth: "42,000" }\nowners: { a: { roles: [outcome] }, b: { roles: [performance] } }\noversight: { mode: sample, reviewRate: 0.1, minutesPerReview: 3, hoursPerWeek: 1, overseer: a }\n',
  ],
  [
    'puts texts in quotes that YAML reads as numbers',
    'workflow: { name: 42,000 }\nowners:\n  0x10: { handle: 007 }\nmodels: { a: { version: 3.10 }, b: { version: 1e3 } }\n',
    'workflow: { name: "42,000" }\nowners:\n  "0x10": { handle: "007" }\nmodels: { a: { version: 3.10 }, b: { version: 1e3 } }\n',
  ],
];

/** The fixes of the one finding that a value has. */
const values: readonly [rest: string, code: string, titles: readonly string[]][] = [
  ['workflow: { name: x, volumePerMonth: 42,000 }', 'schema/wrong-type', ['Write 42000']],
  ['workflow: { name: x, volumePerMonth: "1,234,567" }', 'schema/wrong-type', ['Write 1234567']],
  ['workflow: { name: x, volumePerMonth: 1,234,567 }', 'schema/wrong-type', ['Write 1234567']],
  ['workflow: { name: x, volumePerMonth: 42k }', 'schema/wrong-type', ['Write 42000']],
  ["workflow: { name: x, volumePerMonth: 42'000 }", 'schema/wrong-type', ['Write 42000']],
  ['workflow: { name: x, volumePerMonth: 42 000 }', 'schema/wrong-type', ['Write 42000']],
  ['workflow: { name: x, volumePerMonth: 42_000 }', 'schema/wrong-type', ['Write 42000']],
  ['workflow: { name: x, volumePerMonth: 1.2M }', 'schema/wrong-type', ['Write 1200000']],
  ['workflow: { name: x, volumePerMonth: £42,000 }', 'schema/wrong-type', ['Write 42000']],
  ['workflow: { name: x, volumePerMonth: ~40 }', 'schema/wrong-type', ['Write 40']],
  ['workflow: { name: x, volumePerMonth: 40+ }', 'schema/wrong-type', ['Write 40']],
  ['workflow: { name: x, volumePerMonth: 10-20 }', 'schema/wrong-type', ['Write 10', 'Write 20']],
  ['workflow: { name: x, volumePerMonth: 42.000 }', 'schema/bad-format', ['Write 42', 'Write 42000']],
  ['workflow: { name: x, minutesPerCase: 1,5 }', 'schema/wrong-type', ['Write 1.5']],
  ['workflow: { name: x }\noversight: { reviewRate: 50% }', 'schema/wrong-type', ['Write 0.5']],
  ['workflow: { name: x }\noversight: { reviewRate: 0,5 }', 'schema/wrong-type', ['Write 0.5']],
  [
    'workflow: { name: x }\nadoption: { target: 42,125 }',
    'schema/wrong-type',
    ['Write 42125', 'Write 42.125'],
  ],
  ['workflow: { name: x }\nadoption: { target: "1,200.50" }', 'schema/wrong-type', ['Write 1200.5']],
  ['workflow: { name: x }\nadoption: { target: "1.200,50" }', 'schema/wrong-type', ['Write 1200.5']],
  ['workflow: { name: x, minutesPerCase: "2.500" }', 'schema/wrong-type', ['Write 2.5', 'Write 2500']],
  [
    'workflow: { name: x, volumePerMonth: "900719925474099" }',
    'schema/wrong-type',
    ['Write 900719925474099'],
  ],
  ['workflow: { name: x, volumePerMonth: "9007199254740993" }', 'schema/wrong-type', []],
  ['workflow: { name: x }\nadoption: { target: "0.10000000000000000001" }', 'schema/wrong-type', []],
  ['workflow: { name: x }\ngoLive: 20270301', 'schema/bad-date', ['Write it as 2027-03-01']],
  ['workflow: { name: x }\ngoLive: 2027/03/01', 'schema/bad-date', ['Write it as 2027-03-01']],
  ['workflow: { name: x }\ngoLive: 1 March 2027', 'schema/bad-date', ['Write it as 2027-03-01']],
  ['workflow: { name: x }\ngoLive: 01.03.2027', 'schema/bad-date', ['Write 2027-03-01', 'Write 2027-01-03']],
  ['workflow: { name: x, timeLimit: "1,000h" }', 'schema/bad-duration', ['Write it as 1000h']],
  ['workflow: { name: x, timeLimit: "1.000 hours" }', 'schema/bad-duration', ['Write 1h', 'Write 1000h']],
  [
    'workflow: { name: x, timeLimit: 30 }',
    'schema/bad-duration',
    ['s', 'm', 'h', 'd', 'w'].map((unit) => `Write 30${unit}`),
  ],
  ['workflow: { name: x, timeLimit: 30 days }', 'schema/bad-duration', ['Write it as 30d']],
  ['workflow: { name: x, timeLimit: 1ms }', 'schema/bad-duration', []],
  ['workflow: { name: x, timeLimit: 1 month }', 'schema/bad-duration', ['Write 30d', 'Write 31d']],
];

describe('a safe fix', () => {
  for (const [about, before, after] of texts) it(about, () => assert.equal(look(before).after, after));

  it('is not preferred where making it brings up a new error', () => {
    const { document, report } = look(
      'workflow: { name: x }\nchecklist: { diagnose: { workflow-scoped: { status: Met } } }\n',
    );
    const [fix] = report.findings.find(({ code }) => code === 'schema/not-one-of')?.fixes ?? [];
    assert.ok(fix?.safe);
    assert.equal(isShownSafe(document, report, fix), false);
  });

  it('is preferred where a finding moves with what it moves', () => {
    const { document, report } = look(
      'workflow: { name: x }\nchecklist: { design: { workflow-scoped: { status: in-progress, on: soon } } }\n',
    );
    assert.ok(report.findings.some(({ code }) => code === 'schema/bad-date'));
    const [fix] = report.findings.find(({ code }) => code === 'item/wrong-stage')?.fixes ?? [];
    assert.ok(fix?.safe);
    assert.equal(isShownSafe(document, report, fix), true);
  });

  it('is not made where it brings up a finding that another one cannot settle', () => {
    const text =
      'version: 1\nstage: diagnose\nworkflow: { name: x }\nchecklist: { diagnose: { workflow-scoped: { status: in-progress, evidence: docs/A.md } } }\n';
    const document = readDocument(text);
    // As a list it names a file, but nobody has looked for that by its proper name.
    const spelling = { differs: 'other-case', name: 'docs/a.md' } as const;
    const files = new Map([['docs/A.md', { kind: 'file', size: 1, spelling } as const]]);
    const report = evaluate(document, { ...input, repository: { files } });
    assert.ok(report.findings.some(({ fixes }) => fixes[0]?.safe && fixes[0].title === 'Make it a list'));
    assert.deepEqual(fixAll(document, report), { text, edits: [], fixed: [] });
  });

  it('is made for thousands of wrong values at once, with more findings than are shown', () => {
    const long = `# ${'x'.repeat(190_000)}\n`;
    const entries = Array.from({ length: 1_900 }, (_, at) => `  d${at}: { freshness: 5 min }\n`).join('');
    const { after, document, report } = look(`workflow: { name: x }\n${long}data:\n${entries}`);
    assert.deepEqual([after.split('5m }').length - 1, after.split('5 min }').length - 1], [1_900, 0]);
    assert.equal(fixAll(document, report).left, undefined);
  });

  it('is made for thousands beside some that would bring something up', () => {
    const claims =
      'checklist: { diagnose: { workflow-scoped: { status: Met }, risks-registered: { status: Met } } }\n';
    const entries = Array.from({ length: 1_500 }, (_, at) => `  d${at}: { freshness: 5 min }\n`).join('');
    const { after } = look(`workflow: { name: x }\n${claims}data:\n${entries}`);
    assert.equal(after.split('5m }').length - 1, 1_500);
    assert.ok(after.includes(claims));
  });

  it('is made for thousands of keys that need quotes, and of duplicates from the last on', () => {
    const keys = Array.from({ length: 1_500 }, (_, at) => `  0x${at + 4096}: {}\n`).join('');
    const quoted = look(`workflow: { name: x }\ndata:\n${keys}`);
    // Not read again for each of them.
    takesAtMost(10_000, () => assert.equal(fixAll(quoted.document, quoted.report).fixed.length, 1_500));
    const twice = Array.from({ length: 90 }, (_, at) => `  k${at}: 1\n`).join('');
    assert.equal(
      look(`workflow: { name: x }\nx-a:\n${twice}${twice}`).after,
      `workflow: { name: x }\nx-a:\n${twice}`,
    );
  });

  it('is left for another run where a text is so large that there is no time, and the report says how many', () => {
    const long = `# ${'x'.repeat(270_000)}\n`;
    let text = `${head}workflow: { name: x }\n${long}`;
    // Each brings up the next: an address, its form, its list.
    const items = ['workflow-scoped', 'risks-registered', 'owners-named'];
    text += `checklist:\n  operate:\n${items.map((id) => `    ${id}: { status: in-progress, evidence: http://wiki.example.com/${id} }\n`).join('')}`;
    const lefts: (number | undefined)[] = [];
    for (let run = 0; run < 20; run++) {
      const document = readDocument(text);
      const fixed = fixAll(document, evaluate(document, input));
      if (fixed.text === text) break;
      lefts.push(fixed.left);
      text = fixed.text;
    }
    assert.ok((lefts[0] ?? 0) > 0, String(lefts));
    assert.equal(lefts.at(-1), undefined);
    assert.ok(
      text.includes('  diagnose:') && text.includes('["https://wiki.example.com/owners-named"]'),
      text.slice(-400),
    );
  });

  it('is not made where the text may have been read wrongly, though broken text keeps that back', () => {
    const cases = [
      // What would be read is a key that is none, a section that is lost, a reference to nobody.
      'workflow: { name: x }\nrisk:\n\tonwers: { p: {} }\n',
      'workflow: { name: x }\nsystems: { s: { owner: ann } }\nowners:\n\tbob: { roles: [outcome] }\n',
    ];
    for (const rest of cases) {
      const { document, report, after } = look(rest);
      const [fix] = report.findings.find(({ code }) => code === 'yaml/syntax')?.fixes ?? [];
      assert.ok(fix?.safe, rest);
      assert.equal(isShownSafe(document, report, fix), false, rest);
      assert.equal(after, rest);
    }
  });

  it('is preferred where making it brings up only what broken text keeps back', () => {
    const document = readDocument('version: 1\nstage: deploy\nworkflow: { name: x }\nowners:\n\tp: {}\n');
    const report = evaluate(document, input);
    const [fix] = report.findings.find(({ code }) => code === 'yaml/syntax')?.fixes ?? [];
    assert.ok(fix?.safe);
    assert.ok(!report.findings.some(({ code }) => code === 'owner/role-missing'));
    assert.equal(isShownSafe(document, report, fix), true);
  });

  for (const [rest, code, titles] of values)
    it(`for ${rest.replace('workflow: { name: x }\n', '')} is ${titles.join(' or ')}`, () => {
      const { findings, document, report } = look(`${rest}\n`);
      const [finding, ...others] = findings;
      assert.deepEqual(others, []);
      assert.equal(finding?.code, code);
      assert.deepEqual(
        finding.fixes.map(({ title }) => title),
        titles,
      );
      assert.ok(titles.length === 1 || finding.fixes.every(({ safe, kind }) => !safe && kind === 'choose'));
      for (const fix of finding.fixes) assert.ok(isShownSafe(document, report, fix), fix.title);
      for (const [example] of finding.message.matchAll(/\b(?:2026-10-01|15m)\b/g)) assert.fail(example);
    });

  it('is the same for any text: it changes nothing else, and brings up nothing', () => {
    for (let seed = 70_000; seed < 70_100; seed++) check(inputOf(seed));
  }).timeout(120_000);
});
