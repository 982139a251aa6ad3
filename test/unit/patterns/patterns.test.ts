import { strict as assert } from 'node:assert';
import { longestShort, ShortPattern } from '../../../src/core/base/short-pattern';
import { openPatterns } from '../../../src/readers/documents/not-done';
import { verdictPatterns } from '../../../src/readers/documents/verdicts';
import { slowness } from '../processor-time';
import { type Attack, attacks, timeOf } from './attack';
import { type Pattern, patternsIn, patternsOfSchemas, patternsOfSources } from './patterns';

/** What is quadratic takes ten times as long for this many characters, and what is linear a tenth of it. */
const length = 16_000;
const enough = 5;

/** The text on which a pattern takes long, and longer than it is long, if there is one. */
function weakness({ source, flags }: Pick<Pattern, 'source' | 'flags'>, size: number): string | undefined {
  const pattern = new RegExp(source, flags);
  const all = attacks(source, flags);
  // What is worse than quadratic is found with few characters already, and would not end with many.
  for (const each of [22, 80, size / 60, size / 16, size])
    for (const attack of all) {
      const text = attack(each);
      const taken = timeOf(pattern, text, enough);
      if (taken > enough && taken > enough * slowness() && isSteep(pattern, attack, each))
        return `${taken.toFixed(0)} ms for ${JSON.stringify(text.slice(0, 40))}…`;
    }
  return undefined;
}

/** Whether a quarter of a text takes less than a seventh of the time: a fourth where that grows with it, a sixteenth with its square. */
function isSteep(pattern: RegExp, attack: Attack, size: number): boolean {
  return 7 * timeOf(pattern, attack(size / 4), 0) < timeOf(pattern, attack(size), 0);
}

describe('regular expressions', function () {
  this.timeout(180_000);
  const { patterns, unknown } = patternsOfSources();

  it('are all found, and none is made from what is not in its file', () => {
    assert.ok(patterns.length > 150);
    // The schema's patterns, which are looked at below.
    assert.deepEqual(
      unknown.map((at) => at.replace(/:\d+$/, '')),
      [
        'src/core/rules/fixes/type-fixes.ts',
        'src/readers/documents/not-done.ts',
        'src/readers/documents/verdicts.ts',
      ],
    );
  });

  it('are quick where they are put together from words', () => {
    const found = [...openPatterns, ...verdictPatterns].map((each) => weakness(each, length));
    assert.deepEqual(
      found.filter((each) => each !== undefined),
      [],
    );
  });

  it('take time that grows with a text, or are tried on short ones only', () => {
    const all = [...patterns.filter(({ isShort }) => !isShort), ...patternsOfSchemas()];
    const weak = all.flatMap((each) => {
      const found = weakness(each, length);
      return found === undefined ? [] : [`${each.at} /${each.source}/${each.flags}: ${found}`];
    });
    assert.deepEqual(weak, []);
  });

  it('are quick on short texts, whatever they are', () => {
    const weak = patterns.filter((each) => each.isShort && weakness(each, longestShort) !== undefined);
    assert.deepEqual(weak, []);
  });

  for (const source of [
    '^\\s+$|\\s+x',
    'a*a*b',
    '<!--.*?-->',
    '\\s+$',
    '^#(?:\\s+a)?\\s*:?\\s*$',
    '(\\d+)\\s*([a-z]+)',
  ])
    it(`finds that ${source} takes long`, () => {
      assert.notEqual(weakness({ source, flags: '' }, length), undefined);
    });

  it('are found where they are made from constants', () => {
    const text =
      "const a = '(x+)';\nconst b = new ShortPattern(new RegExp(`^${a}$`, 'i'));\nconst c = new RegExp(d);";
    assert.deepEqual(patternsIn('f.ts', text), {
      patterns: [{ at: 'f.ts:2', source: '^(x+)$', flags: 'i', isShort: true }],
      unknown: ['f.ts:3'],
    });
  });

  it('match no longer texts where they are for short ones', () => {
    const pattern = new ShortPattern(/a/g);
    assert.deepEqual([pattern.test('a'), pattern.matchAll('aa').length], [true, 2]);
    const long = 'a'.repeat(longestShort + 1);
    assert.deepEqual([pattern.test(long), pattern.exec(long), pattern.matchAll(long)], [false, null, []]);
  });
});
