/** What the estimates alone say of a gate, as if they were right: by this it is told later how far they were off. */
import { type Stage, stageIndex, stages } from '../base/stages';
import { exactly, type Overrun } from './overrun';
import { type Evaluated, type Planned, Planner, type Planning, planningOf } from './plan';
import type { Days } from './quantiles';
import { type Estimated, Simulation } from './simulate';

/** What is left before a gate, and how long it takes by the schedule. */
export interface Scheduled {
  /** Items that have to be done before it, and how many of them have an estimate. */
  readonly open: number;
  readonly estimated: number;
  /** Until the gate in half of all cases, to a tenth; absent where nothing is left, or fewer than half are estimated. */
  readonly workingDays?: number;
}

export function scheduledUntil(gate: Stage, report: Evaluated): Scheduled {
  const planning = planningOf(report);
  const { work, upTo } = new Planner(planning).plan();
  const stage = stageIndex(gate);
  const { count: estimated, of: open } = upTo[stage] ?? { count: 0, of: 0 };
  if (open === 0 || estimated * 2 < open) return { open, estimated };
  const left = work.filter((each) => each.stage <= stage);
  const days = simulationOf(left, planning, exactly).quantile(stage, 0.5);
  return { open, estimated, workingDays: Math.round(days * 10) / 10 };
}

/** All runs of what is planned. */
export function simulationOf(
  work: readonly Planned[],
  { configuration }: Planning,
  overrun: Overrun,
): Simulation {
  return new Simulation(work.map(withDays), {
    stages: stages.length,
    atOnce: configuration.itemsAtOnce,
    overrun,
  });
}

/** Work as it is simulated: what nobody has estimated takes no time. */
export function withDays(work: Planned): Planned & Estimated {
  return { ...work, days: work.estimate?.days ?? nothing };
}

const nothing: Days = { low: 0, likely: 0, high: 0 };
