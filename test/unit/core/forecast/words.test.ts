import assert from 'node:assert/strict';
import { driversInWords, stillToGoInWords } from '../../../../src/core/forecast/words';

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

describe('What P80 goes into', () => {
  for (const [title, [data, integration, governance, other], words] of [
    ['whole days', [12, 3, 0, 20], 'Data 12, Integration 3, Governance 0, All else 20'],
    [
      'more below a half than is told',
      [0.3, 2.4, 8.4, 27.9],
      'Data 0, Integration 2, Governance 9, All else 28',
    ],
    ['more from a half on', [1.5, 1.5, 1.5, 1.5], 'Data 2, Integration 2, Governance 1, All else 1'],
    ['a hair less than a whole day', [3 - 1e-12, 1, 0, 0], 'Data 3, Integration 1, Governance 0, All else 0'],
  ] as const)
    it(`is told in whole days that add up to it: ${title}`, () => {
      const drivers = { data, integration, governance, other };
      assert.equal(driversInWords({ drivers, items: [] }), words);
    });
});
