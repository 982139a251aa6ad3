import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Files, Ignored, searchManifests, trackedManifests } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { git, hasGit } from './git/git';

/** The disk, and nobody's settings. */
const disk: Files = { ...nodeFiles, user: () => undefined };

const name = 'ai-readiness.yaml';

/** What is found in a folder, as paths from it; what is refused has its reason. */
async function search(folder: string, files = disk, exclude?: (at: string) => boolean): Promise<string[]> {
  const options = exclude === undefined ? {} : { isLeftOut: exclude };
  const { manifests, refused, faults } = await searchManifests(folder, files, options);
  const from = (at: string): string => path.relative(folder, at);
  return [
    ...manifests.map((each) => from(each.path)),
    ...refused.map(({ path: at, why }) => `${from(at)}: ${why}`),
    ...faults.map(({ path: at }) => `${from(at)}: not searched`),
  ].sort();
}

async function inTree(tree: Tree, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder(tree);
  try {
    await use(folder);
  } finally {
    remove(folder);
  }
}

function repository(folder: string, ...add: string[]): void {
  git(folder, ['init', '-q']);
  if (add.length > 0) git(folder, ['add', '--force', ...add]);
}

(hasGit ? describe : describe.skip)('searchManifests in a repository', () => {
  it('finds all that git tracks, whatever the folder is called and whatever is ignored', () =>
    inTree(
      {
        [`coverage/${name}`]: '',
        [`build/a/${name}`]: '',
        [`node_modules/x/${name}`]: '',
        [`node_modules/y/${name}`]: '',
        [`gone/${name}`]: '',
        [`new/dist/${name}`]: '',
        '.gitignore': 'build/\n*.yaml\n!new/**',
      },
      async (folder) => {
        repository(folder, 'coverage', 'build', 'node_modules/x', 'gone', '.gitignore');
        rmSync(path.join(folder, 'gone'), { recursive: true });
        assert.deepEqual(await search(folder), [
          `build/a/${name}`,
          `coverage/${name}`,
          `new/dist/${name}`,
          `node_modules/x/${name}`,
        ]);
        assert.deepEqual(await search(path.join(folder, 'build')), [`a/${name}`]);
      },
    ));

  for (const change of [
    ['update-index', '--index-version', '4'],
    ['update-index', '--split-index'],
    ['config', 'core.bare', 'false'],
  ])
    it(`does so after git ${change.join(' ')}`, () =>
      inTree({ [`a/${name}`]: '', [`b/${name}`]: '', '.gitignore': '*.yaml' }, async (folder) => {
        repository(folder, 'a');
        git(folder, change);
        assert.deepEqual(await search(folder), [`a/${name}`]);
      }));

  it('searches what is ignored where nobody can tell what is tracked', () =>
    inTree({ [`a/${name}`]: '', [`b/${name}`]: '', '.gitignore': '*.yaml' }, async (folder) => {
      repository(folder, 'a');
      writeFileSync(path.join(folder, '.git/index'), 'DIRC of a later time');
      assert.deepEqual(await search(folder), [`a/${name}`, `b/${name}`]);
      const denied: Files = {
        ...disk,
        read: (at) => (at.endsWith('.git/index') ? Promise.reject(new Error('denied')) : disk.read(at)),
      };
      git(folder, ['read-tree', '--empty']);
      assert.deepEqual(await search(folder), []);
      assert.deepEqual(await search(folder, denied), [`a/${name}`, `b/${name}`]);
    }));

  it('passes over what is ignored, by whichever file', () =>
    inTree(
      {
        '.gitignore': 'one/',
        'sub/.gitignore': '/two\n!three/',
        '.none/git/ignore': 'four/',
        excludes: 'five/',
        [`one/${name}`]: '',
        [`sub/two/${name}`]: '',
        [`two/${name}`]: '',
        [`three/${name}`]: '',
        [`sub/three/${name}`]: '',
        [`four/${name}`]: '',
        [`five/${name}`]: '',
      },
      async (folder) => {
        repository(folder);
        writeFileSync(path.join(folder, '.git/info/exclude'), 'three/\n');
        const files: Files = { ...disk, user: () => ({ home: folder, config: `${folder}/.none` }) };
        assert.deepEqual(await search(folder, files), [`five/${name}`, `sub/three/${name}`, `two/${name}`]);
        writeFileSync(path.join(folder, '.gitconfig'), '[core]\n\texcludesFile = ~/excludes\n');
        assert.deepEqual(await search(folder, files), [`four/${name}`, `sub/three/${name}`, `two/${name}`]);
        assert.deepEqual(await search(`${folder}/sub`, files), [`three/${name}`], 'as from the root');
      },
    ));

  it('searches an ignored folder that is named', () =>
    inTree(
      {
        '.gitignore': 'vendor/\nbuild/*\nmade/**\n',
        [`vendor/${name}`]: '',
        [`vendor/deep/${name}`]: '',
        [`build/${name}`]: '',
        [`made/a/${name}`]: '',
        [`vendor/x/${name}`]: '',
        'vendor/.gitignore': 'x',
      },
      async (folder) => {
        repository(folder);
        assert.deepEqual(await search(folder), []);
        assert.deepEqual(await search(`${folder}/vendor`), [name, `deep/${name}`]);
        assert.deepEqual(await search(`${folder}/vendor/deep`), [name]);
        assert.deepEqual(await search(`${folder}/build`), [name]);
        assert.deepEqual(await search(`${folder}/made`), [`a/${name}`]);
      },
    ));

  it('finds the same in a folder of which all but some is ignored, whether that is named or not', () =>
    inTree(
      { '.gitignore': 'v/*\n!v/k/\n', [`v/${name}`]: '', [`v/w/${name}`]: '', [`v/k/${name}`]: '' },
      async (folder) => {
        repository(folder);
        assert.deepEqual(await search(folder), [`v/k/${name}`]);
        assert.deepEqual(await search(`${folder}/v`), [`k/${name}`]);
        assert.deepEqual(await search(`${folder}/v/w`), [name], 'what is ignored as a whole was named');
      },
    ));

  it('takes for tracked what lies in a folder that is kept sparse', () =>
    inTree({ [`a/${name}`]: '', [`b/c/${name}`]: '', [`d/${name}`]: '', 'b/c/x.md': 'x' }, async (folder) => {
      repository(folder, 'a', 'b');
      git(folder, ['commit', '-qm', 'one']);
      git(folder, ['sparse-checkout', 'set', '--cone', '--sparse-index', 'a']);
      mkdirSync(`${folder}/b/c`, { recursive: true });
      writeFileSync(`${folder}/b/c/${name}`, '');
      writeFileSync(`${folder}/b/c/x.md`, 'x');
      writeFileSync(path.join(folder, '.git/info/exclude'), 'b/\nd/\n');
      assert.deepEqual(await search(folder), [`a/${name}`, `b/c/${name}`]);
      const ignored = new Ignored(disk);
      assert.equal(await ignored.has(`${folder}/b/c/x.md`, 'file', folder), false);
      assert.equal(await ignored.has(`${folder}/b/c`, 'folder', folder), false);
      assert.equal(await ignored.has(`${folder}/d/${name}`, 'file', folder), true);
    }));

  it('leaves other work trees, clones and submodules to themselves', () =>
    inTree({ [`svc/${name}`]: '', [`clone/a/${name}`]: '', [`sub/${name}`]: '' }, async (folder) => {
      repository(`${folder}/sub`, '.');
      git(`${folder}/sub`, ['commit', '-qm', 'one']);
      repository(`${folder}/clone`);
      repository(folder, 'svc', 'sub');
      git(folder, ['commit', '-qm', 'one']);
      git(folder, ['worktree', 'add', '-q', 'trees/topic']);
      assert.deepEqual(await search(folder), [`svc/${name}`]);
      assert.deepEqual(await search(`${folder}/sub`), [name]);
      const tree = `${folder}/trees/topic`;
      assert.deepEqual(await search(tree), [`svc/${name}`]);
      writeFileSync(`${tree}/.gitignore`, 'svc/\nmade/\n');
      mkdirSync(`${tree}/made`);
      writeFileSync(`${tree}/made/${name}`, '');
      assert.deepEqual(await search(tree), [`svc/${name}`], 'a work tree has an index of its own');
      writeFileSync(path.join(folder, '.git/info/exclude'), 'new/\n');
      mkdirSync(`${tree}/new`);
      writeFileSync(`${tree}/new/${name}`, '');
      assert.deepEqual(await search(tree), [`svc/${name}`], 'and shares what is excluded');
    }));

  it('says where the index is on which it rests, and what that tracks', () =>
    inTree({ [`repo/svc/${name}`]: '', 'repo/.gitignore': 'made/' }, async (top) => {
      const folder = `${top}/repo`;
      repository(folder, '.');
      git(folder, ['commit', '-qm', 'one']);
      git(folder, ['worktree', 'add', '-q', '../tree']);
      const tree = `${top}/tree`;
      mkdirSync(`${tree}/made`);
      writeFileSync(`${tree}/made/${name}`, '');
      const places = {
        index: `${folder}/.git/worktrees/tree/index`,
        exclude: `${folder}/.git/info/exclude`,
      };
      for (const at of [tree, `${tree}/svc`])
        assert.deepEqual((await searchManifests(at, disk)).repositories, [
          { root: tree, places, tracked: [`svc/${name}`] },
        ]);
      git(tree, ['add', '--force', 'made']);
      assert.deepEqual(await trackedManifests(tree, disk), [`made/${name}`, `svc/${name}`]);
      symlinkSync('repo', `${top}/link`);
      const [byLink] = (await searchManifests(`${top}/link`, disk)).repositories;
      assert.equal(byLink?.places.index, `${top}/link/.git/index`, 'as whoever watches there is told of it');
      assert.equal((await searchManifests(top, disk)).repositories.length, 2, 'each below a folder in none');
    }));

  it('finds what is tracked in a folder that has become a repository', () =>
    inTree({ [`a/${name}`]: '', [`a/b/${name}`]: '' }, async (folder) => {
      repository(folder, `a/${name}`);
      writeFileSync(`${folder}/a/.git`, 'gitdir: /nowhere');
      assert.deepEqual(await search(folder), [`a/${name}`]);
    }));

  it('does not go through a folder that was tracked and has become a link', () =>
    inTree({ [`repo/a/${name}`]: '', [`out/${name}`]: '' }, async (top) => {
      const folder = `${top}/repo`;
      repository(folder, '.');
      renameSync(`${folder}/a`, `${folder}/b`);
      symlinkSync(`${top}/out`, `${folder}/a`);
      const [first, ...rest] = await search(folder);
      assert.match(first ?? '', /^a\/ai-readiness\.yaml: It is a link to a file outside/);
      assert.deepEqual(rest, [`b/${name}`]);
    }));

  it('tells what is tracked in a folder that may not be read, and goes on', () =>
    inTree({ [`a/${name}`]: '', [`b/${name}`]: '', 'data/x': '' }, async (folder) => {
      repository(folder, 'a', 'b');
      const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
      const isIn = (at: string, names: string): boolean => new RegExp(`/(${names})(/|$)`).test(at);
      const files: Files = {
        ...disk,
        list: (at) => (isIn(at, 'a|data') ? Promise.reject(denied) : disk.list(at)),
        stat: (at) => (isIn(at, 'a/[^.]*.yaml') ? Promise.reject(denied) : disk.stat(at)),
      };
      assert.deepEqual(await search(folder, files), [
        `a/${name}: It cannot be read: permission is denied.`,
        'a: not searched',
        `b/${name}`,
        'data: not searched',
      ]);
    }));

  it('leaves out what is tracked, too, where the user says so', () =>
    inTree({ [`a/${name}`]: '', [`b/${name}`]: '' }, async (folder) => {
      repository(folder, '.');
      assert.deepEqual(await search(folder, disk, (at) => at.startsWith(`${folder}/a`)), [`b/${name}`]);
    }));

  it('says what was left out: nothing that git ignores, of another clone, or found by another name', () =>
    inTree(
      {
        '.gitignore': 'made/',
        [`x/a/${name}`]: '',
        [`x/made/${name}`]: '',
        [`x/made/kept/${name}`]: '',
        [`x/node_modules/y/${name}`]: '',
        [`x/clone/${name}`]: '',
        'x/clone/.git': '',
        [`x/linked/${name}`]: '',
        'x/b/other.md': '',
        [`y/${name}`]: '',
      },
      async (folder) => {
        repository(folder, `x/made/kept/${name}`);
        symlinkSync(`x/linked/${name}`, `${folder}/${name}`);
        symlinkSync('../other.md', `${folder}/x/b/${name}`);
        const isLeftOut = (at: string): boolean => at === `${folder}/x` || at === `${folder}/y/${name}`;
        const { manifests, leftOut } = await searchManifests(folder, disk, {
          isLeftOut: (at) => isLeftOut(at) || at.startsWith(`${folder}/x/`),
        });
        assert.deepEqual(
          manifests.map(({ path: at }) => path.relative(folder, at)),
          [name],
        );
        assert.deepEqual(
          leftOut.paths.map((at) => path.relative(folder, at)),
          [`x/a/${name}`, `x/made/kept/${name}`, `y/${name}`],
        );
        assert.equal(leftOut.isCut, false);
      },
    ));

  it('does not look for ever through what is left out', async () => {
    const files: Files = {
      list: async (at) =>
        at === '/r' || at.endsWith('/d')
          ? [
              { name: 'd', kind: 'folder' },
              { name, kind: 'file' },
            ]
          : [],
      stat: async (at) => (at.endsWith('.git') ? undefined : { kind: 'file', size: 1 }),
      read: async () => new Uint8Array(),
      isFar: true,
    };
    const { leftOut, isCut } = await searchManifests('/r', files, { isLeftOut: (at) => at === '/r/d' });
    assert.deepEqual([leftOut.isCut, isCut], [true, false]);
  });
});

