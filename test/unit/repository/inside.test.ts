import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type Files, isInRepository, joinPath, parentOf } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';

/** Files and folders in a folder that holds the repository `repo` and what is outside of it. */
const there = ['repo/own.md', 'repo/docs/a.md', 'outside/secret.md', 'outside/deep/b.md', 'repository/c.md'];

/** Links in it, and what they say. `^` is the folder that holds both. */
const links: Readonly<Record<string, string>> = {
  'repo/in.md': 'own.md',
  'repo/in-absolute.md': '^/repo/own.md',
  'repo/file-out.md': '../outside/secret.md',
  'repo/folder-out': '^/outside',
  'repo/chain.md': 'chain-2.md',
  'repo/chain-2.md': 'docs/chain-3.md',
  'repo/docs/chain-3.md': '../../outside/secret.md',
  'repo/long-way-in.md': 'folder-out/back/own.md',
  'outside/back': '../repo',
  'repo/dangling-in.md': 'docs/new.md',
  'repo/dangling-out.md': '../outside/new.md',
  'repo/dangling-chain.md': 'dangling-out.md',
  'repo/dangling-folder': '^/outside/nowhere',
  'repo/out-of-folder.md': 'folder-out/../repo/new.md',
  'repo/up-from-folder.md': 'folder-out/../new.md',
  'repo/loop.md': 'loop.md',
  'repo/loop-1.md': 'loop-2.md',
  'repo/loop-2.md': 'loop-1.md',
  'repo/neighbour.md': '../repository/c.md',
};

const cases: readonly [path: string, wanted: boolean][] = [
  ['repo', true],
  ['repo/own.md', true],
  ['repo/new.md', true],
  ['repo/new/folder/new.md', true],
  ['repo/in.md', true],
  ['repo/in-absolute.md', true],
  ['repo/long-way-in.md', true],
  ['repo/dangling-in.md', true],
  ['repo/loop.md', true],
  ['repo/loop-1.md', true],
  ['repo/loop.md/below.md', true],
  ['repo/out-of-folder.md', true],
  ['.', false],
  ['outside/secret.md', false],
  ['repository/c.md', false],
  ['repo/file-out.md', false],
  ['repo/folder-out', false],
  ['repo/folder-out/secret.md', false],
  ['repo/folder-out/new.md', false],
  ['repo/folder-out/deep/new/b.md', false],
  ['repo/chain.md', false],
  ['repo/dangling-out.md', false],
  ['repo/dangling-chain.md', false],
  ['repo/dangling-folder', false],
  ['repo/dangling-folder/new.md', false],
  ['repo/up-from-folder.md', false],
  ['repo/neighbour.md', false],
];

/** A file system made of a list of files and a table of links, which tells case apart or does not. */
function injected(caseMatters = true): Files {
  const key = (at: string): string => (caseMatters ? at : at.toLowerCase());
  const exact = new Map<string, string>();
  for (const file of [...there, ...Object.keys(links)])
    for (let at = `/top/${file}`; at !== '/'; at = parentOf(at)) exact.set(key(at), at);
  const targets = new Map(
    Object.entries(links).map(([at, to]) => [key(`/top/${at}`), to.replace('^', '/top')]),
  );
  /** As a system does it: part by part, and an error after 40 links. */
  const realPath = (at: string, left = { count: 40 }): string | undefined => {
    let real = '/';
    for (const part of at.split('/').filter(Boolean)) {
      const own = part === '..' ? parentOf(real) : joinPath(real, part);
      const target = targets.get(key(own));
      if (target === undefined) {
        const found = own === '/' ? own : exact.get(key(own));
        if (found === undefined) return undefined;
        real = found;
      } else {
        if (left.count-- === 0) return undefined;
        const next = realPath(target.startsWith('/') ? target : `${real}/${target}`, left);
        if (next === undefined) return undefined;
        real = next;
      }
    }
    return real;
  };
  return {
    links: {
      realPath: async (at) => realPath(at),
      target: async (at) => targets.get(key(at)),
    },
    stat: () => assert.fail('stat'),
    read: () => assert.fail('read'),
    list: () => assert.fail('list'),
  };
}

