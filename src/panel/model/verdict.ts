/** Does what is claimed hold, and what is to be done first? */

import {
  capital,
  dateInWords,
  enumerated,
  errorsBesides,
  type Gate,
  isAhead,
  plural,
  type Stage,
  shorten,
  stages,
  stageTitle,
  withoutEnd,
} from '../../core/service';
import type { VerdictView } from '../protocol/model';
import type { StepView } from '../protocol/steps';
import { nextAction } from './next-action';

type GateFacts = Pick<
  Gate,
  'stage' | 'state' | 'claimed' | 'met' | 'required' | 'stated' | 'errors' | 'besides'
>;

/** The stage that is claimed, and how the gates stand. */
interface Claim {
  readonly stage?: Stage | undefined;
  readonly gates: Readonly<Record<Stage, GateFacts>>;
  /** The date of going live, where something says that it cannot be kept. */
  readonly atRisk?: string | undefined;
  /** The gates that open with the steps to those before them. */
  readonly withoutSteps?: readonly Stage[];
  /** The day of the check, and how much of what comes up was due before it. */
  readonly today?: string;
  readonly overdue?: number;
}

/** The verdict on what a manifest claims. `steps`: in the order in which they are to be taken. */
export function verdictOf(claim: Claim, steps: readonly StepView[]): VerdictView {
  const { stage, gates } = claim;
  const risk = riskOf(claim);
  if (stage === undefined) {
    return noStage(steps);
  }
  const title = stageTitle(stage);
  const [first] = steps;
  const next = first && nextAction(first);
  const ahead = stages.map((each) => gates[each]).filter(isAhead);
  if (ahead.length > 0)
    return {
      holds: false,
      words: `${title} is claimed. It does not hold.`,
      why: `${capital(lacksOf(ahead))}.${openedBy(steps, ahead, claim)}${risk}`,
      ...(next && { next }),
    };
  const gate = gates[stage];
  if (gate.state === 'passed') return asFarAsRead(passed(stage, claim, steps), steps);
  if (gate.state === 'blocked')
    return {
      holds: false,
      words: `${title} is under way. ${plural(gate.errors, 'error')} ${gate.errors === 1 ? 'blocks' : 'block'} its gate.`,
      why: `${capital(lackOf(gate))}.${openedBy(steps, [gate], claim)}${risk}`,
      ...(next && { next }),
    };
  const open: VerdictView = {
    holds: true,
    ...(stage === 'diagnose' && gate.met === 0 ? { isOpen: true as const } : {}),
    words: stage === 'diagnose' ? `${title} is under way.` : `${title} is claimed, and it holds.`,
    why: `${capital(lackOf(gate))}.${openedBy(steps, [gate], claim)}${risk}`,
    ...(next && { next }),
  };
  return stage === 'diagnose' ? open : asFarAsRead(open, steps);
}

/** What cannot be read is judged by nobody: a verdict that something holds is one on the rest of the file alone. */
function asFarAsRead(verdict: VerdictView, steps: readonly StepView[]): VerdictView {
  const broken = steps.filter(({ isOfFile }) => isOfFile);
  const [first] = broken;
  if (first === undefined) return verdict;
  return {
    holds: false,
    words: `${withoutEnd(verdict.words, /\./)}, as far as the file can be read.`,
    why: `${plural(broken.length, 'error')} in it may hide the rest.`,
    next: nextAction(first),
  };
}

/** Without a stage: one is to be chosen, unless it is plain which one is meant. */
function noStage(steps: readonly StepView[]): VerdictView {
  const wrong = steps.find(
    ({ opens, finding }) => opens === undefined && finding?.path.join('.') === 'stage',
  );
  const isWrong = wrong !== undefined;
  const words = isWrong ? 'The claimed stage is not one that is known.' : 'No stage is claimed.';
  const meant = wrong ?? (steps[0]?.opens === undefined ? steps[0] : undefined);
  const next = meant?.isPlain === true ? nextAction(meant) : { words: 'Choose the stage…', stage: undefined };
  const isOpen = isWrong ? {} : { isOpen: true as const };
  return { holds: false, ...isOpen, words, why: 'So no gate is asked for.', next };
}

function passed(stage: Stage, { gates, overdue = 0 }: Claim, steps: readonly StepView[]): VerdictView {
  const after = stages[stages.indexOf(stage) + 1];
  const words =
    after === undefined ? 'All four gates are passed.' : `The ${stageTitle(stage)} gate is passed.`;
  const [first] = steps;
  const stated = stages.reduce(
    (sum, each) => sum + (gates[each].state === 'passed' ? gates[each].stated : 0),
    0,
  );
  const rests =
    stated === 0
      ? 'All that it rests on is checked.'
      : `${plural(stated, 'item')} that it rests on ${stated === 1 ? 'is' : 'are'} only stated.`;
  const late = overdue === 0 ? '' : `${plural(overdue, 'date')} ${overdue === 1 ? 'is' : 'are'} over. `;
  const toDo = first === undefined ? {} : { next: nextAction(first) };
  const move =
    after === undefined ? toDo : { next: { words: `Move to ${stageTitle(after)}…`, stage: after } };
  return { holds: true, words, why: `${late}${rests}`, ...move };
}

/** What is said of the date of going live; nothing where nothing speaks against it, or where it went live. */
function riskOf({ stage, atRisk, today }: Claim): string {
  if (atRisk === undefined) return '';
  const day = dateInWords(atRisk);
  if (today === undefined || atRisk >= today) return ` Go-live on ${day} is at risk.`;
  return stage === 'operate' ? '' : ` Go-live was planned for ${day}.`;
}

/** `the Diagnose gate lacks 2 of 9 and is blocked by 1 error besides`, or one of both where it is only that. */
function lackOf({ stage, met, required, errors, besides }: GateFacts): string {
  const left = required - met;
  const lacks = `lacks ${left} of ${required}`;
  const blocked = 'is blocked by';
  const said =
    left === 0
      ? `${blocked} ${plural(errors, 'error')}`
      : besides === 0
        ? lacks
        : `${lacks} and ${blocked} ${errorsBesides(besides)}`;
  return `the ${stageTitle(stage)} gate ${said}`;
}

/** What several gates lack, in one sentence. */
function lacksOf(gates: readonly GateFacts[]): string {
  const lacks = gates.map(lackOf);
  return gates.some(({ met, required, besides }) => met < required && besides > 0)
    ? lacks.join('; ')
    : enumerated(lacks);
}

/**
 * ` 2 steps open it, by priya and tomas.`, of the first gate that is shut, without the people where they are more than
 * anyone reads; and which gates open with the steps to those before them.
 */
function openedBy(
  all: readonly StepView[],
  shut: readonly GateFacts[],
  { withoutSteps = [] }: Pick<Claim, 'withoutSteps'>,
): string {
  const opens = all.find((step) => step.opens !== undefined)?.opens;
  if (opens === undefined) return '';
  const steps = all.filter((step) => step.opens?.stage === opens.stage);
  const people = [...new Set(steps.map(({ who }) => who))];
  const by = people.length > mostPeople ? '' : `, by ${enumerated(people.map((who) => shorten(who, 30)))}`;
  const many = opens.of === 1 ? '1 step opens' : `${opens.of} steps open`;
  const others =
    withoutSteps.length === 0
      ? ''
      : ` ${enumerated(withoutSteps.map(stageTitle))} ${withoutSteps.length === 1 ? 'needs no step of its own' : 'need no steps of their own'}.`;
  return ` ${many} ${shut.length === 1 ? 'it' : stageTitle(opens.stage)}${by}.${others}`;
}

const mostPeople = 3;
