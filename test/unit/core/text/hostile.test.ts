import { strict as assert } from 'node:assert';
import { evaluate, type FindingCode, readDocument } from '../../../../src/core/service';
import { limits } from '../../../../src/core/text/limits';
import { takesAtMost } from '../../processor-time';
import { manifest, today } from '../support';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

/** Texts made to stall a parser, a validator or a rule. Each is told something about, soon. */
const hostile: readonly [name: string, text: () => string, expected: FindingCode][] = [
  ['10 MB', () => manifest(`x-a: ${'abc '.repeat(2_500_000)}\n`), 'yaml/too-large'],
  ['a megabyte of line breaks', () => '\n'.repeat(1_000_000), 'yaml/too-large'],
  ['a bomb of aliases', () => bomb(10, 9), 'yaml/too-large'],
  ['a bomb of merges', () => manifest(lines(400, (n) => merges(n))), 'yaml/too-large'],
  ['aliases on end', () => manifest(`x-a: &a 1\nx-b: [${'*a,'.repeat(4000)}]\n`), 'yaml/too-large'],
  ['anchors on end', () => manifest(`x-a:\n${lines(2500, (n) => `  a${n}: &a${n} 1`)}`), 'yaml/too-large'],
  ['question marks', () => manifest(`x-a:\n  ${'? '.repeat(10_000)}a\n`), 'yaml/too-large'],
  ['keys within keys', () => manifest(lines(300, (n) => `${' '.repeat(n)}x-a:`)), 'yaml/too-large'],
  [
    'brackets just not too deep',
    () => manifest(`x-a: "${`${'['.repeat(999)}x`.repeat(45)}"\n`),
    'gate/open-items',
  ],
  ['values of the wrong type', () => manifest(`escalation: [${'1,'.repeat(10_000)}1]\n`), 'yaml/too-large'],
  ['unknown keys', () => manifest(lines(2500, (n) => `k${n}: 1`)), 'schema/unknown-key'],
  ['the same key', () => manifest(lines(2500, () => 'x-a: 1')), 'yaml/duplicate-key'],
  [
    'conflicts',
    () => manifest(lines(1500, (n) => `<<<<<<< a\nx-${n}: 1\n=======\nx-${n}: 2\n>>>>>>> b`)),
    'yaml/merge-conflict',
  ],
  ['half a conflict', () => manifest(lines(8000, () => '<<<<<<< a')), 'yaml/merge-conflict'],
  ['quotes never closed', () => manifest(lines(800, (n) => `x-${n}: "a'`)), 'yaml/syntax'],
  ['brackets never closed', () => manifest(lines(800, (n) => `x-${n}: [a`)), 'yaml/syntax'],
  ['tabs', () => manifest(`x-a:\n${lines(1500, (n) => `\ta${n}: 1`)}`), 'yaml/syntax'],
  ['commas', () => manifest(`x-a: [${','.repeat(5_000)}]\n`), 'yaml/syntax'],
  ['documents', () => '---\na: 1\n'.repeat(2000), 'yaml/multiple-documents'],
  ['owners that are nobody', () => manifest(people(1200)), 'owner/unknown-id'],
  ['personal data for many models', () => manifest(models(1200)), 'data/leaves-boundary'],
  [
    'items that are none',
    () => manifest(`checklist:\n  diagnose:\n${lines(1900, (n) => `    workflo-scopd-${n}: {}`)}`),
    'item/unknown',
  ],
  [
    'comments that hide nothing',
    () => manifest('# ai-readiness-ignore ownr/x\n'.repeat(3000)),
    'suppression/unused',
  ],
  ['dependencies', () => manifest(dependencies(1900)), 'item/circular-dependency'],
];

function bomb(width: number, depth: number): string {
  const of = (name: string): string => `[${Array.from({ length: width }, () => name).join(', ')}]`;
  return manifest(lines(depth, (n) => `x-${n}: &a${n} ${of(n === 0 ? 'x' : `*a${n - 1}`)}`));
}

const merges = (n: number): string =>
  `x-${n}: &m${n} { k${n}: 1${n === 0 ? '' : `, <<: [*m${n - 1}, *m${n - 1}]`} }`;

const people = (count: number): string =>
  `owners:\n${lines(count, (n) => `  owner-number-${n}: { roles: [outcome, performance] }`)}` +
  `systems:\n${lines(count, (n) => `  system-${n}: { owner: ownr-numbr-${n}x }`)}`;

const models = (count: number): string =>
  `models:\n${lines(count, (n) => `  model-${n}: {}`)}data:\n${lines(count, (n) => `  data-${n}: { classification: personal, owner: ann, system: crm, accessProvenOn: 2026-01-01 }`)}owners: { ann: {} }\nsystems: { crm: {} }\n`;

const dependencies = (count: number): string =>
  `checklist:\n  diagnose:\n    workflow-scoped: { dependsOn: [${'owners-named, '.repeat(count)}] }\n` +
  `    owners-named: { dependsOn: [${'workflow-scoped, '.repeat(count)}] }\n`;

describe('hostile texts', () => {
  for (const [name, make, expected] of hostile) {
    it(name, () => {
      const text = make();
      takesAtMost(6_000, () => void evaluate(readDocument(text), { today }));
      const { findings, counts } = evaluate(readDocument(text), { today });
      const codes = new Set(findings.map(({ code }) => code));
      assert.ok(codes.has(expected), [...codes].join(', '));
      assert.ok(!codes.has('internal/check-failed'));
      assert.ok(findings.length <= Math.max(1000, counts.error) + 1);
    });
  }

  it('limits are far above a real manifest', () => {
    const text = manifest(
      `x-a:\n${lines(4000, (n) => `  key-${n % 1900}-${n}: [a value of some length, another one]`)}`,
    );
    assert.ok(text.length < limits.characters);
    const first = manifest(
      `x-a:\n${lines(900, (n) => `  key-${n}: { a: some text, b: [1, 2, 3], c: more text }`)}`,
    );
    const codes = evaluate(readDocument(first), { today }).findings.map(({ code }) => code);
    assert.deepEqual(codes, ['gate/open-items']);
  });
});
