import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Schedule, type Work } from '../../../../src/core/forecast/schedule';

const work = (id: string, rest: Partial<Work> = {}): Work => ({
  id,
  stage: 0,
  blocking: true,
  owners: ['anna'],
  after: [],
  least: 0,
  notBefore: 0,
  ...rest,
});

function gatesOf(all: readonly Work[], days: readonly number[], atOnce = 3): number[] {
  const schedule = new Schedule(all, 2, atOnce);
  schedule.run(Float64Array.from(days), 0);
  return [...schedule.gates];
}

/** The gates once the work at a place is done. */
function gatesWithout(
  place: number,
  all: readonly Work[],
  days: readonly number[],
  atOnce: number,
): number[] {
  const left = all.flatMap((each, index) =>
    index === place
      ? []
      : [{ ...each, after: each.after.flatMap((on) => (on === place ? [] : [on > place ? on - 1 : on])) }],
  );
  return gatesOf(
    left,
    days.filter((_, index) => index !== place),
    atOnce,
  );
}

describe('a schedule', () => {
  const later = { stage: 1 };
  const rows: readonly [
    what: string,
    all: readonly Work[],
    days: readonly number[],
    gates: readonly number[],
    atOnce?: number,
  ][] = [
    ['is over at once where nothing is left', [], [], [0, 0]],
    ['does what waits for nothing side by side', [work('a'), work('b')], [3, 5], [5, 5]],
    ['does one behind the other', [work('a'), work('b', { after: [0] })], [3, 5], [8, 8]],
    ['waits for the gate before', [work('a'), work('b', later)], [3, 5], [3, 8]],
    ['passes a gate without work with the one before', [work('a', later)], [4], [0, 4]],
    ['waits for who is busy', [work('a'), work('b'), work('c')], [3, 5, 2], [5, 5], 2],
    ['waits for who is busier', [work('a'), work('b'), work('c')], [3, 5, 4], [7, 7], 2],
    ['does not wait for others', [work('a'), work('b', { owners: ['ben'] })], [3, 5], [5, 5], 1],
    [
      'waits for each who does it together, and keeps them all',
      [work('a'), work('b', { owners: ['anna', 'ben'] }), work('c', { owners: ['ben'] })],
      [3, 5, 2],
      [10, 10],
      1,
    ],
    ['does one thing at a time', [work('a'), work('b')], [3, 5], [8, 8], 1],
    [
      'waits for what blocks no gate only where something depends on it',
      [work('a', { blocking: false }), work('b')],
      [9, 5],
      [5, 5],
    ],
    ['and then waits', [work('a', { blocking: false }), work('b', { after: [0] })], [9, 5], [14, 14]],
    ['takes the lead time at least', [work('a', { least: 20 })], [5], [20, 20]],
    [
      'counts it from where the work begins',
      [work('a'), work('b', { ...later, least: 20 })],
      [5, 1],
      [5, 25],
    ],
    ['waits for what was asked for', [work('a', { notBefore: 12 })], [5], [12, 12]],
    [
      'lets a gate wait for what an earlier piece of work began',
      [work('a', { least: 20, until: 1 }), work('b', { after: [0] }), work('c', later)],
      [3, 4, 5],
      [7, 20],
    ],
    ['or for what was asked for', [work('a', { notBefore: 12, until: 1 }), work('b')], [3, 4], [4, 12]],
    [
      'and for no less than the rest',
      [work('a', { least: 9, until: 1 }), work('b', later)],
      [3, 14],
      [3, 17],
    ],
    ['and no longer than that', [work('a', { notBefore: 12 })], [15], [15, 15]],
  ];
  for (const [what, all, days, gates, atOnce] of rows)
    it(what, () => assert.deepEqual(gatesOf(all, days, atOnce), gates));

  it('tells the way to a gate, which takes as long as it', () => {
    const all = [work('a'), work('b', { after: [0] }), work('c'), work('d', later)];
    const schedule = new Schedule(all, 2, 3);
    schedule.run(Float64Array.of(3, 5, 4, 2), 0);
    assert.deepEqual(
      [...schedule.wayTo(1)],
      [
        [3, 2],
        [1, 5],
        [0, 3],
      ],
    );
  });

  const plans = fc
    .array(
      fc.record({
        stage: fc.nat(1),
        blocking: fc.boolean(),
        owners: fc.uniqueArray(fc.constantFrom('anna', 'ben', 'carl'), { minLength: 1 }),
        before: fc.array(fc.nat(9), { maxLength: 3 }),
        days: fc.integer({ min: 0, max: 20 }),
        least: fc.constantFrom(0, 0, 15),
        notBefore: fc.constantFrom(0, 0, 25),
        until: fc.constantFrom(0, 0, 1),
      }),
      { minLength: 1, maxLength: 10 },
    )
    .map((drawn) => {
      const all = [...drawn].sort((one, other) => one.stage - other.stage);
      return {
        days: all.map(({ days }) => days),
        all: all.map((each, place) =>
          work(`w${place}`, {
            ...each,
            until: Math.max(each.stage, each.until),
            after: each.before.filter((before) => before < place),
          }),
        ),
      };
    });

  it('is never later where something is done, or takes less; at random', () => {
    fc.assert(
      fc.property(plans, fc.nat(9), fc.integer({ min: 1, max: 4 }), ({ all, days }, drawn, atOnce) => {
        const place = drawn % all.length;
        const before = gatesOf(all, days, atOnce);
        const less = days.map((each, index) => (index === place ? each / 2 : each));
        for (const after of [
          gatesWithout(place, all, days, atOnce),
          gatesOf(all, less, atOnce),
          gatesOf(all, days, atOnce + 1),
        ])
          for (const [stage, gate] of after.entries()) assert.ok(gate <= (before[stage] ?? 0));
      }),
      { numRuns: 2000 },
    );
  });

  it('is never earlier where somebody else has to do it as well; at random', () => {
    fc.assert(
      fc.property(plans, fc.nat(9), fc.integer({ min: 1, max: 4 }), ({ all, days }, drawn, atOnce) => {
        const place = drawn % all.length;
        const before = gatesOf(all, days, atOnce);
        const more = all.map((each, index) =>
          index === place ? { ...each, owners: [...new Set([...each.owners, 'ben'])] } : each,
        );
        for (const [stage, gate] of gatesOf(more, days, atOnce).entries())
          assert.ok(gate >= (before[stage] ?? 0));
      }),
      { numRuns: 2000 },
    );
  });

  it('has ways that add up to its gates; at random', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 4 }), ({ all, days }, atOnce) => {
        const schedule = new Schedule(all, 2, atOnce);
        schedule.run(Float64Array.from(days), 0);
        for (const stage of [0, 1]) {
          const sum = [...schedule.wayTo(stage)].reduce((total, [, each]) => total + each, 0);
          assert.equal(sum, schedule.gates[stage]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
