import assert from 'node:assert/strict';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  asOne,
  filesBefore,
  findRepository,
  joinPath,
  movedNames,
  movedPath,
  slashed,
} from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';

/** A repository in a folder, and another one beside it. */
const there = [
  'shop/.git/HEAD',
  'shop/readme.md',
  'shop/docs/a.md',
  'shop/docs/deep/plan.md',
  'shop/docs/my map.md',
  'shop/team/ai-readiness.yaml',
  'shop/team/docs/own.md',
  'shop/team/own.md',
  'shop/ai-readiness.yaml',
  'shop/empty/.gitkeep',
  'other/.git/HEAD',
  'other/x.md',
];

/** A move, and what a manifest writes before and after it; the same where nothing is to be changed. */
interface Case {
  readonly what: string;
  /** Where the manifest was before. */
  readonly manifest?: string;
  readonly moves: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
}

const [root, team] = ['shop/ai-readiness.yaml', 'shop/team/ai-readiness.yaml'];
const docsToPapers = { 'shop/docs': 'shop/papers' };

const cases: readonly Case[] = [
  {
    what: 'a file that is renamed',
    moves: { 'shop/docs/a.md': 'shop/docs/b.md' },
    names: {
      'docs/a.md': 'docs/b.md',
      './docs/a.md': './docs/b.md',
      '/docs/a.md': '/docs/b.md',
      'docs\\a.md': 'docs\\b.md',
      'docs//deep/../a.md': 'docs//deep/../b.md',
      'docs/a.md#roles': 'docs/b.md#roles',
      'docs/a.md:12': 'docs/b.md:12',
      '[map](docs/a.md#roles)': '[map](docs/b.md#roles)',
      'docs/%61.md': 'docs/b.md',
      'docs/A.md': 'docs/b.md',
      'DOCS/a.md#roles': 'DOCS/b.md#roles',
      docs: 'docs',
      'docs/deep/plan.md': 'docs/deep/plan.md',
      'docs/gone.md': 'docs/gone.md',
      'https://example.com/docs/a.md': 'https://example.com/docs/a.md',
      '../shop/docs/a.md': '../shop/docs/b.md',
      '../outside/a.md': '../outside/a.md',
    },
  },
  {
    what: 'a file whose case alone changes',
    moves: { 'shop/docs/a.md': 'shop/docs/A.md' },
    names: { 'docs/a.md': 'docs/A.md', '/docs/a.md#r': '/docs/A.md#r' },
  },
  {
    what: 'a folder whose case alone changes',
    moves: { 'shop/docs': 'shop/Docs' },
    names: {
      'docs/a.md': 'Docs/a.md',
      docs: 'Docs',
      'docs/': 'Docs/',
      'docs\\deep\\plan.md': 'Docs\\deep\\plan.md',
    },
  },
  {
    what: 'a file that is moved into another folder',
    moves: { 'shop/docs/a.md': 'shop/docs/deep/a.md' },
    names: {
      'docs/a.md': 'docs/deep/a.md',
      './docs/a.md': './docs/deep/a.md',
      '/docs/a.md': '/docs/deep/a.md',
      'docs\\a.md': 'docs\\deep\\a.md',
      'docs/a.md#r': 'docs/deep/a.md#r',
    },
  },
  {
    what: 'a folder that is renamed',
    moves: docsToPapers,
    names: {
      'docs/a.md': 'papers/a.md',
      'docs/deep/plan.md:3': 'papers/deep/plan.md:3',
      docs: 'papers',
      'docs/': 'papers/',
      './docs/': './papers/',
      'docs/my%20map.md': 'papers/my%20map.md',
      'docs/my map.md': 'papers/my map.md',
      'readme.md': 'readme.md',
      'docs/gone.md': 'docs/gone.md',
    },
  },
  {
    what: 'a folder that is moved',
    moves: { 'shop/docs/deep': 'shop/team/deep' },
    names: { 'docs/deep/plan.md': 'team/deep/plan.md', 'docs/deep/': 'team/deep/', 'docs/a.md': 'docs/a.md' },
  },
  {
    what: 'a folder that is renamed, seen from another folder',
    manifest: team,
    moves: docsToPapers,
    names: {
      '../docs/a.md': '../papers/a.md',
      // From the root, since nothing is at that place in the folder of the manifest.
      'docs/a.md': 'papers/a.md',
      '/docs/a.md': '/papers/a.md',
      'docs/own.md': 'docs/own.md',
      '../docs': '../papers',
    },
  },
  {
    what: 'a file that comes to lie in the folder of the manifest',
    manifest: team,
    moves: { 'shop/docs/a.md': 'shop/team/a.md' },
    names: { '../docs/a.md': 'a.md', '/docs/a.md': '/team/a.md', 'docs/a.md': 'team/a.md' },
  },
  {
    what: 'a file that comes to lie above the folder of the manifest',
    manifest: team,
    moves: { 'shop/team/own.md': 'shop/own.md' },
    // From the root it is called as before.
    names: { 'own.md': 'own.md', './own.md': './own.md', '/team/own.md': '/own.md' },
  },
  {
    what: 'a file in whose place another one comes',
    manifest: team,
    moves: { 'shop/team/docs/own.md': 'shop/team/docs/a.md' },
    names: { 'docs/a.md': '../docs/a.md', 'docs/own.md': 'docs/a.md' },
  },
  {
    what: 'a folder, and then a file in it',
    moves: {
      'shop/docs': 'shop/papers',
      'shop/papers/a.md': 'shop/papers/c.md',
      'shop/papers/deep': 'shop/deep',
    },
    names: { 'docs/a.md': 'papers/c.md', 'docs/c.md': 'docs/c.md', 'docs/deep/plan.md#x': 'deep/plan.md#x' },
  },
  {
    what: 'two files that change places',
    moves: {
      'shop/docs/a.md': 'shop/x.md',
      'shop/readme.md': 'shop/docs/a.md',
      'shop/x.md': 'shop/readme.md',
    },
    names: { 'docs/a.md': 'readme.md', 'readme.md': 'docs/a.md', 'x.md': 'x.md' },
  },
  {
    what: 'several files at once',
    moves: { 'shop/docs/a.md': 'shop/a.md', 'shop/readme.md': 'shop/docs/readme.md' },
    names: { 'docs/a.md': 'a.md', 'readme.md': 'docs/readme.md' },
  },
  {
    what: 'a file whose new name needs to be escaped',
    moves: { 'shop/docs/a.md': 'shop/docs/the map (new).md' },
    names: {
      'docs/a.md': 'docs/the map (new).md',
      '[map](docs/a.md)': '[map](docs/the%20map%20%28new%29.md)',
      'docs/%61.md': 'docs/the%20map%20%28new%29.md',
    },
  },
  {
    what: 'a file that leaves the repository',
    moves: { 'shop/docs/a.md': 'other/a.md' },
    names: { 'docs/a.md': 'docs/a.md' },
  },
  {
    what: 'a file of another repository',
    moves: { 'other/x.md': 'other/y.md' },
    names: { '../other/x.md': '../other/x.md', 'x.md': 'x.md' },
  },
  {
    what: 'the manifest, one folder down',
    moves: { [root]: 'shop/team/shop/ai-readiness.yaml' },
    names: {
      // These are found from the root as well.
      'docs/a.md': 'docs/a.md',
      'readme.md#r': 'readme.md#r',
      '/docs/a.md': '/docs/a.md',
      './docs/a.md': './docs/a.md',
      'team/../docs/a.md': 'team/../docs/a.md',
      'docs/gone.md': 'docs/gone.md',
    },
  },
  {
    what: 'the manifest, where the root is no help',
    manifest: team,
    moves: { [team]: 'shop/ai-readiness.yml' },
    names: {
      'own.md': 'team/own.md',
      'docs/own.md#r': 'team/docs/own.md#r',
      '../docs/a.md': 'docs/a.md',
      '../readme.md': 'readme.md',
      '/docs/a.md': '/docs/a.md',
      'docs/a.md': 'docs/a.md',
      docs: 'team/docs',
      'docs\\own.md': 'team\\docs\\own.md',
      '[own](own.md)': '[own](team/own.md)',
    },
  },
  {
    what: 'the manifest, away from what it named only by chance from the root',
    moves: { [root]: 'shop/empty/ai-readiness.yaml' },
    names: { 'team/own.md': 'team/own.md', 'ai-readiness.yaml': 'ai-readiness.yaml' },
  },
  {
    what: 'the manifest, to where others have the same names',
    moves: { [root]: 'shop/team/ai-readiness.yml' },
    names: { docs: '../docs', 'docs/a.md': 'docs/a.md', 'readme.md': 'readme.md' },
  },
  {
    what: 'the manifest, along with its folder',
    manifest: team,
    moves: { 'shop/team': 'shop/teams/buying' },
    names: {
      'own.md': 'own.md',
      'docs/own.md': 'docs/own.md',
      '../docs/a.md': '../../docs/a.md',
      'docs/a.md': 'docs/a.md',
      '/team/own.md': '/teams/buying/own.md',
      '../team/own.md': 'own.md',
    },
  },
  {
    what: 'the manifest, by another name',
    manifest: team,
    moves: { [team]: 'shop/team/ai-readiness.yml' },
    names: { 'own.md': 'own.md', '../docs/a.md': '../docs/a.md' },
  },
  {
    what: 'another manifest',
    moves: { [team]: 'shop/crew/ai-readiness.yaml' },
    names: { 'team/ai-readiness.yaml': 'crew/ai-readiness.yaml', 'team/own.md': 'team/own.md' },
  },
  {
    what: 'the whole repository',
    manifest: team,
    moves: { shop: 'store' },
    names: {
      'own.md': 'own.md',
      '../docs/a.md': '../docs/a.md',
      '/docs/a.md': '/docs/a.md',
      'docs/a.md': 'docs/a.md',
    },
  },
  {
    what: 'the manifest, to another repository',
    moves: { [root]: 'other/ai-readiness.yaml' },
    names: { 'docs/a.md': 'docs/a.md' },
  },
];

