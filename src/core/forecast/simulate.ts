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
const runs = 400;

/** All runs of a schedule; none is made before something is asked that needs them. */
export class Simulation {
  private readonly schedule: Schedule;
  private known: { readonly days: Float64Array; readonly gates: readonly Float64Array[] } | undefined;

  /** `work` is in order: by stage, each behind what it waits for. */
  constructor(
    private readonly work: readonly Estimated[],
    private readonly assumptions: Assumptions,
    private readonly luck = new Luck(assumptions.seed),
  ) {
    const { stages, atOnce } = assumptions;
    // Nobody needs more room than there is work.
    this.schedule = new Schedule(work, stages, Math.min(atOnce, Math.max(1, work.length)));
  }

  /** Other work with the same luck, so that what differs comes of the work alone. */
  with(work: readonly Estimated[]): Simulation {
    return new Simulation(work, this.assumptions, this.luck);
  }

  /** The working days until a gate that so large a share of all cases does not exceed. */
  quantile(stage: number, share: number): number {
    return this.quantileOf(this.all.gates, { stage, share });
  }

  /** What that is at most, told by a single run: as if each piece of work took its longest. */
  quantileAtMost(stage: number, share: number): number {
    const gates = this.gatesOf(Float64Array.from(this.work, ({ days }) => days.high));
    return this.quantileOf(
      Array.from(gates, (days) => Float64Array.of(days)),
      { stage, share },
    );
  }

  /** The share of all cases in which a gate is passed within so many working days. */
  shareWithin(stage: number, days: number): number {
    if (days < this.floorOf(stage)) return 0;
    return shareWithin(this.assumptions.overrun, this.all.gates[stage] ?? none, days);
  }

  private quantileOf(
    gates: readonly Float64Array[],
    { stage, share }: { readonly stage: number; readonly share: number },
  ): number {
    const { overrun } = this.assumptions;
    return Math.max(this.floorOf(stage), quantileWith(overrun, gates[stage] ?? none, share));
  }

  /** The days until a gate that lead times alone take: whatever estimates are off by, they hold. */
  private floorOf(stage: number): number {
    return this.gatesOf(new Float64Array(this.work.length))[stage] ?? 0;
  }

  private gatesOf(days: Float64Array): Float64Array {
    this.schedule.run(days);
    return this.schedule.gates.slice();
  }

  /** What share of the time until a gate goes into each piece of work, by the longest way of each run; they add up to 1, or to 0. */
  shares(stage: number): number[] {
    const spent = this.work.map(() => 0);
    for (let run = 0; run < runs; run++) {
      this.schedule.run(this.all.days, run, runs);
      for (const [place, days] of this.schedule.wayTo(stage)) spent[place] = (spent[place] ?? 0) + days;
    }
    const sum = spent.reduce((total, each) => total + each, 0);
    return spent.map((each) => (sum === 0 ? 0 : each / sum));
  }

  /** The days that each piece of work takes in all runs, one piece after the other, and those until each gate. */
  private get all(): NonNullable<Simulation['known']> {
    if (this.known === undefined) {
      const days = this.draw();
      this.known = { days, gates: this.runAll(days) };
    }
    return this.known;
  }

  private draw(): Float64Array {
    const { work, luck } = this;
    const all = new Float64Array(work.length * runs);
    for (const [place, each] of work.entries()) all.set(luck.of(each), place * runs);
    return all;
  }

  private runAll(days: Float64Array): Float64Array[] {
    const all = Array.from(this.schedule.gates, () => new Float64Array(runs));
    for (let run = 0; run < runs; run++) {
      this.schedule.run(days, run, runs);
      for (const [stage, gates] of all.entries()) gates[run] = this.schedule.gates[stage] ?? 0;
    }
    return all;
  }
}

/** The days that work takes in each run. They hang on its id and its estimate alone, whatever else is to be done. */
class Luck {
  private readonly known = new Map<string, Float64Array>();
  /** Many estimates are alike. */
  private readonly quantiles = new Map<string, (share: number) => number>();

  constructor(private readonly seed?: number) {}

  of({ id, days }: Estimated): Float64Array {
    const estimate = `${days.low} ${days.likely} ${days.high}`;
    const key = `${estimate} ${id}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const quantile = this.quantiles.get(estimate) ?? pertQuantiles(days);
    this.quantiles.set(estimate, quantile);
    const drawn = spread(id, runs, this.seed).map(quantile);
    this.known.set(key, drawn);
    return drawn;
  }
}

const none = new Float64Array();
