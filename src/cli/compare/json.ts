/** A ranking as JSON: media/docs/compare.md. */
import {
  isClear,
  notesOnRanking,
  type Ranked,
  type Ranking,
  type Unranked,
  verdictOnRanking,
} from '../../core/service';
import { toldJson } from '../safe-json';
import type { Compared } from './compared';

/** What `compare --format json` prints; its shape has a version, as that of a check. */
export function rankingJson(compared: Compared, version: string): string {
  const { ranking } = compared;
  const manifests = [
    ...ranking.ranked.map((each, at) => jsonRanked(each, at + 1, ranking)),
    ...ranking.unknown.map((each) => jsonUnranked(each, 'cannot-rank')),
    ...ranking.apart.map((each) => jsonUnranked(each, 'not-comparable')),
  ];
  return toldJson(compared, version, manifests, {
    verdict: verdictOnRanking(ranking),
    clear: isClear(ranking),
    currency: ranking.currency ?? null,
    time: ranking.clock,
    calibration: { closedStages: ranking.closed, isShallow: ranking.isCut },
    notes: notesOnRanking(ranking),
  });
}

function jsonRanked(ranked: Ranked, rank: number, { clock }: Ranking): object {
  const { path, name, score, first, value, converted, data, integration, readiness, time, limit, lift } =
    ranked;
  return {
    ...{ path, name: name ?? null, state: 'ranked', rank, score, first },
    value: { perMonth: value, convertedFrom: converted ?? null },
    readiness: { share: readiness, data, integration, systemsStandIn: ranked.bySystems },
    time: { [clock]: time },
    limit: limit ?? null,
    lift: lift ?? null,
    because: [],
  };
}

function jsonUnranked({ path, name, because }: Unranked, state: string): object {
  return {
    ...{ path, name: name ?? null, state, rank: null, score: null, first: null },
    ...{ value: null, readiness: null, time: null, limit: null, lift: null },
    because,
  };
}
