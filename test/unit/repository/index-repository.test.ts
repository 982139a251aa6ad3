import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import type { FileReading } from '../../../src/core/service';
import {
  indexRepository,
  type Looked,
  type ReadingMemory,
  type SourceReaders,
} from '../../../src/repository';
import type { Files } from '../../../src/repository/files';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';

/** Looks at settings; each says its first line. */
const readers: SourceReaders = {
  isLookedAt: (path) => path.endsWith('.env'),
  readSource: ({ path, text }): FileReading => ({
    path,
    role: 'product',
    testimony: text.startsWith('#')
      ? []
      : [{ reader: 'test', fact: 'tool', value: { name: text.trim() }, line: 0 }],
  }),
  mostOfSource: 2_048,
};

/** Remembers by stamp and by text. */
class Memory implements ReadingMemory {
  readonly stamps = new Map<string, Looked>();
  readonly contents = new Map<string, Looked>();
  unchanged(path: string, stamp: string): Looked | undefined {
    return this.stamps.get(`${path} ${stamp}`);
  }
  same(path: string, bytes: Uint8Array): Looked | undefined {
    return this.contents.get(`${path} ${bytes}`);
  }
  keep(path: string, looked: Looked, { bytes, stamp }: { bytes?: Uint8Array; stamp?: string }): void {
    this.stamps.set(`${path} ${stamp}`, looked);
    this.contents.set(`${path} ${bytes}`, looked);
  }
}

