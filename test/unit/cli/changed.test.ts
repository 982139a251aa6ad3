import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { JsonReport } from '../../../src/cli/formats/json-report';
import { git, hasGit } from '../repository/git/git';
import { inTree } from './formats/support';
import { calm, noGit, prose, type Ran, runIn, wrong } from './support';

const named = 'ai-readiness.yaml';
const configured = 'ai-readiness.config.yaml';
const citing = (file: string): string =>
  `${calm}checklist: { diagnose: { risks-registered: { status: met, evidence: [${JSON.stringify(file)}] } } }\n`;

const tree = {
  [`a/${named}`]: citing('docs/risks.md#what'),
  'a/docs/risks.md': `# What\n${prose}`,
  [`b/${named}`]: citing('/shared/notes'),
  'shared/notes/one.md': prose,
  [`c/${named}`]: wrong,
  [`d/${configured}`]: 'version: 1\nreferences: laws.json\n',
  'd/laws.json': '{"schema":1}',
  'd/real.md': prose,
  [`d/e/${named}`]: citing('linked.md'),
  '.gitignore': 'ignored/\n',
};

/** A repository of these manifests, with a branch that has parted from main. */
async function inRepository(use: (folder: string) => Promise<void>): Promise<void> {
  await inTree(tree, async (folder) => {
    symlinkSync('../real.md', `${folder}/d/e/linked.md`);
    git(folder, ['init', '-q']);
    git(folder, ['add', '.']);
    git(folder, ['commit', '-qm', 'one']);
    git(folder, ['checkout', '-qb', 'topic']);
    await use(folder);
  });
}

async function checkedSince(revision: string, folder: string, ...more: string[]): Promise<JsonReport> {
  const ran = await runIn(folder, ['check', '--changed-since', revision, '--format', 'json', ...more]);
  assert.notEqual(ran.out, '', ran.err);
  return JSON.parse(ran.out);
}

const pathsOf = ({ manifests }: JsonReport): string[] => manifests.map(({ path }) => path);

