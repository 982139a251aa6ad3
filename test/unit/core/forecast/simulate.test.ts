import { strict as assert } from 'node:assert';
import {
  exactly,
  heldBy,
  type Overrun,
  overrunAfter,
  quantileWith,
} from '../../../../src/core/forecast/overrun';
import { type Estimated, Simulation } from '../../../../src/core/forecast/simulate';
import { spread } from '../../../../src/core/forecast/streams';

/** Three chains of four items side by side, each of (2, 5, 20) days. */
const chains = (owners: readonly string[]): Estimated[] =>
  Array.from({ length: 12 }, (_, place) => ({
    id: `item-${place}`,
    stage: 0,
    blocking: true,
    owners: [owners[place % owners.length] ?? ''],
    after: place < 3 ? [] : [place - 3],
    least: 0,
    notBefore: 0,
    days: { low: 2, likely: 5, high: 20 },
  }));

const simulated = (
  owners: readonly string[],
  overrun: Overrun,
  seed?: number,
): [p50: number, p80: number] => {
  const simulation = new Simulation(chains(owners), {
    ...{ stages: 1, atOnce: 3, overrun },
    ...(seed !== undefined && { seed }),
  });
  return [simulation.quantile(0, 0.5), simulation.quantile(0, 0.8)];
};

const three = ['anna', 'ben', 'carl'];

describe('a simulation', () => {
  it('of three chains of four items takes 33 and 37 days, in half and in four of five cases', () => {
    const [p50, p80] = simulated(three, exactly);
    assert.deepEqual([Math.round(p50), Math.round(p80)], [33, 37]);
  });

  it('takes 43 and 62 with what estimates are off by', () => {
    const [p50, p80] = simulated(three, overrunAfter([]));
    assert.ok(Math.abs(p50 - 43) < 1 && Math.abs(p80 - 62) < 1.5, `${p50}, ${p80}`);
  });

  it('says the same within a working day, whatever the seed', () => {
    const all = Array.from({ length: 30 }, (_, seed) => simulated(three, overrunAfter([]), seed));
    for (const index of [0, 1] as const) {
      const values = all.map((each) => each[index]).sort((one, other) => one - other);
      const middle = values[15] ?? 0;
      for (const each of values) assert.ok(Math.abs(each - middle) < 1, values.join(' '));
    }
  });

  it('says the same within three working days of a plan of two years, whatever the seed', () => {
    // 45 items in four stages, by three owners.
    const work = Array.from({ length: 45 }, (_, place) => ({
      id: `item-${place}`,
      stage: Math.floor(place / 12),
      blocking: true,
      owners: [three[place % 3] ?? ''],
      after: [],
      least: 0,
      notBefore: 0,
      days: { low: 5, likely: 20, high: 90 },
    }));
    const all = Array.from({ length: 30 }, (_, seed) =>
      new Simulation(work, { stages: 4, atOnce: 3, overrun: overrunAfter([]), seed }).quantile(3, 0.8),
    ).sort((one, other) => one - other);
    const middle = all[15] ?? 0;
    assert.ok(middle > 300, String(middle));
    for (const each of all) assert.ok(Math.abs(each - middle) < 3, all.join(' '));
  });

  it('takes longer with one owner than with three, and not three times as long: most of it is waiting', () => {
    const [[, many], [, one]] = [simulated(three, exactly), simulated(['anna'], exactly)];
    assert.ok(one > many && one < many * 1.5, `${many} and ${one}`);
  });

  it('says the same whatever owners are called', () => {
    assert.deepEqual(simulated(three, exactly), simulated(['x', 'y', 'z'], exactly));
  });

  it('is told what is won by doing one now: less than all of it where something else takes as long', () => {
    const simulation = new Simulation(chains(three), { stages: 1, atOnce: 3, overrun: exactly });
    const left = chains(three).slice(1);
    const others = left.map((each) => ({
      ...each,
      after: each.after.flatMap((on) => (on === 0 ? [] : [on - 1])),
    }));
    const [whole, without] = [simulation.quantile(0, 0.8), simulation.with(others).quantile(0, 0.8)];
    assert.ok(without < whole && whole - without < 7, `${whole} − ${without}`);
  });

  it('goes into each of the chains alike', () => {
    const shares = new Simulation(chains(three), { stages: 1, atOnce: 3, overrun: exactly }).shares(0);
    assert.ok(Math.abs(shares.reduce((sum, each) => sum + each, 0) - 1) < 1e-9);
    for (const each of shares) assert.ok(Math.abs(each - 1 / 12) < 0.03, shares.join(' '));
  });

  it('is not below what lead times alone take', () => {
    const [only] = chains(['anna']);
    assert.ok(only);
    const certain = { ...only, days: { low: 1, likely: 1, high: 1 }, least: 30 };
    // Whoever is always faster than estimated waits for others all the same.
    const overrun = overrunAfter(Array.from({ length: 100 }, () => 0.2));
    const simulation = new Simulation([certain], { stages: 1, atOnce: 3, overrun });
    assert.equal(simulation.quantile(0, 0.5), 30);
  });

  it('is over where nothing is left', () => {
    const simulation = new Simulation([], { stages: 4, atOnce: 3, overrun: overrunAfter([]) });
    assert.equal(simulation.quantile(2, 0.8), 0);
    assert.deepEqual(simulation.shares(2), []);
  });
});

