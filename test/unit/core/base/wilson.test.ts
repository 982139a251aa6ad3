import { strict as assert } from 'node:assert';
import { wilsonInterval } from '../../../../src/core/base/wilson';

/** Newcombe (1998), table I, method 3, to four decimals; and what is known by heart. */
const table: readonly [hits: number, cases: number, low: number, high: number][] = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [5, 10, 0.2366, 0.7634],
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [1, 1, 0.2065, 1],
];

describe('the Wilson interval', () => {
  for (const [hits, cases, low, high] of table)
    it(`${hits} of ${cases}`, () => {
      const found = wilsonInterval(hits / cases, cases);
      assert.equal(found?.low.toFixed(4), low.toFixed(4));
      assert.equal(found?.high.toFixed(4), high.toFixed(4));
    });

  it('says nothing of what is no share, or of no cases', () => {
    for (const [p, n] of [
      [1.2, 10],
      [-0.1, 10],
      [0.5, 0],
      [Number.NaN, 10],
      [0.5, Number.NaN],
      [0.5, Number.POSITIVE_INFINITY],
    ] as const)
      assert.equal(wilsonInterval(p, n), undefined);
  });

  it('narrows with the cases, around the share', () => {
    const widths = [10, 100, 1000, 1e12].map((n) => {
      const { low = 1, high = 0 } = wilsonInterval(0.9, n) ?? {};
      assert.ok(low <= 0.9 && high >= 0.9);
      return high - low;
    });
    assert.deepEqual(
      widths,
      [...widths].sort((one, other) => other - one),
    );
  });
});
