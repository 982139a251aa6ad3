import { strict as assert } from 'node:assert';
import { isDate } from '../../../../../src/core/base/dates';
import { secondsOf } from '../../../../../src/core/base/durations';
import { rewriteDate, rewriteDuration } from '../../../../../src/core/rules/fixes/rewrite';

const dates: Readonly<Record<string, string | undefined>> = {
  '2026/10/01': '2026-10-01',
  '2026.10.1': '2026-10-01',
  '2026-9-1': '2026-09-01',
  '20261001': '2026-10-01',
  '2026-10-01T00:00:00Z': '2026-10-01',
  '1 October 2026': '2026-10-01',
  '1st Oct. 2026': '2026-10-01',
  'Oct 1, 2026': '2026-10-01',
  '3 Sept 2026': '2026-09-03',
  'May 3 2026': '2026-05-03',
  '25.12.2026': '2026-12-25',
  '12/25/2026': '2026-12-25',
  '5.5.2026': '2026-05-05',
  // It could mean two days.
  '1.10.2026': undefined,
  '10/1/2026': undefined,
  // It does not exist, or is none.
  '2026/02/30': undefined,
  '31 June 2026': undefined,
  '1 Octember 2026': undefined,
  soon: undefined,
  'Q3 2026': undefined,
  '26-10-01': undefined,
};

const durations: Readonly<Record<string, string | undefined>> = {
  '15 min': '15m',
  '15min': '15m',
  '2 days': '2d',
  '1 hour': '1h',
  '90 minutes': '90m',
  '1,5 h': '1.5h',
  '1,000h': '1000h',
  '2,000 days': '2000d',
  '10,000s': '10000s',
  "1'000 h": '1000h',
  '1 000 h': '1000h',
  '1,000,000 s': '1000000s',
  '1,500 ms': '1.5s',
  '1,200.5 h': '1200.5h',
  '1,000h 30m': '60030m',
  '3h30m': '210m',
  '1 day, 12 hours': '36h',
  '1 week and 1 day': '8d',
  '30 D': '30d',
  '500 ms': '0.5s',
  PT4H: '4h',
  P3D: '3d',
  P1DT12H: '36h',
  // No fixed length, no unit, or nothing at all.
  '1 month': undefined,
  '2 years': undefined,
  P3M: undefined,
  '15': undefined,
  '15M': undefined,
  '': undefined,
  'a while': undefined,
  '5 constructor': undefined,
  '5 constructors': undefined,
  '4h or so': undefined,
  P: undefined,
  // Digits would be lost.
  '1 ms': undefined,
  '9007199254740993 s': undefined,
  '0.10000000000000000001h 1m': undefined,
  P9007199254740993D: undefined,
  // Two numbers, or none.
  '1.000 h 30 m': undefined,
  '24,7,1 h': undefined,
};

describe('dates and durations in other forms', () => {
  for (const [text, meant] of Object.entries(dates))
    it(`reads "${text}" as ${meant ?? 'nothing'}`, () => {
      assert.equal(rewriteDate(text)?.value, meant);
      assert.ok(meant === undefined || isDate(meant));
    });
  for (const [text, meant] of Object.entries(durations))
    it(`reads "${text}" as ${meant ?? 'nothing'}`, () => {
      assert.equal(rewriteDuration(text)?.value, meant);
      assert.ok(meant === undefined || secondsOf(meant) !== undefined);
    });

  it('asks where a duration is one number or a thousand times as much', () => {
    assert.deepEqual(rewriteDuration('1.000 hours'), { value: '1h', exact: false, other: '1000h' });
    assert.deepEqual(rewriteDuration('2.500 days'), { value: '2.5d', exact: false, other: '2500d' });
  });

  it('says where more than the form has changed', () => {
    assert.equal(rewriteDate('2026/10/1')?.exact, true);
    assert.equal(rewriteDate('2026-10-01T08:30')?.exact, false);
    assert.equal(rewriteDate('25.12.2026')?.exact, false);
  });
});
