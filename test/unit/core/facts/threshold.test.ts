import { strict as assert } from 'node:assert';
import { readThreshold, thresholdInWords } from '../../../../src/core/facts/threshold';

/** How thresholds are read; undefined where two people would read them differently. */
const table: readonly [text: string | number, words: string | undefined][] = [
  ['<= 2.00', 'good up to 2'],
  ['>= 0.70', 'good from 0.7 up'],
  ['>=0.7', 'good from 0.7 up'],
  ['< 15m', 'good below 15 m'],
  ['> 99.9%', 'good above 99.9 %'],
  ['≥ 70 %', 'good from 70 % up'],
  ['≤ €2.00', 'good up to 2 €'],
  ['<= 2.00 EUR', 'good up to 2 EUR'],
  ['== 0', 'good at exactly 0'],
  ['at most 5', 'good up to 5'],
  ['At least 95 % of cases', 'good from 95 % of cases up'],
  ['under 5 per 1,000 cases', 'good below 5 per 1,000 cases'],
  [
    'at most 5 corrections per thousand posted invoices',
    'good up to 5 corrections per thousand posted invoices',
  ],
  ['<= 1,000', 'good up to 1000'],
  ['<= 1_000.5 s', 'good up to 1000.5 s'],
  ['>= .5', 'good from 0.5 up'],
  ['> -3', 'good above -3'],
  ['<= 1e-3', 'good up to 0.001'],
  ['0.2 .. 0.8', 'good from 0.2 to 0.8'],
  ['between 1 and 5 %', 'good from 1 to 5 %'],
  ['1–5', 'good from 1 to 5'],
  ['1 - 5 days', 'good from 1 to 5 days'],
  ['0.8 .. 0.2', undefined],
  ['<= 0,5', undefined],
  ['70', undefined],
  [70, undefined],
  ['high', undefined],
  ['as low as 5', undefined],
  ['< 5 and > 2', undefined],
  ['<', undefined],
  ['', undefined],
];

describe('facts/threshold', () => {
  for (const [text, words] of table) {
    it(`"${text}" is ${words ?? 'not read'}`, () => {
      const threshold = readThreshold(text);
      assert.equal(threshold && thresholdInWords(threshold), words);
    });
  }
});
