import assert from 'node:assert/strict';
import { md } from '../../../../src/core/base/markdown';
import { evaluate } from '../../../../src/core/evaluate/evaluate';
import { readDocument } from '../../../../src/core/facts/document';
import type { FileFact } from '../../../../src/core/facts/evidence';
import type { FileReading, Said } from '../../../../src/core/facts/testimony';
import { complete } from '../../../../src/core/language/completion';
import { hoverAt } from '../../../../src/core/language/hover';

function file(path: string, kind: FileReading['kind'], ...said: readonly Said[]): [string, FileFact] {
  const testimony = said.map((each) => ({ ...each, reader: 'test' }));
  const reading: FileReading = { path, role: 'product', ...(kind === undefined ? {} : { kind }), testimony };
  return [path, { kind: 'file', size: 100, reading }];
}

const result = (accuracy: number) =>
  file(
    'evals/summary.json',
    'evaluation',
    { fact: 'evaluation.ran', value: '2026-09-20', line: 1 },
    { fact: 'evaluation.cases', value: 460, line: 2 },
    { fact: 'metric', value: { name: 'metrics.accuracy', value: accuracy, cases: 460 }, line: 10 },
    { fact: 'metric', value: { name: 'metrics.recall', value: 0.5, cases: 460 }, line: 11 },
  );

const manifest = `version: 1
stage: deploy
workflow: { name: X }
evaluations:
  gate:
    item: evaluation-passed
    metrics:
      accuracy: { threshold: ">= 0.92", as: metrics.accuracy }
    result: { file: evals/summary.json, on: 2026-09-20 }
checklist:
  deploy:
    evaluation-passed:
      status: met
      by: ana
      on: 2026-09-21
      evidence: [evals/summary.json]
    users-trained: { status: met, by: ana, on: 2026-09-21, evidence: [evals/summary.json] }
    integration-tested:
      status: met
      by: ana
      on: 2026-09-21
      evidence: [docs/big.pdf]
    logging-enabled: { status: met, by: ana, on: 2026-09-21, evidence: [docs/logs.md] }
    rollback-rehearsed: { status: met, by: ana, on: 2026-09-21, evidence: [docs/gone.md] }
`;

const documents = [
  file('docs/big.pdf', 'opaque', { fact: 'unread', value: 'it is a PDF' }),
  file('docs/logs.md', 'document', { fact: 'document.words', value: 80, line: 0 }),
  ['docs/gone.md', { kind: 'missing' }] satisfies [string, FileFact],
];

/** The hover behind a text, with links as the words of their place. */
function said(at: string, accuracy = 0.94): string {
  const document = readDocument(manifest);
  const repository = { files: new Map([result(accuracy), ...documents]) };
  const report = evaluate(document, { today: '2026-11-20', repository });
  const offset = manifest.indexOf(at) + at.length;
  const found = hoverAt({
    document,
    report,
    offset,
    linkTo: (label, { file: of, line = -1 }) => md`<${label} @ ${of} ${line}>`,
  });
  return (found?.markdown.text ?? '').replaceAll('\\', '');
}

