import { strict as assert } from 'node:assert';
import * as dates from '../../../../src/core/base/dates';

describe('base/dates', () => {
  const texts: readonly [text: string, exists: boolean][] = [
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2100-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['26-01-01', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00:00Z', false],
    [' 2026-01-01', false],
    ['', false],
  ];
  for (const [text, exists] of texts) {
    it(`"${text}" ${exists ? 'exists' : 'does not exist'}`, () => assert.equal(dates.isDate(text), exists));
  }

  it('counts days over leap years and ends of years', () => {
    assert.equal(dates.daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(dates.daysBetween('2026-02-28', '2026-03-01'), 1);
    assert.equal(dates.daysBetween('2026-12-31', '2027-01-01'), 1);
    assert.equal(dates.daysBetween('2027-01-01', '2026-12-31'), -1);
    assert.equal(dates.daysBetween('2026-01-01', 'soon'), undefined);
    assert.equal(dates.plusDays('2026-11-22', 90), '2027-02-20');
    assert.equal(dates.plusDays('9999-12-31', 1), undefined);
    assert.equal(dates.plusDays('2026-01-01', 1e18), undefined);
  });

  const periods: readonly [date: string, period: string, due: string | undefined][] = [
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2026-10-21', 'P1M', '2026-11-21'],
    ['2026-12-15', 'P1M', '2027-01-15'],
    ['2026-01-31', 'P1M1D', '2026-03-01'],
    ['2026-01-01', 'P2W', '2026-01-15'],
    ['2026-01-01', 'P10D', '2026-01-11'],
    ['9999-12-01', 'P1M', undefined],
    ['2026-01-01', 'on-change', undefined],
    ['2026-01-01', 'each-release', undefined],
    ['2026-02-30', 'P1M', undefined],
  ];
  for (const [date, period, due] of periods) {
    it(`${date} plus ${period} is ${due}`, () => assert.equal(dates.plusPeriod(date, period), due));
  }

  it('agrees with the dates of the machine on every day of 1600 to 2400', () => {
    for (let day = -135_140; day <= 157_000; day++) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
      if (dates.isoOf(day) !== iso || dates.dayOf(iso) !== day) assert.fail(iso);
    }
  });

  it('writes periods in words', () => {
    assert.deepEqual(['P1M', 'P3M', 'P1Y', 'on-change', 'each-release'].map(dates.periodInWords), [
      'every month',
      'every 3 months',
      'every year',
      'at each change',
      'at each release',
    ]);
  });
});