(hasGit ? describe : describe.skip)('check --changed-since', () => {
  it('checks nothing where nothing has changed, and passes', () =>
    inRepository(async (folder) => {
      const { code, out } = await runIn(folder, ['check', '--changed-since', 'main']);
      assert.equal(code, 0);
      assert.equal(
        out,
        'Nothing to check.\n4 manifests not checked: neither changed, nor anything that they cite.\n',
      );
      const report = await checkedSince('main', folder);
      assert.deepEqual([report.summary.unchanged, report.summary.passed], [4, true]);
      for (const format of ['sarif', 'gitlab', 'rdjson', 'github', 'markdown'])
        assert.equal(
          (await runIn(folder, ['check', '--changed-since', 'main', '--format', format])).code,
          0,
          format,
        );
    }));

  /** A change, and the manifests that are checked for it. */
  const changes: readonly [what: string, change: (folder: string) => void, checked: readonly string[]][] = [
    ['the manifest', (at) => writeFileSync(`${at}/c/${named}`, `${wrong}#\n`), ['c']],
    ['its evidence', (at) => writeFileSync(`${at}/a/docs/risks.md`, `# What\n${prose}More.\n`), ['a']],
    ['its evidence is gone', (at) => rmSync(`${at}/a/docs/risks.md`), ['a']],
    ['its evidence was renamed', (at) => renameSync(`${at}/a/docs/risks.md`, `${at}/a/docs/r.md`), ['a']],
    [
      'a new file in a folder that it cites',
      (at) => writeFileSync(`${at}/shared/notes/two.md`, prose),
      ['b'],
    ],
    [
      'a new manifest',
      (at) => {
        mkdirSync(`${at}/f`);
        writeFileSync(`${at}/f/${named}`, calm);
      },
      ['f'],
    ],
    [
      'a configuration over two',
      (at) => writeFileSync(`${at}/a/ai-readiness.config.yaml`, 'version: 1\n'),
      ['a'],
    ],
    ['a configuration over one is gone', (at) => rmSync(`${at}/d/${configured}`), ['d/e']],
    [
      'a configuration that was moved out of a folder',
      (at) => renameSync(`${at}/d/${configured}`, `${at}/c/${configured}`),
      ['c', 'd/e'],
    ],
    [
      'the laws that a configuration names',
      (at) => writeFileSync(`${at}/d/laws.json`, '{ "schema": 1 }'),
      ['d/e'],
    ],
    [
      'what a link leads to that it cites',
      (at) => writeFileSync(`${at}/d/real.md`, `${prose}More.\n`),
      ['d/e'],
    ],
    ['another file', (at) => writeFileSync(`${at}/a/docs/other.md`, prose), []],
    [
      'a file that is ignored',
      (at) => {
        mkdirSync(`${at}/ignored`);
        writeFileSync(`${at}/ignored/x`, '');
      },
      [],
    ],
    ['a name that git would quote', (at) => writeFileSync(`${at}/shared/notes/ü "x"\n.md`, prose), ['b']],
  ];
  for (const [what, change, checked] of changes)
    for (const kept of ['in the work tree', 'added', 'committed'])
      it(`${what}, ${kept}: ${checked.join(' ') || 'none'}`, () =>
        inRepository(async (folder) => {
          change(folder);
          if (kept !== 'in the work tree') git(folder, ['add', '-A']);
          if (kept === 'committed') git(folder, ['commit', '-qm', 'two', '--allow-empty']);
          assert.deepEqual(
            pathsOf(await checkedSince('main', folder)),
            checked.map((each) => `${each}/${named}`),
          );
        }));

  it('takes what is below a link that leads elsewhere now for changed', () =>
    inRepository(async (folder) => {
      mkdirSync(`${folder}/f`);
      symlinkSync('../shared/notes', `${folder}/f/notes`);
      writeFileSync(`${folder}/f/${named}`, citing('notes/one.md'));
      git(folder, ['add', '.']);
      git(folder, ['commit', '-qm', 'two']);
      rmSync(`${folder}/f/notes`);
      symlinkSync('../a/docs', `${folder}/f/notes`);
      assert.deepEqual(pathsOf(await checkedSince('HEAD', folder)), [`f/${named}`]);
    }));

  /** What a chain of links on the way to evidence goes through, what is done on it, and whether that is a change of the evidence. */
  const chains: readonly (readonly [
    what: string,
    links: Readonly<Record<string, string>>,
    cites: string,
    change: (folder: string) => void,
    checked: readonly string[],
  ])[] = [
    [
      'a link to a file in the middle',
      { 'f/now.md': '../shared/now.md', 'shared/now.md': 'notes/one.md' },
      'now.md',
      (at) => relink(`${at}/shared/now.md`, '../a/docs/risks.md'),
      ['f'],
    ],
    [
      'a link to a folder in the middle',
      { 'f/now': '../shared/now', 'shared/now': 'notes' },
      'now/one.md',
      (at) => relink(`${at}/shared/now`, '../a/docs'),
      ['f'],
    ],
    [
      'a link in the middle that is gone',
      { 'f/now': '../shared/now', 'shared/now': 'notes' },
      'now/one.md',
      (at) => rmSync(`${at}/shared/now`),
      ['f'],
    ],
    [
      'what is at the end, and gone',
      { 'f/now': '../shared/now', 'shared/now': '../d' },
      'now/laws.json',
      (at) => rmSync(`${at}/d/laws.json`),
      ['d/e', 'f'],
    ],
    [
      'a link from the top of the machine',
      { 'f/now': '../shared/now', 'shared/now': '$/shared/notes' },
      'now/one.md',
      (at) => relink(`${at}/shared/now`, 'elsewhere'),
      ['f'],
    ],
    [
      'a link beside the way',
      { 'f/now': '../shared/now', 'shared/now': 'notes', 'shared/other': 'notes' },
      'now/one.md',
      (at) => relink(`${at}/shared/other`, '../a/docs'),
      [],
    ],
  ];
  const relink = (link: string, target: string): void => {
    rmSync(link);
    symlinkSync(target, link);
  };
  for (const [what, links, cites, change, checked] of chains)
    for (const kept of ['in the work tree', 'committed'])
      it(`a chain of links: ${what}, ${kept}: ${checked.join(' ') || 'none'}`, () =>
        inRepository(async (folder) => {
          mkdirSync(`${folder}/f`);
          for (const [link, target] of Object.entries(links))
            symlinkSync(target.replace('$', folder), `${folder}/${link}`);
          writeFileSync(`${folder}/f/${named}`, citing(cites));
          git(folder, ['add', '.']);
          git(folder, ['commit', '-qm', 'two']);
          change(folder);
          if (kept === 'committed') git(folder, ['commit', '-qam', 'three']);
          assert.deepEqual(
            pathsOf(await checkedSince(kept === 'committed' ? 'HEAD~1' : 'HEAD', folder)),
            checked.map((each) => `${each}/${named}`),
          );
        }));

  const file = ['-c', 'protocol.file.allow=always'];

  /** What is done in a submodule or with it, and whether what is cited in it has changed since. */
  const moves: readonly (readonly [
    what: string,
    move: (folder: string) => unknown,
    checked: readonly string[],
  ])[] = [
    ['nothing', () => undefined, []],
    ['a change in its work tree', (at) => writeFileSync(`${at}/f/sub/scope.md`, ''), ['f']],
    ['a new file in it', (at) => writeFileSync(`${at}/f/sub/new.md`, prose), ['f']],
    ['another commit checked out in it', (at) => emptied(`${at}/f/sub`), ['f']],
    ['another commit, added', (at) => git(emptied(`${at}/f/sub`), ['-C', at, 'add', 'f/sub']), ['f']],
    [
      'another commit, committed',
      (at) => git(emptied(`${at}/f/sub`), ['-C', at, 'commit', '-qam', 'three']),
      ['f'],
    ],
    [
      'another commit, whatever a setting says of submodules',
      (at) => {
        git(at, ['config', 'diff.ignoreSubmodules', 'all']);
        git(at, ['config', 'submodule.f/sub.ignore', 'all']);
        emptied(`${at}/f/sub`);
      },
      ['f'],
    ],
    ['one that is gone', (at) => git(at, ['rm', '-qf', 'f/sub']), ['f']],
  ];
  const emptied = (submodule: string): string => {
    writeFileSync(`${submodule}/scope.md`, '');
    git(submodule, ['commit', '-qam', 'empty']);
    return submodule;
  };
  for (const [what, move, checked] of moves)
    it(`a submodule: ${what}: ${checked.join(' ') || 'none'}`, () =>
      inRepository((folder) =>
        inTree({ 'scope.md': prose }, async (other) => {
          git(other, ['init', '-q']);
          git(other, ['add', '.']);
          git(other, ['commit', '-qm', 'one']);
          mkdirSync(`${folder}/f`);
          writeFileSync(`${folder}/f/${named}`, citing('sub/scope.md'));
          git(folder, [...file, 'submodule', 'add', '-q', other, 'f/sub']);
          git(folder, ['add', '.']);
          git(folder, ['commit', '-qm', 'two']);
          const base = git(folder, ['rev-parse', 'HEAD']).trim();
          move(folder);
          assert.deepEqual(
            pathsOf(await checkedSince(base, folder)),
            checked.map((each) => `${each}/${named}`),
          );
        }),
      ));

  /** What becomes of manifests, and what is told of those that are not looked at where they were. */
  const goings: readonly (readonly [
    what: string,
    change: (folder: string) => unknown,
    told: readonly string[],
  ])[] = [
    ['nothing', () => undefined, []],
    ['one is deleted', (at) => rmSync(`${at}/c`, { recursive: true }), [`c/${named} deleted`]],
    ['one is moved', (at) => git(at, ['mv', 'b', 'n']), [`b/${named} moved to n/${named}`]],
    [
      'a configuration leaves one out',
      (at) => writeFileSync(`${at}/${configured}`, 'version: 1\nexclude: [c/**]\n'),
      [`c/${named} left-out`],
    ],
    [
      'two take the name of each other',
      (at) => {
        for (const [from, to] of ['a t', 'c a', 't c'].map((each) => each.split(' ')))
          git(at, ['mv', from ?? '', to ?? '']);
      },
      [],
    ],
    [
      'all are deleted',
      (at) => git(at, ['rm', '-qr', '.']),
      ['a', 'b', 'c', 'd/e'].map((each) => `${each}/${named} deleted`),
    ],
  ];
  for (const [what, change, told] of goings)
    it(`tells which manifests are gone: ${what}`, () =>
      inRepository(async (folder) => {
        change(folder);
        const { gone = [], failures } = (await checkedSince('main', folder)).summary;
        assert.deepEqual(
          gone.map(({ path, how, to }) => `${path} ${how}${to === null ? '' : ` to ${to}`}`),
          told,
        );
        assert.equal(failures, 0);
      }));

  it('does not fail for a manifest that is named and deleted, and for one that never was', () =>
    inRepository(async (folder) => {
      git(folder, ['rm', '-qr', 'b']);
      const { code, out } = await runIn(folder, ['check', '--changed-since', 'main', `b/${named}`]);
      assert.deepEqual(
        [code, out],
        [0, `Nothing to check.\n1 manifest is deleted, moved or left out now:\n  b/${named}  deleted\n`],
      );
      const { out: comment } = await runIn(folder, [
        'check',
        '--changed-since',
        'main',
        '--format',
        'markdown',
      ]);
      assert.match(comment, /1 manifest is deleted, moved or left out now: b.*\(deleted\)\./);
      const never = await checkedSince('main', folder, 'b', 'never');
      assert.deepEqual([never.summary.failures, never.summary.notFound], [1, 1]);
    }));

  it('goes by where the branch parted, not by what came to main since', () =>
    inRepository(async (folder) => {
      git(folder, ['checkout', '-q', 'main']);
      writeFileSync(`${folder}/c/${named}`, calm);
      git(folder, ['commit', '-qam', 'on main']);
      git(folder, ['checkout', '-q', 'topic']);
      writeFileSync(`${folder}/a/${named}`, `${citing('docs/risks.md')}#\n`);
      assert.deepEqual(pathsOf(await checkedSince('main', folder)), [`a/${named}`]);
    }));

  it('is the same from each folder, and for a manifest that is named', () =>
    inRepository(async (folder) => {
      writeFileSync(`${folder}/a/docs/risks.md`, prose);
      assert.deepEqual(pathsOf(await checkedSince('main', `${folder}/a`, '..')), [named]);
      const report = await checkedSince('main', folder, `a/${named}`, `c/${named}`);
      assert.deepEqual(pathsOf(report), [`a/${named}`]);
    }));

  it('takes branches of any name, and nothing for an option', () =>
    inRepository(async (folder) => {
      for (const name of [
        'a/b',
        'x;touch${IFS}y',
        '$(touch y)',
        "q'uote",
        '--output=y',
        'HEAD~0',
        'main...topic',
      ]) {
        const before = git(folder, ['status', '--porcelain']);
        if (!name.startsWith('-') && !name.startsWith('HEAD') && !/[ .~(]/.test(name))
          git(folder, ['branch', '-f', name, 'main']);
        const { code, err } = await runIn(folder, ['check', `--changed-since=${name}`]);
        assert.ok([0, 2].includes(code), err);
        assert.equal(code === 2, err !== '', err);
        assert.equal(git(folder, ['status', '--porcelain']), before);
      }
    }));

  it('says that there is no such commit', () =>
    inRepository(async (folder) => {
      const { code, err } = await runIn(folder, ['check', '--changed-since', 'nowhere']);
      assert.equal(code, 2);
      assert.equal(
        err,
        '--changed-since: there is no commit "nowhere" here. Fetch it first: git fetch origin BRANCH.\n',
      );
    }));

  it('says that a clone is shallow', () =>
    inRepository(async (folder) => {
      writeFileSync(`${folder}/x`, '');
      git(folder, ['add', 'x']);
      git(folder, ['commit', '-qm', 'two']);
      git(folder, ['clone', '-q', '--depth', '1', `file://${folder}`, 'shallow']);
      const { code, err } = await runIn(`${folder}/shallow`, ['check', '--changed-since', 'origin/main']);
      assert.equal(code, 2);
      assert.match(
        err,
        /there is no commit "origin\/main" here\. This is a shallow clone: fetch its whole history \(fetch-depth: 0/,
      );
      git(`${folder}/shallow`, ['fetch', '-q', '--depth', '1', 'origin', 'main:main']);
      const parted: Ran = await runIn(`${folder}/shallow`, ['check', '--changed-since', 'main']);
      assert.equal(parted.code, 2);
      assert.match(parted.err, /have no commit in common\. This is a shallow clone/);
    }));

  it('says that there is no commit yet, and that histories have nothing in common', () =>
    inRepository(async (folder) => {
      git(folder, ['checkout', '-q', '--orphan', 'other']);
      const none = await runIn(folder, ['check', '--changed-since', 'main']);
      assert.deepEqual(
        [none.code, none.err],
        [2, '--changed-since: the current branch has no commit yet.\n'],
      );
      git(folder, ['commit', '-qm', 'other']);
      const apart = await runIn(folder, ['check', '--changed-since', 'main']);
      assert.match(
        apart.err,
        /^--changed-since: "main" and the current commit have no commit in common\.\n$/,
      );
    }));

  it('takes everything for new before the first commit, as a hook asks for it', () =>
    inTree({ ...tree, [`ignored/${named}`]: wrong, '.gitattributes': '' }, async (folder) => {
      git(folder, ['init', '-q']);
      git(folder, ['add', 'a', '.gitignore']);
      assert.deepEqual(
        pathsOf(await checkedSince('HEAD', folder)),
        ['a', 'b', 'c', 'd/e'].map((each) => `${each}/${named}`),
      );
    }));

  it('says that there is no repository, a bare one, or no git', () =>
    inTree({ [named]: calm }, async (folder) => {
      const env = { ...process.env, GIT_CEILING_DIRECTORIES: folder };
      const outside = await runIn(folder, ['check', '--changed-since', 'main']);
      assert.equal(outside.code, 2);
      assert.match(outside.err, /needs a git repository, and ".*" is in none\.\n$/);
      execFileSync('git', ['init', '-q', '--bare', 'bare'], { cwd: folder, env });
      writeFileSync(`${folder}/bare/${named}`, calm);
      const bare = await runIn(`${folder}/bare`, ['check', '--changed-since', 'main']);
      assert.equal(bare.code, 2);
      assert.match(bare.err, /needs a work tree, and this is a bare repository\.\n$/);
      const without = await runIn(folder, ['check', '--changed-since', 'main'], { git: noGit });
      assert.deepEqual(
        [without.code, without.err],
        [2, '--changed-since asks git, and there is no program called git here.\n'],
      );
    }));

  it('runs nothing that a repository has set', () =>
    inRepository(async (folder) => {
      for (const [key, value] of [
        ['core.fsmonitor', 'touch ran'],
        ['diff.external', 'touch ran'],
        ['core.pager', 'touch ran; cat'],
        ['diff.x.textconv', 'touch ran; cat'],
      ] as const)
        git(folder, ['config', key, value]);
      writeFileSync(`${folder}/.gitattributes`, '*.md diff=x\n');
      writeFileSync(`${folder}/a/docs/risks.md`, prose);
      assert.deepEqual(pathsOf(await checkedSince('main', folder)), [`a/${named}`]);
      assert.doesNotMatch(git(folder, ['-c', 'core.fsmonitor=false', 'status', '--porcelain']), /ran/);
    }));

  it('works in a work tree of its own, and with a detached head', () =>
    inRepository(async (folder) => {
      git(folder, ['worktree', 'add', '-q', '--detach', 'trees/one', 'main']);
      writeFileSync(`${folder}/trees/one/c/${named}`, calm);
      assert.deepEqual(pathsOf(await checkedSince('main', `${folder}/trees/one`)), [`c/${named}`]);
    }));
});
