import { strict as assert } from 'node:assert';
import { inLatin } from '../../../../src/core/base/look-alikes';
import { askedOf, didYouMean, nearest, suggest } from '../../../../src/core/base/suggest';
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
    assert.equal(didYouMean('crm-x', ['crm-y', 'crm-z']), ' Did you mean "crm-y" or "crm-z"?');
    assert.equal(didYouMean('zzz', keys), '');
  });

  describe('tells all that are equally near, and takes none of them for the one', () => {
    const ties: readonly [word: string, candidates: readonly string[], ...meant: string[]][] = [
      ['crm-x', ['erp', 'crm-a', 'crm-b'], 'crm-a', 'crm-b'],
      // Hyphens make no difference, so they make none nearer.
      ['crm-x', ['crm-a', 'crmb'], 'crm-a', 'crmb'],
      ['crm-x', ['crm-a', 'crm-b', 'crm-c', 'crm-d'], 'crm-a', 'crm-b', 'crm-c'],
      ['crm-x', ['crm-a', 'crm-a'], 'crm-a'],
      // One that is nearer is the one.
      ['priyaa', ['priya', 'priyam'], 'priya', 'priyam'],
      ['ownr', ['owner', 'owners'], 'owner'],
      ['Role', ['roles', 'role'], 'role'],
      ['goLiveDate', ['goLive', 'goLiveD'], 'goLiveD'],
      ['priya', ['priya-n', 'priya-s'], 'priya-n', 'priya-s'],
      ['', ['a', 'b']],
    ];
    for (const [word, candidates, ...meant] of ties)
      it(`${word} among ${candidates.join(', ')} → ${meant.join(', ') || 'none'}`, () => {
        assert.deepEqual(nearest(word, candidates), meant);
        assert.equal(suggest(word, candidates), meant.length === 1 ? meant[0] : undefined);
      });
  });

  describe('sees through letters that only look like Latin ones', () => {
    const known = ['pr-ya', 'priya', 'tomas'];
    it('and says which they are', () => {
      const said = (word: string, ids: readonly string[]) => askedOf(word, nearest(word, ids));
      assert.equal(
        said('\u0440riya', known),
        ' It only looks like "priya": its "\u0440" is a Cyrillic letter.',
      );
      assert.equal(
        said('\u0440riy\u0430', known),
        ' It only looks like "priya": its "\u0440" and "\u0430" are Cyrillic letters.',
      );
      assert.equal(
        said('\u0440riy\u03b1', known),
        ' It only looks like "priya": its "\u0440" is a Cyrillic letter and its "\u03b1" is a Greek letter.',
      );
    });

    it('and asks where that is not all that is wrong', () =>
      assert.equal(didYouMean('\u0440ria', ['priya']), ' Did you mean "priya"?'));

    it('and takes a word of another script for what it is', () => {
      assert.equal(didYouMean('\u043f\u0440\u0438\u0432\u0435\u0442', ['priya']), '');
      assert.equal(inLatin('priya'), undefined);
      assert.equal(inLatin('\u0440\u0436'), undefined);
      assert.equal(inLatin('\u0421\u0420M-1'), 'CPM-1');
    });
  });
});
