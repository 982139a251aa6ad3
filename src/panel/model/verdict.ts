/** Does what is claimed hold, and what is to be done first? */

import {
  capital,
  enumerated,
  type Gate,
  isAhead,
  plural,
  type Stage,
  stages,
  stageTitle,
  statedInWords,
} from '../../core/service';
import type { BlockerView, VerdictView } from '../protocol';

type GateFacts = Pick<Gate, 'stage' | 'state' | 'claimed' | 'met' | 'required' | 'stated' | 'errors'>;

/** The stage that is claimed, and how the gates stand. */
interface Claim {
  readonly stage?: Stage | undefined;
  readonly gates: Readonly<Record<Stage, GateFacts>>;
}

/** The verdict on what a manifest claims. `blockers`: in the order in which they are to be dealt with. */
export function verdictOf(claim: Claim, blockers: readonly BlockerView[]): VerdictView {
  const { stage, gates } = claim;
  if (stage === undefined) {
    const next = { words: 'Choose the stage…', stage: undefined };
    return { holds: false, words: 'No stage is claimed.', why: 'So no gate can be judged.', next };
  }
  const title = stageTitle(stage);
  const [first] = blockers;
  const next = first && { words: `Go to “${first.title}”`, item: first.item };
  const ahead = stages.map((each) => gates[each]).filter(isAhead);
  if (ahead.length > 0)
    return {
      holds: false,
      words: `${title} is claimed. It does not hold.`,
      why: `${capital(enumerated(ahead.map(lackOf)))}.`,
      ...(next && { next }),
    };
  const gate = gates[stage];
  if (gate.state === 'passed') return passed(stage, gates);
  return {
    holds: true,
    words: stage === 'diagnose' ? `${title} is under way.` : `${title} is claimed, and it holds.`,
    why: `${capital(lackOf(gate))}.`,
    ...(next && { next }),
  };
}

function passed(stage: Stage, gates: Claim['gates']): VerdictView {
  const after = stages[stages.indexOf(stage) + 1];
  const stated = stages.reduce(
    (sum, each) => sum + (gates[each].state === 'passed' ? gates[each].stated : 0),
    0,
  );
  const why =
    stated === 0 ? 'All that it rests on is checked.' : `Of what it rests on, ${statedInWords({ stated })}.`;
  if (after === undefined) return { holds: true, words: 'All four gates are passed.', why };
  return {
    holds: true,
    words: `The ${stageTitle(stage)} gate is passed.`,
    why,
    next: { words: `Move to ${stageTitle(after)}…`, stage: after },
  };
}

/** `the Diagnose gate lacks 2 of 9`, and the errors that stand before it. */
function lackOf({ stage, met, required, errors }: GateFacts): string {
  const left = required - met;
  const parts = [
    ...(left > 0 ? [`lacks ${left} of ${required}`] : []),
    ...(errors > 0 ? [`is blocked by ${plural(errors, 'error')}`] : []),
  ];
  return `the ${stageTitle(stage)} gate ${enumerated(parts)}`;
}
