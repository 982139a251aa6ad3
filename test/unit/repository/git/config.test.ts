import assert from 'node:assert/strict';
import { readGitConfig } from '../../../../src/repository/git/config';

describe('readGitConfig', () => {
  const cases: [text: string, wanted: ReturnType<typeof readGitConfig>][] = [
    ['', {}],
    [
      '[core]\n\texcludesFile = ~/ignore\n\tignorecase = true\n',
      { excludesFile: '~/ignore', ignoreCase: true },
    ],
    ['[CORE]\r\n ExcludesFile="/a b" ; why\r\n', { excludesFile: '/a b' }],
    ['[core]\nexcludesfile = C:\\\\ignore # why', { excludesFile: 'C:\\ignore' }],
    ['[core]\nignorecase', { ignoreCase: true }],
    ['[core]\nignorecase = off', { ignoreCase: false }],
    ['[core "x"]\nexcludesfile = a\n[other]\nexcludesfile = b', {}],
    ['excludesfile = a', {}],
    ['[core]\nexcludesfile = a\nexcludesfile = b', { excludesFile: 'b' }],
  ];
  for (const [text, wanted] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(readGitConfig(text), wanted));
});
