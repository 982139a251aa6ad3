import assert from 'node:assert/strict';
import { daysInOrder } from '../../../src/repository/commit-days';

describe('the days of commits, where clocks may be wrong', () => {
  /** Days of October 2026, of which the 20th is today. */
  const cases: readonly (readonly [what: string, named: readonly number[], told: readonly number[]])[] = [
    ['none', [], []],
    ['in order', [1, 2, 2, 9], [1, 2, 2, 9]],
    ['one that is ahead', [1, 15, 3, 4], [1, 1, 3, 4]],
    ['one that is behind', [5, 6, 1, 7], [5, 6, 6, 7]],
    ['the first one, ahead', [15, 2, 3, 4], [2, 2, 3, 4]],
    ['two of which one must be wrong', [5, 1], [5, 5]],
    ['one in the future, among others', [1, 31, 3], [1, 1, 3]],
    ['the last ones in the future: it is tomorrow elsewhere', [1, 21, 31], [1, 20, 20]],
    ['all of them in the future', [31, 31], [20, 20]],
    ['the first in the future', [31, 4, 5], [4, 4, 5]],
    ['several that are wrong', [3, 19, 4, 1, 5, 18, 6, 7], [3, 3, 4, 4, 5, 5, 6, 7]],
  ];
  const dayOf = (day: number): string => `2026-10-${String(day).padStart(2, '0')}`;
  for (const [what, named, told] of cases)
    it(`puts in order: ${what}`, () => {
      assert.deepEqual(daysInOrder(named.map(dayOf), dayOf(20)), told.map(dayOf));
    });
});
