import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { nodeDisk } from '../../../src/cli/disk';
import type { Files } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { runIn } from './support';

const file = 'ai-readiness.yaml';
const text = `version: 1
stage: diagnose
workflow: { name: X }
checklist:
  deploy:
    owners-named: { status: unmet }
`;
const fixedText = text.replace('deploy:', 'diagnose:');

describe('check --fix on a disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder({ [file]: text });
  });
  afterEach(() => remove(folder));
  const read = (): string => readFileSync(path.join(folder, file), 'utf8');

  it('leaves a file alone that changed while it was checked', async () => {
    let reads = 0;
    const files: Files = {
      ...nodeFiles,
      read: async (at) => (++reads === 1 ? nodeFiles.read(at) : Buffer.from(`${text}# by someone else\n`)),
    };
    const { code, out, err } = await runIn(folder, ['check', '--fix'], { files });
    assert.equal(code, 2);
    assert.match(out + err, /it changed while it was checked/i);
    assert.equal(read(), text);
  });

  it('makes a list of evidence that has none, where the files are there', async () => {
    const entry = (evidence: string): string =>
      text.replace('deploy:', 'diagnose:').replace('unmet }', `in-progress, evidence: ${evidence} }`);
    writeFileSync(path.join(folder, 'a.md'), 'x');
    for (const [written, listed] of [
      ['a.md', '[a.md]'],
      ['a.md;./a.md', '[a.md, ./a.md]'],
      ['{ file: a.md }', '[{ file: a.md }]'],
      ['gone.md', 'gone.md'],
      ['see a.md', 'see a.md'],
    ] as const) {
      writeFileSync(path.join(folder, file), entry(written));
      await runIn(folder, ['check', '--fix']);
      assert.equal(read(), entry(listed));
    }
  });

  it('says so where a file cannot be written, and keeps it', async () => {
    const disk = {
      ...nodeDisk,
      replace: () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' })),
    };
    const { code, out } = await runIn(folder, ['check', '--fix'], { disk });
    assert.equal(code, 2);
    assert.match(out, /permission denied/);
    assert.equal(read(), text);
  });

  it('says why in words, where the system says so in its own', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const disk = { ...nodeDisk, replace: () => Promise.reject(full) };
    const { code, out } = await runIn(folder, ['check', '--fix'], { disk });
    assert.equal(code, 2);
    assert.match(out, /It could not be written: no space is left on the disk\.$/m);
  });

  it('lists what was fixed, and not what is left', async () => {
    // The same fault twice, of which one cannot be fixed safely, and one that is nobody's to fix.
    const more = `${text}    owners-name: { status: unmet }\nsystems: { s: { owner: nobody } }\n`;
    writeFileSync(path.join(folder, file), more);
    const { err, out } = await runIn(folder, ['check', '--fix']);
    assert.deepEqual(
      [...err.matchAll(/\((\w+\/[\w-]+)\)$/gm)].map((match) => match[1]),
      ['item/wrong-stage'],
      err,
    );
    assert.match(out, /owner\/unknown-id/);
  });

  it('writes nothing where there is nothing to fix', async () => {
    writeFileSync(path.join(folder, file), fixedText);
    const disk = { ...nodeDisk, replace: () => assert.fail('written') };
    const { code, err } = await runIn(folder, ['check', '--fix'], { disk });
    assert.deepEqual([code, err], [0, '']);
  });

  it('leaves no draft behind', async () => {
    await runIn(folder, ['check', '--fix']);
    assert.equal(read(), fixedText);
    assert.deepEqual(readdirSync(folder), [file]);
  });

  it('leaves no draft behind where the last step fails', async () => {
    // A folder cannot be replaced by a file.
    mkdirSync(path.join(folder, 'taken'));
    await assert.rejects(nodeDisk.replace(path.join(folder, 'taken'), Buffer.from('x')));
    assert.deepEqual(readdirSync(folder).sort(), [file, 'taken']);
  });

  describe('where files have modes and links', () => {
    before(function skipOnWindows() {
      if (process.platform === 'win32') this.skip();
    });

    for (const mode of [0o600, 0o640, 0o664, 0o755, 0o666]) {
      it(`keeps the mode ${mode.toString(8)}`, async () => {
        chmodSync(path.join(folder, file), mode);
        await runIn(folder, ['check', '--fix']);
        assert.equal(read(), fixedText);
        assert.equal(statSync(path.join(folder, file)).mode & 0o777, mode);
      });
    }

    it('writes what a link leads to, and keeps the link', async () => {
      mkdirSync(path.join(folder, 'linked'));
      symlinkSync(`../${file}`, path.join(folder, 'linked', file));
      await nodeDisk.replace(path.join(folder, 'linked', file), Buffer.from(fixedText));
      assert.equal(readlinkSync(path.join(folder, 'linked', file)), `../${file}`);
      assert.equal(read(), fixedText);
    });
  });

  it('creates a file only where none is', async () => {
    const at = path.join(folder, 'new.yaml');
    assert.equal(await nodeDisk.create(at, Buffer.from('a')), true);
    assert.equal(await nodeDisk.create(at, Buffer.from('b')), false);
    assert.equal(readFileSync(at, 'utf8'), 'a');
    await assert.rejects(nodeDisk.create(path.join(folder, 'no', 'such.yaml'), Buffer.from('a')));
  });
});
