import assert from 'node:assert/strict';
import { durationIn } from '../../../src/readers/data/durations';

describe('durations of contracts', () => {
  const read = [
    ['25h', '25h'],
    ['24 hours', '24h'],
    ['1.5 d', '1.5d'],
    ['90 minutes', '90min'],
    ['2 Weeks', '2w'],
    ['6 mo', '6mo'],
    ['3 yr', '3y'],
    ['P1Y', 'P1Y'],
    ['pt30m', 'PT30M'],
    ['P1DT12H', 'P1DT12H'],
  ] as const;
  for (const [text, duration] of read)
    it(`${text} is ${duration}`, () => assert.equal(durationIn(text), duration));

  for (const text of ['30m', '5M', '24', 'h', 'P', 'PT', 'P1YT', '-1h', '1h30', 'daily', '09:00-08:00', ''])
    it(`"${text}" is none, or may be another one`, () => assert.equal(durationIn(text), undefined));
});
