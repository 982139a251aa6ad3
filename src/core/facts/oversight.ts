import type { Manifest } from '../schema/generated/manifest-file';
import { decidesAboutPeople } from './context';

/** Why people must review, where `oversight.mode` says that nobody does; undefined where all is well or unknown. */
export function lacksOversight(manifest: Manifest): string | undefined {
  if (manifest.oversight?.mode !== 'none') return undefined;
  if (manifest.risk?.tier === 'high') return 'the risk tier is high';
  return decidesAboutPeople(manifest) === undefined ? undefined : 'the output affects people';
}

const weeksPerMonth = 52 / 12;

/** Hours of review in a month: what the cases need, and what the people have. */
interface Feasibility {
  readonly cases: number;
  readonly rate: number;
  readonly minutes: number;
  readonly needed: number;
  readonly available: number;
  readonly hoursPerWeek: number;
}

/**
 * The arithmetic of oversight: `volumePerMonth × reviewRate × minutesPerReview / 60` hours against
 * `hoursPerWeek × 52 / 12`. Approving each case is a rate of 1. Undefined where a factor is not known.
 */
export function feasibility(manifest: Manifest): Feasibility | undefined {
  const { oversight, workflow } = manifest;
  if (oversight === undefined || oversight.mode === 'none' || oversight.mode === 'monitor') return undefined;
  const cases = workflow?.volumePerMonth;
  const rate = oversight.mode === 'approve-each' ? 1 : oversight.reviewRate;
  const { minutesPerReview: minutes, hoursPerWeek } = oversight;
  if (cases === undefined || rate === undefined || minutes === undefined || hoursPerWeek === undefined)
    return undefined;
  return {
    cases,
    rate,
    minutes,
    hoursPerWeek,
    needed: (cases * rate * minutes) / 60,
    available: hoursPerWeek * weeksPerMonth,
  };
}
