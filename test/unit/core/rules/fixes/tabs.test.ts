import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../../../src/core/base/text-edit';
import { applyOperations, evaluate, fixAll, readDocument } from '../../../../../src/core/service';

const head = 'version: 1\nstage: diagnose\nworkflow: { name: x }\n';

/** What all safe fixes make of a text, and its fixes of tabs with what each makes of it. */
function look(rest: string) {
  const document = readDocument(head + rest);
  const report = evaluate(document, { today: '2026-11-22' });
  const fixes = report.findings
    .filter(({ code, range }) => {
      const at = document.lines.offsetAt(range.start);
      return code === 'yaml/syntax' && document.text[at] === '\t';
    })
    .flatMap((finding) => finding.fixes);
  return {
    all: fixAll(document, report).text.slice(head.length),
    single: fixes.map(({ title, safe, operations }) => {
      const edits = applyOperations(document, operations);
      assert.ok(Array.isArray(edits));
      return { title, safe, text: applyEdits(document.text, edits).slice(head.length) };
    }),
  };
}

const beside = 'Use spaces: what begins with a tab goes with the entry above it';
const within = 'Use spaces: what begins with a tab goes on with the value above it';

/** Texts in which the depth of a line with a tab depends on how wide the tab was shown. */
const guesses: readonly [before: string, title: string, after: string][] = [
  ['risk:\n  tier: limited\n\trole: deployer\n', beside, 'risk:\n  tier: limited\n  role: deployer\n'],
  ['x-notes:\n  a: 1\n\tb: 2\n', beside, 'x-notes:\n  a: 1\n  b: 2\n'],
  ['x-notes:\n  a: 1\n\tx-b: 2\n', beside, 'x-notes:\n  a: 1\n  x-b: 2\n'],
  ['x-notes:\n  a: 1\n\tx-b:\n  c: 2\n', beside, 'x-notes:\n  a: 1\n  x-b:\n  c: 2\n'],
  ['owners:\n  a:\n    handle: "@a"\n\tname: A\n', beside, 'owners:\n  a:\n    handle: "@a"\n    name: A\n'],
  ['owners:\n    a:\n\thandle: "@a"\n', beside, 'owners:\n    a:\n      handle: "@a"\n'],
  ['escalation:\n  - when: x\n\tto: y\n', beside, 'escalation:\n  - when: x\n    to: y\n'],
  ['owners:\n- a: 1\n\tb: 2\n', beside, 'owners:\n- a: 1\n  b: 2\n'],
  [
    'checklist:\n  diagnose:\n    workflow-scoped:\n      status: met\n\t  evidence: [https://e.com/x]\n',
    beside,
    'checklist:\n  diagnose:\n    workflow-scoped:\n      status: met\n      evidence: [https://e.com/x]\n',
  ],
  ['risk:\n  reasoning: "a\n\tb"\n', within, 'risk:\n  reasoning: "a\n    b"\n'],
  // The next section is a model of that name, or the section.
  [
    'models:\n  m: {}\n\towners:\n  p: { roles: [outcome] }\n',
    beside,
    'models:\n  m: {}\n  owners:\n  p: { roles: [outcome] }\n',
  ],
];

/** Texts that say the same however wide a tab is. */
const plain: readonly [before: string, after: string][] = [
  ['owners:\n\ta:\n\t\thandle: "@a"\n', 'owners:\n  a:\n    handle: "@a"\n'],
  ['escalation:\n\t- when: x\n\t  to: y\n', 'escalation:\n  - when: x\n    to: y\n'],
  ['x-notes:\n  \ta: 1\n  \tb: 2\n', 'x-notes:\n    a: 1\n    b: 2\n'],
  ['x-a:\n\tb: 1\n\n\t# why\n\tc: 2\n', 'x-a:\n  b: 1\n\n  # why\n  c: 2\n'],
  [
    'risk:\n  tier: limited\n\towners:\n  p: { roles: [outcome] }\n',
    'risk:\n  tier: limited\nowners:\n  p: { roles: [outcome] }\n',
  ],
];

describe('a tab as indentation', () => {
  for (const [before, title, after] of guesses)
    it(`is left to the reader in ${JSON.stringify(before)}`, () => {
      const { all, single } = look(before);
      assert.equal(all, before);
      assert.deepEqual(single, [{ title, safe: false, text: after }]);
    });

  for (const [before, after] of plain)
    it(`becomes spaces in ${JSON.stringify(before)}`, () => {
      const { all, single } = look(before);
      assert.equal(all, after);
      assert.deepEqual(single, [{ title: 'Use spaces for indentation', safe: true, text: after }]);
    });

  it('becomes spaces in the section that is plain, and in no other one', () => {
    const { all } = look('x-a:\n\tb: 1\nx-c:\n  d: 1\n\te: 2\n');
    assert.equal(all, 'x-a:\n  b: 1\nx-c:\n  d: 1\n\te: 2\n');
  });
});
