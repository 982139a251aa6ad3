/** What has become of a manifest over time, as the panel shows it. */
import {
  type Began,
  dateInWords,
  daysBetween,
  estimateInWords,
  eventInWords,
  howInWords,
  notesOnPast,
  type Past,
  plural,
  type StagePast,
  tookInWords,
  type WaiverPast,
  wasPassedBefore,
} from '../../core/service';
import type { PastPiece, PastView, StagePastView, WaiverPastView } from '../protocol/past';
import { shorten } from './places';

/** What was found out, and how. */
interface Told {
  readonly past: Past;
  readonly renamed: Parameters<typeof notesOnPast>[1];
  readonly head: { readonly id: string; readonly day: string };
  readonly commits: number;
  readonly judged: number;
}

export function pastView({ past, renamed, head, commits, judged }: Told, today: string): PastView {
  const span = `from ${dateInWords(past.first.day)} to commit ${head.id.slice(0, 9)} of ${dateInWords(head.day)}`;
  return {
    from: past.first.day,
    to: today,
    told: `Judged at ${judged} of ${plural(commits, 'commit')}, ${span}. What is not committed is not in it.`,
    stages: past.stages.map((stage) => stageView(stage, today)),
    waivers: past.waivers.map((waiver) => waiverView(waiver, today)),
    notes: notesOnPast(past, renamed),
  };
}

function stageView(stage: StagePast, today: string): StagePastView {
  const { claimed, isSkipped, passed, took } = stage;
  const [first, ...again] = passed;
  const open = claimed === undefined ? 0 : (daysBetween(claimed.day, today) ?? 0);
  const least = claimed?.isLatest ? 'at least ' : '';
  const time =
    first === undefined
      ? claimed && `${least}${plural(open, 'day')} so far`
      : took && (wasPassedBefore(stage) ? 'passed before it was claimed' : tookInWords(took));
  return {
    stage: stage.stage,
    pieces: piecesOf(stage, today),
    claimed: claimed === undefined ? '' : `${dayOf(claimed)}${isSkipped ? ', with a later stage' : ''}`,
    passed: first === undefined ? '' : dayOf(first.from),
    took: time ?? '',
    estimate: estimateInWords(stage) ?? '',
    later: [
      ...(first?.to === undefined ? [] : [`lost ${dayOf(first.to)}`]),
      ...again.flatMap(({ from, to }) => [
        `passed again ${dayOf(from)}`,
        ...(to === undefined ? [] : [`lost ${dayOf(to)}`]),
      ]),
    ],
  };
}

/** `1 June 2026, at the latest`. */
function dayOf(at: Began): string {
  const how = howInWords(at);
  return how === '' ? dateInWords(at.day) : `${dateInWords(at.day)}, ${how}`;
}

function piecesOf({ claimed, passed }: StagePast, today: string): PastPiece[] {
  const pieces: PastPiece[] = [];
  const [first] = passed;
  const end = first?.from.day ?? today;
  if (claimed !== undefined && claimed.day <= end && (first === undefined || claimed.day < end))
    pieces.push({ kind: 'open', from: claimed.day, to: end, ...latest(claimed) });
  for (const [index, { from, to }] of passed.entries()) {
    const isFirst = pieces.length === 0;
    pieces.push({ kind: 'passed', from: from.day, to: to?.day ?? today, ...(isFirst && latest(from)) });
    const next = passed[index + 1];
    if (to !== undefined) pieces.push({ kind: 'lost', from: to.day, to: next?.from.day ?? today });
  }
  return pieces;
}

function latest({ isLatest }: Began): { readonly isLatest?: true } {
  return isLatest ? { isLatest } : {};
}

function waiverView({ item, title, stage, events }: WaiverPast, today: string): WaiverPastView {
  const pieces: PastPiece[] = [];
  let held: { readonly kind: 'waived' | 'over'; readonly from: Began } | undefined;
  const close = (to: string): void => {
    // What had ended long before its first version was known never held in what is shown.
    if (
      held !== undefined &&
      held.from.day <= to &&
      (held.kind === 'over' || held.from.day < to || to === today)
    )
      pieces.push({ kind: held.kind, from: held.from.day, to, ...latest(held.from) });
    held = undefined;
  };
  for (const { kind, at } of events) {
    const isOn = kind !== 'ended' && kind !== 'gone';
    // Its end was set anew while it held: it goes on.
    if (isOn && held?.kind === 'waived') continue;
    close(at.day);
    if (kind === 'ended') held = { kind: 'over', from: at };
    else if (isOn) held = { kind: 'waived', from: at };
  }
  close(today);
  return {
    item,
    title: shorten(title),
    stage,
    pieces,
    renewed: events.filter(({ kind }) => kind === 'renewed' || kind === 'shortened').map(({ at }) => at.day),
    events: events.map((event) => ({
      day: event.at.day,
      words: `${dayOf(event.at)}: ${eventInWords(event, dateInWords)}`,
    })),
  };
}
