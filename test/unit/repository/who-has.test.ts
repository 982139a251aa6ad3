import assert from 'node:assert/strict';
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NoProof } from '../../../src/core/service';
import { collectFacts } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';

(hasGit ? describe : describe.skip)('what a checkout leaves out', () => {
  const flow = 'flow/ai-readiness.yaml';
  const factOf = async (root: string, file: string): Promise<string> => {
    const around = { folder: `${root}/flow`, root, files: nodeFiles, manifest: `${root}/${flow}` };
    const fact = (await collectFacts([{ file, path: [] }], () => around)).files.get(file);
    return fact?.kind === 'not-checked' ? fact.reason : (fact?.kind ?? '');
  };
  const sparse = 'this sparse checkout leaves out the place where it would be';

  for (const [what, args] of [
    ['by folders', ['--cone', '--no-sparse-index', 'flow']],
    ['by folders, with an index of folders', ['--cone', '--sparse-index', 'flow']],
    ['by patterns', ['--no-cone', '/flow/', '!/flow/out.md']],
  ] as const)
    it(`is not missing in a sparse checkout, ${what}`, async () => {
      const root = temporaryFolder({
        [flow]: 'version: 1\n',
        'flow/in.md': 'x',
        'docs/a.md': 'x',
        'flow/gone.md': 'x',
      });
      try {
        git(root, ['init']);
        writeFileSync(path.join(root, 'flow/out.md'), 'x');
        git(root, ['add', '.']);
        git(root, ['commit', '-m', 'a']);
        git(root, ['sparse-checkout', 'set', ...args]);
        rmSync(path.join(root, 'flow/gone.md'));
        const isCone = args[0] === '--cone';
        assert.deepEqual(
          await Promise.all(
            ['in.md', 'gone.md', 'never.md', 'out.md', '../docs/a.md', '/docs/a.md', '/docs'].map((each) =>
              factOf(root, each),
            ),
          ),
          ['file', 'missing', 'missing', isCone ? 'file' : sparse, sparse, sparse, sparse],
        );
      } finally {
        remove(root);
      }
    });

  it('is not missing where a submodule is not checked out', async () => {
    const root = temporaryFolder({ [flow]: 'version: 1\n', 'other/a.md': 'x' });
    try {
      git(root, ['init']);
      git(`${root}/other`, ['init']);
      git(`${root}/other`, ['add', '.']);
      git(`${root}/other`, ['commit', '-m', 'a']);
      git(root, ['-c', 'protocol.file.allow=always', 'submodule', 'add', `${root}/other`, 'sub']);
      assert.equal(await factOf(root, '/sub/b.md'), 'missing');
      git(root, ['submodule', 'deinit', '-f', 'sub']);
      const why = 'it is in a submodule that is not checked out here';
      assert.deepEqual([await factOf(root, '/sub/a.md'), await factOf(root, '/no/a.md')], [why, 'missing']);
    } finally {
      remove(root);
    }
  });
});