/** Medians and σ of what the estimates of teams are really off by. */
const truths = [
  [0.9, 0.3],
  [1.3, 0.4],
  [1.8, 0.3],
  [2.2, 0.5],
] as const;

describe('what estimates are off by', () => {
  it('is an assumption where nothing was closed: 1.3 in half of all cases, 1.82 in four of five', () => {
    const days = new Float64Array(8).fill(1);
    assert.ok(Math.abs(quantileWith(overrunAfter([]), days, 0.5) - 1.3) < 0.01);
    assert.ok(Math.abs(quantileWith(overrunAfter([]), days, 0.8) - 1.3 * Math.exp(0.4 * 0.8416)) < 0.01);
  });

  // One item that takes exactly so long: what comes out is known in closed form.
  for (const certain of [0.3, 1, 7, 10, 20, 30, 110, 1000]) {
    const days = new Float64Array(400).fill(certain);
    it(`takes ${certain} days 1.3 times as long in half of all cases, to the hundredth`, () => {
      assert.equal(quantileWith(overrunAfter([]), days, 0.5), Math.round(certain * 130) / 100);
      assert.equal(quantileWith(exactly, days, 0.8), certain);
    });
    it(`takes ${certain} days 1.3·exp(0.4·0.8416) times as long in four of five, to the next hundredth`, () => {
      const closed = certain * 1.3 * Math.exp(0.4 * 0.8416212);
      const days80 = quantileWith(overrunAfter([]), days, 0.8);
      assert.ok(
        days80 - closed > -1e-5 * certain && days80 - closed < 0.01 + 1e-5 * certain,
        `${days80} is not ${closed}`,
      );
    });
  }

  it('is what closed stages say, the more there are', () => {
    const days = new Float64Array(8).fill(1);
    const after = (count: number): number =>
      quantileWith(overrunAfter(Array.from({ length: count }, () => 3)), days, 0.5);
    const all = [0, 1, 5, 6, 100].map(after);
    assert.deepEqual(
      [...all].sort((one, other) => one - other),
      all,
    );
    assert.ok((all[1] ?? 0) < 1.6, 'one stage is not yet a rule');
    assert.ok(Math.abs((all[4] ?? 0) - 3) < 0.1);
  });

  /** Teams whose true overrun differs from the assumption: the share of later stages that P80 holds for, after 20. */
  for (const [median, sigma] of truths)
    it(`after 20 closed stages, P80 holds in 75 to 90 % of the next ones: ${median}, ${sigma}`, () => {
      const share = coverage(median, sigma);
      assert.ok(share >= 0.75 && share <= 0.9, String(share));
    });
});

describe('in how many closed stages P80 would have held', () => {
  for (const ratios of [
    [],
    [1],
    [9],
    [1, 1, 1, 9],
    [0, 0, 3, 3],
    teamOf(1, 20, 1.8, 0.3),
    teamOf(2, 7, 0.9, 0.5),
  ])
    it(`is what the others of ${ratios.length} say: ${ratios.slice(0, 4).map((each) => each.toFixed(2))}`, () => {
      const held = ratios.filter((each, place) => {
        const others = overrunAfter(ratios.filter((_, other) => other !== place));
        return each <= quantileWith(others, new Float64Array(8).fill(1), 0.8);
      });
      assert.equal(heldBy(ratios), held.length);
    });

  it('is 75 to 90 % of those of teams whose true overrun differs from the assumption', () => {
    for (const [median, sigma] of truths) {
      const teams = Array.from({ length: 60 }, (_, team) => heldBy(teamOf(team, 20, median, sigma)));
      const share = teams.reduce((sum, each) => sum + each, 0) / (60 * 20);
      assert.ok(share >= 0.75 && share <= 0.9, `${median}, ${sigma}: ${share}`);
    }
  });
});

/** What stages of a team took over what was scheduled. */
function teamOf(team: number, stages: number, median: number, sigma: number): number[] {
  return Array.from(drawn(`team ${team}`, stages), (share) => median * Math.exp(sigma * inverse(share)));
}

function coverage(median: number, sigma: number): number {
  const teams = 60;
  const [closed, next] = [20, 40];
  let held = 0;
  for (let team = 0; team < teams; team++) {
    const ratios = teamOf(team, closed + next, median, sigma);
    const p80 = quantileWith(overrunAfter(ratios.slice(0, closed)), new Float64Array(8).fill(1), 0.8);
    held += ratios.slice(closed).filter((each) => each <= p80).length;
  }
  return held / (teams * next);
}

/** Drawn rather than spread: one of thousands each. */
function* drawn(name: string, count: number): Generator<number> {
  for (let each = 0; each < count; each++) yield spread(`${name} ${each}`, 1001)[0] ?? 0;
}

/** The value of a normal distribution below which a share lies: by bisection of what is tested by itself. */
function inverse(share: number): number {
  let [least, most] = [-8, 8];
  const overrun = overrunAfter([]);
  while (most - least > 1e-6) {
    const middle = (least + most) / 2;
    if (overrun(1.3 * Math.exp(0.4 * middle)) < share) least = middle;
    else most = middle;
  }
  return least;
}
