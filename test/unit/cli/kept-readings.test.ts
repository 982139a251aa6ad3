import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KeptReadings } from '../../../src/cli/kept-readings';
import * as readers from '../../../src/readers';
import type { Looked } from '../../../src/repository';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { calm, prose, runIn } from './support';

const bytes = Uint8Array.of(1, 2, 3);
const looked: Looked = {
  reading: {
    path: 'a.env',
    role: 'product',
    testimony: [{ reader: 'test', fact: 'tool', value: { name: 'x' }, line: 3 }],
  },
};
/** Size, times and number of a file that was changed long ago. */
const old = '3 1000 1000 7';

describe('readings that are kept between runs', () => {
  let home = '';
  beforeEach(() => {
    home = temporaryFolder({ 'cache/': '', 'repository/a.env': 'abc', 'other/': '' });
  });
  afterEach(() => remove(home));

  const open = (more: Partial<ConstructorParameters<typeof KeptReadings>[0]> = {}) =>
    new KeptReadings({
      folder: path.join(home, 'cache'),
      root: path.join(home, 'repository'),
      version: 'one',
      began: Date.now(),
      ...more,
    });

  const keepOne = (more: Parameters<typeof open>[0] = {}): void => {
    const first = open(more);
    first.keep('a.env', looked, { bytes, stamp: old });
    first.save();
  };

  const kept = (): string => path.join(home, 'cache', readdirSync(path.join(home, 'cache'))[0] ?? 'none');

  it('are there in the next run, by stamp and by content', () => {
    keepOne();
    assert.deepEqual(open().unchanged('a.env', old), looked);
    assert.deepEqual(open().same('a.env', bytes), looked);
  });

  it('hold for the same path, stamp and content alone', () => {
    keepOne();
    assert.equal(open().unchanged('b.env', old), undefined);
    assert.equal(open().unchanged('a.env', '3 1000 1001 7'), undefined);
    assert.equal(open().same('a.env', Uint8Array.of(1, 2, 4)), undefined);
    assert.equal(open().same('b.env', bytes), undefined);
  });

  it('are for this user alone to read', function () {
    if (process.platform === 'win32') this.skip();
    keepOne();
    assert.equal(statSync(kept()).mode & 0o777, 0o600);
  });

  it('are not taken where other readers have read', () => {
    keepOne();
    assert.equal(open({ version: 'two' }).unchanged('a.env', old), undefined);
  });

  it('are not taken of another repository', () => {
    keepOne();
    assert.equal(open({ root: path.join(home, 'other') }).unchanged('a.env', old), undefined);
  });

  it('are not taken where a byte of them is another one, or missing', () => {
    keepOne();
    const whole = readFileSync(kept());
    for (const broken of [
      Buffer.from(whole.toString().replace('"x"', '"y"')),
      whole.subarray(0, -1),
      whole.subarray(0, 10),
      Buffer.from('[]'),
      Buffer.alloc(0),
      Buffer.from([0xff, 0xfe, 0]),
    ]) {
      assert.notDeepEqual(broken, whole);
      writeFileSync(kept(), broken);
      assert.equal(open().unchanged('a.env', old), undefined);
      assert.equal(open().same('a.env', bytes), undefined);
    }
  });

  it('are not taken where others could have written them', function () {
    if (process.platform === 'win32') this.skip();
    keepOne();
    chmodSync(kept(), 0o622);
    assert.equal(open().unchanged('a.env', old), undefined);
  });

  it('are never in the repository', () => {
    const folder = path.join(home, 'repository', '.cache');
    keepOne({ folder });
    assert.equal(open({ folder }).unchanged('a.env', old), undefined);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('are not told by the stamp where the file was changed a moment ago', async () => {
    const file = path.join(home, 'repository', 'a.env');
    const { stamp = '' } = (await nodeFilesAtOnce.stamp?.(file)) ?? {};
    // By the clock of the file system, whatever day the test is run on.
    const began = statSync(file).ctimeMs;
    const first = open({ began });
    first.keep('a.env', looked, { bytes, stamp });
    first.save();
    assert.equal(open().unchanged('a.env', stamp), undefined);
    assert.deepEqual(open().same('a.env', bytes), looked);
    // Set back by hand, which the system notes.
    utimesSync(file, 1, 1);
    const { stamp: later = '' } = (await nodeFilesAtOnce.stamp?.(file)) ?? {};
    const second = open({ began });
    second.keep('a.env', looked, { bytes, stamp: later });
    second.save();
    assert.equal(open().unchanged('a.env', later), undefined);
  });

  it('are written only where something is other than before', () => {
    keepOne();
    const before = statSync(kept()).ino;
    const second = open();
    second.unchanged('a.env', old);
    second.save();
    assert.equal(statSync(kept()).ino, before);
    // A run that asked for nothing says nothing of what is there.
    open().save();
    assert.notEqual(open().unchanged('a.env', old), undefined);
    const third = open();
    third.unchanged('b.env', old);
    third.save();
    assert.equal(open().unchanged('a.env', old), undefined);
  });

  describe('of cited files', () => {
    const cites = (...files: string[]): string =>
      `${calm}checklist: { diagnose: { workflow-scoped: { status: met, evidence: [${files.join(', ')}] } } }\n`;

    /** Checks a manifest with what is kept. Says what came of it, and which files were read. */
    async function check(manifest: string) {
      const read: string[] = [];
      const counting: typeof readers = {
        ...readers,
        readCited: (file, heading) => {
          read.push(`${file.path} ${heading ?? ''}`);
          return readers.readCited(file, heading);
        },
      };
      const root = path.join(home, 'repository');
      const { out } = await runIn(root, ['check', '--format', 'json', manifest], {
        readers: async () => counting,
        keptReadings: () => open(),
      });
      return { out, read: read.sort() };
    }

    beforeEach(() => {
      remove(home);
      home = temporaryFolder({
        'cache/': '',
        'repository/.git/': '',
        'repository/one/ai-readiness.yaml': cites('"a.md#second"', 'a.md'),
        'repository/one/a.md': `# First\n\n${prose}\n## Second\n\n${prose}`,
        'repository/two/ai-readiness.yaml': cites('b.md'),
        'repository/two/b.md': `# Other\n\n${prose}`,
      });
    });

    it('serve the next run, each with its heading', async () => {
      const first = await check('.');
      assert.deepEqual(first.read, ['one/a.md ', 'one/a.md second', 'two/b.md ']);
      const second = await check('.');
      assert.deepEqual(second, { out: first.out, read: [] });
    });

    it('hold for the same content alone', async () => {
      await check('.');
      writeFileSync(path.join(home, 'repository/two/b.md'), `# Other one\n\n${prose}`);
      assert.deepEqual((await check('.')).read, ['two/b.md ']);
    });

    it('stay while other manifests are checked', async () => {
      await check('.');
      assert.deepEqual((await check('one')).read, []);
      assert.deepEqual((await check('two')).read, []);
    });
  });

  it('say nothing where nothing can be written', () => {
    writeFileSync(path.join(home, 'file'), '');
    assert.doesNotThrow(() => keepOne({ folder: path.join(home, 'file', 'cache') }));
  });
});
