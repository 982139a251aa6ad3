import assert from 'node:assert/strict';
import { shellCommands } from '../../../src/readers/source/shell';
import { takesAtMost } from '../processor-time';

const wordsIn = (script: string): string[] => shellCommands(script).map(({ words }) => words.join(' '));

describe('the commands of a script', () => {
  it('begin behind separators and words that only open', () => {
    assert.deepEqual(wordsIn('a 1 && b; if c | d; then ! e & fi\n{ f; } || (g)'), [
      ...['a 1', 'b', 'c', 'd', 'e', 'fi', 'f', 'g'],
    ]);
  });

  it('are not what stands in comments, quotes and here-documents', () => {
    const script = `echo 'a && b' "c; d" x#y # e && f
cat <<-'END' > out.txt | sort
  g && h
	END
i`;
    assert.deepEqual(wordsIn(script), ['echo a && b c; d x#y', 'cat', 'sort', 'i']);
  });

  it('are what stands in a substitution, before the command that takes it', () => {
    assert.deepEqual(wordsIn('X=$(a "$(b)" | c) d `e`'), ['b', 'a $(b)', 'c', 'e', 'd `e`']);
    assert.deepEqual(wordsIn('echo $((1 + 2)) ${{ a && b }} ${c:-d}'), [
      'echo $((1 + 2)) ${{ a && b }} ${c:-d}',
    ]);
  });

  it('go on where a line is continued, each with the line in which it begins', () => {
    const script = 'a \\\n  b &&\\\nc\n"d\ne" f\n\ng `\n  h';
    assert.deepEqual(
      shellCommands(script).map(({ words, line }) => [words.join(' '), line]),
      [
        ['a b', 0],
        ['c', 2],
        ['d\ne f', 3],
        ['g h', 6],
      ],
    );
  });

  it('have variables of their own, and no redirections', () => {
    const [command] = shellCommands('A=1 B="x y" run --all >out.txt 2>&1 <in.txt &>both');
    assert.deepEqual(command?.words, ['run', '--all']);
    assert.deepEqual(
      [...(command?.assigned ?? [])],
      [
        ['A', '1'],
        ['B', 'x y'],
      ],
    );
  });

  for (const [script, swallowed] of [
    ['a || true', true],
    ['a || echo "went wrong"', true],
    ['a || exit 0', true],
    ['a || exit 1', false],
    ['a || { echo no; exit 1; }', false],
    ['a || echo no && exit 1', false],
    ['a || b', false],
    ['a; true', false],
  ] as const)
    it(`${swallowed ? 'fail without anything coming of it' : 'fail'} in ${script}`, () => {
      assert.equal(shellCommands(script)[0]?.swallowed, swallowed);
    });

  it('are found in bounded time, whatever the script', () => {
    takesAtMost(3_000, () => {
      for (const piece of ['$(', '"', "'", '`', '<<A\n', '${', '((', '\\\n', 'a;', '"$(', '$(("', '<('])
        shellCommands(piece.repeat(20_000));
    });
  });
});
