/** The moments at which a manifest was looked at, and what lies between two of them. */
import { dayOf, isoOf } from '../base/dates';
import type { At, Began } from './past';
import { type PastState, signatureOf } from './state';

/** How it stood at a moment; or why that is not known; or that it was not there. */
export type Point =
  | (At & { readonly state: PastState })
  | (At & { readonly unread: string })
  | (At & { readonly isGone: true });

/** One that was judged, and whether it may have stood so before. */
export interface Known {
  /** Its place among all points. */
  readonly place: number;
  readonly at: Began;
  readonly state: PastState;
}

/** One that was judged, and the day until which its files and its text stayed as they were. */
interface Stretch {
  readonly at: At;
  readonly state: PastState;
  readonly until: string;
}

/**
 * The days on which something changed though nothing was committed: a waiver ended, evidence expired, a review was due. How
 * it stood on another day is asked of `on`, which is not asked for each day there is: where it stands alike on two days,
 * it is taken to have stood so between them as well.
 */
export async function changesByDay(
  { at, state, until }: Stretch,
  on: (day: string) => Promise<PastState>,
): Promise<Point[]> {
  const end = dayOf(until);
  const found: Point[] = [];
  let day = dayOf(at.day);
  if (end === undefined || day === undefined || end <= day) return found;
  const last = await on(until);
  for (let now = state; signatureOf(now) !== signatureOf(last); ) {
    const next: { readonly day: number; readonly state: PastState } = await firstOther(
      { day, state: now },
      { day: end, state: last },
      on,
    );
    found.push({ commit: at.commit, day: isoOf(next.day) ?? until, by: 'day', state: next.state });
    day = next.day;
    now = next.state;
  }
  return found;
}

interface OnDay {
  readonly day: number;
  readonly state: PastState;
}

/** A day after the first one on which it stands otherwise than the day before; the two differ. */
async function firstOther(
  first: OnDay,
  last: OnDay,
  on: (day: string) => Promise<PastState>,
): Promise<OnDay> {
  const known = signatureOf(first.state);
  let [before, after] = [first.day, last];
  while (after.day - before > 1) {
    const day = Math.floor((before + after.day) / 2);
    const state = await on(isoOf(day) ?? '');
    if (signatureOf(state) === known) before = day;
    else after = { day, state };
  }
  return after;
}
