import assert from 'node:assert/strict';
import { evaluate, readDocument } from '../../../../src/core/service';
import type { ManifestState } from '../../../../src/extension/manifests/manifests';
import { type Checked, shownAfter, standing } from '../../../../src/extension/manifests/steady';

const start = 'version: 1\nstage: diagnose\nworkflow:\n  name: Invoices\n';

function check(text: string, version: number): Checked {
  const document = readDocument(text);
  return {
    uri: undefined as never,
    version,
    document,
    report: evaluate(document, { today: '2026-11-22' }),
    leftOut: false,
  };
}

interface Step {
  readonly text: string;
  /** The line that someone writes in, if any. */
  readonly typed?: number;
  readonly isLineEnded?: boolean;
}

/** What is shown after each of several texts. */
function replay(...texts: readonly Step[]): ManifestState[] {
  const shown: ManifestState[] = [];
  for (const [version, { text, typed, isLineEnded = false }] of texts.entries()) {
    const unfinished = typed === undefined ? undefined : { lines: { from: typed, to: typed }, isLineEnded };
    shown.push(shownAfter(shown.at(-1), check(text, version), unfinished));
  }
  return shown;
}

const errors = ({ report }: ManifestState): string[] =>
  report.findings.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));

describe('what is shown while someone writes', () => {
  it('is everything where nobody writes', () => {
    const [first, second] = replay({ text: start }, { text: start.replace('diagnose', 'desing') });
    assert.deepEqual(
      [first, second].map((each) => each && errors(each).length > 0),
      [false, true],
    );
    assert.equal(second?.verdict.basis, 'whole');
  });

  it('holds back what a word is short of, until it is finished', () => {
    const text = `${start}risk:\n  role: provider\n`;
    const words = ['  t', '  tier', '  tier:', '  tier: l', '  tier: lim'];
    const shown = replay({ text }, ...words.map((word) => ({ text: text + word, typed: 6 })));
    assert.deepEqual(shown.map(errors), [[], [], [], [], [], []]);
    const [settled] = replay({ text: `${text}  tier: lim` });
    assert.deepEqual(settled && errors(settled), ['schema/not-one-of']);
  });

  it('takes away at once what was fixed, and no gate flips for it', () => {
    const text = `${start}risk: { tier: hihg }\ngoLive: 2027-01-01\n`;
    const [before, after] = replay({ text }, { text: text.replace('hihg', 'high'), typed: 4 });
    assert.ok(before !== undefined && after !== undefined);
    assert.equal(errors(before).length, errors(after).length + 1);
    assert.equal(after.report.counts.error, before.report.counts.error - 1);
    assert.equal(after.verdict, before.verdict);
  });

  it('takes nothing away while the line cannot be read', () => {
    const text = `${start}risk: { tier: hihg }\n`;
    const [before, broken, other] = replay(
      { text },
      { text: text.replace('hihg }', 'high'), typed: 4 },
      { text: text.replace('hihg', 'huge'), typed: 4 },
    );
    assert.equal(broken, before);
    assert.equal(other, before);
  });

  it('says the rest once nobody writes any more', () => {
    const text = start.replace('diagnose', 'desing');
    const [, held, settled] = replay({ text: start }, { text, typed: 1 }, { text });
    assert.deepEqual(
      [held, settled].map((each) => each && errors(each).length > 0),
      [false, true],
    );
  });

  it('says at the end of a line what is wrong with it, and not what the next one may say', () => {
    const [empty, ended, settled] = replay(
      { text: '' },
      { text: 'version: 2\n', typed: 1, isLineEnded: true },
      { text: 'version: 2\n' },
    );
    assert.ok(empty !== undefined && ended !== undefined && settled !== undefined);
    assert.deepEqual(errors(empty), ['schema/missing-key']);
    // As much is missing as before, and no more.
    assert.deepEqual(errors(ended), ['schema/missing-key', 'schema/not-one-of']);
    assert.equal(ended.report.counts.error, 2);
    assert.deepEqual(errors(settled), ['schema/missing-key', 'schema/missing-key', 'schema/not-one-of']);
  });

  it('keeps what is still there, whatever number its words have now', () => {
    const text = `${start}checklist:\n  diagnose:\n    owners-named: { status: unmet, evidence: ["https://wiki.acme.example/owners"] }\n`;
    const [before, after] = replay({ text }, { text: text.replace('unmet', 'met'), typed: 6 });
    const said = (state: ManifestState | undefined): string[] =>
      state?.report.findings.flatMap(({ code, message }) => (code === 'gate/open-items' ? [message] : [])) ??
      [];
    assert.equal(said(before).length, 1);
    assert.deepEqual(said(after), said(before));
  });

  it('keeps findings where they are now', () => {
    const text = `${start}risk: { tier: hihg, role: nobody }\n`;
    const [, after] = replay({ text }, { text: text.replace('hihg', 'limited'), typed: 4 });
    const [left] = after?.report.findings.filter(({ severity }) => severity === 'error') ?? [];
    assert.equal(left?.range.start.character, 'risk: { tier: limited, role: '.length);
  });
});

describe('the verdict on a text that cannot be read as a whole', () => {
  const broken = `${start}risk: { tier: high\n`;

  it('is the last one from before', () => {
    const [before, after] = replay({ text: start }, { text: broken });
    assert.ok(before !== undefined && after !== undefined);
    assert.deepEqual(after.verdict, { ...before.verdict, basis: 'before' });
    assert.ok(errors(after).some((code) => code.startsWith('yaml/')));
    assert.equal(standing(after).gates, before.report.gates);
    assert.equal(standing(after).findings, after.report.findings);
  });

  it('is its own where there was none before', () => {
    const [only] = replay({ text: broken });
    assert.ok(only !== undefined);
    assert.deepEqual(only.verdict, { document: only.document, report: only.report, basis: 'part' });
    assert.equal(standing(only), only.report);
  });

  // It is checked again once more is known of the repository, and while someone writes in it.
  for (const [what, texts] of Object.entries({
    'a broken line': [broken, broken],
    'a merge conflict': Array<string>(2).fill(`<<<<<<< a\n${start}=======\nversion: 1\n>>>>>>> b\n`),
    'another break': [broken, `${broken}  [x`],
  }))
    it(`is no earlier one where the text was never whole: ${what}`, () => {
      const last = replay(...texts.map((text) => ({ text }))).at(-1);
      assert.deepEqual(last?.verdict, { document: last?.document, report: last?.report, basis: 'part' });
    });

  it('is no earlier one where what broke was whole only while someone wrote', () => {
    const whole = `${start}risk: { tier: high }\n`;
    const [, held, after] = replay({ text: broken }, { text: whole, typed: 4 }, { text: broken });
    assert.equal(held?.verdict.basis, 'part');
    assert.equal(after?.verdict.basis, 'part');
  });

  it('stays that of the last text that could be read, however often the text changes', () => {
    const [before, , , after, whole] = replay(
      { text: start },
      { text: broken },
      { text: `${broken}x`, typed: 5 },
      { text: `${broken}xx` },
      { text: `${start}risk: { tier: high }\n` },
    );
    assert.equal(after?.verdict.report, before?.report);
    assert.equal(whole?.verdict.basis, 'whole');
  });
});
