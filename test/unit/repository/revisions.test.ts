import { strict as assert } from 'node:assert';
import { symlinkSync } from 'node:fs';
import { type Git, GitRefusal, RevisionFiles, Revisions } from '../../../src/repository';
import { gitProgram } from '../../../src/repository/git-program';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { type History, inHistory } from '../cli/history';
import { hasGit } from './git/git';

const asking = { git: gitProgram, asker: 'Test' };

/** Has the files of a commit, or of what is to be committed, open. */
async function withFiles<T>(
  history: History,
  state: string,
  use: (files: RevisionFiles, root: string) => Promise<T>,
): Promise<T> {
  const root = history.folder;
  const revisions = await Revisions.at(root, asking);
  const objects = await gitProgram.objects(root);
  assert.ok(objects !== undefined);
  try {
    const of = state === 'index' ? state : await revisions.commit(state);
    return await use(await RevisionFiles.of(of, revisions, { objects, disk: nodeFilesAtOnce }), root);
  } finally {
    objects.close();
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

(hasGit ? describe : describe.skip)('the revisions of a repository', () => {
  it('are its last commits, branches and tags', () =>
    inHistory(async (history) => {
      history.commit({ 'a.md': 'a' }, { on: '2026-10-01', says: 'one' });
      history.commit({ 'a.md': 'b' }, { on: '2026-10-02', says: 'two\u001b[31m lines\n\nmore' });
      history.git('tag', 'v1');
      history.git('branch', 'topic/a');
      const revisions = await Revisions.at(history.folder, asking);
      const commits = await revisions.commits(5);
      assert.deepEqual(
        commits.map(({ day, subject }) => [day, subject]),
        [
          ['2026-10-02', 'two␛[31m lines'],
          ['2026-10-01', 'one'],
        ],
      );
      assert.equal((await revisions.commits(1)).length, 1);
      assert.deepEqual((await revisions.names(9)).sort(), [
        'refs/heads/main',
        'refs/heads/topic/a',
        'refs/tags/v1',
      ]);
      assert.equal(await revisions.isShallow(), false);
      assert.equal((await revisions.commit('v1')).id, commits[0]?.id);
    }));

  it('are refused in words where git fails', () =>
    inHistory(async (history) => {
      history.commit({ 'a.md': 'a' });
      const failing: Git = {
        ...gitProgram,
        run: async (args, folder) => {
          if (args[0] === 'for-each-ref') return { code: 1, out: '', err: 'fatal: it is broken\nmore' };
          if (args[0] === 'log') throw new Error('it cannot\nbe started');
          return gitProgram.run(args, folder);
        },
      };
      const revisions = await Revisions.at(history.folder, { git: failing, asker: 'Test' });
      const said = async (ask: Promise<unknown>): Promise<string> => {
        const error = await ask.then(
          () => undefined,
          (fault: unknown) => fault,
        );
        assert.ok(error instanceof GitRefusal);
        return error.message;
      };
      assert.equal(await said(revisions.names(9)), 'Test: git refused: fatal: it is broken');
      assert.equal(
        await said(revisions.commits(9)),
        'Test: git could not be run: Error: it cannot be started.',
      );
    }));
});

(hasGit ? describe : describe.skip)('the files of a revision', () => {
  it('are those that stood there then', () =>
    inHistory(async (history) => {
      history.write({ 'docs/a.md': 'then', 'docs/deep/b.md': 'b' });
      symlinkSync('docs', `${history.folder}/link`);
      symlinkSync('/etc/hostname', `${history.folder}/out`);
      symlinkSync('loop', `${history.folder}/loop`);
      history.commit({}).write({ 'docs/a.md': 'now', 'docs/deep': null });
      await withFiles(history, 'HEAD', async (files, root) => {
        assert.equal(textOf(await files.read(`${root}/docs/a.md`)), 'then');
        assert.equal(textOf(await files.read(`${root}/link/a.md`, 2)), 'th');
        assert.deepEqual(await files.stat(`${root}/docs/a.md`), { kind: 'file', size: 4 });
        assert.deepEqual(await files.stat(`${root}/link/deep`), { kind: 'folder', size: 0 });
        assert.deepEqual(await files.stat(root), { kind: 'folder', size: 0 });
        for (const name of ['nothing', 'docs/nothing', 'loop', 'out'])
          assert.equal(await files.stat(`${root}/${name}`), undefined, name);
        assert.equal(await files.links.realPath(`${root}/out`), '/etc/hostname');
        assert.equal(await files.links.target(`${root}/link`), 'docs');
        assert.equal(await files.links.target(`${root}/docs/a.md`), undefined);
        assert.deepEqual(await files.list(`${root}/docs`), [
          { name: 'a.md', kind: 'file' },
          { name: 'deep', kind: 'folder' },
        ]);
        assert.deepEqual(await files.list('/etc'), []);
        await assert.rejects(files.read(`${root}/nothing`), /not in that revision/);
      });
    }));

  it('are those that are to be committed', () =>
    inHistory(async (history) => {
      history.commit({ 'a.md': 'committed' }).write({ 'a.md': 'staged', 'new.md': 'new' });
      history.git('add', '.');
      history.write({ 'a.md': 'now' });
      await withFiles(history, 'index', async (files, root) => {
        assert.equal(textOf(await files.read(`${root}/a.md`)), 'staged');
        assert.deepEqual(await files.stat(`${root}/new.md`), { kind: 'file', size: 3 });
        assert.deepEqual([...files.tracked], ['a.md', 'new.md']);
      });
    }));

  it('of which each side of a conflict is one, are there once', () =>
    inHistory(async (history) => {
      history.commit({ 'a.md': 'one' }).git('checkout', '-qb', 'topic');
      history.commit({ 'a.md': 'two' }).git('checkout', '-q', 'main');
      history.commit({ 'a.md': 'three' });
      assert.throws(() => history.git('merge', '-q', 'topic'));
      await withFiles(history, 'index', async (files) => assert.deepEqual([...files.tracked], ['a.md']));
    }));

  it('are read one after the other, however large and many', () =>
    inHistory(async (history) => {
      const many = Object.fromEntries(
        Array.from({ length: 200 }, (_, at) => [`f${at}`, `${at}\n`.repeat(at * 40)]),
      );
      history.commit({ ...many, large: 'x'.repeat(3_000_000) });
      await withFiles(history, 'HEAD', async (files, root) => {
        const read = await Promise.all(
          [...Object.keys(many), 'large'].map((name) => files.read(`${root}/${name}`)),
        );
        assert.deepEqual(read.map(textOf), [...Object.values(many), 'x'.repeat(3_000_000)]);
      });
    }));

  it('are told to be damaged where the repository should have them, and cannot be read where git ends', () =>
    inHistory(async (history) => {
      history.commit({ 'a.md': 'a' });
      const id = history.git('rev-parse', 'HEAD:a.md');
      await withFiles(history, 'HEAD', async (files, root) => {
        history.write({ [`.git/objects/${id.slice(0, 2)}`]: null });
        await assert.rejects(files.read(`${root}/a.md`), /its object is corrupt or missing/);
      });
      const objects = await gitProgram.objects(history.folder);
      objects?.close();
      await assert.rejects(objects?.read(id) ?? Promise.resolve(), /closed/);
      const nowhere = await gitProgram.objects(`${history.folder}/nothing`);
      await assert.rejects(nowhere?.read(id) ?? Promise.resolve());
    }));
});
