import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readHead } from '../../../../src/repository';
import { nodeFiles } from '../../../../src/repository/node';
import { remove, temporaryFolder } from '../../temporary';
import { git, hasGit } from './git';

describe('what is checked out', () => {
  let root = '';
  beforeEach(() => {
    root = temporaryFolder({ 'a.md': 'a' });
  });
  afterEach(() => remove(root));

  const commit = 'a'.repeat(40);
  const other = 'b'.repeat(64);
  const cases: readonly [what: string, files: Readonly<Record<string, string>>, wanted: unknown][] = [
    ['no repository', {}, undefined],
    [
      'a branch',
      { '.git/HEAD': 'ref: refs/heads/a/b\n', '.git/refs/heads/a/b': `${commit}\n` },
      { commit, branch: 'a/b' },
    ],
    ['a commit of no branch', { '.git/HEAD': `${other}\n` }, { commit: other }],
    ['nothing committed yet', { '.git/HEAD': 'ref: refs/heads/main\n' }, { branch: 'main' }],
    [
      'packed references',
      {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/packed-refs': `# pack-refs\n${other} refs/heads/xmain\n${commit} refs/heads/main\n^${other}\n`,
      },
      { commit, branch: 'main' },
    ],
    [
      'another work tree',
      {
        '.git': 'gitdir: common/worktrees/x\n',
        'common/worktrees/x/HEAD': 'ref: refs/heads/x\n',
        'common/worktrees/x/commondir': '../..\n',
        'common/refs/heads/x': commit,
      },
      { commit, branch: 'x' },
    ],
    ['a reference that leads out', { '.git/HEAD': 'ref: refs/../../secret\n', secret: commit }, {}],
    ['references of another format', { '.git/HEAD': 'ref: refs/heads/.invalid\n' }, {}],
    ['what is no reference', { '.git/HEAD': 'something else' }, {}],
    ['no head', { '.git/config': '' }, {}],
  ];
  for (const [what, files, wanted] of cases)
    it(`is read from git's own files: ${what}`, async () => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
        writeFileSync(path.join(root, name), text);
      }
      assert.deepEqual(await readHead(root, nodeFiles), wanted);
    });

  it('is what git says', async function () {
    if (!hasGit) this.skip();
    git(root, ['init', '--quiet']);
    git(root, ['add', '--all']);
    git(root, ['commit', '--quiet', '-m', 'one']);
    const said = { commit: git(root, ['rev-parse', 'HEAD']).trim(), branch: 'main' };
    assert.deepEqual(await readHead(root, nodeFiles), said);
    git(root, ['pack-refs', '--all']);
    assert.deepEqual(await readHead(root, nodeFiles), said);
    git(root, ['checkout', '--quiet', '--detach']);
    assert.deepEqual(await readHead(root, nodeFiles), { commit: said.commit });
    rmSync(path.join(root, '.git'), { recursive: true });
  });
});
