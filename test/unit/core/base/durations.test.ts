import { strict as assert } from 'node:assert';
import * as durations from '../../../../src/core/base/durations';

describe('base/durations', () => {
  const texts: readonly [text: string, seconds: number | undefined, words: string][] = [
    ['30s', 30, '30 seconds'],
    ['15m', 900, '15 minutes'],
    ['1h', 3600, '1 hour'],
    ['1.5h', 5400, '1.5 hours'],
    ['30d', 2_592_000, '30 days'],
    ['2w', 1_209_600, '2 weeks'],
    ['P1D', undefined, 'P1D'],
    ['2 days', undefined, '2 days'],
    ['-1d', undefined, '-1d'],
    ['1y', undefined, '1y'],
  ];
  for (const [text, seconds, words] of texts) {
    it(`${text} is ${words}`, () => {
      assert.equal(durations.secondsOf(text), seconds);
      assert.equal(durations.durationInWords(text), words);
    });
  }

  it('writes seconds as durations', () => {
    assert.deepEqual([5400, 3600, 86_400, 604_800, 90, 0.5].map(durations.durationOf), [
      '90m',
      '1h',
      '1d',
      '1w',
      '90s',
      '0.5s',
    ]);
    assert.equal(durations.durationLike(18_000, '2d'), '5h');
    assert.equal(durations.durationLike(18_000, '8h'), '5h');
  });
});