describe('searchManifests in no repository', () => {
  it('searches everything but what is certainly of a tool, ignore files or not', () =>
    inTree(
      {
        '.gitignore': 'a/',
        [`a/${name}`]: '',
        [`node_modules/x/${name}`]: '',
        'build/AI-Readiness.YML': '',
      },
      async (folder) => assert.deepEqual(await search(folder), [`a/${name}`, 'build/AI-Readiness.YML']),
    ));

  it('searches each repository below as itself', () =>
    inTree(
      {
        'one/.git/x': '',
        [`one/${name}`]: '',
        'one/two/.git': '',
        [`one/two/${name}`]: '',
        'three/.git/x': '',
        'three/.gitignore': 'made',
        [`three/made/${name}`]: '',
        [`three/${name}`]: '',
      },
      async (folder) => assert.deepEqual(await search(folder), [`one/${name}`, `three/${name}`]),
    ));

  it('follows links to manifests inside only', () =>
    inTree(
      {
        [`in/real/${name}`]: '',
        'in/.env': 'PASSWORD=x',
        'in/.git/config': 'x',
        [`in/.git/${name}`]: 'x',
        [`out/${name}`]: '',
      },
      async (top) => {
        const targets = {
          a: `../real/${name}`,
          b: '../.env',
          c: '../.git/config',
          d: `../../out/${name}`,
          e: `../.git/${name}`,
          f: 'nothing.yaml',
          g: '..',
        };
        for (const [folder, target] of Object.entries(targets)) {
          mkdirSync(`${top}/in/${folder}`);
          symlinkSync(target, `${top}/in/${folder}/${name}`);
        }
        const found = (await search(`${top}/in`)).map((each) => each.replace(/^(.*?: .{41}).*$/, '$1'));
        assert.deepEqual(found, [
          `a/${name}`,
          `b/${name}: It is a link to a file that is not called`,
          `c/${name}: It is a link to a file that is not called`,
          `d/${name}: It is a link to a file outside of the rep`,
          `e/${name}: It is a link to a file that is not called`,
          `f/${name}: It is a link to a file that is not there.`,
          `g/${name}: It is a link to a file that is not called`,
          `real/${name}`,
        ]);
      },
    ));

  it('gives one file the same real path by all of its names', () =>
    inTree({ [`real/${name}`]: '' }, async (folder) => {
      symlinkSync('real', `${folder}/also`);
      symlinkSync(`real/${name}`, `${folder}/${name}`);
      const real = `${folder}/real/${name}`;
      const search = async (top: string): Promise<string[]> =>
        (await searchManifests(top, disk)).manifests.map((each) => each.real);
      assert.deepEqual(await search(folder), [real, real]);
      assert.deepEqual(await search(`${folder}/also`), [real]);
    }));

  it('waits for no pipe', async () => {
    const { links, ...rest } = disk;
    assert.ok(links);
    const files: Files = {
      ...rest,
      list: async () => [{ name, kind: 'other' }],
      stat: async () => ({ kind: 'other', size: 0 }),
      links: { realPath: async (at) => at, target: async () => undefined },
    };
    assert.deepEqual(await search('/r', files), [`${name}: It is a pipe, a socket or a device, not a file.`]);
  });
});