describe('hover of testimony', () => {
  it('says of evidence what was read there, and that it counts', () => {
    const text = said('evidence: [evals');
    assert.match(text, /^\*\*evals\/summary\.json\*\* · evidence, read as the result of an evaluation$/m);
    assert.match(text, /^✓ Counts for \*Evaluation against thresholds\*, and is checked$/m);
    assert.match(text, /^- metrics\.accuracy 0\.94 on 460 cases · <line 11 @ evals\/summary\.json 10>$/m);
    assert.match(
      text,
      /✓ Confirmed: \*gate › accuracy\*: metrics\.accuracy 0\.94, .* \(<line 11 @ evals\/summary\.json 10>\)/,
    );
  });

  it('says why evidence does not count, for the item that cites it there', () => {
    const text = said('users-trained: { status: met, by: ana, on: 2026-09-21, evidence: [evals');
    assert.match(text, /^✗ For \*[^*]+\*: it does not count: it is the result of an evaluation/m);
    assert.doesNotMatch(text, /✓ Counts/);
  });

  it('says why a document was not read', () => {
    const text = said('evidence: [docs/big');
    assert.match(text, /^△ For \*[^*]+\*: it is weak: /m);
    assert.match(text, /^Not read, because it is a PDF\.$/m);
  });

  it('says once that a document is missing', () => {
    assert.equal(said('evidence: [docs/gone').match(/there is no such file/gi)?.length, 1);
  });

  it('says of words that somebody states them', () => {
    assert.match(said('evidence: [docs/logs'), /^✓ Counts for \*[^*]+\*, as what somebody states$/m);
  });

  it('says of a result file what it decides', () => {
    const text = said('result: { file: evals');
    assert.match(
      text,
      /^\*\*evals\/summary\.json\*\* · file of the result, read as the result of an evaluation$/m,
    );
    assert.match(text, /✓ Confirmed: \*gate › result › on\*: it ran on 2026-09-20/);
  });

  it('says of a fact what the repository says, with its place', () => {
    const place =
      /✓ Confirmed: metrics\.accuracy 0\.94, the criterion is >= 0\.92 .*<evals\/summary\.json:11 @/;
    assert.match(said('threshold: ">= 0'), place);
    assert.match(said('as: metr'), place);
    assert.match(said('on: 2026-09-2'), /✓ Confirmed: it ran on 2026-09-20/);
  });

  it('says a contradiction where no finding says it already', () => {
    const contradicted = /✗ Contradicted: metrics\.accuracy 0\.9,/;
    assert.doesNotMatch(said('threshold: ">= 0', 0.9), contradicted);
    assert.match(said('      accura', 0.9), /✗ Contradicted: \*threshold\*: metrics\.accuracy 0\.9,/);
    assert.match(said('    evaluation-pass', 0.9), /✗ Contradicted: \*gate › accuracy › threshold\*: /);
  });

  it('says whether an item is checked or stated, and why', () => {
    const text = said('    evaluation-pass');
    assert.match(
      text,
      /^\*Checked:\* evals\/summary\.json was read and \d claims are confirmed by the repository\.$/m,
    );
    assert.match(text, /^\*Evidence:\* evals\/summary\.json counts, and is checked$/m);
    const stated = said('    logging-enab');
    assert.match(stated, /^\*Stated:\* nothing was read that shows it/m);
    assert.match(said('    users-trai'), /^\*Evidence:\* evals\/summary\.json does not count: /m);
  });

  it('says of gates how much is only stated', () => {
    assert.match(said('\nstag'), /\| \*\*Deploy\*\* \| [^|]+ \| \d+ of \d+, 1 only stated \|/);
    assert.match(said('  deplo'), /blocking items: \d+ of \d+, 1 only stated/);
  });
});

describe('completion of what was read', () => {
  const files = ['docs/logs.md', 'evals/summary.json', 'other.md'];
  const labels = (text: string, at: string) => {
    const repository = { files: new Map([result(0.94), ...documents]) };
    return complete({
      document: readDocument(text),
      offset: text.indexOf(at) + at.length,
      today: '2026-11-20',
      files,
      repository,
    }).proposals.map(({ label, detail }) => [label, detail]);
  };

  it('proposes the metrics of the result, with their values', () => {
    assert.deepEqual(labels(manifest.replace('as: metrics.accuracy', 'as: '), 'as: '), [
      ['metrics.accuracy', '0.94, 460 cases, line 11'],
      ['metrics.recall', '0.5, 460 cases, line 12'],
    ]);
  });

  it('says of files what they are, where they were read', () => {
    const text = manifest.replace('evidence: [docs/logs.md]', 'evidence: []');
    const found = Object.fromEntries(
      labels(text, 'logging-enabled: { status: met, by: ana, on: 2026-09-21, evidence: ['),
    );
    assert.deepEqual(
      files.map((each) => found[each]),
      ['A document', 'The result of an evaluation, which does not count here', undefined],
    );
  });
});
