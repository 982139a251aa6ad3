import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileReading } from '../../../src/core/service';
import { isLookedAt, mostOfSource, readCited, readSource } from '../../../src/readers';
import { repositoryKinds } from '../../../src/readers/table';
import { decodeText } from '../../../src/repository';
import { runIn } from '../cli/support';
import { processorTime, slowness } from '../processor-time';
import { remove, temporaryFolder } from '../temporary';
import { type Hostile, large, names, small } from './hostile-files';

/** Of a file of 4 KB, in milliseconds of the processor's time. */
const mostOfSmall = 500;
/** Of the largest that are read: some take 2,000, and what grows faster than its file would take minutes. */
const mostOfLarge = 10_000;

/** What a path alone says, and lines that are patterns whatever stands in them; and that a file is not read. */
const saidOfAny: ReadonlySet<string> = new Set(['coding-instructions', 'prompt', 'owner', 'unread']);

/** Reads a file in every way in which it may come to be read. */
function readAll(name: string, bytes: Uint8Array): FileReading[] {
  const file = { path: name, bytes, text: decodeText(bytes) };
  const isSource = isLookedAt(name) && bytes.length <= mostOfSource;
  return isSource ? [readCited(file), readSource(file)] : [readCited(file)];
}

/** What is wrong with how a file was read; undefined where nothing is. */
function faultOf(name: string, { bytes }: Hostile, most: number): string | undefined {
  const readings: FileReading[] = [];
  const spent = (): number => processorTime(() => readings.push(...readAll(name, bytes)));
  const time = spent();
  // What is compiled meanwhile, or cleared away, is none of its time.
  const isTooLong = (): boolean =>
    time > most * slowness() && spent() > most * slowness() && spent() > most * slowness();
  const failed = readings
    .flatMap(({ testimony }) => testimony)
    .find(({ fact, value }) => fact === 'unread' && String(value).startsWith('the reader failed'));
  if (failed !== undefined) return `${name}: ${failed.reader}: ${failed.value}`;
  return time > most && isTooLong() ? `${name}: ${Math.round(time)} ms` : undefined;
}

describe('readers of hostile files', () => {
  it('have each a name that is tried', () => {
    const untried = repositoryKinds.filter(({ looksAt }) => !names.some((name) => looksAt(name)));
    assert.deepEqual(
      untried.map(({ name }) => name),
      [],
    );
  });

  for (const hostile of small) {
    it(`take little time for ${hostile.what} under any name, and do not fail`, function () {
      this.timeout(180_000);
      assert.deepEqual(
        names.flatMap((name) => faultOf(name, hostile, mostOfSmall) ?? []),
        [],
      );
    });
  }

  for (const hostile of large) {
    it(`take bounded time for ${hostile.what}, and do not fail`, function () {
      this.timeout(120_000);
      assert.deepEqual(
        hostile.names.flatMap((name) => faultOf(name, hostile, mostOfLarge) ?? []),
        [],
      );
    });
  }

  it('say nothing of noise but that it is not read', () => {
    const noise = small.filter(
      ({ what }) => what.includes('noise') || what === 'a program' || what === 'zeros',
    );
    const said = noise.flatMap(({ bytes, what }) =>
      names
        .filter((name) => isLookedAt(name))
        .flatMap((name) =>
          readSource({ path: name, bytes, text: decodeText(bytes) }).testimony.map((each) => ({
            what,
            name,
            ...each,
          })),
        )
        .filter(({ fact }) => !saidOfAny.has(fact)),
    );
    assert.deepEqual(said, []);
  });

  it('say of a binary with the name of a text that it is none', () => {
    const program = small.find(({ what }) => what === 'a program')?.bytes ?? assert.fail();
    for (const name of [
      'README.md',
      'results.json',
      'suite.yaml',
      'rows.csv',
      'junit.xml',
      'scan.sarif',
      'run.ipynb',
    ]) {
      const { kind, testimony } = readCited({ path: name, bytes: program, text: decodeText(program) });
      assert.equal(kind, 'no-evidence', name);
      assert.deepEqual(
        testimony.filter(({ reader }) => reader === 'file').map(({ value }) => value),
        ['it is no text'],
        name,
      );
    }
  });

  it('read UTF-16 as any other text', () => {
    const text = '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"bandit"}},"results":[]}]}';
    const as = (bytes: Uint8Array) => readCited({ path: 'a.sarif', bytes, text: decodeText(bytes) });
    const plain = as(Buffer.from(text));
    assert.equal(plain.testimony.length, 2);
    assert.deepEqual(as(Buffer.from(`\uFEFF${text}`, 'utf16le')), plain);
    assert.deepEqual(as(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()), plain);
    assert.deepEqual(as(Buffer.from(`\uFEFF${text}`)), plain);
  });

  it('are not asked of 10 MB of JSON', async () => {
    const folder = temporaryFolder({ 'results.json': `[${'{"a":1},'.repeat(1_250_000)}{}]` });
    try {
      const { out, code } = await runIn(folder, ['facts', 'results.json', '--format', 'json']);
      assert.deepEqual(JSON.parse(out), [
        {
          file: 'results.json',
          line: null,
          reader: 'file',
          fact: 'unread',
          value: 'it has 9.6 MB, and files of its kind are read up to 4 MB',
        },
      ]);
      assert.equal(code, 0);
    } finally {
      remove(folder);
    }
  });

  const fixtures = path.resolve('test/fixtures/readers');
  for (const room of readdirSync(fixtures))
    it(`do not fail on what is cut off anywhere: ${room}`, function () {
      this.timeout(120_000);
      const faults: string[] = [];
      for (const entry of readdirSync(path.join(fixtures, room), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || entry.name === 'expected.json') continue;
        const full = path.join(entry.parentPath, entry.name);
        const name = path.relative(path.join(fixtures, room), full).replaceAll(path.sep, '/');
        const bytes = readFileSync(full);
        const step = Math.max(1, Math.ceil(bytes.length / 25));
        for (let length = 1; length < bytes.length; length += step)
          faults.push(
            ...[
              faultOf(name, { what: 'cut off', bytes: bytes.subarray(0, length) }, mostOfSmall) ?? [],
            ].flat(),
          );
      }
      assert.deepEqual(faults, []);
    });
});
