import type { Finding } from '../base/finding';
import { pillars, type Stage, stageIndex } from '../base/stages';
import { itemRestingOn } from '../domain/rests-on';
import { stagesTouched } from '../domain/stage-touched';
import type { Facts } from '../facts/context';
import type { Gate, GateState, ItemReport, PillarScore } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';

/** What of a finding tells which stages and which items it is about. */
type Touching = Pick<Finding, 'path' | 'items' | 'aliases'>;

/** The four gates, from where the items stand and from the findings that were made so far, each of them once. */
export function evaluateGates(
  facts: Facts,
  items: readonly ItemReport[],
  findings: readonly (Touching & Pick<Finding, 'severity'>)[],
): Record<Stage, Gate> {
  const errors: Record<Stage, Touching[]> = { diagnose: [], design: [], deploy: [], operate: [] };
  for (const finding of findings)
    if (finding.severity === 'error') for (const stage of stagesTouched(finding)) errors[stage].push(finding);
  const gateOf = (stage: Stage): Gate => evaluateGate(stage, facts, items, errors[stage]);
  return {
    diagnose: gateOf('diagnose'),
    design: gateOf('design'),
    deploy: gateOf('deploy'),
    operate: gateOf('operate'),
  };
}

function evaluateGate(
  stage: Stage,
  facts: Facts,
  all: readonly ItemReport[],
  errors: readonly Touching[],
): Gate {
  const own = all.filter((item) => item.stage === stage);
  const ofGate = own.map(({ id }) => id);
  const blocking = own.filter((item) => item.blocking);
  const blockers = blocking.filter((item) => !item.satisfied).map(({ id }) => id);
  const scores = pillarScores(blocking);
  const weakest = scores.reduce<PillarScore | undefined>(
    (low, each) => (low === undefined || each.score < low.score ? each : low),
    undefined,
  );
  const state: GateState = errors.length > 0 ? 'blocked' : blockers.length === 0 ? 'passed' : 'open';
  return {
    stage,
    state,
    claimed: facts.stage !== undefined && stageIndex(facts.stage) > stageIndex(stage),
    met: blocking.length - blockers.length,
    required: blocking.length,
    stated: scores.reduce((sum, { stated }) => sum + stated, 0),
    blockers,
    errors: errors.length,
    besides: errors.filter((error) => !isAboutAnyOf(blockers, error, ofGate)).length,
    score: weakest?.score ?? 100,
    weakest: weakest?.pillar,
    pillars: scores,
  };
}

/**
 * Whether an error is about an item that is lacking anyway: it is told by the item, and counted there. Where it names no
 * item it is about the one of the gate that rests on its facts.
 */
function isAboutAnyOf(
  blockers: readonly ItemId[],
  { path, items, aliases = [] }: Touching,
  ofGate: readonly ItemId[],
): boolean {
  return [{ path, items }, ...aliases].some((each) => {
    const resting = each.items.length > 0 ? undefined : itemRestingOn(each.path, ofGate);
    const about = resting === undefined ? each.items : [resting];
    return blockers.some((id) => about.includes(id));
  });
}

/** The pillars that have blocking items in a stage: a chain holds as much as its weakest link. */
function pillarScores(blocking: readonly ItemReport[]): PillarScore[] {
  return pillars.flatMap((pillar) => {
    const items = blocking.filter((item) => item.pillar === pillar);
    if (items.length === 0) return [];
    const met = items.filter((item) => item.satisfied).length;
    const stated = items.filter(({ proof }) => proof === 'stated').length;
    const score = Math.round(((met - stated / 2) / items.length) * 100);
    return [{ pillar, met, required: items.length, stated, score }];
  });
}
