/** What all forms of a report say in the same words. */
import { chanceInWords, dateInWords, grouped, plural, type Stage, stageTitle } from '../core/service';
import { over, type Portfolio } from './fold';
import { daysAhead, type Ending, endings, type GateRow, type GateState, type Row } from './row';

/** Good: it may be relied on. Bad: something is claimed that is not so, or nothing is known. */
export type Tone = 'good' | 'bad' | 'plain';

export function toneOf({ problem, holds, stage, gates, whole }: Row): Tone {
  if (problem !== null) return 'bad';
  const gate = gates.find((each) => each.stage === stage);
  if (holds) return gate?.state === 'passed' && whole ? 'good' : 'plain';
  return stage === null ? 'plain' : 'bad';
}

/** The sign of a tone: colour is never alone. */
export const signs: Readonly<Record<Tone, string>> = { good: '✓', bad: '✕', plain: '○' };

export function nameOf({ name, problem }: Pick<Row, 'name' | 'problem'>): string {
  if (problem !== null) return 'Not read';
  return name === null || name.trim() === '' ? 'Unnamed workflow' : name;
}

export function stageInWords(stage: Stage | null): string {
  return stage === null ? 'none' : stageTitle(stage);
}

const gateStates: Readonly<Record<GateState, string>> = {
  passed: 'passed',
  'not-passed': 'not passed',
  blocked: 'blocked by errors',
  'not-begun': 'not begun',
};

export function gateStateInWords(state: GateState): string {
  return gateStates[state];
}

/** `Design: not passed, yet claimed, 9 of 11`. */
export function gateInWords({ stage, state, claimed, met, required }: GateRow): string {
  const ahead = claimed && state !== 'passed' ? ', yet claimed' : '';
  return `${stageTitle(stage)}: ${gateStates[state]}${ahead}, ${met} of ${required}`;
}

/** `2 of 4`. */
export function passedInWords({ gatesPassed, gates }: Row): string {
  return `${gatesPassed} of ${gates.length}`;
}

/** What runs out, one of it and several. */
const endingWords: Readonly<Record<Ending, readonly [one: string, many: string]>> = {
  waiver: ['waiver', 'waivers'],
  review: ['review', 'reviews'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  model: ['model', 'models'],
  hidden: ['hidden finding', 'hidden findings'],
};

/** The same without a number, as the key of a picture. */
export const endingLegend: Readonly<Record<Ending, string>> = {
  waiver: 'waivers',
  review: 'reviews',
  evidence: 'evidence',
  model: 'models',
  hidden: 'hidden findings',
};

/** `3 reviews`. */
function endingInWords(kind: Ending, count: number): string {
  return plural(count, ...endingWords[kind]);
}

/** `December 2026`; what is over has no month. */
export function monthInWords(month: string): string {
  if (month === over) return 'Overdue';
  return dateInWords(`${month}-01`).replace(/^1 /, '');
}

/** `Dec 2026`: below a column. */
export function monthInShort(month: string): string {
  return monthInWords(month).replace(/^(\p{L}{3})\p{L}*(?= \d)/u, '$1');
}

/** The kinds of what runs out, by how many there are. */
export function kindsInWords(kinds: Readonly<Record<Ending, number>>): string {
  return endings
    .filter((kind) => kinds[kind] > 0)
    .map((kind) => endingInWords(kind, kinds[kind]))
    .join(', ');
}

/** `in 12 days`, `today`, `3 days ago`. */
export function daysAway(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;
}

/** `75 %`, `< 5 %`: the share of all cases in which the planned day is kept; empty where there is none. */
export function keptInShort({ goLiveChance }: Pick<Row, 'goLiveChance'>): string {
  if (goLiveChance === null) return '';
  return chanceInWords(goLiveChance)
    .replace('more than', '>')
    .replace('less than', '<')
    .replace('about ', '');
}

/** Where all of it stands, in sentences: the most important first. */
export function headline(portfolio: Portfolio): string[] {
  const { unread, partly, overdue, endings, inDoubt, signals, unowned } = portfolio;
  const soon = endings - overdue;
  const counted: readonly (readonly [count: number, words: string])[] = [
    [unread, `${plural(unread, 'manifest')} could not be read.`],
    [partly, `${plural(partly, 'manifest')} could be read or checked only in part.`],
    [inDoubt, `${plural(inDoubt, 'go-live date')} ${inDoubt === 1 ? 'is' : 'are'} in doubt.`],
    [overdue, `${plural(overdue, 'thing')} ${overdue === 1 ? 'has' : 'have'} run out.`],
    [soon, `${plural(soon, 'thing')} ${soon === 1 ? 'runs' : 'run'} out within ${daysAhead} days.`],
    [signals, `${plural(signals, 'early signal')}.`],
    [unowned, `${plural(unowned, 'open item')} ${unowned === 1 ? 'has' : 'have'} nobody named to move.`],
  ];
  return [...claimsInWords(portfolio), ...counted.flatMap(([count, words]) => (count === 0 ? [] : [words]))];
}

function claimsInWords({ stages }: Portfolio): string[] {
  const claiming = stages.filter(({ stage }) => stage !== null);
  const all = claiming.reduce((sum, { workflows }) => sum + workflows, 0);
  const failing = all - claiming.reduce((sum, { holding }) => sum + holding, 0);
  const none = stages.find(({ stage }) => stage === null)?.workflows ?? 0;
  const claims =
    all === 0
      ? []
      : failing === 0
        ? [`What ${all === 1 ? 'the workflow claims' : `all ${plural(all, 'workflow')} claim`} holds.`]
        : [
            `What ${grouped(failing)} of ${plural(all, 'workflow')} ${failing === 1 ? 'claims' : 'claim'} does not hold, or is blocked by errors.`,
          ];
  return [
    ...claims,
    ...(none === 0 ? [] : [`${plural(none, 'workflow')} ${none === 1 ? 'claims' : 'claim'} no stage.`]),
  ];
}
