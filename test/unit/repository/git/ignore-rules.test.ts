import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { isIgnoredBy, withRules } from '../../../../src/repository/git/ignore-rules';
import { wildmatch } from '../../../../src/repository/git/wildmatch';
import { takesAtMost } from '../../processor-time';
import { remove, temporaryFolder } from '../../temporary';
import { git, hasGit } from './git';

const rulesOf = (text: string, base = '', ignoreCase = false) =>
  withRules(undefined, text, { base, ignoreCase });

describe('isIgnoredBy', () => {
  const cases: [text: string, path: string, isFolder: boolean, wanted: boolean][] = [
    ['build/', 'build', true, true],
    ['build/', 'build', false, false],
    ['build/', 'a/build', true, true],
    ['/build/', 'a/build', true, false],
    ['a/build', 'a/build', true, true],
    ['a/build', 'b/a/build', true, false],
    ['*.yaml\n!ai-*.yaml', 'a/ai-readiness.yaml', false, false],
    ['!x\nx', 'x', false, true],
    ['# x', '# x', false, false],
    ['\\# x', '# x', false, true],
    ['\\!x', '!x', false, true],
    ['x  ', 'x', false, true],
    ['x\\ ', 'x ', false, true],
    ['x\\\\ ', 'x\\', false, true],
    ['x\r\ny', 'x', false, true],
    ['\ufeffx', 'x', false, true],
    ['', 'x', false, false],
    ['/', 'x', true, false],
    ['**/x', 'x', false, true],
    ['**/x', 'a/b/x', false, true],
    ['a/**', 'a', true, false],
    ['a/**', 'a/b/c', false, true],
    ['a/**/c', 'a/c', false, true],
    ['a/**/c', 'a/b/b/c', false, true],
    ['a/**/c', 'a/xc', false, false],
    ['a**/c', 'ab/c', false, true],
    ['a**/c', 'a/b/c', false, false],
    ['a?c', 'a/c', false, false],
    ['[a-c]x', 'bx', false, true],
    ['[!a-c]x', 'bx', false, false],
    ['[]-]x', ']x', false, true],
    ['[[:digit:]]x', '7x', false, true],
    ['[[:nothing:]]x', '7x', false, false],
    ['[ax', '[ax', false, false],
    // As git has it, which knows bytes alone.
    ['?x', 'äx', false, false],
    ['??x', 'äx', false, true],
    ['???x', '日x', false, true],
    ['????x', '😀x', false, true],
    ['[ä]x', 'äx', false, false],
    ['*äx', 'aäx', false, true],
    ['x\\', 'x\\', false, false],
  ];
  for (const [text, at, isFolder, wanted] of cases) {
    it(`${JSON.stringify(text)} ${wanted ? 'ignores' : 'leaves'} ${at}${isFolder ? '/' : ''}`, () =>
      assert.equal(isIgnoredBy(rulesOf(text), at, isFolder), wanted));
  }

  it('lets the nearest file decide, and the last line of it', () => {
    const above = rulesOf('x\ny');
    const rules = withRules(above, '!x', { base: 'a', ignoreCase: false });
    assert.deepEqual(
      ['a/x', 'a/y', 'x'].map((at) => isIgnoredBy(at.startsWith('a') ? rules : above, at, false)),
      [false, true, true],
    );
  });

  it('anchors a pattern at the folder of its file', () => {
    const rules = rulesOf('/x\nb/y', 'a');
    assert.deepEqual(
      ['a/x', 'a/c/x', 'a/b/y', 'a/c/b/y'].map((at) => isIgnoredBy(rules, at, false)),
      [true, false, true, false],
    );
  });

  it('takes letters in either case where the file system does', () => {
    assert.equal(isIgnoredBy(rulesOf('Build/'), 'build', true), false);
    for (const text of ['Build', 'B*d', '[B]uild'])
      assert.equal(isIgnoredBy(rulesOf(text, '', true), 'build', true), true, text);
  });

  it('answers hostile patterns at once', () => {
    const patterns = [
      '*a'.repeat(100),
      '**/'.repeat(2_000),
      '[ab]*'.repeat(200),
      `${'*'.repeat(9_000)}/x`,
      '[[:alpha:]*',
    ];
    takesAtMost(1_000, () => {
      for (const pattern of patterns) wildmatch(`${pattern}c`)('ab/'.repeat(300));
    });
  });

  (hasGit ? it : it.skip)('says what git says, whatever is written', () => {
    const folder = temporaryFolder();
    try {
      git(folder, ['init', '-q']);
      const piece = fc.constantFrom(
        'a',
        'b',
        '/',
        '*',
        '**',
        '?',
        '[ab]',
        '[!a]',
        '!',
        ' ',
        '\\',
        '.',
        '#',
        '[',
        ']',
        '-',
      );
      const line = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
      const name = fc.constantFrom('a', 'b', 'ab', '.a', 'a b', '#', '!', 'a-', 'ba');
      const at = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
      const samples = fc.sample(
        fc.tuple(
          fc.array(line, { minLength: 1, maxLength: 3 }),
          fc.array(at, { minLength: 8, maxLength: 8 }),
        ),
        { numRuns: 60, seed: 1 },
      );
      for (const [lines, paths] of samples) {
        writeFileSync(path.join(folder, '.gitignore'), lines.join('\n'));
        const input = paths.join('\0');
        // It ends with 1 where nothing is ignored.
        const { stdout } = spawnSync('git', ['check-ignore', '--no-index', '-z', '--stdin'], {
          cwd: folder,
          input,
          encoding: 'utf8',
          env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder },
        });
        const wanted = [...new Set(stdout.split('\0').filter(Boolean))].sort();
        const rules = rulesOf(lines.join('\n'));
        const isIgnored = (whole: string): boolean => {
          const names = whole.split('/');
          return names.some((_, index) =>
            isIgnoredBy(rules, names.slice(0, index + 1).join('/'), index + 1 < names.length),
          );
        };
        assert.deepEqual([...new Set(paths.filter(isIgnored))].sort(), wanted, JSON.stringify(lines));
      }
    } finally {
      remove(folder);
    }
  });
});