describe('what others have of a repository', () => {
  let root: string;
  before(function () {
    if (!hasGit) this.skip();
    root = temporaryFolder({
      '.gitignore': '*.log\n/build/\n/hidden-link.md\n',
      'flow/ai-readiness.yaml': 'version: 1\n',
      'flow/a.md': 'x',
      'run.log': 'x',
      'build/report.md': 'x',
      'logs/run.log': 'x',
      'logs/more/run.log': 'x',
      'mixed/run.log': 'x',
      'mixed/z.md': 'x',
      'new/a.md': 'x',
      'new/ai-readiness.yaml': 'version: 1\n',
      'new/deep/b.md': 'x',
      'half/old.md': 'x',
      'half/new.md': 'x',
      'staged.md': 'x',
      'caf\u0065\u0301.md': 'x',
      'module/new.md': 'x',
      'clone/deep/a.md': 'x',
      'holder/clone/a.md': 'x',
      'module/deep/a.md': 'x',
      'module/inner/a.md': 'x',
      'module/stray/a.md': 'x',
      'kept/a.md': 'x',
      'docs/.keep': 'x',
    });
    symlinkSync('run.log', path.join(root, 'link.md'));
    symlinkSync('build', path.join(root, 'link'));
    symlinkSync('clone/deep', path.join(root, 'clone-link'));
    symlinkSync('new/a.md', path.join(root, 'tracked-link.md'));
    symlinkSync('flow/a.md', path.join(root, 'hidden-link.md'));
    symlinkSync('../flow', path.join(root, 'docs/ln'));
    symlinkSync('./ln/../docs/ln//', path.join(root, 'docs/again'));
    symlinkSync(path.join(root, 'flow'), path.join(root, 'docs/whole'));
    symlinkSync('../new', path.join(root, 'docs/to-new'));
    symlinkSync('../half', path.join(root, 'docs/to-half'));
    symlinkSync('../half', path.join(root, 'docs/loose'));
    symlinkSync('loose', path.join(root, 'docs/to-loose'));
    symlinkSync('../flow', path.join(root, 'docs/forced.log'));
    symlinkSync('../flow', path.join(root, 'docs/local.log'));
    symlinkSync('../module/deep', path.join(root, 'docs/to-module'));
    git(root, ['init']);
    git(root, ['add', 'kept']);
    for (const each of ['module/inner', 'module/stray', 'module', 'clone', 'holder/clone', 'kept'])
      git(`${root}/${each}`, ['init']);
    const commit = (folder: string, ...names: string[]): void => {
      git(folder, ['add', ...names]);
      git(folder, ['commit', '-m', 'a']);
    };
    commit(`${root}/module/inner`, '.');
    commit(`${root}/module`, 'deep', 'inner');
    commit(root, '.gitignore', 'flow', 'module', 'half/old.md', 'tracked-link.md', 'caf\u0065\u0301.md');
    git(root, ['add', '--force', 'docs/forced.log']);
    for (const each of ['.keep', 'ln', 'again', 'whole', 'to-new', 'to-half', 'to-loose', 'to-module'])
      git(root, ['add', `docs/${each}`]);
    // As on macOS, where git has the usual form of a name and the file system lists the other.
    git(root, ['-c', 'core.precomposeUnicode=false', 'mv', 'caf\u0065\u0301.md', 'caf\u00e9.md']);
    renameSync(path.join(root, 'caf\u00e9.md'), path.join(root, 'caf\u0065\u0301.md'));
    git(root, ['add', 'staged.md']);
    git(root, ['worktree', 'add', 'tree']);
  });
  after(() => remove(root));

  const rows: readonly [name: string, wanted: NoProof | 'file' | 'folder'][] = [
    ['flow/a.md', 'file'],
    ['clone', 'other-repository'],
    ['clone/deep', 'other-repository'],
    ['clone/deep/a.md', 'other-repository'],
    ['clone-link', 'other-repository'],
    ['clone-link/a.md', 'other-repository'],
    ['holder', 'all-other-repository'],
    ['tree', 'other-repository'],
    ['tree/flow/a.md', 'other-repository'],
    // Whoever clones the repository gets its submodules, and theirs.
    ['module', 'folder'],
    ['module/deep/a.md', 'file'],
    ['module/inner/a.md', 'file'],
    ['module/stray/a.md', 'other-repository'],
    // It was tracked before another repository was made around it.
    ['kept/a.md', 'file'],
    ['kept', 'folder'],
    ['link.md', 'ignored'],
    ['link', 'ignored'],
    ['link/report.md', 'ignored'],
    ['hidden-link.md', 'ignored'],
    ['docs/forced.log/a.md', 'file'],
    ['docs/local.log/a.md', 'ignored'],
    ['logs', 'all-ignored'],
    ['mixed', 'folder'],
  ];
  for (const [name, wanted] of rows) {
    it(`${name}: ${wanted}`, async () => {
      const manifest = `${root}/flow/ai-readiness.yaml`;
      const around = { folder: `${root}/flow`, root, files: nodeFiles, manifest };
      const fact = (await collectFacts([{ file: `/${name}`, path: [] }], () => around)).files.get(`/${name}`);
      assert.equal(fact?.kind === 'does-not-count' ? fact.why : fact?.kind, wanted);
    });
  }

  const untracked: readonly [name: string, isUntracked: boolean][] = [
    ['new/a.md', true],
    ['new/deep', true],
    ['new', true],
    ['mixed', true],
    ['module/new.md', true],
    ['tracked-link.md', true],
    ['flow/a.md', false],
    ['half', false],
    ['staged.md', false],
    ['caf\u0065\u0301.md', false],
    ['module/deep/a.md', false],
    ['module/inner/a.md', false],
    ['kept/a.md', false],
    // Each link on the way is tracked, and what is at its end.
    ['docs/ln/a.md', false],
    ['docs/again/a.md', false],
    ['docs/again/../ln/a.md', false],
    ['docs/whole/a.md', false],
    ['docs/to-half/old.md', false],
    ['docs/to-half', false],
    ['docs/to-module/a.md', false],
    ['docs/forced.log/a.md', false],
    ['docs/to-half/new.md', true],
    ['docs/to-new/a.md', true],
    ['docs/to-new', true],
    ['docs/loose/old.md', true],
    ['docs/loose', true],
    ['docs/to-loose/old.md', true],
  ];
  for (const [name, isUntracked] of untracked) {
    it(`${name} is ${isUntracked ? 'not yet' : ''} committed: it does not count, or it is told`, async () => {
      const factOf = async (manifest: string, how?: 'does-not-count' | 'is-told') => {
        const around = { folder: `${root}/flow`, root, files: nodeFiles, manifest: `${root}/${manifest}` };
        const asked = how === undefined ? around : { ...around, untracked: how };
        return (await collectFacts([{ file: `/${name}`, path: [] }], () => asked)).files.get(`/${name}`);
      };
      const refused = await factOf('flow/ai-readiness.yaml', 'does-not-count');
      const told = await factOf('flow/ai-readiness.yaml', 'is-told');
      assert.match(
        refused?.kind === 'does-not-count' ? refused.why : '',
        isUntracked ? /^(all-)?untracked$/ : /^$/,
      );
      assert.ok(told?.kind === 'file' || told?.kind === 'folder');
      assert.equal(told.isUntracked === true, isUntracked);
      // Nobody asked, or the manifest is in no clone either.
      const { isUntracked: _, ...plain } = told;
      assert.deepEqual(await factOf('flow/ai-readiness.yaml'), plain);
      assert.deepEqual(await factOf('new/ai-readiness.yaml', 'does-not-count'), plain);
      assert.deepEqual(await factOf('new/ai-readiness.yaml', 'is-told'), plain);
    });
  }
});
