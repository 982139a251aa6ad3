import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { FileFact } from '../../../src/core/service';
import * as readers from '../../../src/readers';
import { collectFacts, FactMemory, type Files } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';

const megabytes = (count: number): string => `${'x'.repeat(1023)}\n`.repeat(1024 * count);

const document = `# Notes

Retention of all logs is decided by the board, which met in the spring and wrote this down here.

## Rehearsal

- Date of the rehearsal: 2026-05-04
- Rehearsed by: Ana Duarte
- Minutes from decision to checked case: 12

We went back to the version before, in the order of the runbook, and everything worked as before.

### Stub

TBD

## Rest

Owner: Lee
`;

const garak = [
  '{"entry_type": "start_run setup", "plugins.target_name": "gpt-4o-2024-08-06"}',
  '{"entry_type": "init", "start_time": "2026-03-02T10:00:00"}',
  ...Array.from(
    { length: 5_000 },
    () =>
      `{"entry_type": "attempt", "prompt": "${'p'.repeat(1_000)}", "notes": "\\"entry_type\\": \\"eval\\""}`,
  ),
  '{"entry_type": "eval", "probe": "dan.Dan", "detector": "dan.D", "passed": 90, "total_evaluated": 100}',
  '{"entry_type": "completion", "end_time": "2026-03-02T11:00:00"}',
  '',
].join('\n');

