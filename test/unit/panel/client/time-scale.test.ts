import assert from 'node:assert/strict';
import { TimeScale } from '../../../../src/panel/client/base/time-scale';

describe('panel/client: the scale of days', () => {
  const cases: readonly (readonly [from: string, to: string, labels: readonly string[]])[] = [
    ['2026-11-22', '2026-11-22', ['15 Nov', '17 Nov', '19 Nov', '21 Nov']],
    ['2026-11-20', '2026-11-22', ['15 Nov', '17 Nov', '19 Nov', '21 Nov']],
    ['2026-10-30', '2026-11-22', ['30 Oct', '6 Nov', '13 Nov', '20 Nov']],
    ['2026-10-01', '2026-11-22', ['1 Oct', '15 Oct', '29 Oct', '12 Nov']],
    ['2026-08-20', '2026-11-22', ['Sep 2026', 'Oct 2026', 'Nov 2026']],
    ['2026-02-03', '2026-11-22', ['Apr 2026', 'Jul 2026', 'Oct 2026']],
    ['2024-12-31', '2026-11-22', ['Jan 2025', 'Jul 2025', 'Jan 2026', 'Jul 2026']],
    ['2017-02-03', '2026-11-22', ['2018', '2020', '2022', '2024', '2026']],
    ['1990-01-01', '2026-11-22', ['1990', '2000', '2010', '2020']],
    ['0001-01-01', '9999-12-31', ['2000', '4000', '6000', '8000']],
  ];
  for (const [from, to, labels] of cases)
    it(`names days from ${from} to ${to}`, () => {
      const ticks = new TimeScale(from, to).ticks();
      assert.deepEqual(
        ticks.map(({ label }) => label),
        labels,
      );
      for (const [index, { at }] of ticks.entries())
        assert.ok(at >= 0 && at <= 100 && at > (ticks[index - 1]?.at ?? -1), String(at));
    });

  it('puts a day where it stands, and what is outside at the edge', () => {
    const scale = new TimeScale('2026-01-01', '2026-04-11');
    assert.deepEqual(
      ['2025-01-01', '2026-01-01', '2026-01-26', '2026-04-11', '2027-01-01'].map((day) => scale.at(day)),
      [0, 0, 25, 100, 100],
    );
    assert.deepEqual(
      ['2025-12-31', '2026-01-01', '2026-04-11', '2026-04-12'].map((day) => scale.has(day)),
      [false, true, true, false],
    );
  });
});
