/** What a value is on the scales that it may be written on. Design: readers-evidence.md, section 3. */
import { isGood, type readThreshold } from '../../facts/threshold';

export type Threshold = NonNullable<ReturnType<typeof readThreshold>>;

/** Six digits: what two programs write of one number. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** A value of which nobody knows whether it is a share or a percentage. */
interface OnSomeScale {
  readonly value: number;
  /** Set where the file says that it is a percentage. */
  readonly isPercent: boolean;
  /** On how many cases it was measured: a whole number may be as many of them. */
  readonly cases?: number | undefined;
}

/** Up to here it may be a rating by people, out of five or ten. */
const highestRating = 10;

/**
 * Whether a value misses a threshold that is on another scale, however either of them is read. What may be right by one
 * reading is left alone: a percentage beside a share, a rating, a count.
 */
export function missesOnEveryScale(measured: OnSomeScale, read: Threshold): boolean {
  if (read.kind !== 'compare' || read.operator === '=' || read.value <= 0 || read.value > 100) return false;
  if (read.unit !== '' && read.unit !== '%') return false;
  const { value } = measured;
  if (value <= 0) return false;
  const isMore = read.operator.startsWith('>');
  if (read.unit === '%' || read.value > 1) return value <= 1 && isMore && !isGood(read, value * 100);
  if (value <= 1 && !measured.isPercent) return false;
  return isMore ? missesLeast(measured, read) : missesMost(measured, read);
}

/** At least so large a share is asked for, and not so many hundredths of it. */
const leastShare = 0.5;

function missesLeast(
  { value, isPercent }: OnSomeScale,
  read: Threshold & { readonly value: number },
): boolean {
  const isCount = Number.isInteger(value) && !isPercent;
  return (
    value > highestRating &&
    value <= 100 &&
    !isCount &&
    read.value >= leastShare &&
    !isGood(read, value / 100)
  );
}

function missesMost({ value, isPercent, cases }: OnSomeScale, read: Threshold): boolean {
  if (isGood(read, value) || isGood(read, value / 100)) return false;
  if (isPercent || !Number.isInteger(value)) return true;
  return cases !== undefined && cases > 0 && !isGood(read, value / cases);
}
