/** What the gates of a report say together with the stage that is claimed. */
import { type Stage, stageIndex, stages } from '../base/stages';
import { plural } from '../base/words';
import type { Gate, Report } from './report';

type Gates = Readonly<Record<Stage, Gate>>;

/** Whether the claimed stage takes a gate for passed that is not. */
export function isAhead({ claimed, state }: Pick<Gate, 'claimed' | 'state'>): boolean {
  return claimed && state !== 'passed';
}

/** The gates that the claimed stage takes for passed and that are not, in order. */
export function gatesAhead({ gates }: { readonly gates: Gates }): Gate[] {
  return stages.map((stage) => gates[stage]).filter(isAhead);
}

/** The gate that is to be passed next: the first that is taken for passed and is not, else that of the stage. */
export function gateToPass(report: Pick<Report, 'gates' | 'stage'>): Gate | undefined {
  const [ahead] = gatesAhead(report);
  return ahead ?? (report.stage === undefined ? undefined : report.gates[report.stage]);
}

/** What is said of a state. An "open" gate would read as one to go through. */
const stateNames: Readonly<Record<Gate['state'], string>> = {
  passed: 'passed',
  open: 'not passed',
  blocked: 'blocked',
};

export function stateName({ state }: Pick<Gate, 'state'>): string {
  return stateNames[state];
}

/** `not passed`, or `not passed, yet claimed`. `state`: what is said of the state, where the word alone is too little. */
export function stateInWords(gate: Gate, state: string = stateName(gate)): string {
  return isAhead(gate) ? `${state}, yet claimed` : state;
}

/** What stands before gates: the items, each once, and apart from them the errors in the facts. Never one sum of both. */
interface Blocking {
  readonly items: readonly string[];
  readonly errors: number;
}

/** What keeps the claimed stage from being passed, the stages before it among it. Every view counts this and no other. */
export function blockingOf({ gates, stage }: Pick<Report, 'gates' | 'stage'>): Blocking {
  const asked = stages.slice(0, stageIndex(stage ?? 'diagnose') + 1).map((each) => gates[each]);
  return {
    items: [...new Set(asked.flatMap(({ blockers }) => blockers))],
    errors: asked.reduce((sum, { errors }) => sum + errors, 0),
  };
}

/** What stands before one gate. */
export function blockingOfGate({ blockers, errors }: Pick<Gate, 'blockers' | 'errors'>): Blocking {
  return { items: blockers, errors };
}

/** `3 items block, 1 error`, in every view; empty where nothing stands in the way. */
export function blockingInWords({ items, errors }: Blocking): string {
  return [
    ...(items.length > 0
      ? [`${plural(items.length, 'item')} ${items.length === 1 ? 'blocks' : 'block'}`]
      : []),
    ...(errors > 0 ? [plural(errors, 'error')] : []),
  ].join(', ');
}
