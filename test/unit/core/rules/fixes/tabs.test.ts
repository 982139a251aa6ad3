import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyEdits } from '../../../../../src/core/base/text-edit';
import { applyOperations, evaluate, fixAll, readDocument } from '../../../../../src/core/service';

const head = 'version: 1\nstage: diagnose\nworkflow: { name: x }\n';

const filesIn = (folder: string): string[] =>
  globSync(`${folder}/*.yaml`)
    .sort()
    .map((file) => readFileSync(file, 'utf8'));

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

/** Where a line with a tab goes, in the words of its fix. */
const into = (key: string, parent: string): string => `Use spaces: "${key}" belongs to "${parent}"`;
const asText = 'Use spaces for indentation';

/** Texts in which the depth of a line with a tab depends on how wide it was shown, and only one of them fits. */
const guesses: readonly [before: string, title: string, after: string][] = [
  [
    'risk:\n  tier: limited\n\trole: deployer\n',
    into('role', 'risk'),
    'risk:\n  tier: limited\n  role: deployer\n',
  ],
  ['x-notes:\n  a: 1\n\tb: 2\n', into('b', 'x-notes'), 'x-notes:\n  a: 1\n  b: 2\n'],
  ['x-notes:\n  a: 1\n\tx-b: 2\n', into('x-b', 'x-notes'), 'x-notes:\n  a: 1\n  x-b: 2\n'],
  [
    'owners:\n  a:\n    handle: "@a"\n\tname: A\n',
    into('name', 'a'),
    'owners:\n  a:\n    handle: "@a"\n    name: A\n',
  ],
  ['owners:\n    a:\n\thandle: "@a"\n', into('handle', 'a'), 'owners:\n    a:\n      handle: "@a"\n'],
  ['escalation:\n  - when: x\n\tto: y\n', into('to', 'escalation'), 'escalation:\n  - when: x\n    to: y\n'],
  ['owners:\n- a: 1\n\tb: 2\n', into('b', 'owners'), 'owners:\n- a: 1\n  b: 2\n'],
  [
    'checklist:\n  diagnose:\n    workflow-scoped:\n      status: met\n\t  evidence: [https://e.com/x]\n',
    into('evidence', 'workflow-scoped'),
    'checklist:\n  diagnose:\n    workflow-scoped:\n      status: met\n      evidence: [https://e.com/x]\n',
  ],
  ['risk:\n  reasoning: "a\n\tb"\n', asText, 'risk:\n  reasoning: "a\n    b"\n'],
  // The next section, which is no model: what is below it would be one.
  [
    'models:\n  m: {}\n\towners:\n  p: { roles: [outcome] }\n',
    'Use spaces: "owners" is a section of its own',
    'models:\n  m: {}\nowners:\n  p: { roles: [outcome] }\n',
  ],
  [
    'systems:\n  crm: { name: x }\n\towners:\n\t\tp: { roles: [outcome] }\n',
    'Use spaces: "owners" is a section of its own',
    'systems:\n  crm: { name: x }\nowners:\n  p: { roles: [outcome] }\n',
  ],
  // An entry beside the one above it, though the line above it is deeper.
  [
    'owners:\n  a:\n    handle: "@a"\n\tb:\n\t\thandle: "@b"\n  c: {}\n',
    into('b', 'owners'),
    'owners:\n  a:\n    handle: "@a"\n  b:\n    handle: "@b"\n  c: {}\n',
  ],
  [
    'checklist:\n  diagnose:\n    workflow-scoped:\n      status: unmet\n\towners-named:\n      status: unmet\n',
    into('owners-named', 'diagnose'),
    'checklist:\n  diagnose:\n    workflow-scoped:\n      status: unmet\n    owners-named:\n      status: unmet\n',
  ],
  // With another line break, and a comment that goes along.
  [
    'systems:\r\n  crm:\r\n    name: x\r\n\t# Who?\r\n\towner: p\r\n  erp: {}\r\n',
    into('owner', 'crm'),
    'systems:\r\n  crm:\r\n    name: x\r\n    # Who?\r\n    owner: p\r\n  erp: {}\r\n',
  ],
  // What is in the text of a block stays there.
  [
    'risk:\n  reasoning: |\n    a\n    \tb\n\ttier: limited\n',
    into('tier', 'risk'),
    'risk:\n  reasoning: |\n    a\n    \tb\n  tier: limited\n',
  ],
];

/** Texts in which nobody knows where a line with a tab belongs, or in which what is below it would go elsewhere. */
const unclear: readonly string[] = [
  'x-notes:\n  a: 1\n\tx-b:\n  c: 2\n',
  'x-notes:\n  a:\n    b: 1\n\tc: 2\n',
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

  for (const before of unclear)
    it(`has no fix in ${JSON.stringify(before)}`, () =>
      assert.deepEqual(look(before), { all: before, single: [] }));

  it('becomes what was meant or stays, wherever lines of a manifest were indented with tabs', () => {
    const sections = filesIn('test/fixtures/clean').flatMap((text) => text.split(/^(?=[a-z][\w-]*:)/m));
    const tabbed = sections.filter((text) => /^ +[a-z]/m.test(text) && !/[&*<]\w|^---/m.test(text));
    const random = fc.record({
      section: fc.constantFrom(...tabbed),
      width: fc.constantFrom(2, 4, 8),
      lines: fc.array(fc.boolean(), { minLength: 3, maxLength: 9 }),
    });
    let made = 0;
    fc.assert(
      fc.property(random, ({ section, width, lines }) => {
        let at = 0;
        const before = section.replace(/^ +/gm, (run) => {
          const isKept = lines[at++ % lines.length];
          const tabs = Math.floor(run.length / width);
          return isKept ? run : '\t'.repeat(tabs) + ' '.repeat(run.length - width * tabs);
        });
        for (const { text } of look(before).single) {
          made++;
          assert.deepEqual(readDocument(text).parsed.value, readDocument(section).parsed.value, before);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
    assert.ok(made > 20, `only ${made} fixes were made`);
  });

  it('becomes spaces in the section that is plain, and in no other one', () => {
    const { all } = look('x-a:\n\tb: 1\nx-c:\n  d: 1\n\te: 2\n');
    assert.equal(all, 'x-a:\n  b: 1\nx-c:\n  d: 1\n\te: 2\n');
  });
});
