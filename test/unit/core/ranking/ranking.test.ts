import { strict as assert } from 'node:assert';
import { rankingOf } from '../../../../src/core/service';
import { candidate, estimated, manifest, ranked, type Said } from './support';

const volume = (cases: number): Said => ({ workflow: `{ name: X, volumePerMonth: ${cases} }` });
const inCurrency = (currency: string): Said => ({
  value: `{ unit: min, valuePerUnit: 1, currency: ${currency}, baseline: { value: 5 }, target: { value: 2 } }`,
});

describe('the score', () => {
  const open = candidate(manifest()).measures?.open.length ?? 0;

  it('is value times readiness by open data, integration and governance items where there is no forecast', () => {
    const {
      ranked: all,
      clock,
      withoutForecast,
    } = ranked({
      a: manifest(),
      b: manifest({ data: '{ people: { owner: ann, system: crm } }' }),
    });
    assert.deepEqual([clock, withoutForecast], ['items', 2]);
    assert.ok(open > 5);
    assert.deepEqual(
      all.map(({ path, score, time }) => [path, score, time]),
      [
        ['a', 3_000 / open, open],
        ['b', 1_500 / open, open],
      ],
    );
  });

  it('is by weeks where all have a forecast', () => {
    const { ranked: all, clock } = ranked({
      slow: manifest({ checklist: estimated('20d') }),
      soon: manifest({ checklist: estimated('5d') }),
    });
    assert.equal(clock, 'weeks');
    assert.deepEqual(
      all.map(({ path }) => path),
      ['soon', 'slow'],
    );
    for (const { score, time } of all) assert.ok(Math.abs(score * time - 3_000) < 1e-6);
    const [soon, slow] = all;
    assert.ok((slow?.time ?? 0) > 3 * (soon?.time ?? 0));
    // Whole working days.
    assert.ok(Number.isInteger(Math.round((soon?.time ?? 0) * 5e6) / 1e6));
  });

  it('never holds weeks against items', () => {
    const {
      clock,
      withoutForecast,
      ranked: all,
    } = ranked({
      a: manifest({ checklist: estimated('20d') }),
      b: manifest(),
    });
    assert.deepEqual([clock, withoutForecast], ['items', 1]);
    assert.deepEqual(
      all.map(({ time }) => time),
      [open, open],
    );
    // What cannot be ranked has no say in it.
    const alone = ranked({
      a: manifest({ checklist: estimated('20d') }),
      b: manifest({ workflow: '{ name: X }' }),
    });
    assert.equal(alone.clock, 'weeks');
  });

  it('takes nothing left to do for one', () => {
    const text = manifest();
    const done = candidate(text);
    const { measures } = done;
    assert.ok(measures !== undefined);
    const none = { ...done, measures: { ...measures, open: [], forecast: { weeks: 0 } } };
    const one = {
      ...done,
      path: 'b',
      measures: { ...measures, open: ['data-access-proven'], forecast: { weeks: 0.4 } },
    };
    const { clock, ranked: all } = rankingOf([none, one]);
    assert.equal(clock, 'weeks');
    assert.deepEqual(
      all.map(({ score, time }) => [score, time]),
      [
        [3_000, 0],
        [3_000, 0.4],
      ],
    );
  });

  it('is lower with governance still to do, and not nothing', () => {
    const duties =
      'legal-obligations-mapped: { status: waived, reason: Later, approver: ann, expires: 2027-01-01 }';
    const less = ranked({ a: manifest({ checklist: `{ design: { ${duties} } }` }) }).ranked[0];
    const more = ranked({ a: manifest() }).ranked[0];
    assert.ok(less && more && more.score > 0);
    assert.equal(less.time, more.time - 1);
    assert.ok(less.score > more.score);
  });
});

