import { strict as assert } from 'node:assert';
import type { Finding } from '../../../../src/core/base/finding';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { suppressionEdit } from '../../../../src/core/edit/apply/suppression';
import { evaluate } from '../../../../src/core/evaluate/evaluate';
import { readDocument } from '../../../../src/core/facts/document';
import type { Report } from '../../../../src/core/facts/report';
import { isSuppressible, rules } from '../../../../src/core/rules/table';

const today = '2026-11-22';
const report = (text: string, severities = {}): Report => evaluate(readDocument(text), { today, severities });
/** `line code` of all findings of these areas. */
const told = (text: string, areas = /^(?:suppression|data\/no-owner)/, severities = {}): string[] =>
  report(text, severities)
    .findings.filter(({ code }) => areas.test(code))
    .map(({ code, range }) => `${range.start.line + 1} ${code}`);

const head = 'version: 1\nstage: design\nworkflow: { name: X }\n';
const why = 'asked on Monday';

describe('suppressions', () => {
  it('hide the finding of their line, or of the next one below', () => {
    assert.deepEqual(told(`${head}data:\n  a: {} # ai-readiness-ignore data/no-owner: ${why}\n`), []);
    assert.deepEqual(
      told(`${head}data:\n  # ai-readiness-ignore data/no-owner: ${why}\n  # more\n  a: {}\n`),
      [],
    );
    assert.deepEqual(told(`${head}data:\n  a: {} # note # ai-readiness-ignore data/no-owner: ${why}\n`), []);
    assert.deepEqual(
      told(`${head}data:\r\n  a: {} # ai-readiness-ignore data/no-owner until 2026-11-22: ${why}`),
      [],
    );
  });

  it('hide one code at one line only', () => {
    const text = `${head}data:\n  # ai-readiness-ignore data/no-owner: ${why}\n  a: {}\n  b: {}\n`;
    assert.deepEqual(told(text), ['7 data/no-owner']);
    assert.ok(
      report(text).findings.some(({ code, range }) => code !== 'data/no-owner' && range.start.line === 5),
    );
  });

  it('leave gates, scores and items as the facts make them', () => {
    const claim = `${head.replace('design', 'deploy')}data:\n  a: {}`;
    const [plain, hidden] = [
      report(`${claim}\n`),
      report(`${claim} # ai-readiness-ignore data/no-owner until 2026-12-31: ${why}\n`),
    ];
    assert.ok(plain.findings.some(({ code, severity }) => code === 'data/no-owner' && severity === 'error'));
    assert.ok(!hidden.findings.some(({ code }) => code === 'data/no-owner'));
    assert.deepEqual(hidden.gates, plain.gates);
    assert.deepEqual(hidden.items, plain.items);
  });

  it('are findings themselves when they do nothing', () => {
    const line = (comment: string): string[] =>
      told(`${head}data:\n  a: {} # ai-readiness-ignore${comment}\n`);
    assert.deepEqual(line(' data/no-owner'), ['5 data/no-owner', '5 suppression/no-reason']);
    assert.deepEqual(line(' data/no-owner:  '), ['5 data/no-owner', '5 suppression/no-reason']);
    assert.deepEqual(line(' data/no-owner until 2026-11-21: x'), [
      '5 data/no-owner',
      '5 suppression/expired',
    ]);
    assert.deepEqual(line(' data/no-owner until Monday: x'), ['5 data/no-owner', '5 suppression/expired']);
    assert.deepEqual(line(' data/not-permitted: x'), ['5 data/no-owner', '5 suppression/unused']);
    assert.deepEqual(line(' data/no-onwer: x'), ['5 data/no-owner', '5 suppression/unused']);
    assert.deepEqual(line(''), ['5 data/no-owner', '5 suppression/unused']);
    assert.deepEqual(line('d data/no-owner: x'), ['5 data/no-owner', '5 suppression/misspelled']);
    const apart = `${head}# ai-readiness-ignore data/no-owner: x\n\ndata:\n  a: {}\n`;
    assert.deepEqual(told(apart), ['4 suppression/unused', '7 data/no-owner']);
  });

  it('cannot hide what breaks the text, nor a stage that is claimed ahead', () => {
    const ahead = `# ai-readiness-ignore gate/stage-ahead: x\n${head}`.replace('version: 1\nstage', 'stage');
    assert.ok(told(ahead, /./).includes('2 gate/stage-ahead'));
    assert.ok(told(ahead).includes('1 suppression/unused'));
    const broken = `${head}owners: { # ai-readiness-ignore yaml/syntax: x\nsystems: {}\n`;
    assert.ok(told(broken, /^yaml/).length > 0);
  });

  const kept = /^(?:yaml|internal|suppression|config)\/|^gate\/stage-ahead$|^evidence\/not-checked$/;
  it('hide findings of every rule, but for those that say themselves that they cannot be hidden', () => {
    for (const { code } of rules) assert.equal(isSuppressible(code), !kept.test(code), code);
    assert.equal(isSuppressible('owner/no-such'), false);
  });

  it('are comments only', () => {
    const inText = `${head}data:\n  a: { contract: "x # ai-readiness-ignore data/no-owner: y" }\n`;
    assert.deepEqual(told(inText), ['5 data/no-owner']);
    const inBlock = `${head}x-note: |\n  # ai-readiness-ignore data/no-owner: y\n  text\ndata:\n  a: {}\n`;
    assert.deepEqual(told(inBlock), ['8 data/no-owner']);
    const onHeader = `${head}x-note: | # ai-readiness-ignore data/no-owner: y\n  text\n`;
    assert.deepEqual(told(onHeader), ['4 suppression/unused']);
    const joined = `${head}data:\n  a: { contract: x#ai-readiness-ignore data/no-owner }\n`;
    assert.deepEqual(told(joined), ['5 data/no-owner']);
  });

  it('obey the severities that the reader chose', () => {
    const text = `${head}data:\n  # ai-readiness-ignore data/no-owner: x\n  a: {}\n  # ai-readiness-ignore data/no-owner\n`;
    assert.deepEqual(told(text, undefined, { 'data/no-owner': 'off' }), ['7 suppression/no-reason']);
    assert.deepEqual(told(text, undefined, { 'suppression/no-reason': 'off' }), []);
  });

  it('are written by an edit', () => {
    const text = `${head}data:\r\n    a: {}\r\n`;
    const document = readDocument(text);
    const finding = report(text).findings.find(({ code }) => code === 'data/no-owner') as Finding;
    const edit = suppressionEdit(document, finding, { reason: ' asked\n on Monday ', until: '2027-01-31' });
    assert.ok(!isRefusal(edit));
    const result = applyOperations(document, edit);
    assert.ok(!isRefusal(result));
    const after = applyEdits(text, result);
    const comment = '    # ai-readiness-ignore data/no-owner until 2027-01-31: asked on Monday\r\n';
    assert.equal(after, text.replace('    a:', `${comment}    a:`));
    assert.deepEqual(told(after), []);
    assert.ok(isRefusal(suppressionEdit(document, finding, { reason: ' ' })));
    assert.ok(isRefusal(suppressionEdit(document, { ...finding, code: 'yaml/syntax' }, { reason: 'x' })));
  });

  it('in the side of a merge conflict that is discarded neither hide nor are told of', () => {
    const sides = (ours: string, theirs: string): string[] =>
      told(`${head}data:\n<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`);
    const comment = `  # ai-readiness-ignore data/no-owner: ${why}\n`;
    assert.deepEqual(sides('  a: {}\n', `${comment}  a: {}\n`), ['6 data/no-owner']);
    assert.deepEqual(sides(`${comment}  a: {}\n`, '  a: {}\n'), []);
    assert.deepEqual(sides(comment, comment), ['6 suppression/unused']);
    // Above the other side: what stands on the next line does not count either.
    assert.deepEqual(sides(`  a: {}\n${comment}`, '  a: {}\n'), ['6 data/no-owner', '7 suppression/unused']);
  });

  it('are not written where the comment would become part of a text', () => {
    const inside = [
      `${head}systems: { s: { name: "two\n  lines", owner: nobody } }\n`,
      `${head}systems: { s: { name: 'two\n  lines', owner: nobody } }\n`,
    ];
    for (const text of inside) {
      const document = readDocument(text);
      const finding = report(text).findings.find(({ code }) => code === 'owner/unknown-id');
      assert.equal(finding?.range.start.line, 4);
      assert.deepEqual(suppressionEdit(document, finding, { reason: why, until: '2026-12-31' }), {
        refused: 'A comment cannot stand there.',
      });
    }
    const apart = `${head}systems:\n  s:\n    name: "two\n      lines"\n    owner: nobody\n`;
    const finding = report(apart).findings.find(({ code }) => code === 'owner/unknown-id');
    assert.ok(finding !== undefined);
    assert.ok(
      !isRefusal(suppressionEdit(readDocument(apart), finding, { reason: why, until: '2026-12-31' })),
    );
  });
});