describe('isInRepository', () => {
  let top: string;
  before(() => {
    top = temporaryFolder(Object.fromEntries(there.map((file) => [file, 'x'])));
    for (const [at, to] of Object.entries(links)) {
      mkdirSync(path.dirname(path.join(top, at)), { recursive: true });
      symlinkSync(to.replace('^', top), path.join(top, at));
    }
    symlinkSync('repo', path.join(top, 'alias'));
  });
  after(() => remove(top));

  for (const [at, wanted] of cases) {
    it(`${at} is ${wanted ? 'inside' : 'outside'}, on the disk and in memory`, async () => {
      assert.equal(await isInRepository(joinPath('/top', at), '/top/repo', injected()), wanted, 'in memory');
      assert.equal(await isInRepository(joinPath(top, at), `${top}/repo`, nodeFiles), wanted, 'on the disk');
    });
  }

  for (const [at, wanted] of cases.filter(([each]) => each.startsWith('repo/'))) {
    it(`${at} is ${wanted ? 'inside' : 'outside'} a repository that is reached through a link`, async () => {
      const alias = at.replace('repo/', 'alias/');
      assert.equal(await isInRepository(joinPath(top, alias), `${top}/alias`, nodeFiles), wanted);
    });
  }

  it('goes by what is on the disk where case does not matter, and else by the letters', async () => {
    const inside = (at: string) => isInRepository(at, '/top/REPO', injected(false));
    assert.equal(await inside('/top/REPO/OWN.md'), true);
    assert.equal(await inside('/top/REPO/New.md'), true);
    assert.equal(await inside('/top/REPO/FILE-OUT.md'), false);
    assert.equal(await inside('/top/REPO/Dangling-Out.md'), false);
    assert.equal(await inside('/top/repo/own.md'), false, 'another spelling of the root is not taken for it');
  });

  it('goes by the path alone where a file system has no links', async () => {
    const { links: none, ...files } = injected();
    assert.ok(none);
    assert.equal(await isInRepository('/top/repo/file-out.md', '/top/repo', files), true);
    assert.equal(await isInRepository('/top/outside/secret.md', '/top/repo', files), false);
  });

  it('does not take what cannot be told for inside', async () => {
    const fault = () => Promise.reject(new Error('no connection'));
    const { links: own = assert.fail(), ...files } = injected();
    await assert.rejects(
      isInRepository('/top/repo/own.md', '/top/repo', { ...files, links: { ...own, realPath: fault } }),
    );
    await assert.rejects(
      isInRepository('/top/repo/new.md', '/top/repo', { ...files, links: { ...own, target: fault } }),
    );
  });

  it('gives up on links that multiply', async () => {
    let asked = 0;
    const bomb: Files = {
      ...injected(),
      links: {
        realPath: async (at) => (at === '/top/repo' || at === '/top' || at === '/' ? at : undefined),
        target: async () => {
          asked++;
          return 'a/b/c/d/e/f';
        },
      },
    };
    await isInRepository('/top/repo/start', '/top/repo', bomb);
    assert.ok(asked < 10_000, `${asked} questions`);
  });

  it('takes a server and what it shares for one step: the server alone is no folder', async () => {
    const folders = ['//server/share', '//server/share/repo', '//server/share/repo/docs'];
    const realPath = async (at: string): Promise<string | undefined> =>
      at === '/' || folders.includes(at) ? at : undefined;
    const asked: string[] = [];
    const target = async (at: string): Promise<string | undefined> => {
      asked.push(at);
      return undefined;
    };
    const files = { ...injected(), links: { realPath, target } };
    const deep = '//server/share/repo/docs/a/b/c/d.md';
    assert.equal(await isInRepository(deep, '//server/share/repo', files), true);
    assert.deepEqual(asked, ['//server/share/repo/docs/a']);
  });
});
