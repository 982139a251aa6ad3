import { strict as assert } from 'node:assert';
import { suggest } from '../../../../src/core/base/suggest';
import { evaluate, type Report, readDocument } from '../../../../src/core/service';
import { limits } from '../../../../src/core/text/limits';
import { manifest, messages, reportOf, today } from '../support';

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const codesOf = (text: string): string[] => reportOf(text).findings.map(({ code }) => code);
const isTooLarge = (text: string): boolean => codesOf(text).includes('yaml/too-large');

/** Each cap, with a text that is exactly at it and one that is one above. */
const caps: readonly [name: string, text: (above: 0 | 1) => string][] = [
  [
    'characters',
    (above) => {
      const start = manifest('x-a: "');
      return `${start}${'a'.repeat(limits.characters + above - start.length - 2)}"\n`;
    },
  ],
  [
    'marks',
    (above) => {
      const start = manifest('x-a: "');
      const marks = [...start.matchAll(/[\n,[\]{}&*!%"']|[:?-](?=\s)/g)].length + 2;
      // Mere letters make it long enough to be counted at all.
      return `${start}${'!'.repeat(limits.marks + above - marks)}${'a'.repeat(1000)}"\n`;
    },
  ],
  [
    'levels of brackets',
    (above) => {
      const deep = limits.depth - 1 + above;
      return manifest(`x-a: ${'['.repeat(deep)}1${']'.repeat(deep)}\n`);
    },
  ],
  [
    'levels of indentation',
    (above) =>
      manifest(
        lines(
          limits.depth + above,
          (n) => `${'  '.repeat(n)}x-a:${n === limits.depth - 1 + above ? ' 1' : ''}`,
        ),
      ),
  ],
  ['entries of a map', (above) => manifest(`x-a:\n${lines(limits.entries + above, (n) => `  k${n}: 1`)}`)],
  ['entries of a list', (above) => manifest(`x-a:\n${lines(limits.entries + above, () => '  - 1')}`)],
];

describe('caps', () => {
  for (const [name, text] of caps) {
    it(`${name}: what is at the limit is read, one more is told`, () => {
      assert.equal(isTooLarge(text(0)), false, 'at the limit');
      assert.equal(isTooLarge(text(1)), true, 'one above');
    });
  }

  it('values after aliases are expanded', () => {
    // 1,000 values of 98 and their list, then some more.
    const text = (more: number): string =>
      manifest(
        `x-a: &a [${Array.from({ length: 97 }, () => '1').join(', ')}]\nx-b:\n${lines(1000, () => '  - *a')}x-c: [${Array.from({ length: more }, () => '1').join(', ')}]\n`,
      );
    const isRead = (more: number): boolean => !isTooLarge(text(more));
    let low = 0;
    let high: number = limits.entries;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = isRead(middle) ? [middle, high] : [low, middle];
    }
    // What is written out and what is expanded count alike.
    const values = (more: number): number => countValues(readDocument(text(more)).parsed.value);
    assert.ok(isRead(low) && Math.abs(values(low) - limits.nodes) <= 1100, String(values(low)));
  });

  it('problems with the text: 100 are listed, and then that there are more', () => {
    const problems = (count: number): readonly string[] =>
      readDocument(manifest(`x-a:\n${lines(count, (n) => `  k${n}: *gone`)}`)).parsed.problems.map(
        ({ message }) => message,
      );
    assert.deepEqual(
      [limits.problems - 1, limits.problems, limits.problems + 1, 500].map((count) => problems(count).length),
      [99, 100, 101, 101],
    );
    assert.doesNotMatch(problems(limits.problems).at(-1) ?? '', /not listed/);
    assert.match(problems(limits.problems + 1).at(-1) ?? '', /^More than 100 places .* not listed/);
  });

  it('faults against the schema: none, since all of them are errors, and bear on a gate', () => {
    const text = manifest(
      `${lines(1500, (n) => `k${n}: 1`)}checklist: { deploy: { go-live-approved: { on: soon } } }\n`,
    );
    assert.equal(readDocument(text).faults.length, 1501);
    const { counts, gates } = reportOf(text);
    assert.equal(counts.error, 1501);
    assert.equal(gates.deploy.errors, 1);
  });

  it('findings below an error: 1,000 are listed, and then how many are not', () => {
    const report = (count: number): Report =>
      evaluate(readDocument(manifest(`systems:\n${lines(count, (n) => `  s-${n}: { owner: nobody }`)}`)), {
        today,
        severities: { 'owner/unknown-id': 'hint' },
      });
    const others = report(10).findings.length - 10;
    const last = (count: number): string => report(count).findings.at(-1)?.message ?? '';
    assert.equal(report(1000 - others).findings.length, 1000);
    assert.doesNotMatch(last(1000 - others), /not shown/);
    assert.equal(report(1001 - others).findings.length, 1001);
    assert.match(last(1001 - others), /^1 more finding is not shown\.$/);
  });

  it('suppressions: the 500th comment hides, the next one does not, and says so', () => {
    const unused = (count: number): number =>
      codesOf(manifest(lines(count, () => '# ai-readiness-ignore data/no-owner: x\n'))).filter(
        (code) => code === 'suppression/unused',
      ).length;
    assert.deepEqual([499, 500, 501, 502].map(unused), [499, 500, 501, 501]);
  });

  it('suggestions: the 300th candidate is looked at, the next one is not', () => {
    const among = (before: number): string | undefined =>
      suggest('fresness', [...Array.from({ length: before }, (_, n) => `candidate-${n}`), 'freshness']);
    assert.equal(among(299), 'freshness');
    assert.equal(among(300), undefined);
  });

  it('choices of one fix: three', () => {
    const fixes = (count: number): number => {
      const owners = Array.from({ length: count }, (_, n) => `o${n}: { roles: [approver] }`).join(', ');
      const text = manifest(
        `owners: { ${owners} }\nchecklist: { design: { threat-model-reviewed: { status: waived, reason: Later. } } }\n`,
      );
      const waiver = reportOf(text).findings.find(({ code }) => code === 'waiver/incomplete');
      return waiver?.fixes.filter(({ title }) => title.startsWith('Approved by')).length ?? -1;
    };
    assert.deepEqual([2, 3, 4].map(fixes), [2, 3, 3]);
  });

  it('names of a list in a message are shortened, not left out', () => {
    const [message = ''] = messages(manifest('', 'design'), 'gate/stage-ahead');
    assert.match(message, /and \d+ more\)/);
  });
});

function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, each) => sum + countValues(each), 1);
}
