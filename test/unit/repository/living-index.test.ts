import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { FileReading } from '../../../src/core/service';
import { type Files, LivingIndex, type PathChanges, type SourceReaders } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';

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

const tree: Tree = {
  'ai-readiness.yaml': 'version: 1\n',
  'a.env': 'one\n',
  'src/b.env': 'two\n',
  'src/deep/c.env': 'three\n',
};

describe('an index that is kept in step', () => {
  let root = '';
  let reads: string[] = [];
  let lists = 0;
  afterEach(() => remove(root));

  /** The disk, with all that is asked of it counted. */
  const counted = (more: Partial<Files> = {}): Files => ({
    ...nodeFiles,
    read(path, limit) {
      if (path.endsWith('.env')) reads.push(path.slice(root.length + 1));
      return nodeFiles.read(path, limit);
    },
    list(folder) {
      lists++;
      return nodeFiles.list(folder);
    },
    ...more,
  });

  const begin = (
    content: Tree = tree,
    more: Partial<Files> = {},
    pace = async (): Promise<void> => undefined,
  ) => {
    root = temporaryFolder(content);
    reads = [];
    lists = 0;
    return new LivingIndex(root, { files: counted(more), readers: async () => readers, pace });
  };

  const said = (index: LivingIndex) =>
    index.now?.readings.map(({ path, testimony }) => `${path}: ${JSON.stringify(testimony[0]?.value)}`);

  const happened = (what: Partial<PathChanges>): PathChanges => {
    const full = (paths: readonly string[] = []) => paths.map((path) => `${root}/${path}`);
    return { created: full(what.created), changed: full(what.changed), deleted: full(what.deleted) };
  };

  const write = (path: string, text: string) => writeFileSync(`${root}/${path}`, text);

  it('says nothing before all of it was read, and then all of it', async () => {
    let first: LivingIndex | undefined;
    const seen: unknown[] = [];
    const index = begin(tree, {}, async () => {
      seen.push(first?.now);
    });
    first = index;
    assert.equal(await index.refresh(), true);
    assert.ok(seen.length > 3 && seen.every((each) => each === undefined));
    assert.deepEqual(said(index), [
      'a.env: {"name":"one"}',
      'src/b.env: {"name":"two"}',
      'src/deep/c.env: {"name":"three"}',
    ]);
    assert.deepEqual(index.now?.manifests, ['ai-readiness.yaml']);
    assert.equal(index.now?.isWhole, true);
  });

  it('reads a file that has changed, and no other', async () => {
    const index = begin();
    await index.refresh();
    [reads, lists] = [[], 0];
    write('src/b.env', 'other\n');
    assert.equal(await index.update(happened({ changed: ['src/b.env', 'README.md'] })), true);
    assert.deepEqual(reads, ['src/b.env']);
    assert.equal(lists, 0);
    assert.equal(said(index)?.[1], 'src/b.env: {"name":"other"}');
  });

  it('says that nothing is other where a file says what it said', async () => {
    const index = begin();
    await index.refresh();
    write('src/b.env', '\n two\n');
    assert.equal(await index.update(happened({ changed: ['src/b.env'], created: ['a.env'] })), false);
    assert.equal(lists, 3);
    assert.equal(await index.update(happened({ changed: ['ai-readiness.yaml'] })), false);
    assert.deepEqual(reads.length, 5, 'a manifest is not read for the index');
  });

  it('shows what it knew until what has changed is read', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isGated = false;
    const index = begin(tree, {
      async read(path, limit) {
        if (isGated) await gate;
        return nodeFiles.read(path, limit);
      },
    });
    await index.refresh();
    const before = said(index);
    isGated = true;
    write('a.env', 'other\n');
    const done = index.update(happened({ changed: ['a.env'] }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(said(index), before);
    release();
    assert.equal(await done, true);
    assert.equal(said(index)?.[0], 'a.env: {"name":"other"}');
  });

  it('takes in what came, with folders, and reads nothing twice for it', async () => {
    const index = begin();
    await index.refresh();
    reads = [];
    write('new.env', 'new\n');
    assert.equal(await index.update(happened({ created: ['new.env'] })), true);
    assert.deepEqual(reads, ['new.env']);
    assert.equal(said(index)?.length, 4);
    const other = temporaryFolder({ 'x/y.env': 'y\n', 'x/ai-readiness.yaml': 'version: 1\n' });
    renameSync(`${other}/x`, `${root}/x`);
    remove(other);
    assert.equal(await index.update(happened({ created: ['x'] })), true);
    assert.deepEqual(index.now?.manifests, ['ai-readiness.yaml', 'x/ai-readiness.yaml']);
    assert.deepEqual(reads, ['new.env', 'x/y.env']);
  });

  it('leaves out what is gone, with all that was in a folder', async () => {
    const index = begin();
    await index.refresh();
    [reads, lists] = [[], 0];
    rmSync(`${root}/src`, { recursive: true });
    assert.equal(await index.update(happened({ deleted: ['src'] })), true);
    assert.deepEqual(said(index), ['a.env: {"name":"one"}']);
    rmSync(`${root}/ai-readiness.yaml`);
    assert.equal(await index.update(happened({ deleted: ['ai-readiness.yaml'] })), true);
    assert.deepEqual(index.now?.manifests, []);
    assert.deepEqual([reads, lists], [[], 0]);
  });

  (hasGit ? it : it.skip)('does not list all anew for what git ignores or others have written', async () => {
    const index = begin({ ...tree, '.gitignore': 'out/\n' });
    git(root, ['init', '-q']);
    await index.refresh();
    [reads, lists] = [[], 0];
    for (const folder of ['out', 'node_modules']) {
      mkdirSync(`${root}/${folder}`);
      write(`${folder}/a.env`, 'x\n');
    }
    const created = ['out', 'out/a.env', 'node_modules', 'node_modules/a.env'];
    assert.equal(await index.update(happened({ created })), false);
    assert.deepEqual([reads, lists], [[], 0]);
    write('.gitignore', 'a.env\n');
    assert.equal(await index.update(happened({ changed: ['.gitignore'] })), true);
    assert.deepEqual(reads, [], 'nothing new is there to be read');
    assert.deepEqual(said(index)?.length, 2);
  });

  (hasGit ? it : it.skip)(
    'lists anew where git tracks other files, and not at each turn of git',
    async () => {
      const index = begin({ ...tree, '.gitignore': '*.env\n' });
      git(root, ['init', '-q']);
      git(root, ['add', '.gitignore']);
      await index.refresh();
      assert.deepEqual(said(index), []);
      git(root, ['add', '-f', 'a.env']);
      assert.equal(await index.update(happened({ changed: ['.git/index'] })), true);
      assert.deepEqual(said(index), ['a.env: {"name":"one"}']);
      lists = 0;
      git(root, ['update-index', '--refresh']);
      assert.equal(await index.update(happened({ changed: ['.git/index'] })), false);
      assert.equal(lists, 0);
    },
  );

  it('looks again at what could not be read, and takes nothing for absent meanwhile', async () => {
    let isDenied = true;
    const index = begin(tree, {
      read(path, limit) {
        if (isDenied && path.endsWith('/b.env'))
          return Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
        return nodeFiles.read(path, limit);
      },
    });
    await index.refresh();
    assert.equal(index.now?.isWhole, false);
    assert.deepEqual(index.now?.notRead, [{ path: 'src/b.env', reason: 'permission is denied' }]);
    isDenied = false;
    assert.equal(await index.update(happened({ changed: ['README.md'] })), true);
    assert.deepEqual([index.now?.isWhole, said(index)?.length], [true, 3]);
  });

  it('reads only what has another stamp where nobody told of changes, and all where it is to forget', async () => {
    const index = begin();
    await index.refresh();
    reads = [];
    write('a.env', 'other one\n');
    assert.equal(await index.refresh(), true);
    assert.deepEqual(reads, ['a.env']);
    assert.equal(await index.refresh({ isForgetful: true }), false);
    // In whichever order: they are read at the same time.
    assert.deepEqual([...reads].sort(), ['a.env', 'a.env', 'src/b.env', 'src/deep/c.env']);
  });

  it('takes in a checkout of thousands of files in one go', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`m/${n}.env`, `${n}\n`]));
    const index = begin({ ...tree, ...many });
    await index.refresh();
    [reads, lists] = [[], 0];
    for (const path of Object.keys(many)) write(path, 'other\n');
    const done = await index.update(happened({ changed: Object.keys(many) }));
    assert.deepEqual([done, reads.length, lists], [true, 2_000, 0]);
    assert.equal(said(index)?.[5], 'm/1000.env: {"name":"other"}');
  });

  it('reads nothing more once nobody wants it', async () => {
    const index = begin(tree, {}, async () => index.end());
    assert.equal(await index.refresh(), false);
    assert.equal(index.now, undefined);
    reads = [];
    assert.equal(await index.update(happened({ changed: ['a.env'] })), false);
    assert.deepEqual(reads, []);
  });
});
