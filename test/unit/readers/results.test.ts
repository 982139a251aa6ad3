import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileReading, Testimony } from '../../../src/core/service';
import { readCited } from '../../../src/readers';
import { resultReaders } from '../../../src/readers/results';
import { decodeText } from '../../../src/repository';
import { takesAtMost } from '../processor-time';

const folder = path.resolve('test/fixtures/readers/results');
const own = new Set(resultReaders.map(({ name }) => name));
const bytesOf = (file: string): Buffer => readFileSync(path.join(folder, file));

/** What the readers of this room say of bytes under a name. */
function read(file: string, bytes: Uint8Array): FileReading {
  const reading = readCited({ path: file, bytes, text: decodeText(bytes) });
  return { ...reading, testimony: reading.testimony.filter(({ reader }) => own.has(reader)) };
}

const inWords = ({ fact, value }: Testimony): string => `${fact} ${JSON.stringify(value)}`;

/** What a reader says of a run that is not whole, or of a file that it cannot read. */
const isOfTheWhole = ({ fact, value }: Testimony): boolean =>
  fact === 'unread' || (fact === 'evaluation.status' && (value === 'incomplete' || value === 'empty'));

describe('results that are not whole', () => {
  const cutAnywhere: readonly string[] = [
    'promptfoo/two-models.json',
    'inspect/whole.eval',
    'garak/cut.report.jsonl',
    'openai-evals/whole.jsonl',
    'junit/nested.xml',
    'plain/summary.json',
    'mlflow/killed/meta.yaml',
    'mlflow/running/metrics/auc',
  ];
  for (const file of cutAnywhere)
    it(`say nothing else than the whole does: ${file}`, () => {
      const bytes = bytesOf(file);
      const whole = new Set(read(file, bytes).testimony.map(inWords));
      for (let end = 0; end < bytes.length; end++)
        for (const each of read(file, bytes.subarray(0, end)).testimony)
          assert.ok(whole.has(inWords(each)) || isOfTheWhole(each), `${inWords(each)} after ${end} bytes`);
    });

  it('are tables of the rows that are there', () => {
    const bytes = bytesOf('tables/cases.csv');
    for (let end = 0; end < bytes.length; end++) {
      const text = bytes.subarray(0, end).toString();
      const rows = text.split('\r\n').slice(1);
      const rights = rows.filter((row) => row.split(',')[4] === 'True').length;
      for (const { fact, value } of read('tables/cases.csv', bytes.subarray(0, end)).testimony) {
        if (fact === 'evaluation.cases') assert.equal(value, rows.filter((row) => row !== '').length);
        if (fact === 'metric')
          assert.equal(value.value, Number((rights / (value.cases ?? 0)).toPrecision(6)));
      }
    }
  });

  it('do not hide a fault of a reader', () => {
    for (const file of cutAnywhere)
      for (const each of read(file, bytesOf(file).subarray(0, 99)).testimony)
        assert.ok(!inWords(each).includes('the reader failed'));
  });
});

describe('results under the name of something else', () => {
  const names =
    'a.json a.jsonl a.csv a.xml a.eval a.md a.yaml a.dvc dvc.yaml dvc.lock MLmodel meta.yaml a.txt'.split(
      ' ',
    );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));

  it('say nothing that is not in them', () => {
    for (const file of files) {
      const bytes = bytesOf(file);
      const known = new Set(read(file, bytes).testimony.map(inWords));
      for (const name of names)
        for (const each of read(name, bytes).testimony) {
          assert.ok(!inWords(each).includes('the reader failed'), `${file} as ${name}: ${inWords(each)}`);
          const scalars = scalarsIn(each.value).filter((value) => !decodeText(bytes).includes(String(value)));
          assert.ok(
            known.has(inWords(each)) || each.fact === 'unread' || scalars.length === 0,
            `${file} as ${name}: ${inWords(each)}`,
          );
        }
    }
  });
});

function scalarsIn(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsIn) : [];
}

describe('results that are made to cost', () => {
  const many = (count: number, of: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => of(index)).join(',');
  const hostile: readonly (readonly [file: string, text: string])[] = [
    ['results.json', `{"accuracy": 0.9, "metrics": {${many(100_000, (index) => `"acc${index}": 0.5`)}}}`],
    [
      'slices.json',
      `{"accuracy": 0.9, "slices": {${many(1_900, (index) => `"s${index}": {"f1": 0.5, "n": 4}`)}}}`,
    ],
    ['open.json', '['.repeat(1_000_000)],
    ['quotes.json', `{"a": "${'\\"'.repeat(500_000)}`],
    ['quotes.csv', `a,b\n${'"'.repeat(1_000_000)}`],
    ['cells.csv', `a,b\n${','.repeat(1_000_000)}`],
    ['comments.xml', `${'<!--'.repeat(250_000)}<testsuites>`],
    ['suites.xml', `<testsuites>${'<testsuite>'.repeat(100_000)}`],
    ['cases.xml', `<testsuites>${'<testcase><failure/></testcase>'.repeat(30_000)}</testsuites>`],
  ];
  for (const [file, text] of hostile)
    it(`cost a bounded time: ${file}`, () => {
      takesAtMost(5_000, () => assert.ok(read(file, Buffer.from(text)).testimony.length <= 600));
    });
});
