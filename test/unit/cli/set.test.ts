import assert from 'node:assert/strict';
import { linkSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonReport } from '../../../src/cli/formats/json-report';
import type { Files } from '../../../src/repository';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { git, hasGit } from '../repository/git/git';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { calm, prose, type Ran, runIn, wrong } from './support';

const name = 'ai-readiness.yaml';

/** Nobody's settings of git bear on these tests. */
const files: Files = { ...nodeFilesAtOnce, user: () => undefined };

const run = (folder: string, ...args: string[]): Promise<Ran> => runIn(folder, ['check', ...args], { files });

async function jsonOf(folder: string, ...args: string[]): Promise<JsonReport> {
  return JSON.parse((await run(folder, '--format', 'json', ...args)).out);
}

const paths = (report: JsonReport): string[] => report.manifests.map(({ path: at }) => at);

async function inTree(tree: Tree, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder(tree);
  try {
    await use(folder);
  } finally {
    remove(folder);
  }
}

describe('check: the set of manifests', () => {
  (hasGit ? it : it.skip)('holds what is tracked in a folder that tools use, and fails with it', () =>
    inTree({ [`app/${name}`]: calm, [`coverage/${name}`]: wrong }, async (folder) => {
      git(folder, ['init', '-q']);
      git(folder, ['add', '.']);
      assert.deepEqual(paths(await jsonOf(folder)), [`app/${name}`, `coverage/${name}`]);
      assert.equal((await run(folder)).code, 1);
    }),
  );

  (hasGit ? it : it.skip)('has no copies of other branches, unless they are named', () =>
    inTree({ [`svc/${name}`]: calm, '.gitignore': '.worktrees/\nvendor/\n' }, async (folder) => {
      git(folder, ['init', '-q']);
      git(folder, ['add', '-A']);
      git(folder, ['commit', '-qm', 'one']);
      git(folder, ['worktree', 'add', '-q', '.worktrees/topic', '-b', 'topic']);
      const copy = `.worktrees/topic/svc/${name}`;
      writeFileSync(path.join(folder, copy), wrong);
      mkdirSync(path.join(folder, 'vendor'));
      writeFileSync(path.join(folder, 'vendor', name), wrong);
      assert.deepEqual(paths(await jsonOf(folder)), [`svc/${name}`]);
      assert.equal((await run(folder)).code, 0);
      assert.deepEqual(paths(await jsonOf(folder, '.worktrees/topic', 'vendor')), [copy, `vendor/${name}`]);
      assert.deepEqual(paths(await jsonOf(folder, `vendor/${name}`)), [`vendor/${name}`]);
    }),
  );

  it('has one manifest for one file, by its shortest name inside; --fix writes it once, and keeps the link', () =>
    inTree({ '.git/': '', [`real/${name}`]: calm.replace('diagnose', 'Diagnose') }, async (folder) => {
      symlinkSync(`real/${name}`, path.join(folder, name));
      symlinkSync('real', path.join(folder, 'also'));
      for (const args of [
        ['.', 'also'],
        ['also', '.'],
        ['also', `real/${name}`, name],
      ]) {
        const report = await jsonOf(folder, ...args);
        assert.deepEqual(paths(report), [name]);
        assert.equal(report.summary.manifests, 1);
      }
      assert.deepEqual(paths(await jsonOf(path.join(folder, 'real'), '..', '.')), [name]);
      assert.deepEqual(paths(await jsonOf(folder, 'also')), [`also/${name}`]);
      const { err } = await run(folder, '--fix', '.', 'also');
      assert.equal(err.match(/^Fixed /gm)?.length, 1);
      assert.ok(lstatSync(path.join(folder, name)).isSymbolicLink());
      assert.equal(readFileSync(path.join(folder, 'real', name), 'utf8'), calm);
    }));

  it('has one manifest for hard links to one file, by the same name whatever is named first', () =>
    inTree({ [`b/${name}`]: wrong, [`c/${name}`]: calm }, async (folder) => {
      mkdirSync(path.join(folder, 'a'));
      linkSync(path.join(folder, 'b', name), path.join(folder, 'a', name));
      for (const args of [[], ['b', 'a', 'c'], [`c/${name}`, `b/${name}`, `a/${name}`]]) {
        const report = await jsonOf(folder, ...args);
        assert.deepEqual(paths(report).sort(), [`a/${name}`, `c/${name}`]);
        assert.equal(report.summary.manifests, 2);
      }
      assert.deepEqual(paths(await jsonOf(folder, 'b')), [`b/${name}`]);
    }));

  it('has a name that differs in its case, and tells it', () =>
    inTree(
      { 'a/AI-Readiness.yaml': calm, [`a/${name}`]: calm, 'b/ai-readiness.YML': calm },
      async (folder) => {
        const report = await jsonOf(folder);
        assert.deepEqual(
          report.manifests.map(({ path: at, findings }) => [
            at,
            findings.some(({ code }) => code === 'manifest/name-case'),
          ]),
          [
            ['a/AI-Readiness.yaml', true],
            [`a/${name}`, false],
            ['b/ai-readiness.YML', true],
          ],
        );
        assert.match(
          (await run(folder)).out,
          /The file "AI-Readiness\.yaml" should be called ai-readiness\.yaml\./,
        );
      },
    ));

  it('neither prints nor changes what a link with the name of a manifest leads to', () =>
    inTree(
      {
        'in/.git/config': 'TOKEN=hunter2\n',
        'in/.env': 'DB_PASSWORD=hunter2\n',
        'in/.github/deploy.yml': 'a: hunter2\nb: 2\n',
        [`out/${name}`]: 'hunter2: 1\n',
        'in/own.yaml': calm,
      },
      async (top) => {
        const folder = path.join(top, 'in');
        for (const target of ['.env', '.git/config', '.github/deploy.yml', `../out/${name}`]) {
          const before = readFileSync(path.join(folder, target), 'utf8');
          const link = `link-${path.basename(target)}`;
          mkdirSync(path.join(folder, link));
          symlinkSync(path.join('..', target), path.join(folder, link, name));
          for (const operand of [link, `${link}/${name}`, '.'])
            for (const more of [[], ['--fix'], ['--format', 'json']]) {
              const { code, out, err } = await run(folder, operand, ...more);
              assert.equal(code, 2);
              assert.doesNotMatch(out + err, /hunter2|DB_PASSWORD|TOKEN/);
              assert.match(out, /It is a link to a file (outside|that is not called)/);
            }
          assert.equal(readFileSync(path.join(folder, target), 'utf8'), before);
        }
        assert.equal(
          (await run(folder, 'own.yaml')).code,
          0,
          'a file of any name is checked when it is named',
        );
      },
    ));
});

