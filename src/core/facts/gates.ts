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

/** How many errors say no more than what all others come to: that a stage is claimed whose gates are not passed. */
export function countAheadErrors({ findings }: Pick<Report, 'findings'>): number {
  return findings.filter(({ code, severity }) => code === 'gate/stage-ahead' && severity === 'error').length;
}

/** `3 errors`, or `3 errors (1 stage claimed ahead)`: that one stands before no gate itself. */
export function errorsInWords(errors: number, ahead: number): string {
  return `${plural(errors, 'error')}${ahead === 0 ? '' : ` (${plural(ahead, 'stage')} claimed ahead)`}`;
}

/**
 * What stands before gates: the items, each once, and the errors besides, which are about none of them: an error that
 * only says why an item is lacking is told by the item. Never one sum of both.
 */
interface Blocking {
  readonly items: readonly string[];
  readonly errors: number;
}

/**
 * What keeps the claimed stage from being passed, the stages before it among it; nothing where no stage is claimed, and so
 * no gate is asked for. Every view counts this and no other.
 */
export function blockingOf({ gates, stage }: Pick<Report, 'gates' | 'stage'>): Blocking {
  const asked = stage === undefined ? [] : stages.slice(0, stageIndex(stage) + 1).map((each) => gates[each]);
  return {
    items: [...new Set(asked.flatMap(({ blockers }) => blockers))],
    errors: asked.reduce((sum, { besides }) => sum + besides, 0),
  };
}

/**
 * What stands before one gate. Where it is not asked for yet, what is still to do is no obstacle: all errors are told, and
 * no items.
 */
export function blockingOfGate(
  { blockers, errors, besides }: Pick<Gate, 'blockers' | 'errors' | 'besides'>,
  isAsked = true,
): Blocking {
  return isAsked ? { items: blockers, errors: besides } : { items: [], errors };
}

/** `3 items block, 1 error besides`, in every view; empty where nothing stands in the way. */
export function blockingInWords({ items, errors }: Blocking): string {
  if (items.length === 0) return errors > 0 ? plural(errors, 'error') : '';
  const words = `${plural(items.length, 'item')} ${items.length === 1 ? 'blocks' : 'block'}`;
  return errors > 0 ? `${words}, ${errorsBesides(errors)}` : words;
}

/** `1 error besides`, behind items: none that is only why one of them is lacking. */
export function errorsBesides(errors: number): string {
  return `${plural(errors, 'error')} besides`;
}
