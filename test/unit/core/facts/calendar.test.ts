import { strict as assert } from 'node:assert';
import * as calendar from '../../../../src/core/facts/calendar';

describe('facts/calendar', () => {
  const dates: readonly [text: string, exists: boolean][] = [
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
  for (const [text, exists] of dates) {
    it(`"${text}" ${exists ? 'exists' : 'does not exist'}`, () => assert.equal(calendar.date(text), exists));
  }

  it('counts days over leap years and ends of years', () => {
    assert.equal(calendar.daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(calendar.daysBetween('2026-02-28', '2026-03-01'), 1);
    assert.equal(calendar.daysBetween('2026-12-31', '2027-01-01'), 1);
    assert.equal(calendar.daysBetween('2027-01-01', '2026-12-31'), -1);
    assert.equal(calendar.daysBetween('2026-01-01', 'soon'), undefined);
    assert.equal(calendar.plusDays('2026-11-22', 90), '2027-02-20');
    assert.equal(calendar.plusDays('9999-12-31', 1), undefined);
    assert.equal(calendar.plusDays('2026-01-01', 1e18), undefined);
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
    it(`${date} plus ${period} is ${due}`, () => assert.equal(calendar.plusPeriod(date, period), due));
  }

  const durations: readonly [text: string, seconds: number | undefined, words: string][] = [
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
  for (const [text, seconds, words] of durations) {
    it(`${text} is ${words}`, () => {
      assert.equal(calendar.secondsOf(text), seconds);
      assert.equal(calendar.durationInWords(text), words);
    });
  }

  it('writes seconds as durations', () => {
    assert.deepEqual([5400, 3600, 86_400, 604_800, 90, 0.5].map(calendar.durationOf), [
      '90m',
      '1h',
      '1d',
      '1w',
      '90s',
      '0.5s',
    ]);
    assert.equal(calendar.durationLike(18_000, '2d'), '5h');
    assert.equal(calendar.durationLike(18_000, '8h'), '5h');
  });

  it('counts five working days a week', () => {
    assert.equal(calendar.workingDaysOf('5d'), 5);
    assert.equal(calendar.workingDaysOf('2w'), 10);
    assert.equal(calendar.workingDaysOf('later'), undefined);
  });

  it('writes counts and periods in words', () => {
    assert.deepEqual([calendar.plural(1, 'day'), calendar.plural(1234, 'day')], ['1 day', '1,234 days']);
    assert.deepEqual(['P1M', 'P3M', 'P1Y', 'on-change', 'each-release'].map(calendar.periodInWords), [
      'every month',
      'every 3 months',
      'every year',
      'at each change',
      'at each release',
    ]);
  });
});
