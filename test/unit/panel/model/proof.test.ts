import * as assert from 'node:assert/strict';
import type { FileFact } from '../../../../src/core/facts/evidence';
import type { FileReading, Said } from '../../../../src/core/facts/testimony';
import { signOfClaim, signOfEvidence, signOfItem } from '../../../../src/panel/client/base/words';
import { exportReport } from '../../../../src/panel/export/export';
import { exportedOf } from '../manifests';

function file(path: string, kind: FileReading['kind'], ...said: readonly Said[]): [string, FileFact] {
  const testimony = said.map((each) => ({ ...each, reader: 'test' }));
  const reading: FileReading = { path, role: 'product', ...(kind === undefined ? {} : { kind }), testimony };
  return [path, { kind: 'file', size: 100, reading }];
}

const files = (value: number, ...more: readonly Said[]) =>
  new Map([
    file(
      'evals/run.json',
      'evaluation',
      { fact: 'metric', value: { name: 'accuracy', value, cases: 460 }, line: 10, column: 4 },
      ...more,
    ),
    file('docs/logs.md', 'document', { fact: 'document.words', value: 80, line: 0 }),
    file('docs/big.pdf', 'opaque', { fact: 'unread', value: 'it is a PDF' }),
  ]);

const text = `version: 1
stage: deploy
workflow: { name: X }
evaluations:
  gate:
    item: evaluation-passed
    metrics: { accuracy: { threshold: ">= 0.92" } }
    result: { file: evals/run.json }
checklist:
  deploy:
    evaluation-passed: { status: met, by: ana, on: 2026-09-21, evidence: [evals/run.json, docs/big.pdf] }
    logging-enabled: { status: met, by: ana, on: 2026-09-21, evidence: [docs/logs.md] }
`;

function shown(value: number, ...more: readonly Said[]) {
  const exported = exportedOf(text, { files: files(value, ...more) });
  const { model } = exported;
  const item = (wanted: string) => {
    const found = model.items.find(({ id }) => id === wanted);
    assert.ok(found, wanted);
    return found;
  };
  return { exported, model, passed: item('evaluation-passed'), logging: item('logging-enabled') };
}

describe('panel proof', () => {
  it('tells what is checked from what is only stated', () => {
    const { model, passed, logging } = shown(0.94);
    assert.deepEqual([passed.proof, logging.proof], ['checked', 'stated']);
    assert.match(passed.proofWhy, /^evals\/run\.json was read and 1 claim is confirmed by the repository$/);
    assert.deepEqual(
      [signOfItem(passed).word, signOfItem(logging).word],
      ['Met, checked', 'Met, only stated'],
    );
    const deploy = model.stages.find(({ id }) => id === 'deploy');
    assert.deepEqual([deploy?.met, deploy?.stated], [2, 1]);
  });

  it('has what was read in each document, with its place, and why one was not read', () => {
    const [run, big] = shown(0.94).passed.evidence;
    assert.deepEqual(run?.read, {
      kind: 'the result of an evaluation',
      unread: '',
      facts: [{ text: 'accuracy 0.94 on 460 cases', place: { file: 'evals/run.json', line: 10, column: 0 } }],
      more: 0,
    });
    assert.equal(run.isChecked, true);
    assert.deepEqual(signOfEvidence(run).word, 'Checked');
    assert.deepEqual([big?.state, big?.read?.unread], ['weak', 'it is a PDF']);
    const [logs] = shown(0.94).logging.evidence;
    assert.deepEqual(logs && signOfEvidence(logs).word, 'Counts, only stated');
  });

  it('counts the facts that it leaves out', () => {
    const many = Array.from({ length: 30 }, (_, line): Said => {
      return { fact: 'metric', value: { name: `m${line}`, value: 1 }, line: 20 + line };
    });
    const [run] = shown(0.94, ...many).passed.evidence;
    assert.deepEqual([run?.read?.facts.length, run?.read?.more], [12, 19]);
  });

  it('has the claims of an item with the place that decides, what is wrong first', () => {
    const place = { file: 'evals/run.json', line: 10, column: 4, label: 'evals/run.json:11' };
    const [confirmed] = shown(0.94).passed.claims;
    assert.deepEqual(
      [confirmed?.verdict, confirmed?.about, confirmed?.place],
      ['confirmed', 'gate › accuracy', place],
    );
    const { passed } = shown(0.9, { fact: 'evaluation.ran', value: '2026-09-20', line: 1 });
    const [contradicted] = passed.claims;
    assert.deepEqual(
      [contradicted?.verdict, contradicted?.about, contradicted?.place],
      ['contradicted', 'gate › accuracy › threshold', place],
    );
    assert.equal(signOfClaim('contradicted').word, 'Contradicted');
    assert.deepEqual([passed.satisfied, passed.proof, passed.proofWhy], [false, undefined, '']);
  });

  it('is in the exports in the same words', () => {
    const { exported } = shown(0.94);
    for (const format of ['markdown', 'html'] as const) {
      const report = exportReport(exported, format)
        .replaceAll('\\', '')
        .replaceAll('&#62;', '>')
        .replaceAll(/<[^>]*>|\]\([^)]*\)|\[/g, '');
      assert.match(report, /2 of \d+, 1 only stated/);
      assert.match(report, /✓ Met, checked/);
      assert.match(report, /✓ Met, only stated/);
      assert.match(report, /evals\/run\.json \(counts, checked\)/);
      assert.match(report, /docs\/logs\.md \(counts\)/);
      assert.match(report, /Confirmed: gate › accuracy: accuracy 0\.94, .* \(evals\/run\.json:11\)/);
      assert.match(report, /Checked: evals\/run\.json was read/);
    }
  });
});
