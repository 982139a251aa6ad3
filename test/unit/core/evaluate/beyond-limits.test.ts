import { strict as assert } from 'node:assert';
import { applyOperations, isRefusal, type Report, readDocument } from '../../../../src/core/service';
import { limits } from '../../../../src/core/text/limits';
import { manifest, reportOf } from '../support';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const there = { 'there.md': { kind: 'file', size: 10 } } as const;
const met = '{ status: met, evidence: [there.md] }';
const claim = (id: string, stage: string, said = met): string =>
  `checklist:\n  ${stage}:\n    ${id}: ${said}\n`;

/** An item, and a text that says it is satisfied, with what may say otherwise at the limit or beyond it. */
interface Case {
  readonly name: string;
  readonly id: string;
  readonly text: (above: 0 | 1) => string;
}

const evidence = (count: number): string =>
  lines(count, (n) => (n === 0 ? '        - there.md' : `        - https://wiki.example.com/${n}`));
const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
/** An anchor of a list that is too large to be repeated so often. */
const bomb = (above: 0 | 1): string =>
  `x-a: &a [${'1, '.repeat(900)}1]\nx-b: &b [${'*a, '.repeat(above === 1 ? 111 : 10)}1]\n`;

const cases: readonly Case[] = [
  {
    name: 'entries of its evidence',
    id: 'risks-registered',
    text: (above) =>
      `checklist:\n  diagnose:\n    risks-registered:\n      status: met\n      evidence:\n${evidence(limits.entries + above)}`,
  },
  {
    name: 'entries of its evidence, which an alias repeats',
    id: 'risks-registered',
    text: (above) =>
      `x-a: &a\n${evidence(limits.entries + above)}checklist: { diagnose: { risks-registered: { status: met, evidence: *a } } }\n`,
  },
  {
    name: 'items beside it, among which it may be again',
    id: 'risks-registered',
    text: (above) =>
      `${claim('risks-registered', 'diagnose')}${lines(limits.entries - 1 + above, (n) => `    other-${n}: {}`)}`,
  },
  {
    name: 'keys of its claim',
    id: 'risks-registered',
    text: (above) =>
      `checklist:\n  diagnose:\n    risks-registered:\n      status: met\n      evidence: [there.md]\n${lines(limits.entries - 2 + above, (n) => `      k${n}: 1`)}`,
  },
  {
    name: 'entries of a section that it rests on',
    id: 'privacy-controls-designed',
    text: (above) =>
      `data:\n${lines(limits.entries + above, (n) => `  d${n}: {}`)}${claim('privacy-controls-designed', 'design')}`,
  },
  {
    name: 'entries of a section that may show that it applies',
    id: 'third-parties-vetted',
    text: (above) =>
      `data:\n${lines(limits.entries + above, (n) => `  d${n}: {}`)}${claim('third-parties-vetted', 'design', '{ status: not-applicable, reason: Nothing is bought }')}`,
  },
  {
    name: 'roles of the one who waives it',
    id: 'threat-model-reviewed',
    text: (above) =>
      `owners:\n  ana:\n    roles:\n${lines(limits.entries + above, () => '      - approver')}${claim(
        'threat-model-reviewed',
        'design',
        '{ status: waived, reason: It is behind a wall, approver: ana, expires: 2026-12-01 }',
      )}`,
  },
  {
    name: 'levels of a section that is not read, which may be any',
    id: 'risks-registered',
    text: (above) =>
      `${claim('risks-registered', 'diagnose')}x-a: ${deep(above === 0 ? limits.depth - 1 : 3 * limits.depth)}\n`,
  },
  {
    name: 'values of an alias that is not expanded',
    id: 'data-access-proven',
    text: (above) => `${bomb(above)}data: *b\n${claim('data-access-proven', 'diagnose')}`,
  },
  {
    name: 'problems with the text',
    id: 'risks-registered',
    text: (above) =>
      `${claim('risks-registered', 'diagnose')}x-a:\n${lines(limits.problems + above, (n) => `  k${n}: *gone`)}`,
  },
];

const item = (report: Report, id: string) => report.items.find((each) => each.id === id);

describe('what is beyond a limit satisfies nothing', () => {
  for (const { name, id, text } of cases) {
    it(name, () => {
      const [within, beyond] = ([0, 1] as const).map((above) => reportOf(manifest(text(above)), there));
      assert.ok(within !== undefined && beyond !== undefined);
      assert.equal(item(within, id)?.satisfied, true, item(within, id)?.because);
      assert.equal(item(beyond, id)?.satisfied, false);
      assert.ok(
        beyond.findings.some(({ code, severity }) => code === 'yaml/too-large' && severity === 'error'),
        'told',
      );
      assert.ok(beyond.notChecked > within.notChecked, 'counted, whatever is switched off');
    });
  }

  it('says why, and what', () => {
    const { text } = cases[4] as Case;
    assert.match(
      item(reportOf(manifest(text(1)), there), 'privacy-controls-designed')?.because ?? '',
      /^Not all of "data" was read, because there is too much of it/,
    );
  });

  it('leaves alone what it does not bear on', () => {
    const note = `x-a:\n${lines(limits.entries + 1, () => '  - 1')}${claim('risks-registered', 'diagnose')}`;
    assert.equal(item(reportOf(manifest(note), there), 'risks-registered')?.satisfied, true);
    const systems = `systems:\n${lines(limits.entries + 1, (n) => `  s${n}: {}`)}${claim('risks-registered', 'diagnose')}`;
    assert.equal(item(reportOf(manifest(systems), there), 'risks-registered')?.satisfied, true);
  });

  it('blocks a gate that is asked for at a high risk only, where the tier may be high', () => {
    const text = `${bomb(1)}risk: *b\n`;
    const blocking = (rest: string) => item(reportOf(manifest(rest)), 'human-oversight-designed')?.blocking;
    const [low, high, unknown] = ['risk: { tier: limited }\n', 'risk: { tier: high }\n', text].map(blocking);
    assert.deepEqual([low === high, unknown], [low === high, high]);
  });

  it('is not said to be empty, wrong or missing', () => {
    const text = `${bomb(1)}risk: *b\nowners: *b\nsystems: { s: { owner: ana } }\n`;
    const codes = reportOf(manifest(text)).findings.map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code) => !code.startsWith('gate/')),
      ['yaml/too-large'],
    );
    assert.deepEqual(readDocument(manifest(text)).parsed.unreadable, []);
  });

  it('is what has no room: what follows has', () => {
    const text = `${bomb(1)}risk: *b\nsystems: { s: { access: often } }\n`;
    assert.ok(reportOf(manifest(text)).findings.some(({ code }) => code === 'schema/not-one-of'));
  });

  it('is not edited, and said to be too large rather than broken', () => {
    const document = readDocument(manifest(`${bomb(1)}risk: *b\n`));
    const edits = applyOperations(document, [{ kind: 'set', path: ['risk'], value: { tier: 'high' } }]);
    assert.ok(isRefusal(edits));
    assert.match(edits.refused, /too large to be read/);
  });

  it('is found again in a text that was read incrementally', () => {
    const text = manifest(`x-a: 1\n${cases[4]?.text(1) ?? ''}`);
    const later = text.replace('x-a: 1', 'x-a: 12345');
    const whole = readDocument(later).parsed;
    const again = readDocument(later, readDocument(text)).parsed;
    assert.deepEqual([again.root, again.beyond], [whole.root, whole.beyond]);
  });
});
