import assert from 'node:assert/strict';
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { eachFileOnce, type Files, type ManifestFile, searchManifests } from '../../../src/repository';
import { idOf, nodeFiles, nodeFilesAtOnce } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';

const disk: Files = { ...nodeFiles, user: () => undefined };
const name = 'ai-readiness.yaml';

const order = (one: ManifestFile, other: ManifestFile): number =>
  one.path.length - other.path.length || (one.path < other.path ? -1 : 1);

/** The names that are kept of those that are found in a folder, as paths from it. */
async function kept(folder: string, files = disk): Promise<string[]> {
  const { manifests } = await searchManifests(folder, files);
  const backwards = [...manifests].reverse();
  const [once, again] = [manifests, backwards].map((found) =>
    eachFileOnce(found, { filesOf: () => files, order }),
  );
  const names = (all: readonly ManifestFile[] = []): string[] =>
    all.map((each) => path.relative(folder, each.path)).sort();
  assert.deepEqual(names(await once), names(await again), 'whichever was found first');
  return names(await once);
}

async function inTree(tree: Tree, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder(tree);
  try {
    await use(folder);
  } finally {
    remove(folder);
  }
}

describe('one file', () => {
  it('is one manifest, whichever hard links and links lead to it: by the shortest, then the first name', () =>
    inTree({ [`bb/${name}`]: 'one', [`other/${name}`]: 'one' }, async (folder) => {
      for (const each of ['aaa', 'cc', 'dd']) mkdirSync(`${folder}/${each}`);
      linkSync(`${folder}/bb/${name}`, `${folder}/aaa/${name}`);
      linkSync(`${folder}/bb/${name}`, `${folder}/cc/${name}`);
      assert.deepEqual(await kept(folder), [`bb/${name}`, `other/${name}`]);
      symlinkSync(`cc/${name}`, `${folder}/${name}`);
      assert.deepEqual(await kept(folder), [name, `other/${name}`]);
      assert.deepEqual(await kept(folder, { ...nodeFilesAtOnce, user: () => undefined }), [
        name,
        `other/${name}`,
      ]);
    }));

  (hasGit ? it : it.skip)('goes by the name that git tracks before all others', () =>
    inTree({ [`longer/${name}`]: 'one' }, async (folder) => {
      linkSync(`${folder}/longer/${name}`, `${folder}/${name}`);
      git(folder, ['init', '-q']);
      assert.deepEqual(await kept(folder), [name]);
      git(folder, ['add', 'longer']);
      assert.deepEqual(await kept(folder), [`longer/${name}`]);
      git(folder, ['add', '.']);
      assert.deepEqual(await kept(folder), [name], 'of several that it tracks, the shortest');
    }),
  );

  it('is not what only has the same number', () =>
    inTree({ [`a/${name}`]: 'one', [`b/${name}`]: 'two', [`c/${name}`]: 'two' }, async (folder) => {
      const numbered: Files = {
        ...disk,
        async stat(at) {
          const stat = await disk.stat(at);
          return stat?.kind === 'file' ? { ...stat, id: '1:1' } : stat;
        },
      };
      assert.deepEqual(await kept(folder, numbered), [`a/${name}`, `b/${name}`]);
      const unread: Files = { ...numbered, read: () => Promise.reject(new Error('EIO')) };
      assert.deepEqual(await kept(folder, unread), [`a/${name}`, `b/${name}`, `c/${name}`]);
    }));

  it('has no number where the file system gives none, and one of any size', () => {
    assert.equal(idOf({ dev: 1n, ino: 0n }), undefined);
    assert.equal(idOf(undefined), undefined);
    const large = 2n ** 63n;
    assert.notEqual(idOf({ dev: 1n, ino: large }), idOf({ dev: 1n, ino: large + 1n }));
  });
});