describe('who comes first', () => {
  const firsts = (texts: Readonly<Record<string, string>>): number[] =>
    ranked(texts).ranked.map(({ first }) => first);

  it('holds in all cases where the lead is clear', () => {
    assert.deepEqual(firsts({ a: manifest(volume(1_000)), b: manifest(volume(50)) }), [1, 0]);
  });

  it('is open between two that are equal, whatever they are called', () => {
    for (const texts of [
      { a: manifest(), b: manifest() },
      { zoe: manifest(), yves: manifest() },
    ]) {
      const [one = 0, other = 0] = firsts(texts);
      assert.ok(one > 0.4 && one < 0.6, String(one));
      assert.ok(Math.abs(one + other - 1) < 1e-9);
    }
  });

  it('holds in more cases the larger the lead is', () => {
    const shares = [1_000, 1_200, 1_500, 2_500].map(
      (cases) => firsts({ a: manifest(volume(cases)), b: manifest() })[0] ?? 0,
    );
    assert.deepEqual(
      [...shares].sort((one, other) => one - other),
      shares,
    );
    assert.ok((shares[1] ?? 0) < 0.8 && (shares[3] ?? 0) > 0.95, shares.join());
  });

  it('is shared where nothing is worth anything', () => {
    assert.deepEqual(firsts({ a: manifest(volume(0)), b: manifest(volume(0)) }), [0.5, 0.5]);
  });

  it('is not moved by what comes far behind', () => {
    const two = { a: manifest(), b: manifest(volume(900)) };
    assert.deepEqual(firsts({ ...two, c: manifest(volume(1)) }).slice(0, 2), firsts(two));
  });

  it('is the same in whatever order files, keys and owners are', () => {
    const two = '{ people: { owner: ann }, bills: { owner: bob, system: crm } }';
    const same = '{ bills: { system: crm, owner: bob }, people: { owner: ann } }';
    const texts = { a: manifest({ data: two }), b: manifest(volume(900)), c: manifest(volume(1_100)) };
    const { ranked: before } = ranked(texts);
    const turned = Object.fromEntries(Object.entries(texts).reverse());
    assert.deepEqual(ranked(turned).ranked, before);
    assert.deepEqual(ranked({ ...texts, a: manifest({ data: same }) }).ranked, before);
    const renamed = Object.entries(texts).map(
      ([path, text]) => [path, text.replaceAll('ann', 'zoe').replaceAll('bob', 'yan')] as const,
    );
    assert.deepEqual(ranked(Object.fromEntries(renamed)).ranked, before);
  });
});

describe('money', () => {
  const three = {
    a: manifest(inCurrency('EUR')),
    b: manifest(inCurrency('USD')),
    c: manifest(inCurrency('GBP')),
  };

  it('is compared in the currency of the configuration, by its rates', () => {
    const { ranked: all, unknown, currency } = ranked(three, { currency: 'EUR', rates: { USD: 0.5 } });
    assert.equal(currency, 'EUR');
    assert.deepEqual(
      all.map(({ path, value, converted }) => [path, value, converted]),
      [
        ['a', 3_000, undefined],
        ['b', 1_500, { currency: 'USD', rate: 0.5 }],
      ],
    );
    assert.deepEqual(unknown, [
      {
        path: 'c',
        name: 'Ready',
        because: [
          'its value is in GBP, and its configuration does not say what that is worth in EUR ("currency" and "rates")',
        ],
      },
    ]);
  });

  it('is compared in the currency of most where nothing is configured', () => {
    const { currency, unknown } = ranked({ ...three, d: manifest(inCurrency('USD')) });
    assert.equal(currency, 'USD');
    assert.deepEqual(
      unknown.map(({ path }) => path),
      ['a', 'c'],
    );
  });

  describe('where configurations do not agree', () => {
    const two = (one: string, other: string) =>
      rankingOf([
        candidate(manifest(inCurrency(one)), 'a', { currency: 'EUR' }),
        candidate(manifest(inCurrency(other)), 'b', { currency: 'USD', rates: { EUR: 1.08 } }),
      ]);

    it('is compared in the one that all are in', () => {
      const { ranked: all, currency } = two('EUR', 'EUR');
      assert.deepEqual([all.map(({ value }) => value), currency], [[3_000, 3_000], 'EUR']);
    });

    it('is not compared otherwise, and says so', () => {
      const { ranked: all, unknown } = two('EUR', 'USD');
      assert.equal(all.length, 0);
      assert.match(unknown[0]?.because[0] ?? '', /others are not, and configurations do not agree in which/);
    });
  });

  it('is compared in the one that all are in where not all can be told in the configured one', () => {
    const one = candidate(manifest(inCurrency('EUR')), 'a', { currency: 'USD', rates: { EUR: 1.08 } });
    assert.equal(rankingOf([one, candidate(manifest(inCurrency('EUR')), 'b')]).currency, 'EUR');
    assert.equal(rankingOf([one]).currency, 'USD');
  });

  it('is not compared at all where several currencies have as good a claim', () => {
    const { ranked: all, unknown, currency } = ranked(three);
    assert.deepEqual([all.length, unknown.length, currency], [0, 3, undefined]);
    assert.match(
      unknown[0]?.because[0] ?? '',
      /^its value is in EUR, others are not, and no configuration says/,
    );
  });
});

