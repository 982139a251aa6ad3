/** Distributions of working days: from a share of all cases to the days that it does not exceed, and back. */

/** Three points of an estimate, in working days, in order. */
export interface Days {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** So many steps from one end of an estimate to the other; what is between two of them is taken to lie on a line. */
const steps = 256;

/**
 * The quantiles of an estimate by PERT: `low + (high − low)·Beta(1 + 4(likely − low)/(high − low), 1 + 4(high − likely)/(high − low))`;
 * always `low` where that is `high` as well. (Malcolm, Roseboom, Clark and Fazar, "Application of a Technique for Research
 * and Development Program Evaluation", Operations Research 7, 1959; with the weight 4 for the likely value.)
 */
export function pertQuantiles({ low, likely, high }: Days): (share: number) => number {
  if (high <= low) return () => low;
  const [left, right] = [(4 * (likely - low)) / (high - low), (4 * (high - likely)) / (high - low)];
  const below = cumulated((at) => at ** left * (1 - at) ** right);
  return (share) => low + (high - low) * inverse(below, share);
}

/** The share below each step from 0 to 1 of what has a density in proportion to the one given (midpoint rule). */
function cumulated(density: (at: number) => number): Float64Array {
  const below = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++)
    below[step + 1] = (below[step] ?? 0) + density((step + 0.5) / steps);
  const whole = below[steps] ?? 1;
  return below.map((each) => each / whole);
}

/** Where a share is reached. */
function inverse(below: Float64Array, share: number): number {
  let [least, most] = [0, steps];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if ((below[middle] ?? 1) <= share) least = middle;
    else most = middle;
  }
  const [before, after] = [below[least] ?? 0, below[most] ?? 1];
  return (least + (after > before ? (share - before) / (after - before) : 0)) / steps;
}

/**
 * The share of a standard normal distribution that lies below a value, to 1.5e-7. (Hastings; Abramowitz and Stegun,
 * "Handbook of Mathematical Functions", 7.1.26.)
 */
export function normalShare(value: number): number {
  const x = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const outside = (tail * Math.exp(-x * x)) / 2;
  return value < 0 ? outside : 1 - outside;
}
