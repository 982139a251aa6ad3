/** What has become of waivers. */
import type { Began, WaiverEvent, WaiverPast } from './past';
import type { Known, Point } from './points';
import type { PastState } from './state';

type WaiverThen = PastState['waivers'][number];

/** One waiver on its way through time. */
interface Open {
  readonly events: WaiverEvent[];
  now: WaiverThen | undefined;
}

/** The waivers, by when they were added. Where the whole manifest is gone, so are they. */
export function waiversIn(known: readonly Known[], points: readonly Point[]): WaiverPast[] {
  const all = new Map<string, Open & Pick<WaiverPast, 'item' | 'title' | 'stage'>>();
  for (const { at, waivers } of inOrder(known, points)) {
    const now = new Map(waivers.map((waiver) => [waiver.item as string, waiver]));
    for (const waiver of waivers) {
      const { item, title, stage } = waiver;
      if (!all.has(item)) all.set(item, { item, title, stage, events: [], now: undefined });
    }
    for (const [item, open] of all) {
      open.events.push(...eventsBetween(open.now, now.get(item), at));
      open.now = now.get(item);
    }
  }
  return [...all.values()].map(({ item, title, stage, events }) => ({ item, title, stage, events }));
}

function inOrder(
  known: readonly Known[],
  points: readonly Point[],
): { readonly at: Began; readonly waivers: readonly WaiverThen[] }[] {
  const judged = known.values();
  return points.flatMap((point) => {
    if ('isGone' in point)
      return [{ at: { commit: point.commit, day: point.day, by: point.by }, waivers: [] }];
    const next = 'state' in point ? judged.next() : undefined;
    return next === undefined || next.done === true
      ? []
      : [{ at: next.value.at, waivers: next.value.state.waivers }];
  });
}

function eventsBetween(
  before: WaiverThen | undefined,
  after: WaiverThen | undefined,
  at: Began,
): WaiverEvent[] {
  if (after === undefined) return before === undefined ? [] : [{ kind: 'gone', at }];
  const until = after.until === undefined ? {} : { until: after.until };
  const events: WaiverEvent[] = [];
  if (before === undefined) events.push({ kind: 'added', at, ...until });
  else if (before.until !== after.until)
    events.push({ kind: isLater(after.until, before.until) ? 'renewed' : 'shortened', at, ...until });
  if (after.isOver && (before?.isOver !== true || before.until !== after.until))
    events.push({ kind: 'ended', at, ...until });
  return events;
}

/** What has no end ends last. */
function isLater(one: string | undefined, other: string | undefined): boolean {
  return other !== undefined && (one === undefined || one > other);
}
