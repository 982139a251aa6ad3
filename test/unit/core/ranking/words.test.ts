import { strict as assert } from 'node:assert';
import {
  firstInWords,
  liftInWords,
  notesOnRanking,
  roughly,
  shareInWords,
  timeInWords,
  verdictOnRanking,
} from '../../../../src/core/service';
import { estimated, manifest, ranked, type Said } from './support';

const named = (name: string, cases: number, said: Said = {}): string =>
  manifest({ workflow: `{ name: ${name}, volumePerMonth: ${cases} }`, ...said });

describe('a ranking in words', () => {
  const verdicts: readonly (readonly [texts: Readonly<Record<string, string>>, verdict: RegExp])[] = [
    [{}, /^Nothing can be ranked\.$/],
    [{ a: named('A', 1) }, /^Only "A" can be ranked: there is nothing to compare it with\.$/],
    [{ a: named('A', 1), b: named('B', 100) }, /^Take "B" first: it comes first in 100 % of all cases\.$/],
    [
      { a: named('A', 1_000), b: named('B', 1_010), c: named('C', 1) },
      /^Too close to call: "B" comes first in [45]\d % of all cases, "A" in [45]\d %\.$/,
    ],
    [
      Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((each) => [each, named(each, 10)])),
      /^Too close to call: .* and 2 more in the others\.$/,
    ],
    [{ 'b/x.yaml': named('""', 1) }, /^Only "b\/x\.yaml" can be ranked/],
  ];
  for (const [texts, verdict] of verdicts)
    it(String(verdict), () => assert.match(verdictOnRanking(ranked(texts)), verdict));

  it('says what would lift it, and what the score is then', () => {
    const ranking = ranked({ a: manifest({ data: '{ people: { system: crm, owner: ann } }' }) });
    const [each] = ranking.ranked;
    assert.ok(each);
    assert.match(
      liftInWords(each, ranking),
      /^Prove access to the source "people": readiness 0\.50 → 0\.75, score [\d.]+ → [\d.]+\.$/,
    );
    assert.equal(liftInWords({ ...each, lift: undefined }, ranking), 'No single thing lifts it.');
  });

  const notes: readonly (readonly [texts: Readonly<Record<string, string>>, note: RegExp])[] = [
    [{ a: named('A', 1), b: named('B', 1) }, /stands in for weeks: none has a forecast\./],
    [
      { a: named('A', 1), b: named('B', 1, { checklist: estimated('2d') }) },
      /stands in for weeks: 1 of 2 has no forecast, and the two are never mixed\./,
    ],
    [
      { a: named('A', 1, { checklist: estimated('2d') }) },
      /weeks until go-live, in half of all cases; not calibrated/,
    ],
    [{ a: named('A', 1, { integrations: '' }) }, /systems stand for them: A\./],
  ];
  for (const [texts, note] of notes)
    it(`notes ${note}`, () => assert.match(notesOnRanking(ranked(texts)).join('\n'), note));

  it('says by what money was converted', () => {
    const text = named('A', 1, {
      value: '{ unit: x, valuePerUnit: 1, currency: USD, baseline: { value: 2 }, target: { value: 1 } }',
    });
    const ranking = ranked({ a: text }, { currency: 'EUR', rates: { USD: 0.92 } });
    assert.match(notesOnRanking(ranking).join('\n'), /Amounts were converted: 1 USD = 0\.92 EUR\./);
  });

  it('tells numbers as exactly as they are worth', () => {
    assert.deepEqual([0, 0.000123456, 0.5678, 1.5, 1234.5, 1e21].map(roughly), [
      '0',
      '0.000123',
      '0.568',
      '1.5',
      '1,230',
      '1e+21',
    ]);
    assert.deepEqual(
      [0, 0.004, 0.699, 0.9999, 1].map((first) => firstInWords({ first })),
      ['0 %', 'under 1 %', '69 %', '99 %', '100 %'],
    );
    // What is not all never looks so.
    assert.deepEqual([0, 0.999, 1, 2 / 3].map(shareInWords), ['0.00', '0.99', '1.00', '0.66']);
    assert.deepEqual(
      [
        timeInWords(1, { clock: 'weeks' }),
        timeInWords(8.62, { clock: 'weeks' }),
        timeInWords(1, { clock: 'items' }),
      ],
      ['1 week', '8.6 weeks', '1 open item'],
    );
  });
});
