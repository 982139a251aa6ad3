/** What to do next: the causes that keep the gates shut, each once, those first that open a gate soonest. */
import { type Stage, stageIndex, stages } from '../base/stages';
import type { Report } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';
import { Causes, type Ranked } from './causes';
import { Start } from './start';
import type { NextStep } from './step';

/** The steps, and how many more there are. */
interface NextSteps {
  readonly steps: readonly NextStep[];
  readonly more: number;
  /** The gates that are shut without a step of their own: what keeps them shut is told at those before them. */
  readonly withoutSteps: readonly Stage[];
}

/** So many steps are told; nobody does more than these before looking again. */
const mostSteps = 100;

/** The steps to the gates up to that of the claimed stage, and after them what else is worth doing. */
export function nextSteps(report: Report): NextSteps {
  const causes = new Causes(report);
  const start = new Start(report);
  const ofFile = causes.ofFile().map((step) => ({ ...step, isOfFile: true as const }));
  const gates = stages
    .slice(0, stageIndex(report.stage ?? 'diagnose') + 1)
    .filter((stage) => report.gates[stage].state !== 'passed');
  const byGate = gates.map((stage) => {
    const ranked = causes.ofGate(stage).sort(soonest(start));
    const told = ranked.filter(({ isSlip }) => isSlip).flatMap(({ step }) => step.items);
    return { stage, told, found: afterWhatTheyWaitFor(ranked) };
  });
  const toGates = byGate.flatMap(({ stage, told, found }) =>
    found.map((step, index) => ({
      ...step,
      ...begun(step, start, told),
      opens: { stage, step: index + 1, of: found.length },
    })),
  );
  const first = [...ofFile, ...toGates];
  const others = causes.others(Math.max(0, mostSteps - first.length));
  return {
    steps: [...first.slice(0, mostSteps), ...others.steps],
    more: Math.max(0, first.length - mostSteps) + others.more,
    withoutSteps: byGate.flatMap(({ stage, found }) => (found.length === 0 ? [stage] : [])),
  };
}

/** What there is to state of an item that a manifest begins with, unless something is told of it already. */
function begun(
  { kind, items: [item], finding }: NextStep,
  start: Start,
  told: readonly ItemId[],
): Partial<Pick<NextStep, 'how' | 'isStart'>> {
  // A warning asks for what is to be stated anyway.
  const isToldOf = finding !== undefined && finding.severity !== 'warning';
  if (kind !== 'open' || isToldOf || !start.has(item) || told.includes(item)) return {};
  const how = start.wordsOf(item);
  return { isStart: true, ...(how !== undefined && { how }) };
}

/** From here on it is work on an item; below, something is wrong. */
const effortOfWork = 3;

function soonest(start: Start): (one: Ranked, other: Ranked) => number {
  const placeOf = ({ step, effort }: Ranked): number =>
    effort < effortOfWork ? -1 : start.rankOf(step.items[0]);
  return (one, other) =>
    Number(other.isSlip) - Number(one.isSlip) ||
    Number(one.waits) - Number(other.waits) ||
    placeOf(one) - placeOf(other) ||
    one.effort - other.effort ||
    other.step.items.length - one.step.items.length ||
    // Infinity less infinity is no number.
    (one.days === other.days ? 0 : one.days - other.days);
}

/** The same steps in the same order, but for those that wait for another one of them: that one comes first. */
function afterWhatTheyWaitFor(ranked: readonly Ranked[]): NextStep[] {
  const byItem = new Map<string, NextStep[]>();
  for (const { step } of ranked)
    for (const id of step.items) byItem.set(id, [...(byItem.get(id) ?? []), step]);
  // Items that wait for each other in a circle are taken as they come.
  const begun = new Set<NextStep>();
  const ordered: NextStep[] = [];
  const take = (step: NextStep): void => {
    if (begun.has(step)) return;
    begun.add(step);
    for (const id of step.after) for (const first of byItem.get(id) ?? []) take(first);
    ordered.push(step);
  };
  for (const { step } of ranked) take(step);
  return ordered;
}
