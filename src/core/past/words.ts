/** What has become of a manifest over time, in words. */
import { dateInWords } from '../base/dates';
import { shorten } from '../base/shorten';
import { stageIndex, stages, stageTitle } from '../base/stages';
import { enumerated, plural } from '../base/words';
import { workingDaysInWords } from '../base/working-days';
import type { BackFilled, Began, Past, StagePast, Took, WaiverEvent } from './past';

/** So many gaps are told one by one. */
const mostTold = 5;

/** `30 days (22 working days)`, `at least 30 days (22 working days)`. */
export function tookInWords({ days, workingDays, isExact }: Took): string {
  const least = isExact ? '' : 'at least ';
  return `${least}${plural(days, 'day')} (${workingDaysInWords(workingDays)})`;
}

/**
 * What it was to take: `12 working days (8 of 12 open items), took 20`, `only 2 of 12 open items`; undefined where nothing was
 * estimated.
 */
export function estimateInWords({ estimate, took, ratio }: StagePast): string | undefined {
  if (estimate === undefined || estimate.estimated === 0) return undefined;
  const { open, estimated, workingDays } = estimate;
  const of = `${estimated} of ${plural(open, 'open item')}`;
  if (workingDays === undefined) return `only ${of}`;
  const after = ratio === undefined || took === undefined ? '' : `, took ${took.workingDays}`;
  return `${workingDaysInWords(workingDays)} (${of})${after}`;
}

/** Why it was so only by then, or what made it so: `at the latest`, `by the day alone`; empty where a commit did it. */
export function howInWords({ by, isLatest }: Began): string {
  if (isLatest) return 'at the latest';
  return by === 'day' ? 'by the day alone' : '';
}

/** Whether its gate was passed before the stage was claimed. */
export function wasPassedBefore({ claimed, passed: [first] }: StagePast): boolean {
  return claimed !== undefined && first !== undefined && first.from.day < claimed.day;
}

/** `added, until 2026-06-01`, `ended`; with another way to write a day, in that. */
export function eventInWords({ kind, until }: WaiverEvent, dayInWords = (day: string) => day): string {
  if (kind === 'ended' || kind === 'gone') return kind;
  return `${kind}, ${until === undefined ? 'without an end' : `until ${dayInWords(until)}`}`;
}

/** A name that the manifest had, and until when. */
interface Renaming {
  readonly from: string;
  readonly at: { readonly day: string };
}

/** What keeps it from being the whole truth, and what is to be known of it, in sentences. */
export function notesOnPast(past: Past, renamed: readonly Renaming[]): string[] {
  const { first, isCut, backFilled, unread, gone, editions, partial } = past;
  const since = dateInWords(first.day);
  return [
    ...(isCut
      ? [`This is a shallow clone: what came before ${since} is not known. git fetch --unshallow brings it.`]
      : []),
    ...(backFilled ? backFilledInWords(backFilled, since) : []),
    ...renamed.map(({ from, at }) => `It was called ${shorten(from, 120)} until ${dateInWords(at.day)}.`),
    ...few(
      gone.map(({ from, to }) => `It was not there ${between(from, to)}.`),
      'more times in which it was not there',
    ),
    ...few(
      unread.map(
        ({ from, to, why }) => `What it said ${between(from, to)} cannot be read: ${why.replace(/\.$/, '')}.`,
      ),
      'more times in which it cannot be read',
    ),
    ...(partial === 0
      ? []
      : [
          `${plural(partial, 'judgement lacks', 'judgements lack')} something that could not be looked at: a gate that rests on it may have been passed then.`,
        ]),
    ...(editions.length < 2
      ? []
      : [
          `The edition of the checklist changed: ${enumerated(
            editions.map(({ edition, from }) => `${edition} since ${dateInWords(from.day)}`),
          )}.`,
        ]),
  ];
}

function backFilledInWords({ stage, from }: BackFilled, since: string): string[] {
  const before = stage === undefined ? [] : stages.slice(0, stageIndex(stage)).map(stageTitle);
  const claims =
    stage === undefined
      ? []
      : [
          `Its first version, of ${since}, claims ${stageTitle(stage)} already: when ${enumerated(before)} ${before.length === 1 ? 'was' : 'were'} claimed and passed is not known.`,
        ];
  const dated =
    from === undefined
      ? []
      : [
          `Its first version, of ${since}, says what was done from ${dateInWords(from)} on: work began before it was committed.`,
        ];
  return [...claims, ...dated];
}

function between(from: { readonly day: string }, to: { readonly day: string } | undefined): string {
  if (to === undefined) return `since ${dateInWords(from.day)}`;
  if (to.day === from.day) return `for a while on ${dateInWords(from.day)}`;
  return `from ${dateInWords(from.day)} to ${dateInWords(to.day)}`;
}

function few(sentences: readonly string[], more: string): string[] {
  const rest = sentences.length - mostTold;
  return rest > 0 ? [...sentences.slice(0, mostTold), `There are ${rest} ${more}.`] : [...sentences];
}
