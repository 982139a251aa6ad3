import type { Finding } from '../base/finding';
import { pillars, type Stage, stageIndex } from '../base/stages';
import { stagesTouched } from '../domain/stage-touched';
import type { Facts } from '../facts/context';
import type { Gate, GateState, ItemReport, PillarScore } from '../facts/report';

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
  const blocking = all.filter((item) => item.stage === stage && item.blocking);
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
    besides: errors.filter((error) => !isAboutAnyOf(blockers, error)).length,
    score: weakest?.score ?? 100,
    weakest: weakest?.pillar,
    pillars: scores,
  };
}

/** Whether what is lacking anyway is what an error is about: it is told by the item, and counted there. */
function isAboutAnyOf(blockers: readonly string[], { items, aliases = [] }: Touching): boolean {
  return [{ items }, ...aliases].some((each) => each.items.some((id) => blockers.includes(id)));
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