describe('moved-names', () => {
  let base = '';
  beforeEach(() => {
    base = slashed(temporaryFolder());
    for (const file of there) write(file);
  });
  afterEach(() => remove(base));

  function write(file: string): void {
    const at = path.join(base, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, `# ${file}\n`);
  }

  async function namesAfter(
    { manifest = root, moves: moved }: Pick<Case, 'manifest' | 'moves'>,
    written: readonly string[],
  ): Promise<Record<string, string>> {
    const made = Object.entries(moved).map(([from, to]) => ({
      from: joinPath(base, from),
      to: joinPath(base, to),
    }));
    for (const { from, to } of made) {
      mkdirSync(path.dirname(to), { recursive: true });
      renameSync(from, to);
    }
    const moves = asOne(made);
    const was = joinPath(base, manifest);
    const names = await movedNames({
      references: written.map((file) => ({ file, path: [] })),
      before: await findRepository(was, undefined, filesBefore(nodeFiles, moves)),
      after: await findRepository(movedPath(was, moves), undefined, nodeFiles),
      moves,
      files: nodeFiles,
    });
    return Object.fromEntries(written.map((name) => [name, names.get(name) ?? name]));
  }

  for (const each of cases) {
    it(each.what, async () => {
      assert.deepEqual(await namesAfter(each, Object.keys(each.names)), each.names);
    });
  }

  it('a path from the top of this machine', async () => {
    const [here, url] = [`${base}/shop/docs/a.md`, `file://${base}/shop/docs/a.md#r`];
    const moves = { 'shop/docs/a.md': 'shop/docs/deep/b.md' };
    assert.deepEqual(await namesAfter({ moves }, [here, url]), {
      [here]: `${base}/shop/docs/deep/b.md`,
      [url]: `file://${base}/shop/docs/deep/b.md#r`,
    });
  });

  it('a link, and what it leads to', async () => {
    symlinkSync('docs/a.md', path.join(base, 'shop/link.md'));
    symlinkSync('docs', path.join(base, 'shop/linked'));
    assert.deepEqual(
      await namesAfter({ moves: { 'shop/link.md': 'shop/chain.md', 'shop/linked': 'shop/chained' } }, [
        'link.md',
        'linked/a.md#r',
        'docs/a.md',
      ]),
      { 'link.md': 'chain.md', 'linked/a.md#r': 'chained/a.md#r', 'docs/a.md': 'docs/a.md' },
    );
  });

  it('a manifest that is reached through a link to its folder', async () => {
    symlinkSync(path.join(base, 'shop'), path.join(base, 'way'));
    const moves = { 'way/team/ai-readiness.yaml': 'way/ai-readiness.yml' };
    assert.deepEqual(
      await namesAfter({ manifest: 'way/team/ai-readiness.yaml', moves }, ['own.md', '../docs/a.md']),
      {
        'own.md': 'team/own.md',
        '../docs/a.md': 'docs/a.md',
      },
    );
  });
});
