/** When the gates can be passed, and what that depends on. */
import { daysBetween } from '../base/dates';
import { type Pillar, type Stage, stageIndex, stages } from '../base/stages';
import { plusWorkingDays, workingDaysUntil } from '../base/working-days';
import type { ItemReport } from '../facts/report';
import { heldBy, overrunAfter } from './overrun';
import { type Evaluated, isHalf, type Plan, type Planned, Planner, type Planning, planningOf } from './plan';
import { simulationOf, withDays } from './scheduled';
import type { Simulation } from './simulate';

/** A day, and how far off it is. */
export interface Expected {
  /** Working days from today, up. */
  readonly workingDays: number;
  /** ISO date; absent where its year does not have four digits. */
  readonly date: string | undefined;
}

/** The days until which half of all cases, and four of five, are done. */
export interface Range {
  readonly p50: Expected;
  readonly p80: Expected;
}

/** What the time goes into. */
export const drivers = ['data', 'integration', 'governance', 'other'] as const;
export type Driver = (typeof drivers)[number];

export interface Forecast {
  readonly plan: Plan;
  /** Whether at least half before the gate of the goal is estimated. Else the dates are those of what is estimated alone, and so too early. */
  readonly isWhole: boolean;
  /** Each gate that is not passed; where dates can be given, without those in `untold`. */
  readonly gates: readonly (Range & { readonly stage: Stage })[];
  /** Gates behind go-live for which too little is estimated, where dates can be given. */
  readonly untold: readonly Stage[];
  /** Absent where nothing is left before go-live. */
  readonly goLive: Range | undefined;
  /** The share of all cases in which go-live can be by the day for which it is planned; absent where there is none to come. */
  readonly chance: number | undefined;
  /** Closed stages that say what the team's estimates are off by. */
  readonly closed: number;
  /** In how many of them P80 would have held, by what the others say. */
  readonly held: number;
}

/** What else there is to say of the gate that a plan is about, which takes longer to find out. */
export interface Outlook {
  /** What P80 goes into, in working days; they add up to the whole days of it. */
  readonly drivers: Readonly<Record<Driver, number>>;
  /** For each open item, by how many working days P80 is won if it were done now; most first. */
  readonly items: readonly Winning[];
}

/** An open item, and what it would win. */
interface Winning extends Planned {
  readonly wins: number;
}

/** How long closed stages took, over what their schedule had said. */
type Ratios = readonly number[];

/** So many of the longest are named. */
const mostLongest = 3;

/** All of a forecast: what it says at once, and what it says when asked. */
export class Forecaster {
  readonly plan: Plan;
  private readonly planner: Planner;
  private readonly simulation: Simulation;
  readonly isWhole: boolean;
  private knownGoLive: Range | undefined;

  constructor(
    private readonly planning: Planning,
    private readonly ratios: Ratios = [],
  ) {
    this.planner = new Planner(planning);
    this.plan = this.planner.plan();
    const { work, estimated } = this.plan;
    this.isWhole = isHalf(estimated);
    this.simulation = simulationOf(this.counted(work), planning, overrunAfter(ratios));
  }

  /** Of an evaluated manifest. */
  static of(report: Evaluated, ratios?: Ratios): Forecaster {
    return new Forecaster(planningOf(report), ratios);
  }

  forecast(): Forecast {
    const { plan, isWhole, ratios } = this;
    const waited = new Set(plan.work.flatMap(({ stage, blocking }) => (blocking ? [stage] : [])));
    const open = stages.filter((stage) => waited.has(stageIndex(stage)));
    const untold = open.filter((stage) => isWhole && !this.isTold(stage));
    const { goLive, chance } = this;
    return {
      ...{ plan, isWhole, goLive, chance, untold },
      gates: open
        .filter((stage) => !untold.includes(stage))
        .map((stage) => ({ stage, ...this.rangeOf(stage) })),
      ...{ closed: ratios.length, held: heldBy(ratios) },
    };
  }

  /** Behind go-live only what holds once the workflow is live as well: the date does not go away by that. */
  private isTold(stage: Stage): boolean {
    const { upTo, goal } = this.plan;
    const estimated = upTo[stageIndex(stage)];
    return stageIndex(stage) <= stageIndex(goal) || (estimated !== undefined && isHalf(estimated));
  }

  /** When go-live can be; undefined where nothing is left before it. */
  get goLive(): Range | undefined {
    if (this.plan.goal !== 'operate') this.knownGoLive ??= this.rangeOf(this.plan.goal);
    return this.knownGoLive;
  }

  /** Whether go-live can be by a day in four of five cases even if each item takes its longest: what most plans are told by. */
  isEasilyBy(date: string): boolean {
    const { today, configuration } = this.planning;
    const workingDays = Math.ceil(this.simulation.quantileAtMost(stageIndex(this.plan.goal), 0.8));
    const day = plusWorkingDays(today, workingDays, configuration.holidays);
    return day !== undefined && (daysBetween(day, date) ?? -1) >= 0;
  }

