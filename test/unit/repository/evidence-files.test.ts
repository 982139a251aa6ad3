import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Files, fileFinder, Ignored } from '../../../src/repository';
import { maxProposals, proposedFiles } from '../../../src/repository/evidence-files';
import { nodeFiles } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';
import { file, folder, listing } from './listing';

/** The disk, and nobody's settings. */
const disk: Files = { ...nodeFiles, user: () => undefined };

async function inTree(tree: Tree, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder(tree);
  try {
    await use(folder);
  } finally {
    remove(folder);
  }
}

const proposed = (folder: string, root = folder): Promise<string[]> => proposedFiles({ folder, root }, disk);

describe('the files that can be evidence', () => {
  it('are those around the manifest, what is near first, without manifests, links and what tools have made', () =>
    inTree(
      {
        'repo/z.md': '',
        'repo/ai-readiness.yaml': '',
        'repo/flow/ai-readiness.yaml': '',
        'repo/flow/docs/b.md': '',
        'repo/flow/a.md': '',
        'repo/other/c.md': '',
        'repo/node_modules/x/d.md': '',
        'outside/secret.md': '',
      },
      async (top) => {
        symlinkSync(path.join(top, 'outside'), path.join(top, 'repo/flow/link'));
        symlinkSync('a.md', path.join(top, 'repo/flow/link.md'));
        const names = await proposed(`${top}/repo/flow`, `${top}/repo`);
        assert.deepEqual(names, ['a.md', 'docs/b.md', '../other/c.md', '../z.md']);
      },
    ));

  it('are there for a manifest that stands in a folder of a tool', () =>
    inTree({ 'out/app/a.md': '', 'out/app/dist/b.md': '', 'c.md': '' }, async (root) => {
      assert.deepEqual(await proposed(`${root}/out/app`, root), ['a.md', '../../c.md']);
    }));

  (hasGit ? it : it.skip)('are not what git ignores, and are what it tracks, wherever that is', () =>
    inTree(
      {
        '.gitignore': 'secret/\n*.log\n/build/*\n!/build/keep.md\n',
        'docs/.gitignore': 'draft.md',
        'a.md': '',
        'secret/b.md': '',
        'secret/tracked.md': '',
        'docs/draft.md': '',
        'docs/plan.md': '',
        'run.log': '',
        'build/keep.md': '',
        'build/other.md': '',
        'dist/made.md': '',
        'dist/deep/kept.md': '',
        'dist/deep/untracked.md': '',
        'dist/gone.md': '',
      },
      async (root) => {
        git(root, ['init', '-q']);
        git(root, [
          'add',
          '--force',
          'secret/tracked.md',
          'dist/deep/kept.md',
          'build/keep.md',
          'dist/gone.md',
        ]);
        writeFileSync(`${root}/.git/info/exclude`, 'a.md\n');
        remove(`${root}/dist/gone.md`);
        const all = await proposed(root);
        assert.deepEqual(all, [
          'build/keep.md',
          'dist/deep/kept.md',
          'docs/plan.md',
          'secret/tracked.md',
          '.gitignore',
          'docs/.gitignore',
        ]);
        const finder = fileFinder(disk);
        assert.equal(await finder.only(root, 'plan.md'), `${root}/docs/plan.md`);
        assert.equal(await finder.only(root, 'draft.md'), undefined, 'it would not count');
        assert.equal(await finder.only(root, 'kept.md'), `${root}/dist/deep/kept.md`);
      },
    ),
  );

  (hasGit ? it : it.skip)('are those of a submodule, by its own rules, and of no other clone', () =>
    inTree(
      {
        'sub/.gitignore': '*.log',
        'sub/a.log': '',
        'sub/tracked.log': '',
        'sub/b.md': '',
        'clone/c.md': '',
        'd.md': '',
      },
      async (root) => {
        for (const each of ['sub', 'clone', '']) git(`${root}/${each}`, ['init', '-q']);
        git(`${root}/sub`, ['add', '--force', 'tracked.log', 'b.md']);
        git(`${root}/sub`, ['commit', '-qm', 'one']);
        git(root, ['add', 'sub']);
        writeFileSync(`${root}/.gitignore`, 'b.md\n');
        assert.deepEqual(await proposed(root), [
          'd.md',
          'sub/b.md',
          'sub/tracked.log',
          '.gitignore',
          'sub/.gitignore',
        ]);
        const ignored = new Ignored(disk);
        const has = (name: string): Promise<boolean> => ignored.has(`${root}/${name}`, 'file', root);
        assert.deepEqual(
          [await has('sub/a.log'), await has('sub/tracked.log'), await has('sub/b.md')],
          [true, false, false],
        );
      },
    ),
  );

  it('proposes what is near although the repository around holds more than anyone scrolls through', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => file(`${index}.md`));
    const files = listing((at) => (at === '/r' ? [...many, folder('flow')] : [file('near.md')]));
    const names = await proposedFiles({ folder: '/r/flow', root: '/r' }, files);
    assert.deepEqual([names[0], names.length], ['near.md', maxProposals]);
  });

  it('does not say that a name is the only one where not all could be listed', async () => {
    const some = listing((at) => (at === '/r' ? [file('a.md'), folder('b')] : []));
    assert.equal(await fileFinder(some).only('/r', 'a.md'), '/r/a.md');
    const denied = listing((at) => {
      if (at !== '/r') throw new Error('denied');
      return [file('a.md'), folder('b')];
    });
    assert.equal(await fileFinder(denied).only('/r', 'a.md'), undefined);
  });

  it('lists each folder once, however many names are asked for', async () => {
    const asked: string[] = [];
    const finder = fileFinder(
      listing((at) => {
        asked.push(at);
        return at === '/r' ? [file('a.md'), folder('b')] : [file('c.md')];
      }),
    );
    const names = Array.from({ length: 2_000 }, (_, index) => `missing-${index}.md`);
    const found = await Promise.all([...names, 'c.md'].map((name) => finder.only('/r', name)));
    assert.deepEqual([found.at(-1), new Set(found).size, asked], ['/r/b/c.md', 2, ['/r', '/r/b']]);
  });
});
