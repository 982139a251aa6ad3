/** How sure a share is that was measured on so many cases. */

/** The quantile of the normal distribution that leaves 2.5 % on either side. */
const z = 1.959963984540054;

/** The two ends of an interval of shares, each from 0 to 1. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The Wilson score interval at 95 % of a share `p` of `n` cases, without a correction for continuity:
 * `(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`, with z = 1.96. It stays within 0 and 1, and says something of
 * a share of 0 or 1 as well. Undefined where there is no case, or no share.
 *
 * E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
 * Statistical Association 22 (1927), 209–212; R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, method 3.
 */
export function wilsonInterval(p: number, n: number): Interval | undefined {
  if (!(p >= 0 && p <= 1 && n >= 1 && Number.isFinite(n))) return undefined;
  const centre = p + (z * z) / (2 * n);
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // What rounding leaves beyond the ends is none.
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