  /** The share of all cases in which go-live can be by the planned day; undefined where there is none to come. */
  get chance(): number | undefined {
    if (this.goLive === undefined) return undefined;
    const { today, manifest, configuration } = this.planning;
    const left = daysBetween(today, manifest.goLive);
    if (manifest.goLive === undefined || left === undefined || left < 0) return undefined;
    // A day that is none is as far as the working day before it.
    const until = workingDaysUntil(today, manifest.goLive, configuration.holidays);
    const isOver = (plusWorkingDays(today, until, configuration.holidays) ?? '') > manifest.goLive;
    return this.simulation.shareWithin(stageIndex(this.plan.goal), isOver ? until - 1 : until);
  }

  /** What takes most of the time until go-live, in working days of P80; a few, most first. */
  longest({ p80 }: Range): readonly { readonly item: ItemReport; readonly days: number }[] {
    const shares = this.simulation.shares(stageIndex(this.plan.goal));
    return this.plan.work
      .map(({ item }, place) => ({ item, days: (shares[place] ?? 0) * p80.workingDays }))
      .filter(({ days }) => days > 0)
      .sort((one, other) => other.days - one.days)
      .slice(0, mostLongest);
  }

  /**
   * The item that brings go-live forward most if it were done now, and the working days that half of all cases need then;
   * undefined where none does alone.
   */
  soonest(): { readonly item: ItemReport; readonly workingDays: number } | undefined {
    const gate = stageIndex(this.plan.goal);
    let found: { readonly item: ItemReport; readonly workingDays: number } | undefined;
    let least = this.goLive?.p50.workingDays ?? 0;
    const shares = this.simulation.shares(gate);
    const crowded = this.crowded();
    for (const [place, { item, after, owners }] of this.plan.work.entries()) {
      // What is never on the longest way wins nothing, unless other things are done for it alone or wait for its owner.
      const isAlone = after.length === 0 && !owners.some((owner) => crowded.has(owner));
      if (shares[place] === 0 && isAlone) continue;
      const workingDays = Math.ceil(this.without(item).quantile(gate, 0.5));
      if (workingDays >= least) continue;
      found = { item, workingDays };
      least = workingDays;
    }
    return found;
  }

  /** Who has more to do than there is room for at once. */
  private crowded(): ReadonlySet<string> {
    const counts = new Map<string, number>();
    for (const owner of this.plan.work.flatMap(({ owners }) => owners))
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    const { itemsAtOnce } = this.planning.configuration;
    return new Set([...counts].flatMap(([owner, count]) => (count > itemsAtOnce ? [owner] : [])));
  }

  /** All runs of what would be left before the gate of the goal if an item were done. */
  private without({ id }: ItemReport): Simulation {
    const goal = stageIndex(this.plan.goal);
    // It is sorted by stage: what comes after is behind.
    const left = this.planner.without(id).filter(({ stage }) => stage <= goal);
    return this.simulation.with(this.counted(left).map(withDays));
  }

  private counted(work: readonly Planned[]): readonly Planned[] {
    return this.isWhole ? work : work.map(alone);
  }

  private rangeOf(stage: Stage): Range {
    return { p50: this.at(stage, 0.5), p80: this.at(stage, 0.8) };
  }

  private at(stage: Stage, share: number): Expected {
    const { today, configuration } = this.planning;
    const workingDays = Math.ceil(this.simulation.quantile(stageIndex(stage), share));
    return { workingDays, date: plusWorkingDays(today, workingDays, configuration.holidays) };
  }

  /**
   * What P80 goes into, and what would be won by doing an item now; one item a step, so that whoever asks can stop. Undefined
   * where no dates can be given.
   */
  *outlook(): Generator<undefined, Outlook | undefined> {
    if (!this.isWhole) return undefined;
    const { work } = this.plan;
    const gate = stageIndex(this.plan.goal);
    const whole = this.simulation.quantile(gate, 0.8);
    const found: Winning[] = [];
    for (const each of work) {
      if (each.stage > gate) continue;
      yield undefined;
      const wins = whole - this.without(each.item).quantile(gate, 0.8);
      found.push({ ...each, wins: rounded(Math.max(0, wins)) });
    }
    const spent = { data: 0, integration: 0, governance: 0, other: 0 };
    const { workingDays } = this.at(this.plan.goal, 0.8);
    for (const [place, share] of this.simulation.shares(gate).entries())
      spent[driverOf(work[place]?.item.pillar)] += share * workingDays;
    return { drivers: spent, items: found.sort((one, other) => other.wins - one.wins) };
  }
}

/** Work with what somebody has estimated of it, and nothing that holds it up otherwise. */
function alone(work: Planned): Planned {
  const { estimate } = work;
  return { ...work, least: 0, notBefore: 0, estimate: estimate?.from === 'item' ? estimate : undefined };
}

function driverOf(pillar: Pillar | undefined): Driver {
  return pillar === 'data' || pillar === 'integration' || pillar === 'governance' ? pillar : 'other';
}

/** To a tenth of a day: more is not known. */
function rounded(days: number): number {
  return Math.round(days * 10) / 10;
}
