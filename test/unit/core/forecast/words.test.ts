import assert from 'node:assert/strict';
import { stillToGoInWords } from '../../../../src/core/forecast/words';

const likely = (days: number) => ({ from: 'item', days: { low: days, likely: days, high: days } }) as const;
const median = { from: 'all', days: { low: 2, likely: 4, high: 8.04 } } as const;

describe('What an item still takes', () => {
  for (const [title, work, words] of [
    ['one length', { estimate: likely(3) }, '3 working days'],
    ['a median', { estimate: median }, 'not estimated; 2 to 8 working days, likely 4 as the median of all'],
    ['nothing', {}, 'not estimated'],
    [
      'a lead time',
      { estimate: likely(3), least: 30 },
      '3 working days; its systems take 30 working days to change',
    ],
    [
      'a change that was asked for',
      { estimate: likely(3), notBefore: 1 },
      '3 working days; its systems are changed in 1 working day at the soonest',
    ],
    [
      'both',
      { least: 5, notBefore: 12 },
      'not estimated; its systems take 5 working days to change; its systems are changed in 12 working days at the soonest',
    ],
    ['an hour', { estimate: likely(3), least: 1 / 24 }, '3 working days'],
  ] as const)
    it(`is told in words: ${title}`, () => {
      assert.equal(stillToGoInWords({ estimate: undefined, least: 0, notBefore: 0, ...work }), words);
    });
});
