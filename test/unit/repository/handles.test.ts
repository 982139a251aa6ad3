import assert from 'node:assert/strict';
import path from 'node:path';
import { knownHandles } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';

const line = (address: string): string => `0000 1111 Some One <${address}> 1780000000 +0100\tcommit: x\n`;

describe('knownHandles', () => {
  const cases: readonly [
    about: string,
    files: Readonly<Record<string, string>>,
    expected: readonly string[],
  ][] = [
    ['a repository that knows nobody', { 'README.md': '@nobody' }, []],
    [
      'the owners of code in each place, without patterns and comments',
      {
        '.github/CODEOWNERS':
          '# @not-me\n*  @acme/platform dana@acme.example\n/docs @dana # @nor-me\r\n@src @lee\n',
        CODEOWNERS: '* @omar\n',
        'docs/CODEOWNERS': '* @omar @zoe\n/empty\n',
      },
      ['@acme/platform', 'dana@acme.example', '@dana', '@lee', '@omar', '@zoe'],
    ],
    [
      'the account of a clone, and who worked in it',
      {
        '.git/config':
          '[remote "origin"]\n\turl = git@github.com:acme/invoices.git\n[remote "b"]\n  url = https://gitlab.com/dana/x\n',
        '.git/logs/HEAD':
          line('lee@acme.example') + line('123+omar@users.noreply.github.com') + line('lee@acme.example'),
        '.mailmap': 'Zoe <zoe@acme.example> <z@old.example>\n',
      },
      ['@acme', '@dana', 'zoe@acme.example', 'z@old.example', 'lee@acme.example', '@omar'],
    ],
    [
      'a work tree, whose clone is elsewhere',
      {
        '.git': 'gitdir: ../clone/.git/worktrees/a\n',
        '../clone/.git/worktrees/a/commondir': '../..\n',
        '../clone/.git/worktrees/a/logs/HEAD': line('lee@acme.example'),
        '../clone/.git/config': '[remote "origin"]\n\turl = https://github.com/acme/invoices\n',
      },
      ['@acme', 'lee@acme.example'],
    ],
    [
      'what is no name of anybody',
      { CODEOWNERS: '* @ @-a @a/ <b> $(rm) [x](command:y)@z.example\n', '.git/logs/HEAD': line('none') },
      [],
    ],
  ];
  for (const [about, files, expected] of cases) {
    it(`finds ${about}`, async () => {
      const named = Object.entries(files).map(([name, text]) => [path.posix.join('repo', name), text]);
      const top = temporaryFolder(Object.fromEntries(named));
      try {
        assert.deepEqual(await knownHandles(`${top}/repo`, nodeFiles), expected);
      } finally {
        remove(top);
      }
    });
  }
});
