/** How often each of several workflows comes first where nothing that they are ranked by is known exactly. */
import { spread } from '../forecast/streams';

/** What a score is made of. */
export interface Inputs {
  /** Their product is the value. */
  readonly factors: readonly number[];
  /** Shares, from 0 to 1. */
  readonly data: number;
  readonly integration: number;
  /** At least 1. */
  readonly time: number;
}

/** So far each input is varied, up and down, independently of all others. */
export const doubt = 0.25;

const runs = 1_000;

/** `value · readiness / time`. */
export function scoreOf(inputs: Inputs): number {
  return (product(inputs.factors) * readinessIn(inputs)) / inputs.time;
}

/** As ready as the weaker of both. */
export function readinessIn({ data, integration }: Pick<Inputs, 'data' | 'integration'>): number {
  return Math.min(data, integration);
}

/**
 * The share of all cases in which each comes first; together 1. They are in order, the best first: what a case makes of one
 * hangs on its place, so that neither names nor the order of files change anything.
 */
export function firstPlaces(all: readonly Inputs[]): number[] {
  const shares = all.map(() => 0);
  const best = all[0];
  if (best === undefined) return shares;
  // What cannot come first however lucky it is need not be tried.
  const least = extreme(best, -1);
  const tried = all.flatMap((each, place) =>
    extreme(each, 1) >= least ? [{ place, scores: scoresOf(each, place) }] : [],
  );
  for (let run = 0; run < runs; run++) {
    const most = tried.reduce((max, { scores }) => Math.max(max, scores[run] ?? 0), 0);
    const first = tried.filter(({ scores }) => scores[run] === most);
    // Those that are equal have as much of it each.
    for (const { place } of first) shares[place] = (shares[place] ?? 0) + 1 / first.length;
  }
  return shares.map((count) => count / runs);
}

/** The score with the most luck, or the least. */
function extreme({ factors, data, integration, time }: Inputs, luck: 1 | -1): number {
  const by = 1 + luck * doubt;
  return scoreOf({
    factors: factors.map((factor) => factor * by),
    data: Math.min(1, data * by),
    integration: Math.min(1, integration * by),
    time: time * (1 - luck * doubt),
  });
}

/** One score a run. */
function scoresOf(inputs: Inputs, place: number): Float64Array {
  const varied = (name: string): Float64Array =>
    spread(`${place} ${name}`, runs).map((share) => 1 - doubt + 2 * doubt * share);
  const [data, integration, time] = [varied('data'), varied('integration'), varied('time')];
  const scores = new Float64Array(runs).fill(product(inputs.factors));
  for (const at of inputs.factors.keys()) {
    const factor = varied(`factor ${at}`);
    for (let run = 0; run < runs; run++) scores[run] = (scores[run] ?? 0) * (factor[run] ?? 1);
  }
  for (let run = 0; run < runs; run++) {
    const weaker = Math.min(1, inputs.data * (data[run] ?? 1), inputs.integration * (integration[run] ?? 1));
    scores[run] = ((scores[run] ?? 0) * weaker) / (inputs.time * (time[run] ?? 1));
  }
  return scores;
}

export function product(factors: readonly number[]): number {
  return factors.reduce((sum, each) => sum * each, 1);
}
