import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ignored } from '../../../../src/repository';
import { nodeFiles } from '../../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../../temporary';
import { git, hasGit } from './git';

/** What is ignored by whom: `by-NAME.md` is by the ignore file `NAME`. */
const names = ['one', 'two', 'three'];

/** Whether git, and whether we, ignore `by-NAME.md` in a repository whose user lives in it. */
async function ignoredIn(root: string): Promise<{ readonly git: string[]; readonly ours: string[] }> {
  const files = { ...nodeFiles, user: () => ({ home: root, config: `${root}/.none` }) };
  const ours: string[] = [];
  for (const name of names)
    if (await new Ignored(files).has(`${root}/by-${name}.md`, 'file', root)) ours.push(name);
  const env = { ...process.env, HOME: root, XDG_CONFIG_HOME: `${root}/.none`, GIT_CONFIG_NOSYSTEM: '1' };
  const isIgnored = (name: string): boolean =>
    spawnSync('git', ['check-ignore', '-q', `by-${name}.md`], { cwd: root, env }).status === 0;
  return { git: names.filter(isIgnored), ours };
}

interface Case {
  readonly what: string;
  /** What is added to `.git/config`. */
  readonly config: string;
  /** Settings files; `~` stands for the folder itself. */
  readonly tree?: Tree;
  readonly wanted: string | undefined;
}

const set = (name: string): string => `[core]\n\texcludesFile = ~/${name}\n`;

const cases: readonly Case[] = [
  { what: 'no include', config: set('one'), wanted: 'one' },
  {
    what: 'a path from the file that includes it',
    config: '[include]\npath = ../extra.inc\n',
    tree: { 'extra.inc': set('one') },
    wanted: 'one',
  },
  {
    what: 'a path from the user',
    config: '[include]\npath = ~/extra.inc\n',
    tree: { 'extra.inc': set('one') },
    wanted: 'one',
  },
  {
    what: 'the last one that says something',
    config: `${set('one')}[include]\npath = ../a.inc\npath = ../b.inc\n`,
    tree: { 'a.inc': set('two'), 'b.inc': set('three') },
    wanted: 'three',
  },
  {
    what: 'what stands behind the include',
    config: `[include]\npath = ../a.inc\n${set('one')}`,
    tree: { 'a.inc': set('two') },
    wanted: 'one',
  },
  {
    what: 'an include in what is included, from where that is',
    config: '[include]\npath = ../inc/a\n',
    tree: { 'inc/a': '[include]\npath = b\n', 'inc/b': set('two') },
    wanted: 'two',
  },
  { what: 'what is not there', config: `${set('one')}[include]\npath = ../gone\n`, wanted: 'one' },
  {
    what: 'an include of the user',
    config: '',
    tree: { '.gitconfig': '[include]\npath = a.inc\n', 'a.inc': set('one') },
    wanted: 'one',
  },
  {
    what: 'a section that only looks like an include',
    config: `${set('one')}[include "x"]\npath = ../a.inc\n[includes]\npath = ../a.inc\n`,
    tree: { 'a.inc': set('two') },
    wanted: 'one',
  },
  ...(
    [
      ['gitdir:./', false],
      ['gitdir:./../.git', false],
      ['gitdir:~/.git', true],
      ['gitdir:~/.git/', false],
      ['gitdir:.git', true],
      ['gitdir:.GIT', false],
      ['gitdir/i:.GIT', true],
      ['gitdir:**/.git', true],
      ['gitdir:*', true],
      ['gitdir:~/other/', false],
      ['gitdir:./', false],
      ['gitdir:./../.git', false],
      ['gitdir:/', true],
      ['onbranch:main', true],
      ['onbranch:m*', true],
      ['onbranch:topic/', false],
      ['onbranch:other', false],
      ['unknown:main', false],
      ['gitdir', false],
    ] as const
  ).map(([condition, holds]) => ({
    what: `[includeIf "${condition}"]`,
    config: `${set('one')}[includeIf "${condition}"]\npath = ../a.inc\n`,
    tree: { 'a.inc': set('two') },
    wanted: holds ? 'two' : 'one',
  })),
];

(hasGit ? describe : describe.skip)('what git is set to ignore, as git has it', () => {
  for (const { what, config, tree = {}, wanted } of cases)
    it(what, async () => {
      const ignoring = Object.fromEntries(names.map((name) => [name, `by-${name}.md\n`]));
      const root = temporaryFolder({ ...ignoring, ...tree });
      try {
        git(root, ['init', '-q', '-b', 'main']);
        appendFileSync(path.join(root, '.git/config'), config);
        const found = await ignoredIn(root);
        assert.deepEqual(found.ours, wanted === undefined ? [] : [wanted]);
        assert.deepEqual(found.git, found.ours, 'git says so, too');
      } finally {
        remove(root);
      }
    });

  it('the settings of a work tree alone, and a repository that is reached through a link', async () => {
    const top = temporaryFolder({
      'repo/a': '',
      ...Object.fromEntries(names.map((name) => [name, `by-${name}.md`])),
    });
    try {
      const root = `${top}/repo`;
      git(root, ['init', '-q']);
      git(root, ['add', 'a']);
      git(root, ['commit', '-qm', 'one']);
      git(root, ['worktree', 'add', '-q', '../tree']);
      git(root, ['config', 'extensions.worktreeConfig', 'true']);
      git(`${top}/tree`, ['config', '--worktree', 'core.excludesFile', `${top}/two`]);
      assert.deepEqual(await ignoredIn(`${top}/tree`), { git: ['two'], ours: ['two'] });
      assert.deepEqual(await ignoredIn(root), { git: [], ours: [] });
      mkdirSync(`${top}/links`);
      symlinkSync(root, `${top}/links/here`);
      writeFileSync(`${top}/three.inc`, `[core]\nexcludesFile = ${top}/three\n`);
      appendFileSync(`${root}/.git/config`, `[includeIf "gitdir:${root}/"]\npath = ${top}/three.inc\n`);
      assert.deepEqual(await ignoredIn(`${top}/links/here`), { git: ['three'], ours: ['three'] });
    } finally {
      remove(top);
    }
  });

  it('ends where files include themselves, or more than anyone would', async () => {
    const root = temporaryFolder({
      'a.inc': `${'[include]\npath = a.inc\n'.repeat(2_000)}`,
      one: 'by-one.md\n',
    });
    try {
      git(root, ['init', '-q']);
      appendFileSync(path.join(root, '.git/config'), `${set('one')}[include]\npath = ../a.inc\n`);
      const { ours } = await ignoredIn(root);
      assert.deepEqual(ours, ['one']);
    } finally {
      remove(root);
    }
  });
});
