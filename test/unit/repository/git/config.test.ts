import assert from 'node:assert/strict';
import { isYes, readGitConfig } from '../../../../src/repository/git/config';
import { takesAtMost } from '../../processor-time';

/** As `git config --list` writes them. */
function listed(text: string): string[] {
  return readGitConfig(text).map(({ section, subsection, key, value }) => {
    const name = [section, ...(subsection === undefined ? [] : [subsection]), key].join('.');
    return value === undefined ? name : `${name}=${value}`;
  });
}

describe('readGitConfig', () => {
  const cases: [text: string, ...wanted: string[]][] = [
    [''],
    [
      '[core]\n\texcludesFile = ~/ignore\n\tignorecase = true\n',
      'core.excludesfile=~/ignore',
      'core.ignorecase=true',
    ],
    ['\ufeff[CORE]\r\n ExcludesFile="/a b" ; why\r\n', 'core.excludesfile=/a b'],
    ['[core]\nexcludesfile = C:\\\\ignore # why', 'core.excludesfile=C:\\ignore'],
    ['[core]\nignorecase', 'core.ignorecase'],
    ['[core] ignorecase = off', 'core.ignorecase=off'],
    [
      '[core "x"]\nexcludesfile = a\n[other]\nexcludesfile = b',
      'core.x.excludesfile=a',
      'other.excludesfile=b',
    ],
    ['[core]\nexcludesfile = a\nexcludesfile = b', 'core.excludesfile=a', 'core.excludesfile=b'],
    ['[core]\nexcludesfile = a\\\nb\n\tignorecase = 1', 'core.excludesfile=ab', 'core.ignorecase=1'],
    ['[core]\nexcludesfile = a # b \\\n\tignorecase = 1', 'core.excludesfile=a', 'core.ignorecase=1'],
    ['[core]\n# excludesfile = a \\\n\tignorecase = 1', 'core.ignorecase=1'],
    ['[core]\nexcludesfile = " a " \t', 'core.excludesfile= a '],
    ['[core]\nexcludesfile = a "#;" b ; c', 'core.excludesfile=a #; b'],
    ['[core]\nexcludesfile =', 'core.excludesfile='],
    ['[includeIf "gitdir:~/w \\"x\\"/"]\npath = a', 'includeif.gitdir:~/w "x"/.path=a'],
    ['[includeIf.GITDIR:/x]\npath = a', 'includeif.gitdir:/x.path=a'],
    ['excludesfile = a', '.excludesfile=a'],
  ];
  for (const [text, ...wanted] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(listed(text), wanted));

  it('takes time that grows with the text alone', () => {
    const pieces = ['[', '[a', '[a "', 'a\\\n', '[core]\na=', '[a "\\"', '"', 'a ', '\\'];
    takesAtMost(10_000, () => {
      for (const piece of pieces) {
        const text = piece.repeat(256 * 1024);
        readGitConfig(text);
        readGitConfig(`[core]\nexcludesfile = ${text}`);
      }
    });
  });
});

describe('isYes', () => {
  for (const value of [undefined, 'true', 'Yes', 'ON', '1', '2', '-1', '1k'])
    it(`${value} says yes`, () => assert.equal(isYes(value), true));
  for (const value of ['', 'false', 'no', 'off', '0', '00', 'x'])
    it(`"${value}" does not`, () => assert.equal(isYes(value), false));
});
