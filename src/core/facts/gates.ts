/** What the gates of a report say together with the stage that is claimed. */
import { type Stage, stages } from '../base/stages';
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
