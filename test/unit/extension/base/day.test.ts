import { strict as assert } from 'node:assert';
import { mock } from 'node:test';
import { Day, localDate } from '../../../../src/extension/base/day';

const minutes = (count: number) => count * 60_000;

describe('the day', () => {
  let told: string[];
  let day: Day;
  afterEach(() => {
    day.dispose();
    mock.timers.reset();
  });

  /** The clock stands at this local time. */
  function begin(at: string, pinned?: string): void {
    mock.timers.enable({ apis: ['Date', 'setTimeout'], now: new Date(at) });
    told = [];
    day = new Day((next) => told.push(next), pinned);
  }

  const midnights: [before: string, today: string, tomorrow: string][] = [
    ['2026-11-22T23:59:30', '2026-11-22', '2026-11-23'],
    ['2026-12-31T23:59:30', '2026-12-31', '2027-01-01'],
    ['2028-02-28T23:59:30', '2028-02-28', '2028-02-29'],
    ['2028-02-29T23:59:30', '2028-02-29', '2028-03-01'],
    ['2027-02-28T23:59:30', '2027-02-28', '2027-03-01'],
  ];
  for (const [before, today, tomorrow] of midnights) {
    it(`becomes ${tomorrow} at midnight, and not earlier`, () => {
      begin(before);
      assert.equal(day.value, today);
      mock.timers.tick(29_000);
      assert.deepEqual([day.value, told], [today, []]);
      mock.timers.tick(1_020);
      assert.deepEqual([day.value, told], [tomorrow, [tomorrow]]);
    });
  }

  it('becomes another one night after night, told once each', () => {
    begin('2026-11-22T12:00:00');
    for (let quarter = 0; quarter < 3 * 24 * 4; quarter++) mock.timers.tick(minutes(15));
    assert.deepEqual(told, ['2026-11-23', '2026-11-24', '2026-11-25']);
  });

  it('is noticed within a quarter of an hour after a sleep over midnight', () => {
    begin('2026-11-22T20:00:00');
    // The clock goes on while the timers stand still.
    mock.timers.setTime(new Date('2026-11-24T08:00:00').getTime());
    mock.timers.tick(minutes(15));
    assert.deepEqual(told, ['2026-11-24']);
  });

  it('is noticed at once by whoever looks', () => {
    begin('2026-11-22T20:00:00');
    mock.timers.setTime(new Date('2026-11-24T08:00:00').getTime());
    assert.deepEqual(told, []);
    day.look();
    assert.deepEqual(told, ['2026-11-24']);
  });

  it('stays where it is pinned, and goes back to the clock', () => {
    begin('2026-11-22T23:59:30', '2028-02-29');
    mock.timers.tick(minutes(30));
    assert.deepEqual([day.value, told], ['2028-02-29', []]);
    day.pin('2031-01-01');
    day.pin(undefined);
    assert.deepEqual(told, ['2031-01-01', '2026-11-23']);
  });

  it('does nothing after its end', () => {
    begin('2026-11-22T23:59:30');
    day.dispose();
    day.look();
    mock.timers.tick(minutes(60));
    assert.deepEqual(told, []);
  });

  it('is that of the wall, not of Greenwich', () => {
    begin('2026-11-22T12:00:00');
    assert.equal(localDate(new Date(2026, 10, 22, 0, 5)), '2026-11-22');
    assert.equal(localDate(new Date(2026, 10, 22, 23, 55)), '2026-11-22');
  });
});