describe('the index of a repository', () => {
  let root = '';
  afterEach(() => remove(root));

  const index = (
    tree: Tree,
    more: { files?: Files; below?: string; links?: Record<string, string> } = {},
  ) => {
    root = temporaryFolder(tree);
    for (const [at, to] of Object.entries(more.links ?? {})) symlinkSync(to, `${root}/${at}`);
    const below = more.below === undefined ? {} : { below: `${root}/${more.below}` };
    return indexRepository(root, { files: more.files ?? nodeFilesAtOnce, readers, ...below });
  };

  it('has what each file says at which a reader looks', async () => {
    const found = await index({
      'b.env': 'two\n',
      'a/a.env': 'one\n',
      'a/quiet.env': '# nothing\n',
      'a/other.txt': 'no\n',
    });
    assert.deepEqual(found.files, ['a/a.env', 'a/quiet.env', 'b.env']);
    assert.deepEqual(
      found.readings.map(({ path, testimony }) => [path, testimony[0]?.value]),
      [
        ['a/a.env', { name: 'one' }],
        ['b.env', { name: 'two' }],
      ],
    );
    assert.deepEqual(found.notRead, []);
    assert.equal(found.isWhole, true);
  });

  it('passes over what git ignores, what others have written and what a program has made', async () => {
    const { files } = await index({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'secret.env\n/local/\n',
      'a.env': 'x',
      'secret.env': 'x',
      'local/a.env': 'x',
      'node_modules/p/a.env': 'x',
      'src/vendor/a.env': 'x',
      'dist/a.env': 'x',
      'third_party/a.env': 'x',
      '.yarn/a.env': 'x',
      '.venv/a.env': 'x',
      'target/a.env': 'x',
      '.git/a.env': 'x',
    });
    assert.deepEqual(files, ['a.env']);
  });

  it('has what git tracks, though it ignores it or a program has made it', async () => {
    root = temporaryFolder({
      '.gitignore': '*.env\n',
      'a.env': 'x',
      'untracked.env': 'x',
      'build/a.env': 'x',
      'target/a.env': 'x',
      'vendor/a.env': 'x',
      'new/.gitignore': '!*.env\n',
      'new/a.env': 'x',
    });
    const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    assert.equal(git('init', '-q').status, 0);
    assert.equal(git('add', '-f', 'a.env', 'build/a.env', 'vendor/a.env').status, 0);
    const { files } = await indexRepository(root, { files: nodeFilesAtOnce, readers });
    assert.deepEqual(files, ['a.env', 'build/a.env', 'new/a.env']);
  });

  it('passes over other repositories and does not follow links', async () => {
    const { files } = await index(
      {
        '.git/HEAD': '',
        'a.env': 'x',
        'other/.git/HEAD': '',
        'other/a.env': 'x',
        'sub/.git': 'gitdir: ../.git/modules/sub\n',
        'sub/a.env': 'x',
      },
      { links: { 'link.env': '/etc/hostname', up: '/etc', 'in.env': 'a.env' } },
    );
    assert.deepEqual(files, ['a.env']);
  });

  it('says why a file is not read', async () => {
    const { readings, notRead } = await index({
      'large.env': 'x'.repeat(2_049),
      'binary.env': Uint8Array.of(65, 0, 66),
      'long.env': `A=${'x'.repeat(1_700)}\n`,
      'utf16.env': Uint8Array.of(0xff, 0xfe, 65, 0),
    });
    assert.deepEqual(notRead, [
      { path: 'binary.env', reason: 'it is no text' },
      { path: 'large.env', reason: 'it is larger than 2 KB' },
      { path: 'long.env', reason: 'its lines are too long for code that a person has written' },
    ]);
    assert.deepEqual(readings[0]?.testimony[0]?.value, { name: 'A' });
  });

  it('reads a file that somebody has written, though one of its lines is very long', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `KEY_${index}=some`);
    const { notRead } = await index({ 'pasted.env': [...lines, `A=${'x'.repeat(1_700)}`].join('\n') });
    assert.deepEqual(notRead, []);
  });

  it('says where it could not look', async () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    const files: Files = {
      ...nodeFilesAtOnce,
      list: async (folder) =>
        folder.endsWith('/shut') ? Promise.reject(denied) : nodeFilesAtOnce.list(folder),
      read: async (path) => (path.endsWith('/own.env') ? Promise.reject(denied) : nodeFilesAtOnce.read(path)),
    };
    const found = await index({ 'shut/a.env': 'x', 'own.env': 'x', 'a.env': 'x' }, { files });
    assert.equal(found.isWhole, false);
    assert.deepEqual(found.notRead, [{ path: 'own.env', reason: 'permission is denied' }]);
    assert.deepEqual(
      found.readings.map(({ path }) => path),
      ['a.env'],
    );
  });

  it('looks below a folder alone, with paths from the root', async () => {
    const { files } = await index({ 'a.env': 'x', 'in/a.env': 'x', 'in/deep/a.env': 'x' }, { below: 'in' });
    assert.deepEqual(files, ['in/a.env', 'in/deep/a.env']);
  });

  it('names the manifests', async () => {
    const { manifests } = await index({
      'ai-readiness.yaml': 'version: 1\n',
      'apps/one/ai-readiness.yml': 'version: 1\n',
      'apps/one/src/a.env': 'x',
    });
    assert.deepEqual(manifests, ['ai-readiness.yaml', 'apps/one/ai-readiness.yml']);
  });

  it('opens nothing again that has not changed', async () => {
    root = temporaryFolder({ 'a.env': 'one\n', 'b.env': 'two\n', 'large.env': 'x'.repeat(3_000) });
    const opened: string[] = [];
    let read = 0;
    const files: Files = {
      ...nodeFilesAtOnce,
      read: (path) => {
        opened.push(path.slice(root.length + 1));
        return nodeFilesAtOnce.read(path);
      },
    };
    const counting: SourceReaders = {
      ...readers,
      readSource: (file) => {
        read++;
        return readers.readSource(file);
      },
    };
    const memory = new Memory();
    const look = () => indexRepository(root, { files, readers: counting, memory });
    const first = await look();
    assert.deepEqual(opened.splice(0), ['a.env', 'b.env']);
    assert.deepEqual(await look(), first);
    assert.deepEqual(opened.splice(0), []);
    // Written again with the same content: opened, and read by nobody.
    memory.stamps.clear();
    writeFileSync(`${root}/b.env`, 'other\n');
    const changed = await look();
    assert.deepEqual(opened, ['a.env', 'b.env']);
    assert.equal(read, 3);
    assert.deepEqual(
      changed.readings.map(({ testimony }) => testimony[0]?.value),
      [{ name: 'one' }, { name: 'other' }],
    );
  });
});
