import { strict as assert } from 'node:assert';
import { normalShare, pertQuantiles } from '../../../../src/core/forecast/quantiles';
import { spread } from '../../../../src/core/forecast/streams';

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected} ± ${tolerance}`);
}

describe('the quantiles of an estimate', () => {
  it('are one number where nothing is in doubt', () => {
    const quantile = pertQuantiles({ low: 5, likely: 5, high: 5 });
    assert.deepEqual([0.01, 0.5, 0.99].map(quantile), [5, 5, 5]);
  });

  // Beta(1, 5) and Beta(5, 1) have quantiles in closed form.
  for (const share of [0.05, 0.2, 0.5, 0.8, 0.95]) {
    it(`with the likely value at an end: ${share}`, () => {
      near(pertQuantiles({ low: 0, likely: 0, high: 1 })(share), 1 - (1 - share) ** (1 / 5), 1e-3);
      near(pertQuantiles({ low: 0, likely: 1, high: 1 })(share), share ** (1 / 5), 1e-3);
    });
  }

  const rows: readonly (readonly [low: number, likely: number, high: number])[] = [
    [2, 5, 20],
    [1, 2, 6],
    [0, 10, 11],
    [3, 3, 9],
    [0.5, 0.6, 40],
  ];
  for (const [low, likely, high] of rows)
    it(`have the mean (low + 4 likely + high) / 6: ${low}, ${likely}, ${high}`, () => {
      const quantile = pertQuantiles({ low, likely, high });
      const all = spread('x', 2000).map(quantile);
      near(all.reduce((sum, each) => sum + each, 0) / all.length, (low + 4 * likely + high) / 6, 0.01 * high);
      assert.ok(all.every((each) => each >= low && each <= high));
    });

  it('rise with the share', () => {
    const quantile = pertQuantiles({ low: 2, likely: 5, high: 20 });
    const all = Array.from({ length: 101 }, (_, index) => quantile(index / 100));
    assert.deepEqual(
      [...all].sort((one, other) => one - other),
      all,
    );
    assert.equal(all[0], 2);
    assert.equal(all[100], 20);
  });
});

describe('the normal distribution', () => {
  const rows: readonly (readonly [value: number, share: number])[] = [
    [0, 0.5],
    [0.8416212, 0.8],
    [-0.8416212, 0.2],
    [1.959964, 0.975],
    [-3, 0.0013499],
    [9, 1],
  ];
  for (const [value, share] of rows)
    it(`has ${share} below ${value}`, () => near(normalShare(value), share, 2e-7));
});

describe('numbers that are spread', () => {
  it('are the same for a name, in another order for another, and evenly spread', () => {
    const [one, again, other, seeded] = [
      spread('owners-named', 100),
      spread('owners-named', 100),
      spread('owners-names', 100),
      spread('owners-named', 100, 1),
    ];
    assert.deepEqual(one, again);
    assert.notDeepEqual(one, other);
    assert.notDeepEqual(one, seeded);
    for (const each of [one, other, seeded])
      assert.deepEqual(
        [...each].sort((low, high) => low - high),
        Array.from({ length: 100 }, (_, index) => (index + 0.5) / 100),
      );
  });

  it('of two names have nothing to do with each other', () => {
    const [one, other] = [spread('a', 5000), spread('b', 5000)];
    const product = one.reduce((sum, each, index) => sum + (each - 0.5) * ((other[index] ?? 0) - 0.5), 0);
    near(product / 5000, 0, 0.004);
  });
});
