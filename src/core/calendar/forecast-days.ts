/** The days on which the forecast of a report begins or ceases to speak against the day of going live. */
import { dayOf, isoOf } from '../base/dates';
import { plusWorkingDays } from '../base/working-days';
import { noConfiguration } from '../facts/configuration';
import type { Report } from '../facts/report';
import { isAnyEstimated } from '../forecast/estimates';
import { Forecaster } from '../forecast/forecast';

/** Working days until go-live, in half of all cases and in four of five. */
type Quantiles = readonly [p50: number, p80: number];

/**
 * The days between two others, in their order, on which the forecast says otherwise than on the day before, with the
 * items as they are: without a whole evaluation of any day. As long as nothing is waited for that was asked for on a day, what
 * is left takes the same number of days from each day, and the date that comes of it only moves on. Until then it goes to and
 * fro: from day to day less is left to wait for, and the date is one day later or many days earlier. Days without work are no
 * exception: on a Saturday nothing is waited for any more that comes on Monday.
 */
export function forecastDays(report: Report, from: number, to: number): number[] {
  const { whole, items, stage, input } = report;
  const goLive = dayOf(whole.goLive);
  if (goLive === undefined || goLive <= from || stage === 'operate' || !isAnyEstimated(items, whole))
    return [];
  const { holidays } = input.configuration ?? noConfiguration;
  const forecasterOn = (day: number): Forecaster =>
    Forecaster.of({ ...report, input: { ...input, today: isoOf(day) ?? input.today } });
  if (!forecasterOn(from).plan.work.some(({ notBefore }) => notBefore > 0)) return [];
  const known = new Map<number, Quantiles>();
  const quantilesOn = (day: number): Quantiles => {
    let found = known.get(day);
    if (found === undefined) {
      const { p50, p80 } = forecasterOn(day).goLive ?? {};
      found = [p50?.workingDays ?? 0, p80?.workingDays ?? 0];
      known.set(day, found);
    }
    return found;
  };
  /** Which of both are too late, if so much is left on a day. */
  const lateOn = (day: number, left: Quantiles): string =>
    left
      .map((each) => (dayOf(plusWorkingDays(isoOf(day) ?? '', each, holidays)) ?? Infinity) > goLive)
      .join();
  const turns: number[] = [];
  const between = (one: number, other: number): void => {
    // Between two days as much is left as on the first at most, and as on the last at least.
    const [most, least] = [quantilesOn(one), quantilesOn(other)];
    const [soonest, latest] = [lateOn(one, least), lateOn(other, most)];
    if (soonest === latest) return;
    if (other - one <= 1) {
      if (lateOn(one, most) !== lateOn(other, least)) turns.push(other);
      return;
    }
    const middle = Math.floor((one + other) / 2);
    between(one, middle);
    between(middle, other);
  };
  between(from, Math.min(to, goLive));
  return turns.filter((day) => day > from && day < to);
}