describe('what is read of a cited file', () => {
  let root = '';
  afterEach(() => remove(root));

  async function factsOf(tree: Tree, names: readonly string[], more: Partial<Files> = {}) {
    root = temporaryFolder(tree);
    const files = { ...nodeFiles, ...more };
    const around = { folder: root, root, files, readers: async () => readers };
    return (
      await collectFacts(
        names.map((file) => ({ file, path: [] })),
        () => around,
      )
    ).files;
  }

  async function factOf(tree: Tree, name: string, more?: Partial<Files>): Promise<FileFact> {
    return (await factsOf(tree, [name], more)).get(name) ?? assert.fail();
  }

  const said = (fact: FileFact | undefined, ...names: string[]): unknown[] => {
    const { testimony = [] } = (fact?.kind === 'file' && fact.reading) || {};
    return testimony
      .filter((each) => names.includes(each.fact))
      .map(({ fact: name, value, line }) => [name, value, line]);
  };

  it('is what stands below the heading that is named, with the lines of the file', async () => {
    const facts = await factsOf({ 'a.md': document }, ['a.md', 'a.md#rehearsal', 'a.md#Rest', 'a.md#stub']);
    const part = facts.get('a.md#rehearsal');
    assert.deepEqual(said(part, 'document.headings', 'record.minutes', 'record.by', 'document.owner'), [
      ['document.headings', ['Rehearsal', 'Stub'], 4],
      ['record.by', 'Ana Duarte', 7],
      ['record.minutes', 12, 8],
    ]);
    assert.equal(part?.kind === 'file' && part.reading?.kind, 'record');
    assert.deepEqual(said(facts.get('a.md#Rest'), 'record.minutes', 'document.owner'), [
      ['document.owner', 'Lee', 18],
    ]);
    assert.deepEqual(said(facts.get('a.md#stub'), 'document.words'), [['document.words', 0, 12]]);
    const [words] = said(facts.get('a.md'), 'document.words');
    assert.ok(Array.isArray(words) && words[1] > 30);
    const whole = facts.get('a.md');
    assert.equal(whole?.kind === 'file' && whole.reading?.path, 'a.md');
  });

  it('is all of a file whose heading is missing, and that is said', async () => {
    const fact = await factOf({ 'a.md': document }, 'a.md#rehearsals');
    assert.deepEqual(fact.kind === 'file' && fact.missingHeading, {
      heading: 'rehearsals',
      meant: ['rehearsal'],
    });
    assert.equal(said(fact, 'record.minutes').length, 1);
  });

  it('is all of what is no document in words, whatever place is named', async () => {
    const json = '{"metrics": {"accuracy": 0.91}, "n_cases": 120}';
    const fact = await factOf({ 'eval.json': json }, 'eval.json#metrics');
    assert.deepEqual(said(fact, 'evaluation.cases'), [['evaluation.cases', 120, 0]]);
  });

  it('is nothing of a file over 4 MB, of which the beginning alone is opened', async () => {
    const limits: (number | undefined)[] = [];
    const read: Files['read'] = (at, limit) => {
      limits.push(limit);
      return nodeFiles.read(at, limit);
    };
    const fact = await factOf({ 'a.txt': megabytes(5) }, 'a.txt', { read });
    assert.deepEqual(said(fact, 'unread'), [
      ['unread', 'it has 5 MB, and files of its kind are read up to 4 MB', undefined],
    ]);
    assert.equal(fact.kind === 'file' && fact.size, 5 * 1024 * 1024);
    assert.ok(limits.length > 0 && limits.every((limit) => limit !== undefined && limit <= 100_000));
  });

  it('is the wanted lines of a long log of attacks, at their places', async () => {
    assert.ok(garak.length > 4 * 1024 * 1024);
    const fact = await factOf({ 'run.report.jsonl': garak }, 'run.report.jsonl');
    assert.equal(fact.kind === 'file' && fact.reading?.kind, 'attack-test');
    assert.deepEqual(said(fact, 'evaluation.status', 'evaluation.ran'), [
      ['evaluation.ran', '2026-03-02', 1],
      ['evaluation.status', 'complete', 5_003],
    ]);
    const cut = await factOf({ 'run.report.jsonl': garak.slice(0, -40) }, 'run.report.jsonl');
    assert.deepEqual(said(cut, 'evaluation.status'), [['evaluation.status', 'incomplete', 0]]);
  });

  it('is the header of a large zip of Inspect, and nothing of another zip', async () => {
    const log = {
      version: 2,
      status: 'success',
      eval: { task: 'triage', model: 'openai/gpt-4o-2024-08-06', created: '2026-02-01T10:00:00Z' },
      results: { completed_samples: 40, scores: [] },
    };
    const zip = zipSync(
      {
        '_journal/start.json': strToU8(JSON.stringify({ version: 2, eval: log.eval })),
        'header.json': strToU8(JSON.stringify(log)),
        'samples/1.json': [new Uint8Array(5 * 1024 * 1024), { level: 0 }],
      },
      { level: 6 },
    );
    const tree = { 'run.eval': zip, 'other.zip': zip };
    const facts = await factsOf(tree, ['run.eval', 'other.zip']);
    assert.deepEqual(said(facts.get('run.eval'), 'evaluation.status', 'unread'), [
      ['evaluation.status', 'complete', undefined],
    ]);
    assert.match(
      String(said(facts.get('other.zip'), 'unread')),
      /it has [\d.]+ MB, and files of its kind are read up to 4 MB/,
    );
  });

  it('is nothing of a pointer of Git LFS', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a1'.repeat(32)}\nsize 12\n`;
    const fact = await factOf({ 'eval.json': pointer }, 'eval.json');
    assert.deepEqual(said(fact, 'file.type'), [['file.type', 'git-lfs pointer', 0]]);
    assert.equal(fact.kind === 'file' && fact.reading?.kind, 'no-evidence');
  });

  it('is what the file is after it has changed while it was read', async () => {
    let reads = 0;
    const fact = await factOf({ 'a.md': document }, 'a.md', {
      async read(at, limit) {
        const bytes = await nodeFiles.read(at, limit);
        if (reads++ === 0) appendFileSync(at, '\n## Later\n');
        return bytes;
      },
    });
    assert.deepEqual(said(fact, 'document.headings'), [
      ['document.headings', ['Notes', 'Rehearsal', 'Stub', 'Rest', 'Later'], 0],
    ]);
    assert.equal(reads, 2);
  });

  it('proves nothing of a file that does not come to rest', async () => {
    const fact = await factOf({ 'a.md': document }, 'a.md', {
      async read(at, limit) {
        const bytes = await nodeFiles.read(at, limit);
        appendFileSync(at, 'more\n');
        return bytes;
      },
    });
    assert.deepEqual(fact, {
      kind: 'not-checked',
      reason: 'an error: it changes while it is read',
      advice: 'see that it can be read, and check again',
    });
  });

  it('proves nothing where the readers cannot be loaded, or fail', async () => {
    const kindWith = async (load: () => Promise<typeof readers>) => {
      const around = { folder: root, root, files: nodeFiles, readers: load };
      return (await collectFacts([{ file: 'a.md', path: [] }], () => around)).files.get('a.md')?.kind;
    };
    root = temporaryFolder({ 'a.md': document });
    assert.equal(await kindWith(async () => readers), 'file');
    assert.equal(await kindWith(() => Promise.reject(new Error('gone'))), 'not-checked');
    const failing: typeof readers = { ...readers, hasFailed: () => true };
    assert.equal(await kindWith(async () => failing), 'not-checked');
  });

  it('is nothing of those beyond the first 1,000, which prove nothing alone', async () => {
    const names = Array.from({ length: 1_002 }, (_, n) => `${n}.md`);
    const text = new TextEncoder().encode(document);
    const files: Files = {
      stat: async (at) => (/\d\.md$/.test(at) ? { kind: 'file', size: text.length } : undefined),
      read: async (_at, limit) => text.subarray(0, limit),
      list: async () => names.map((name) => ({ name, kind: 'file' })),
    };
    const around = { folder: '/r', root: '/r', files, readers: async () => readers };
    const collect = (wanted: readonly string[], known?: ReadonlyMap<string, FileFact>) =>
      collectFacts(
        wanted.map((file) => ({ file, path: [] })),
        () => around,
        known,
      );
    const { files: first } = await collect(names);
    const tooMany = [['unread', 'the manifest names more than 1,000 files', undefined]];
    assert.deepEqual(said(first.get('999.md'), 'unread'), []);
    assert.deepEqual(said(first.get('1000.md'), 'unread'), tooMany);
    assert.deepEqual(said(first.get('1001.md'), 'unread'), tooMany);
    const { files: fewer } = await collect(names.slice(2), first);
    assert.deepEqual(said(fewer.get('1001.md'), 'unread', 'document.owner'), [['document.owner', 'Lee', 18]]);
  });

  it('is remembered until something happens to the file, and then what it says now', async () => {
    root = temporaryFolder({ 'a.md': document, 'b.md': document });
    let reads = 0;
    const files: Files = {
      ...nodeFiles,
      read(at, limit) {
        reads++;
        return nodeFiles.read(at, limit);
      },
    };
    const memory = new FactMemory(async () => ({ folder: root, root, files, readers: async () => readers }));
    const references = ['a.md#rehearsal', 'b.md'].map((file) => ({ file, path: [] }));
    const minutes = async () =>
      said((await memory.collect(references)).files.get('a.md#rehearsal'), 'record.minutes');
    assert.deepEqual(await minutes(), [['record.minutes', 12, 8]]);
    const before = reads;
    assert.deepEqual(await minutes(), [['record.minutes', 12, 8]]);
    assert.equal(reads, before, 'nothing is read again');
    writeFileSync(`${root}/a.md`, document.replace('case: 12', 'case: 45'));
    memory.forget((_file, { places }) => places.includes(`${root}/a.md`));
    assert.deepEqual(await minutes(), [['record.minutes', 45, 8]]);
    assert.equal(reads, before + 1, 'the other one is not read again');
  });
});