describe('check: the same verdict', () => {
  const manifest = (evidence: string): string =>
    `${calm}checklist: { diagnose: { risks-registered: { status: met, evidence: [${evidence}] } } }\n`;
  const ways: [cwd: string, ...args: string[]][] = [
    ['.'],
    ['.', 'a/b'],
    ['.', `a/b/${name}`],
    ['a'],
    ['a', 'b'],
    ['a/b'],
    ['a/b', name],
    ['a/b', '..'],
    ['docs', `../a/b/${name}`],
  ];
  const cases: [where: string, tree: Tree, evidence: string, found: boolean][] = [
    ['with .git', { '.git/': '' }, 'docs/x.md', true],
    ['without .git', {}, 'docs/x.md', false],
    ['without .git, beside the manifest', {}, 'own.md', true],
    ['without .git, above the manifest', {}, '../../docs/x.md', false],
  ];
  for (const [where, more, evidence, isFound] of cases) {
    it(`from every folder and for every argument, ${where}`, () =>
      inTree(
        { ...more, [`a/b/${name}`]: manifest(evidence), 'a/b/own.md': prose, 'docs/x.md': prose },
        async (folder) => {
          for (const [cwd, ...args] of ways) {
            const { manifests } = await jsonOf(path.join(folder, cwd), ...args);
            const item = manifests[0]?.items.find(({ id }) => id === 'risks-registered');
            assert.deepEqual([manifests.length, item?.satisfied], [1, isFound], `${cwd}: ${args.join(' ')}`);
          }
        },
      ));
  }

  it('takes the repository from --root where there is no .git, and only there', () =>
    inTree(
      {
        [`a/b/${name}`]: manifest('docs/x.md'),
        'docs/x.md': prose,
        'own/.git/x': '',
        [`own/c/${name}`]: manifest('docs/x.md'),
      },
      async (folder) => {
        const met = async (cwd: string, ...args: string[]): Promise<string[]> =>
          (await jsonOf(path.join(folder, cwd), '--root', folder, ...args)).manifests
            .filter(({ items }) => items.some(({ id, satisfied }) => id === 'risks-registered' && satisfied))
            .map(({ path: shown }) => shown);
        assert.deepEqual(await met('.'), [`a/b/${name}`]);
        assert.deepEqual(await met('a', 'b'), [`b/${name}`]);
        assert.deepEqual(await met('a/b', name), [name]);
        assert.deepEqual(await met('.', 'own'), []);
      },
    ));

  it('takes a --root by each of its names, and none that is not there', () =>
    inTree({ [`real/a/${name}`]: manifest('docs/x.md'), 'real/docs/x.md': prose }, async (folder) => {
      symlinkSync('real', path.join(folder, 'link'));
      for (const [root, ...args] of [
        ['real', 'real'],
        ['link', 'real'],
        ['real', 'link'],
        ['link', 'link'],
      ] as const) {
        const { manifests } = await jsonOf(folder, '--root', root, ...args);
        const item = manifests[0]?.items.find(({ id }) => id === 'risks-registered');
        assert.equal(item?.satisfied, true, `--root ${root} ${args.join(' ')}`);
      }
      for (const root of ['rael', `real/a/${name}`]) {
        const { code, err } = await runIn(folder, ['check', '--root', root]);
        const [line] = err.split('\n');
        assert.deepEqual([code, line], [2, `--root is a folder, and there is none called "${root}".`]);
      }
    }));
});

