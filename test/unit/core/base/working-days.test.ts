import { strict as assert } from 'node:assert';
import {
  isWorkingDay,
  plusWorkingDays,
  workingDaysOf,
  workingDaysUntil,
  workingTimeInWords,
} from '../../../../src/core/base/working-days';

describe('base/working-days', () => {
  // 2026-11-20 is a Friday.
  const sums: readonly [date: string, days: number, sum: string | undefined][] = [
    ['2026-11-16', 0, '2026-11-16'],
    ['2026-11-16', 1, '2026-11-17'],
    ['2026-11-16', 4, '2026-11-20'],
    ['2026-11-16', 5, '2026-11-23'],
    ['2026-11-19', 1, '2026-11-20'],
    ['2026-11-19', 2, '2026-11-23'],
    ['2026-11-20', 0, '2026-11-20'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 5, '2026-11-27'],
    ['2026-11-20', 6, '2026-11-30'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-22', 0, '2026-11-23'],
    ['2026-11-22', 1, '2026-11-23'],
    ['2026-11-22', 5, '2026-11-27'],
    ['2026-11-22', 15, '2026-12-11'],
    ['2026-11-20', 0.5, '2026-11-23'],
    ['2026-11-20', 1.1 + 2.2 - 0.3, '2026-11-25'],
    ['2026-11-20', -3, '2026-11-20'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 2, '2024-03-01'],
    ['1969-12-31', 1, '1970-01-01'],
    ['1969-12-27', 1, '1969-12-29'],
    ['9999-12-31', 1, undefined],
    ['2026-11-20', Number.POSITIVE_INFINITY, undefined],
    ['2026-02-30', 1, undefined],
  ];
  for (const [date, days, sum] of sums) {
    it(`${date} and ${days} working days is ${sum}`, () => assert.equal(plusWorkingDays(date, days), sum));
  }

  it('comes out on a working day, which is so many working days away', () => {
    for (const date of ['2026-11-16', '2026-11-18', '2026-11-20', '2026-11-21', '2026-11-22']) {
      let last = plusWorkingDays(date, 1) ?? '';
      for (let days = 2; days <= 30; days++) {
        const sum = plusWorkingDays(date, days) ?? '';
        assert.ok(isWorkingDay(sum), sum);
        assert.equal(sum, plusWorkingDays(last, 1));
        last = sum;
      }
    }
  });

  // 2026-12-24 is a Thursday.
  const christmas = ['2026-12-25', '2026-12-28', '2026-12-26', '2027-01-01'];
  const overHolidays: readonly [date: string, days: number, sum: string][] = [
    ['2026-12-24', 0, '2026-12-24'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-24', 3, '2026-12-31'],
    ['2026-12-24', 4, '2027-01-04'],
    ['2026-12-25', 0, '2026-12-29'],
    ['2026-12-25', 1, '2026-12-29'],
    ['2026-12-26', 0, '2026-12-29'],
    ['2026-12-26', 1, '2026-12-29'],
    ['2026-12-26', 2, '2026-12-30'],
    ['2026-12-25', -2, '2026-12-29'],
  ];
  for (const [date, days, sum] of overHolidays)
    it(`${date} and ${days} working days, over holidays, is ${sum}`, () =>
      assert.equal(plusWorkingDays(date, days, christmas), sum));

  it('knows the days of a week', () => {
    const week = ['16', '17', '18', '19', '20', '21', '22'].map((day) => isWorkingDay(`2026-11-${day}`));
    assert.deepEqual(week, [true, true, true, true, true, false, false]);
    assert.equal(isWorkingDay('soon'), false);
  });

  it('counts five working days a week', () => {
    assert.deepEqual(['5d', '2w', '12h', 'later', undefined].map(workingDaysOf), [
      5,
      10,
      0.5,
      undefined,
      undefined,
    ]);
  });

  it('counts those until a date, which are as many as lead to it', () => {
    const days = ['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-23', '2026-11-27', '2026-11-30'];
    assert.deepEqual(
      days.map((day) => workingDaysUntil('2026-11-20', day)),
      [0, 0, 1, 1, 5, 6],
    );
    assert.equal(workingDaysUntil('2026-11-20', '2026-11-27', ['2026-11-24']), 4);
  });

  it('says so', () => {
    assert.deepEqual(['1d', '20d', '4w', '2.5d', '4h', 'later'].map(workingTimeInWords), [
      '1 working day',
      '20 working days',
      '20 working days',
      '2.5 working days',
      '4 hours',
      'later',
    ]);
  });
});
