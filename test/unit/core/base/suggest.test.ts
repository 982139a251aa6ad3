import { strict as assert } from 'node:assert';
import { didYouMean, suggest } from '../../../../src/core/base/suggest';
import { catalogue } from '../../../../src/core/service';

const keys = ['owner', 'system', 'freshness', 'maxAge', 'by', 'on', 'accessProvenOn', 'handle'];
const items = catalogue.map(({ id }) => id);

const table: readonly [word: string, candidates: readonly string[], meant: string | undefined][] = [
  ['ownr', keys, 'owner'],
  ['onwer', keys, 'owner'],
  ['Owner', keys, 'owner'],
  ['owners', keys, 'owner'],
  ['max_age', keys, 'maxAge'],
  ['max-age', keys, 'maxAge'],
  ['accessProvedOn', keys, 'accessProvenOn'],
  ['in', keys, 'on'],
  ['freshnessTarget', keys, 'freshness'],
  ['ownership', keys, 'owner'],
  ['colour', keys, undefined],
  ['x', keys, undefined],
  ['', keys, undefined],
  ['---', keys, undefined],
  ['owner-named', items, 'owners-named'],
  ['data-contracts-agreed', items, 'data-contract-agreed'],
  ['something-else-entirely', items, undefined],
  ['a'.repeat(5000), items, undefined],
];

describe('suggest', () => {
  for (const [word, candidates, meant] of table) {
    it(`${word.slice(0, 30) || 'nothing'} → ${meant ?? 'nothing'}`, () =>
      assert.equal(suggest(word, candidates), meant));
  }

  it('finds every item with a letter left out, doubled or swapped', () => {
    for (const id of items) {
      for (const at of [1, Math.floor(id.length / 2), id.length - 2]) {
        const slips = [
          id.slice(0, at) + id.slice(at + 1),
          id.slice(0, at) + id.charAt(at) + id.slice(at),
          id.slice(0, at - 1) + id.charAt(at) + id.charAt(at - 1) + id.slice(at + 1),
        ];
        for (const slip of slips) assert.equal(suggest(slip, items), id, slip);
      }
    }
  });

  it('asks, or says nothing', () => {
    assert.equal(didYouMean('ownr', keys), ' Did you mean "owner"?');
    assert.equal(didYouMean('zzz', keys), '');
  });
});