describe('what holds it back and what would lift it', () => {
  it('is an integration in the place of the systems that stand for it, with the score that it has then', () => {
    const systems =
      '{ crm: { owner: ann, access: read-write }, erp: { owner: ann, access: write }, old: { owner: ann } }';
    const [before] = ranked({ a: manifest({ systems, integrations: '' }) }).ranked;
    const [after] = ranked({
      a: manifest({ systems, integrations: '{ get: { system: crm, direction: read } }' }),
    }).ranked;
    assert.equal(
      before?.lift?.what,
      'List the integration with the system "crm", read-only or with a fallback',
    );
    assert.deepEqual([before.lift.to, before.lift.score], [after?.readiness, after?.score]);
  });

  const cases: readonly (readonly [what: string, said: Said, limit: string, lift: string])[] = [
    [
      'data, and the fact that is easiest',
      { data: '{ people: { system: crm, permitted: { decision: granted } } }' },
      'data',
      'Name the owner of the source "people" 0.5 → 0.75',
    ],
    [
      'data, and proof of access',
      { data: '{ people: { system: crm, owner: ann } }' },
      'data',
      'Prove access to the source "people" 0.5 → 0.75',
    ],
    [
      'an integration without a fallback',
      { integrations: '{ post: { direction: write, owner: ann } }' },
      'integration',
      'Give the integration "post" a fallback 0.5 → 1',
    ],
    [
      'data and integration alike: neither alone lifts it',
      {
        data: '{ people: { system: crm, owner: ann } }',
        integrations: '{ post: { direction: write, owner: ann } }',
      },
      'data',
      '',
    ],
  ];
  for (const [what, said, limit, expected] of cases)
    it(what, () => {
      const [each] = ranked({ a: manifest(said) }).ranked;
      assert.ok(each);
      const { lift } = each;
      assert.equal(each.limit, limit);
      if (expected === '') assert.equal(lift?.limit, 'time');
      else assert.equal(lift && `${lift.what} ${lift.from} → ${lift.to}`, expected);
      assert.ok((lift?.score ?? 0) > each.score);
    });

  it('is nothing where all is there and no other is better', () => {
    const [each] = ranked({ a: manifest() }).ranked;
    assert.equal(each?.limit, undefined);
    assert.equal(each?.lift?.limit, 'time');
  });

  it('is value or time behind the best of the others', () => {
    const { ranked: all } = ranked({ a: manifest(), b: manifest(volume(100)) });
    assert.deepEqual(
      all.map(({ limit }) => limit),
      [undefined, 'value'],
    );
    const { ranked: weeks } = ranked({
      a: manifest({ checklist: estimated('1d') }),
      b: manifest({ checklist: estimated('9d') }),
    });
    assert.equal(weeks[1]?.limit, 'time');
  });

  it('has the score that it says once that is done', () => {
    const before = ranked({ a: manifest({ data: '{ people: { system: crm, owner: ann } }' }) }).ranked[0];
    const after = ranked({
      a: manifest({ data: '{ people: { system: crm, owner: ann, accessProvenOn: 2026-11-01 } }' }),
    }).ranked[0];
    assert.ok(before?.lift && after);
    assert.equal(before.lift.score, after.score);
  });

  it('is the item that brings go-live forward most, by the forecast', () => {
    const long = estimated('2d').replace(
      'data-contract-agreed: { estimate: { likely: 2d } }',
      'data-contract-agreed: { estimate: { likely: 60d } }',
    );
    const [each] = ranked({ a: manifest({ checklist: long }) }).ranked;
    assert.deepEqual([each?.lift?.limit, each?.lift?.what], ['time', 'Finish data-contract-agreed']);
    assert.ok((each?.lift?.from ?? 0) - (each?.lift?.to ?? 0) > 10);
  });
});
