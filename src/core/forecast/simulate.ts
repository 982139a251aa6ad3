/** How long work takes, told from many runs of the same schedule with different luck. */
import { type Overrun, quantileWith, shareWithin } from './overrun';
import { type Days, pertQuantiles } from './quantiles';
import { Schedule, type Work } from './schedule';
import { spread } from './streams';

/** Work with an estimate. */
export interface Estimated extends Work {
  readonly days: Days;
}

interface Assumptions {
  readonly stages: number;
  /** How many things an owner moves at a time. */
  readonly atOnce: number;
  /** What the estimates are off by as a whole. */
  readonly overrun: Overrun;
  /** Another seed gives another set of runs; for tests of how stable the answer is. */
  readonly seed?: number;
}

/** So many runs: the answer then differs by less than a working day from seed to seed (test/unit/core/forecast). */
const runs = 600;

/** All runs of a schedule. */
export class Simulation {
  private readonly schedule: Schedule;
  private readonly overrun: Overrun;
  /** The days that each takes, one run after the other. */
  private readonly days: Float64Array;
  /** The days until each gate that lead times alone take. */
  private readonly floors: Float64Array;
  private readonly gates: Float64Array[];

  /** `work` is in order: by stage, each behind what it waits for. */
  constructor(
    private readonly work: readonly Estimated[],
    { stages, atOnce, overrun, seed }: Assumptions,
  ) {
    // Nobody needs more room than there is work.
    this.schedule = new Schedule(work, stages, Math.min(atOnce, Math.max(1, work.length)));
    this.overrun = overrun;
    this.days = new Float64Array(work.length * runs);
    for (const [place, { id, days }] of work.entries()) {
      const quantile = pertQuantiles(days);
      for (const [run, share] of spread(id, runs, seed).entries())
        this.days[run * work.length + place] = quantile(share);
    }
    this.schedule.run(new Float64Array(work.length), 0);
    this.floors = this.schedule.gates.slice();
    this.gates = this.runAll();
  }

  /** The working days until a gate that so large a share of all cases does not exceed. */
  quantile(stage: number, share: number): number {
    return Math.max(this.floors[stage] ?? 0, quantileWith(this.overrun, this.gates[stage] ?? none, share));
  }

  /** The share of all cases in which a gate is passed within so many working days. */
  shareWithin(stage: number, days: number): number {
    if (days < (this.floors[stage] ?? 0)) return 0;
    return shareWithin(this.overrun, this.gates[stage] ?? none, days);
  }

  /** The quantile as if the work at a place were done already. */
  quantileWithout(place: number, stage: number, share: number): number {
    const days = this.runAll(place)[stage] ?? none;
    this.schedule.run(new Float64Array(this.work.length), 0, place);
    return Math.max(this.schedule.gates[stage] ?? 0, quantileWith(this.overrun, days, share));
  }

  /** What share of the time until a gate goes into each piece of work, by the longest way of each run; they add up to 1, or to 0. */
  shares(stage: number): number[] {
    const spent = this.work.map(() => 0);
    for (let run = 0; run < runs; run++) {
      this.schedule.run(this.days, run * this.work.length);
      for (const [place, days] of this.schedule.wayTo(stage)) spent[place] = (spent[place] ?? 0) + days;
    }
    const sum = spent.reduce((total, each) => total + each, 0);
    return spent.map((each) => (sum === 0 ? 0 : each / sum));
  }

  private runAll(done?: number): Float64Array[] {
    const all = Array.from(this.schedule.gates, () => new Float64Array(runs));
    for (let run = 0; run < runs; run++) {
      this.schedule.run(this.days, run * this.work.length, done);
      for (const [stage, days] of all.entries()) days[run] = this.schedule.gates[stage] ?? 0;
    }
    return all;
  }
}

const none = new Float64Array();
