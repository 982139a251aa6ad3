import assert from 'node:assert/strict';
import { type Files, Ignored } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';

describe('Ignored', () => {
  let root: string;
  before(function () {
    if (!hasGit) this.skip();
    root = temporaryFolder({
      '.gitignore': 'build/\n*.log\n',
      'docs/.gitignore': 'draft.md\n!kept.log\n',
      'docs/draft.md': 'x',
      'docs/plan.md': 'x',
      'docs/kept.log': 'x',
      'docs/run.log': 'x',
      'build/report.md': 'x',
      'build/tracked.md': 'x',
      'bare/build/a.md': 'x',
    });
    git(root, ['init']);
    git(root, ['add', '.gitignore', 'docs/plan.md']);
    git(root, ['add', '--force', 'build/tracked.md']);
  });
  after(() => remove(root));

  const rows: readonly [path: string, kind: 'file' | 'folder', wanted: boolean][] = [
    ['docs/draft.md', 'file', true],
    ['docs/run.log', 'file', true],
    ['docs/kept.log', 'file', false],
    ['docs/plan.md', 'file', false],
    ['build/report.md', 'file', true],
    // Git has it, whatever it ignores.
    ['build/tracked.md', 'file', false],
    ['build', 'folder', false],
    ['bare/build', 'folder', true],
    ['bare/build/a.md', 'file', true],
    ['docs', 'folder', false],
    ['', 'folder', false],
  ];
  for (const [path, kind, wanted] of rows) {
    it(`"${path}" is ${wanted ? 'ignored' : 'not ignored'}`, async () =>
      assert.equal(
        await new Ignored(nodeFiles).has(path === '' ? root : `${root}/${path}`, kind, root),
        wanted,
      ));
  }

  it('reads what git tracks only where something is ignored, and once', async () => {
    const read: string[] = [];
    const files: Files = {
      ...nodeFiles,
      read(path) {
        if (path.endsWith('.git/index')) read.push(path);
        return nodeFiles.read(path);
      },
    };
    const ignored = new Ignored(files);
    await ignored.has(`${root}/docs/plan.md`, 'file', root);
    await ignored.has(`${root}/docs`, 'folder', root);
    assert.deepEqual(read, []);
    await ignored.has(`${root}/docs/run.log`, 'file', root);
    await ignored.has(`${root}/build/tracked.md`, 'file', root);
    assert.deepEqual(read, [`${root}/.git/index`]);
  });

  it('says so of nothing where there is no git, or where its files cannot be read', async () => {
    const bare = `${root}/bare`;
    assert.equal(await new Ignored(nodeFiles).has(`${bare}/build/a.md`, 'file', bare), false);
    const files = { ...nodeFiles, read: () => Promise.reject(new Error('EIO')) };
    assert.equal(await new Ignored(files).has(`${root}/docs/run.log`, 'file', root), false);
  });
});
