/** What estimates are off by as a whole: one factor for all of a schedule. */
import { normalShare } from './quantiles';

/**
 * Where no closed stage says it: lognormal with a median of 1.3 and a σ of 0.4. An assumption, by analogy with surveys of
 * software projects, which overran their schedules by about 40 % on average (Moløkken and Jørgensen, "A review of
 * surveys on software effort estimation", 2003).
 */
export const prior = { median: 1.3, sigma: 0.4 } as const;

/** With so many closed stages their own ratios are believed as much as the assumption. */
const halfBelieved = 5;

/** The share of all cases in which the factor is at most so large. */
export type Overrun = (factor: number) => number;

/** No overrun and none that is less: the estimates as they are. */
export const exactly: Overrun = (factor) => (factor >= 1 ? 1 : 0);

/**
 * What is known after so many stages were closed, by how long each took over what had been estimated for it: with n of
 * them one of their ratios holds with the probability n/(n + 5), and the assumption otherwise.
 */
export function overrunAfter(ratios: readonly number[]): Overrun {
  const sorted = Float64Array.from(ratios).sort();
  const count = sorted.length;
  return (factor) => {
    const upTo = count === 0 ? 0 : countOf(sorted, (each) => each <= factor) / count;
    return believed(count, upTo, factor);
  };
}

/**
 * In how many of those stages the factor that four of five cases do not exceed would have held, had each been told by the
 * others alone: what the days of P80 are worth.
 */
export function heldBy(ratios: readonly number[]): number {
  const sorted = Float64Array.from(ratios).sort();
  const others = sorted.length - 1;
  // That factor is not below a ratio where less than four of five cases are.
  return sorted.filter((each) => {
    const below = others === 0 ? 0 : countOf(sorted, (other) => other < each) / others;
    return believed(others, below, each) <= 0.8;
  }).length;
}

/** The share of all cases with a factor up to one, by the share of so many closed stages that say so. */
function believed(closed: number, share: number, factor: number): number {
  const own = closed / (closed + halfBelieved);
  const assumed = factor <= 0 ? 0 : normalShare(Math.log(factor / prior.median) / prior.sigma);
  return own * share + (1 - own) * assumed;
}

/** How many of sorted numbers are at their beginning such as is asked for. */
function countOf(sorted: Float64Array, isIn: (each: number) => boolean): number {
  let [least, most] = [0, sorted.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (isIn(sorted[middle] ?? 0)) least = middle + 1;
    else most = middle;
  }
  return least;
}

/** Days are told in such parts. */
const partsOfDay = 100;

/** Shares are not known more exactly than the normal distribution. */
const shareTolerance = 2e-7;

/** So many runs that took about as long are taken as one. */
const together = 8;

/**
 * The days that so large a share of all cases does not exceed, where a schedule takes `days` in so many equally likely
 * runs, each times the factor; up to the next hundredth, and exactly where that is one. The factor is not drawn but counted
 * with all that it may be, so that fewer runs are enough.
 */
export function quantileWith(overrun: Overrun, days: Float64Array, share: number): number {
  const means = meansOf(days);
  const longest = means.at(-1) ?? 0;
  if (longest === 0) return 0;
  const isReached = (parts: number): boolean =>
    shareOf(means, overrun, parts / partsOfDay) >= share - shareTolerance;
  // Among whole numbers, so that the same days come out from whichever two ends it begins.
  const whole = Math.ceil(longest * partsOfDay);
  let [least, most] = [0, whole];
  // Twice as long for ever would be a factor that no share of cases reaches.
  while (!isReached(most) && most < whole * 1e6) [least, most] = [most, most * 2];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    // Between numbers so large there is none.
    if (middle <= least || middle >= most) break;
    if (isReached(middle)) most = middle;
    else least = middle;
  }
  return most / partsOfDay;
}

/** The other way round: the share of all cases that take at most so many days. */
export function shareWithin(overrun: Overrun, days: Float64Array, limit: number): number {
  return shareOf(meansOf(days), overrun, limit);
}

function shareOf(means: Float64Array, overrun: Overrun, limit: number): number {
  let sum = 0;
  for (const each of means) sum += each === 0 ? 1 : overrun(limit / each);
  return means.length === 0 ? 1 : sum / means.length;
}

/** The mean of each few that are next to each other in order. */
function meansOf(days: Float64Array): Float64Array {
  const sorted = days.slice().sort();
  return Float64Array.from({ length: Math.ceil(sorted.length / together) }, (_, group) => {
    const members = sorted.subarray(group * together, (group + 1) * together);
    return members.reduce((sum, each) => sum + each, 0) / members.length;
  });
}
