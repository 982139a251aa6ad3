/** Which of several workflows to take first: `V · R / T`, with how sure that is and what it hangs on. */
import { inOrder } from '../base/order';
import type { Candidate, ForecastWeeks, Measures, Money } from './candidate';
import type { Share } from './readiness';
import { firstPlaces, type Inputs, product, readinessIn, scoreOf } from './sensitivity';

/** A candidate that has a score, with what that is made of. */
export interface Ranked {
  readonly path: string;
  readonly name: string | undefined;
  readonly score: number;
  /** The share of all cases in which it comes first, where each input is varied. */
  readonly first: number;
  /** Money a month, in the currency of the ranking. */
  readonly value: number;
  /** Set where its money is in another currency: that, and what a unit of it was taken for. */
  readonly converted: { readonly currency: string; readonly rate: number } | undefined;
  readonly data: number;
  readonly integration: number;
  /** The weaker of both. */
  readonly readiness: number;
  readonly bySystems: boolean;
  /** Weeks until go-live or open items, as the ranking says; not rounded up to 1. */
  readonly time: number;
  /** What holds it back most; undefined where nothing does. */
  readonly limit: Limit | undefined;
  /** What would lift it most, alone; undefined where no single thing does. */
  readonly lift: Lift | undefined;
}

export type Limit = 'value' | 'data' | 'integration' | 'time';

export interface Lift {
  readonly limit: Exclude<Limit, 'value'>;
  /** A sentence without its full stop. */
  readonly what: string;
  /** Readiness or time before and after. */
  readonly from: number;
  readonly to: number;
  /** The score that it would have then. */
  readonly score: number;
}

/** A candidate without a score, and why; each reason follows "because". */
export interface Unranked {
  readonly path: string;
  readonly name: string | undefined;
  readonly because: readonly string[];
}

/** What the time of all is told in. Forecasts and counts of items are never held against each other. */
type Clock = 'weeks' | 'items';

export interface Ranking {
  /** The best first. */
  readonly ranked: readonly Ranked[];
  /** Those of which something is not known. */
  readonly unknown: readonly Unranked[];
  /** Those that nobody should compare yet. */
  readonly apart: readonly Unranked[];
  /** Undefined where nothing is ranked. */
  readonly currency: string | undefined;
  readonly clock: Clock;
  /** How many of the ranked have no forecast. */
  readonly withoutForecast: number;
  /** How many closed stages say how far the estimates are off, and whether there may be more that the clone does not have. */
  readonly closed: number;
  readonly isCut: boolean;
}

/** What closed stages say: how far estimates were off, and whether there may be more of them. */
interface Taught {
  readonly ratios: readonly number[];
  readonly isCut: boolean;
}

const untaught: Taught = { ratios: [], isCut: false };

/** Time below this counts as much: nobody chooses by days, and nothing left to do is no reason to divide by zero. */
const leastTime = 1;

/** The ranking of some candidates, in whatever order they come. */
export function rankingOf(candidates: readonly Candidate[], { ratios, isCut } = untaught): Ranking {
  const all = [...candidates].sort((one, other) => inOrder(one.path, other.path));
  const apart = all.flatMap(({ path, name, apart: because }) =>
    because.length === 0 ? [] : [{ path, name, because }],
  );
  const comparable = all.filter((each) => each.apart.length === 0);
  const measured = comparable.flatMap(({ measures, ...each }) =>
    measures === undefined ? [] : [{ ...each, measures }],
  );
  const currency = currencyOf(measured.map(({ measures }) => measures.money));
  const isIn = ({ measures: { money } }: Known): boolean => rateOf(money, currency) !== undefined;
  const known = measured.filter(isIn);
  const withoutForecast = known.filter(({ measures }) => measures.forecast === undefined).length;
  const clock = withoutForecast === 0 ? 'weeks' : 'items';
  const unknown = [
    ...comparable.flatMap(({ path, name, unknown: because }) =>
      because.length === 0 ? [] : [{ path, name, because }],
    ),
    ...measured
      .filter((each) => !isIn(each))
      .map(({ path, name, measures: { money } }) => ({
        path,
        name,
        because: [noRate(money, currency, measured)],
      })),
  ].sort((one, other) => inOrder(one.path, other.path));
  const ranked = ranksOf(known, { currency, clock });
  return {
    ...{ ranked, unknown, apart, clock, withoutForecast, isCut },
    closed: ratios.length,
    currency: ranked.length === 0 ? undefined : currency,
  };
}

/** Whether forecasts decide who comes first. */
export function isForecast({ ranked, clock }: Ranking): boolean {
  return ranked.length > 0 && clock === 'weeks';
}

type Known = Pick<Candidate, 'path' | 'name'> & { readonly measures: Measures };
type Terms = Pick<Ranking, 'currency' | 'clock'>;