describe('check: what is left out and what cannot be read', () => {
  it('leaves out what --exclude names, but for what is named itself', () =>
    inTree({ [`a/${name}`]: calm, [`b/x/${name}`]: wrong, [`c/x/${name}`]: wrong }, async (folder) => {
      assert.deepEqual(paths(await jsonOf(folder, '--exclude', '**/x')), [`a/${name}`]);
      assert.deepEqual(paths(await jsonOf(folder, '--exclude', 'b', '--exclude=c/*')), [`a/${name}`]);
      assert.deepEqual(paths(await jsonOf(folder, 'b', 'c', '--exclude', 'b')), [`c/x/${name}`]);
      assert.deepEqual(paths(await jsonOf(folder, `b/x/${name}`, '--exclude', 'b')), [`b/x/${name}`]);
      assert.deepEqual(paths(await jsonOf(path.join(folder, 'b'), '..', '--exclude', 'x')), [
        `../a/${name}`,
        `../c/x/${name}`,
      ]);
      const everything = await run(folder, '--exclude', '**');
      assert.equal(everything.code, 2);
      assert.match(
        everything.out,
        /There is no ai-readiness\.yaml here but what --exclude or a configuration leaves out\./,
      );
      assert.equal((await run(folder, '--exclude', 'x'.repeat(9_000))).code, 2);
    }));

  it('lists and counts what --exclude leaves out, but not what is checked all the same', () =>
    inTree({ [`a/${name}`]: calm, [`b/x/${name}`]: wrong, [`c/x/${name}`]: wrong }, async (folder) => {
      const { code, out } = await run(folder, '--exclude', '**/x');
      assert.equal(code, 0);
      assert.match(
        out,
        /^2 manifests left out by --exclude or a configuration:\n {2}b\/x\/ai-readiness\.yaml\n {2}c\/x\/ai-readiness\.yaml\n\n1 manifest, 2 left out: /m,
      );
      const report = await jsonOf(folder, '--exclude', '**/x');
      assert.deepEqual(report.leftOut, { paths: [`b/x/${name}`, `c/x/${name}`], isWhole: true });
      assert.equal(report.summary.leftOut, 2);
      const named = await jsonOf(folder, '.', `b/x/${name}`, '--exclude', '**/x');
      assert.deepEqual([named.leftOut.paths, named.summary.leftOut], [[`c/x/${name}`], 1]);
      assert.deepEqual((await jsonOf(folder)).leftOut, { paths: [], isWhole: true });
      assert.doesNotMatch((await run(folder)).out, /left out/);
      const none = await run(folder, 'a', '--exclude', 'b');
      assert.doesNotMatch(none.out, /left out/);
    }));

  it('tells a folder that may not be read, and checks the rest', () =>
    inTree({ [`a/${name}`]: calm, 'data/x': '' }, async (folder) => {
      const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
      const list: Files['list'] = (at) => (/data$/.test(at) ? Promise.reject(denied) : files.list(at));
      const locked = { files: { ...files, list } };
      const { code, out } = await runIn(folder, ['check'], locked);
      assert.equal(code, 0);
      assert.match(out, /^data\nnot searched {2}It cannot be read: permission denied\.$/m);
      const json: JsonReport = JSON.parse((await runIn(folder, ['check', '--format', 'json'], locked)).out);
      assert.deepEqual(json.notSearched, [
        { path: 'data', message: 'It cannot be read: permission denied.' },
      ]);
      assert.deepEqual([json.failures, json.summary.passed], [[], true]);
      assert.equal((await runIn(folder, ['check', 'a', 'data'], locked)).code, 2, 'one that was named');
    }));

  it('fails where git tracks a manifest in a folder whose name cannot be opened', () =>
    inTree({ [`a/${name}`]: calm }, async (folder) => {
      // What no text can name: another system would not even make it.
      const bad = Buffer.from(`${folder}/caf\u00e9`, 'latin1');
      if (process.platform !== 'linux' || !hasGit) return;
      mkdirSync(bad);
      writeFileSync(Buffer.concat([bad, Buffer.from(`/${name}`)]), calm);
      git(folder, ['init']);
      const untracked = await runIn(folder, ['check']);
      assert.equal(untracked.code, 0);
      assert.match(untracked.out, /^caf\ufffd\nnot searched {2}Its name is not written in UTF-8/m);
      git(folder, ['add', '.']);
      const { code, out } = await runIn(folder, ['check']);
      assert.equal(code, 2);
      assert.match(
        out,
        /^caf\ufffd\/ai-readiness\.yaml\nnot checked {2}A name on its path is not written in/m,
      );
      rmSync(bad, { recursive: true });
      assert.equal((await runIn(folder, ['check'])).code, 0, 'nothing is there any more');
    }));
});
