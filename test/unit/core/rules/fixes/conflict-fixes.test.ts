import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../../../src/core/base/text-edit';
import { applyOperations, evaluate, readDocument } from '../../../../../src/core/service';

const head = 'version: 1\nstage: diagnose\n';

/** What each fix of the first conflict of a text makes of it, by the end of its id. */
function sidesOf(rest: string): ReadonlyMap<string, string> {
  const document = readDocument(head + rest);
  const { findings } = evaluate(document, { today: '2026-11-22' });
  const fixes = findings.find(({ code }) => code === 'yaml/merge-conflict')?.fixes ?? [];
  return new Map(
    fixes.map(({ id, operations }): [string, string] => {
      const edits = applyOperations(document, operations);
      assert.ok(Array.isArray(edits), id);
      return [id.replace('choose:', ''), applyEdits(document.text, edits).slice(head.length)];
    }),
  );
}

const conflict = (ours: string, theirs: string): string =>
  `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`;

const workflow = 'workflow:\n  name: x\n';

/** What taking both sides makes of a conflict; undefined where that is not offered. */
const rows: readonly [what: string, before: string, both: string | undefined][] = [
  [
    'different keys',
    workflow + conflict('  summary: a\n', '  trigger: b\n'),
    `${workflow}  summary: a\n  trigger: b\n`,
  ],
  ['the same key with another value', workflow + conflict('  summary: a\n', '  summary: b\n'), undefined],
  [
    'the same section with other entries',
    workflow + conflict('owners:\n  a: {}\n', 'owners:\n  b: {}\n'),
    undefined,
  ],
  [
    'one key that both say alike',
    `${workflow}owners:\n${conflict('  a: {}\n  c: {}\n', '  c: {}\n  b: {}\n')}`,
    `${workflow}owners:\n  a: {}\n  c: {}\n  b: {}\n`,
  ],
  [
    'one key that both write otherwise',
    `${workflow}models:\n${conflict('  a: {}\n  c: { version: 3.10 }\n', '  c: { version: 3.1 }\n  b: {}\n')}`,
    undefined,
  ],
  [
    'different items of a list',
    `${workflow}  users:\n${conflict('    - a\n', '    - b\n')}`,
    `${workflow}  users:\n    - a\n    - b\n`,
  ],
  [
    'items of a list of which both have one',
    `${workflow}  users:\n${conflict('    - a\n    - c\n', '    - c\n    - b\n')}`,
    `${workflow}  users:\n    - a\n    - c\n    - b\n`,
  ],
  ['the same items', `${workflow}  users:\n${conflict('    - a\n', '    - a\n')}`, undefined],
  ['nothing on one side', workflow + conflict('', '  summary: a\n'), undefined],
  ['nothing on the other', workflow + conflict('  summary: a\n', ''), undefined],
  [
    'all of the one side and something more',
    workflow + conflict('  summary: a\n', '  summary: a\n  trigger: b\n'),
    undefined,
  ],
  ['a side that does not stand alone', workflow + conflict('  summary: "a\n', '  trigger: b"\n'), undefined],
];

describe('taking both sides of a conflict', () => {
  for (const [what, before, both] of rows)
    it(`${both === undefined ? 'is not offered for' : 'keeps'} ${what}`, () => {
      assert.equal(sidesOf(before).get('both'), both);
      assert.equal(sidesOf(before.replaceAll('\n', '\r\n')).get('both'), both?.replaceAll('\n', '\r\n'));
    });

  it('leaves the two sides to choose between', () => {
    const sides = sidesOf(workflow + conflict('  summary: a\n', '  summary: b\n'));
    assert.deepEqual(
      [...sides],
      [
        ['ours', `${workflow}  summary: a\n`],
        ['theirs', `${workflow}  summary: b\n`],
      ],
    );
  });

  it('keeps another conflict further down as it is', () => {
    const rest = `owners:\n${conflict('  a: {}\n', '  a: { handle: "@a" }\n')}`;
    const both = sidesOf(workflow + conflict('  summary: a\n', '  trigger: b\n') + rest).get('both');
    assert.equal(both, `${workflow}  summary: a\n  trigger: b\n${rest}`);
  });
});
