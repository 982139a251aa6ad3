import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { nodeDisk } from '../../../src/cli/disk';
import { OutputError } from '../../../src/cli/faults';
import type { JsonReport } from '../../../src/cli/formats/json-report';
import { wholeOf } from '../../../src/cli/standard-input';
import { remove, temporaryFolder } from '../temporary';
import { calm, prose, runIn, wrong } from './support';

const executable = path.join(__dirname, 'executable.js');
const refused = (code: string): Error => Object.assign(new Error(`${code}: no`), { code, syscall: 'write' });

describe('output that cannot be written', () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder({ 'a/ai-readiness.yaml': wrong, 'b/ai-readiness.yaml': wrong });
  });
  after(() => remove(folder));

  for (const format of ['text', 'json'])
    for (const [code, said] of [
      ['ENOSPC', 'The output cannot be written: no space is left on the disk.\n'],
      ['EPIPE', ''],
    ] as const)
      it(`ends the work at once with 2: ${format}, ${code}`, async () => {
        let pieces = 0;
        const stdout = (): Promise<void> => {
          pieces++;
          return Promise.reject(new OutputError(refused(code)));
        };
        const ran = await runIn(folder, ['check', '--format', format], { stdout });
        assert.deepEqual([ran.code, ran.err, pieces], [2, said, 1]);
      });

  it('waits until a manifest is written before it reads the next', async () => {
    let writing = 0;
    const stdout = async (): Promise<void> => {
      assert.equal(++writing, 1);
      await new Promise((resolve) => setTimeout(resolve, 2));
      writing--;
    };
    assert.equal((await runIn(folder, ['check'], { stdout })).code, 1);
  });

  it('is a sentence where the system refuses something, and no fault of ours', async () => {
    const disk = {
      ...nodeDisk,
      create: () => Promise.reject(Object.assign(refused('EACCES'), { path: '/x/y' })),
    };
    assert.deepEqual(await runIn(path.join(folder), ['init', '.'], { disk }), {
      code: 2,
      out: '',
      err: '/x/y: permission is denied.\n',
    });
  });

  it('is a sentence where the current folder is gone', function onSystemsThatRemoveIt() {
    if (process.platform === 'win32') this.skip();
    const gone = temporaryFolder({});
    const script = `process.chdir(${JSON.stringify(gone)}); require('node:fs').rmdirSync(${JSON.stringify(gone)}); process.argv = ['', '', 'check']; require(${JSON.stringify(executable)});`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, 'The current folder cannot be used: it is not there.\n']);
  });

  it('is a sentence on a full disk', function whereThereIsOne() {
    if (!existsSync('/dev/full')) this.skip();
    const command = `"${process.execPath}" "${executable}" check > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [2, 'The output cannot be written: no space is left on the disk.\n']);
  });
});

describe('check --fix on a file with other names, or that cannot be written', () => {
  const broken = `${calm}checklist: { deploy: { owners-named: { status: unmet } } }\n`;
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder({ 'ai-readiness.yaml': broken });
  });
  afterEach(() => remove(folder));
  const file = (): string => path.join(folder, 'ai-readiness.yaml');

  it('keeps its other names', async () => {
    linkSync(file(), path.join(folder, 'other'));
    await runIn(folder, ['check', '--fix']);
    assert.match(readFileSync(file(), 'utf8'), /diagnose: \{ owners-named/);
    assert.equal(readFileSync(path.join(folder, 'other'), 'utf8'), readFileSync(file(), 'utf8'));
    assert.equal(statSync(file()).nlink, 2);
    assert.deepEqual(existsSync(path.join(folder, `.ai-readiness.yaml.${process.pid}.tmp`)), false);
  });

  it('writes what is shorter than it was', async () => {
    linkSync(file(), path.join(folder, 'other'));
    await nodeDisk.replace(file(), Buffer.from('x'));
    assert.equal(readFileSync(file(), 'utf8'), 'x');
  });

  it('reports its findings all the same', async () => {
    const disk = { ...nodeDisk, replace: () => Promise.reject(refused('EROFS')) };
    const { code, out } = await runIn(folder, ['check', '--fix', '--format', 'json'], { disk });
    const report: JsonReport = JSON.parse(out);
    assert.equal(code, 2);
    assert.deepEqual(
      report.failures.map(({ path: at }) => at),
      ['ai-readiness.yaml'],
    );
    assert.ok(report.manifests[0]?.findings.some(({ code: each }) => each === 'item/wrong-stage'));
  });

  it('says so where a folder or nothing is in its place', async () => {
    await assert.rejects(nodeDisk.replace(folder, Buffer.from('x')), { code: 'EISDIR' });
    rmSync(file());
    await assert.rejects(nodeDisk.replace(file(), Buffer.from('x')), { code: 'ENOENT' });
  });
});

describe('standard input', () => {
  let folder: string;
  before(() => {
    folder = temporaryFolder({ '.git/': '', 'flows/docs/risks.md': prose });
  });
  after(() => remove(folder));
  const proven = `${calm}checklist: { diagnose: { risks-registered: { status: met, evidence: [docs/risks.md] } } }\n`;
  const check = async (text: string, ...args: string[]): Promise<JsonReport> => {
    const stdin = async (): Promise<Uint8Array> => Buffer.from(text);
    return JSON.parse((await runIn(folder, ['check', '-', '--format', 'json', ...args], { stdin })).out);
  };

  it('is checked as the file that it is said to be, which need not exist', async () => {
    const [manifest] = (await check(proven, '--stdin-filename', 'flows/ai-readiness.yaml')).manifests;
    assert.equal(manifest?.path, 'flows/ai-readiness.yaml');
    assert.equal(manifest?.items.find(({ id }) => id === 'risks-registered')?.satisfied, true);
  });

  it('is taken for a manifest in the current folder', async () => {
    const report = await check(proven);
    assert.equal(report.manifests[0]?.path, 'ai-readiness.yaml');
    assert.ok(report.manifests[0]?.findings.some(({ code }) => code === 'evidence/missing-file'));
    assert.equal((await check(wrong)).summary.passed, false);
  });

  for (const args of ['- x', '- --fix', '. --stdin-filename x'])
    it(`cannot be asked for with check ${args}`, async () => {
      const { code, err } = await runIn(folder, ['check', ...args.split(' ')]);
      assert.equal(code, 2);
      assert.match(err, /standard input|"check -"/);
    });

  for (const filename of ['', ' '])
    it(`cannot be the file ${JSON.stringify(filename)}`, async () => {
      const { code, err } = await runIn(folder, ['check', '-', '--stdin-filename', filename]);
      assert.equal(code, 2);
      assert.match(err, /--stdin-filename needs the path of a file\./);
    });

  it('is read whole, up to a limit, and its faults are sentences', async () => {
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('ab');
      yield Buffer.from('cd');
    };
    assert.equal((await wholeOf(pieces(), 4)).toString(), 'abcd');
    await assert.rejects(wholeOf(pieces(), 3), /too large/);
    const command = `"${process.execPath}" "${executable}" check - < .`;
    if (process.platform === 'win32') return;
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /^Standard input cannot be read: a folder is where a file was expected\.\n$/);
  });
});