function ranksOf(known: readonly Known[], terms: Terms): Ranked[] {
  const scored = known
    .map((each) => {
      const inputs = inputsOf(each.measures, terms);
      return { ...each, inputs, score: scoreOf(inputs) };
    })
    // Of equal ones the first by its path stands first, which says nothing.
    .sort((one, other) => other.score - one.score || inOrder(one.path, other.path));
  const all = scored.map(({ inputs }) => inputs);
  const best = {
    value: Math.max(...all.map(({ factors }) => product(factors))),
    time: Math.min(...all.map(({ time }) => time)),
  };
  const firsts = firstPlaces(all);
  return scored.map(({ path, name, measures, inputs, score }, place): Ranked => {
    const { money, forecast, open, bySystems } = measures;
    const { factors, data, integration } = inputs;
    return {
      ...{ path, name, score, data, integration, bySystems },
      first: firsts[place] ?? 0,
      value: product(factors),
      converted:
        money.rate === undefined || money.currency === terms.currency
          ? undefined
          : { currency: money.currency, rate: money.rate },
      readiness: readinessIn(inputs),
      time: terms.clock === 'weeks' ? (forecast?.weeks ?? 0) : open.length,
      limit: limitOf(inputs, best),
      lift: liftOf(measures, inputs, terms.clock),
    };
  });
}

function inputsOf({ money, data, integration, forecast, open }: Measures, terms: Terms): Inputs {
  const rate = rateOf(money, terms.currency) ?? 1;
  const [first = 0, ...rest] = money.factors;
  const time = terms.clock === 'weeks' ? (forecast?.weeks ?? 0) : open.length;
  return {
    factors: [first * rate, ...rest],
    data: data.have / data.of,
    integration: integration.have / integration.of,
    time: Math.max(leastTime, time),
  };
}

/**
 * The currency of comparison: the one that configurations choose, else the one that most amounts are in; and that one as well
 * where all are in it, and not all could be told in another. Undefined where several have as good a claim.
 */
function currencyOf(all: readonly Money[]): string | undefined {
  const own = mostOften(all.map(({ currency }) => currency));
  const chosen = chosenBy(all);
  const wanted = chosen.length > 0 ? mostOften(chosen) : own;
  const isTold = wanted !== undefined && all.every((each) => rateOf(each, wanted) !== undefined);
  return !isTold && all.every(({ currency }) => currency === own) ? own : wanted;
}

function chosenBy(all: readonly Money[]): string[] {
  return all.flatMap(({ compared }) => (compared === undefined ? [] : [compared]));
}

function mostOften(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, one], [, other]) => other - one);
  return first === undefined || first[1] === second?.[1] ? undefined : first[0];
}

/** What a unit of some money is worth in a currency; undefined where nobody has said it. */
function rateOf({ currency, compared, rate }: Money, wanted: string | undefined): number | undefined {
  if (wanted === undefined) return undefined;
  if (currency === wanted) return 1;
  return compared === wanted ? rate : undefined;
}

function noRate({ currency }: Money, wanted: string | undefined, all: readonly Known[]): string {
  if (wanted !== undefined)
    return `its value is in ${currency}, and its configuration does not say what that is worth in ${wanted} ("currency" and "rates")`;
  const isChosen = chosenBy(all.map(({ measures }) => measures.money)).length > 0;
  return `its value is in ${currency}, others are not, and ${isChosen ? 'configurations do not agree' : 'no configuration says'} in which "currency" to compare`;
}

/** What is furthest behind: shares behind all that is needed, value and time behind the best of those that are ranked. */
function limitOf(
  { factors, data, integration, time }: Inputs,
  best: { readonly value: number; readonly time: number },
): Limit | undefined {
  const value = product(factors);
  const parts: readonly (readonly [Limit, number])[] = [
    ['data', data],
    ['integration', integration],
    ['time', best.time / time],
    ['value', value === 0 ? 0 : value / best.value],
  ];
  const [limit, part] = parts.reduce((least, each) => (each[1] < least[1] ? each : least));
  return part < 1 ? limit : undefined;
}

/** The one thing that lifts the score most. Of shares all that is lacking weighs the same, and the easiest is named. */
function liftOf(measures: Measures, inputs: Inputs, clock: Clock): Lift | undefined {
  const lifts = [
    ...shareLift('data', measures.data, inputs),
    ...shareLift('integration', measures.integration, inputs),
    ...timeLift(measures, inputs, clock),
  ];
  const score = scoreOf(inputs);
  return lifts
    .filter((each) => each.score > score)
    .reduce<Lift | undefined>(
      (best, each) => (best === undefined || each.score > best.score ? each : best),
      undefined,
    );
}

function shareLift(limit: 'data' | 'integration', { have, of, lacks }: Share, inputs: Inputs): Lift[] {
  const [lack] = lacks;
  if (lack === undefined) return [];
  const then = { ...inputs, [limit]: lack.isAll === true ? 1 : (have + 1) / of };
  return [{ limit, what: lack.how, from: readinessIn(inputs), to: readinessIn(then), score: scoreOf(then) }];
}

function timeLift({ forecast, open }: Measures, inputs: Inputs, clock: Clock): Lift[] {
  const sooner = clock === 'weeks' ? soonerBy(forecast) : soonerWithout(open);
  if (sooner === undefined) return [];
  const { item, from, to } = sooner;
  const score = scoreOf({ ...inputs, time: Math.max(leastTime, to) });
  return [{ limit: 'time', what: `Finish ${item}`, from, to, score }];
}

interface Sooner {
  readonly item: string;
  readonly from: number;
  readonly to: number;
}

function soonerBy(forecast: ForecastWeeks | undefined): Sooner | undefined {
  const { weeks = 0, soonest } = forecast ?? {};
  return soonest && { item: soonest.item, from: weeks, to: soonest.weeks };
}

function soonerWithout(open: readonly string[]): Sooner | undefined {
  const [item] = open;
  return item === undefined ? undefined : { item, from: open.length, to: open.length - 1 };
}
