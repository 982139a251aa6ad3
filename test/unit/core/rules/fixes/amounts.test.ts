import { strict as assert } from 'node:assert';
import { readAmount } from '../../../../../src/core/rules/fixes/amounts';

const table: readonly [text: string, values: readonly string[], exact?: true][] = [
  ['200€', ['200 EUR'], true],
  ['€200', ['200 EUR'], true],
  ['200 eur', ['200 EUR'], true],
  ['200EUR', ['200 EUR'], true],
  ['EUR 200', ['200 EUR'], true],
  ['200 euros', ['200 EUR'], true],
  ['12.50 £', ['12.5 GBP'], true],
  ['1,000 EUR', ['1000 EUR']],
  ['$200', ['200 USD', '200 CAD', '200 AUD']],
  ['10k usd', ['10000 USD']],
  ['200 per day', []],
  ['10 cases', []],
  ['a lot', []],
  ['EUR', []],
  [`${'9'.repeat(80)} EUR`, []],
];

describe('amounts that people write', () => {
  for (const [text, values, exact = false] of table)
    it(text.slice(0, 40), () => {
      const found = readAmount(text);
      assert.deepEqual(found.values, values);
      assert.equal(found.exact, exact);
    });
});
