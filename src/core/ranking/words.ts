/** A ranking in words, the same wherever it is told. */
import { quoted, shorten } from '../base/shorten';
import { enumerated, grouped, plural } from '../base/words';
import { prior } from '../forecast/overrun';
import type { Lift, Limit, Ranked, Ranking, Unranked } from './ranking';
import { doubt } from './sensitivity';

/** Below this share of all cases nobody should rely on who comes first. */
const clearFrom = 0.7;

/** Those that come first in so many cases at least may be what to take first. */
const inQuestionFrom = 0.1;

/** How one is called: by its name, or where it has none by its path. */
export function calledOf({ name, path }: Pick<Unranked, 'name' | 'path'>): string {
  return name === undefined || name.trim() === '' ? path : shorten(name, 80);
}

/** The same among the others: with its path where another one is called so. */
export function calledAmong(each: Pick<Unranked, 'name' | 'path'>, ranking: Ranking): string {
  const called = calledOf(each);
  const isAlike = [...ranking.ranked, ...ranking.unknown, ...ranking.apart].some(
    (other) => other.path !== each.path && calledOf(other) === called,
  );
  return isAlike ? `${called} (${each.path})` : called;
}

/** `2 ranked, 1 that cannot be ranked, 1 not comparable`. */
export function rankingCounts({ ranked, unknown, apart }: Ranking): string {
  return [
    `${grouped(ranked.length)} ranked`,
    ...(unknown.length === 0 ? [] : [`${grouped(unknown.length)} that cannot be ranked`]),
    ...(apart.length === 0 ? [] : [`${grouped(apart.length)} not comparable`]),
  ].join(', ');
}

/** Whether somebody can rely on who comes first. */
export function isClear({ ranked }: Ranking): boolean {
  return ranked.length > 1 && (ranked[0]?.first ?? 0) >= clearFrom;
}

/** Which one to take first, or why nobody can say it. */
export function verdictOnRanking(ranking: Ranking): string {
  const { ranked } = ranking;
  const [best] = ranked;
  if (best === undefined) return 'Nothing can be ranked.';
  if (ranked.length === 1)
    return `Only ${quoted(calledAmong(best, ranking))} can be ranked: there is nothing to compare it with.`;
  if (isClear(ranking))
    return `Take ${quoted(calledAmong(best, ranking))} first: it comes first in ${firstInWords(best)} of all cases.`;
  const others = [...ranked.slice(1)]
    .sort((one, other) => other.first - one.first)
    .filter(({ first }, at) => at === 0 || first >= inQuestionFrom);
  const shown = others
    .slice(0, 3)
    .map((each) => `${quoted(calledAmong(each, ranking))} in ${firstInWords(each)}`);
  const more = others.length - shown.length;
  return `Too close to call: ${quoted(calledAmong(best, ranking))} comes first in ${firstInWords(best)} of all cases, ${enumerated([...shown, ...(more > 0 ? [`${more} more in the others`] : [])])}.`;
}

/** `93 %`, never more than it is. */
export function firstInWords({ first }: Pick<Ranked, 'first'>): string {
  if (first > 0 && first < 0.01) return 'under 1 %';
  return `${Math.floor(first * 100 + 1e-9)} %`;
}

/** A number as exact as it is worth to be told: three digits. */
export function roughly(value: number): string {
  const short = Number(value.toPrecision(3));
  return short !== 0 && Math.abs(short) < 0.01 ? String(short) : grouped(short);
}

/** `105,000 EUR a month`. */
export function valueInWords(
  { value }: Pick<Ranked, 'value'>,
  { currency = '' }: Pick<Ranking, 'currency'>,
): string {
  return `${roughly(value)} ${currency} a month`;
}

/** `0.75`. */
export function shareInWords(share: number): string {
  // Down, so that what is not whole never looks so.
  return (Math.floor(share * 100 + 1e-9) / 100).toFixed(2);
}

/** `12 weeks`, `7 open items`. */
export function timeInWords(time: number, { clock }: Pick<Ranking, 'clock'>): string {
  if (clock === 'items') return plural(time, 'open item');
  return plural(Math.round(time * 10) / 10, 'week');
}

const limitWords: Readonly<Record<Limit, string>> = {
  value: 'value',
  data: 'data',
  integration: 'integration',
  time: 'time',
};

/** What holds one back most. */
export function limitInWords({ limit }: Pick<Ranked, 'limit'>): string {
  return limit === undefined ? 'nothing' : limitWords[limit];
}

/** `Prove access to the source "crm": readiness 0.50 → 0.75, score 1,200 → 1,800`. */
export function liftInWords(
  { lift, score }: Pick<Ranked, 'lift' | 'score'>,
  ranking: Pick<Ranking, 'clock'>,
): string {
  if (lift === undefined) return 'No single thing lifts it.';
  return `${lift.what}: ${changeInWords(lift, ranking)}, score ${roughly(score)} → ${roughly(lift.score)}.`;
}

function changeInWords({ limit, from, to }: Lift, ranking: Pick<Ranking, 'clock'>): string {
  if (limit !== 'time') return `readiness ${shareInWords(from)} → ${shareInWords(to)}`;
  const before = Math.round(from * 10) / 10;
  return `${grouped(before)} → ${timeInWords(to, ranking)}`;
}

/** What follows "because": `"value.valuePerUnit" is not stated; no source of data is listed`. */
export function becauseInWords({ because }: Pick<Unranked, 'because'>): string {
  return because.join('; ');
}

/** What the ranking rests on and does not know, a sentence each: it stands wherever the scores do. */
export function notesOnRanking(ranking: Ranking): string[] {
  const { ranked, clock, withoutForecast, currency = '', closed, isCut } = ranking;
  if (ranked.length === 0) return [];
  const named = (isSo: (each: Ranked) => boolean): string => {
    const all = ranked.filter(isSo);
    // Only of those that are named it is asked who else is called so: there may be thousands.
    const shown = all.slice(0, 3).map((each) => calledAmong(each, ranking));
    return enumerated(all.length > shown.length ? [...shown, `${all.length - shown.length} more`] : shown);
  };
  const calibrated =
    closed > 0
      ? `calibrated with ${plural(closed, 'closed stage')}, and what they do not say is an assumption`
      : `not calibrated${isCut ? ', since the clone is shallow' : ''}: that plans take more than ${prior.median} times as long as estimated every other time is an assumption`;
  const time =
    clock === 'weeks'
      ? `Time is weeks until go-live, in half of all cases; ${calibrated}. Less than a week counts as a week.`
      : `Time is the number of open data, integration and governance items, which stands in for weeks: ${withoutForecast === ranked.length ? (ranked.length === 1 ? 'it has no forecast' : 'none has a forecast') : `${grouped(withoutForecast)} of ${grouped(ranked.length)} ${withoutForecast === 1 ? 'has' : 'have'} no forecast, and the two are never mixed`}. None counts as one.`;
  const rates = new Set(
    ranked.flatMap(({ converted }) =>
      converted === undefined ? [] : [`1 ${converted.currency} = ${grouped(converted.rate)} ${currency}`],
    ),
  );
  return [
    `Score = value × readiness ÷ time. Each input is varied by ${doubt * 100} % up and down; who comes first in fewer than ${clearFrom * 100} % of all cases is too close to call.`,
    'Readiness is the weaker of data (sources with owner, system of record, proven access and permission) and integration (with an owner, and read-only or with a fallback).',
    time,
    ...(rates.size === 0 ? [] : [`Amounts were converted: ${enumerated([...rates])}.`]),
    ...(ranked.some(({ bySystems }) => bySystems)
      ? [`No integration is listed yet; systems stand for them: ${named(({ bySystems }) => bySystems)}.`]
      : []),
  ];
}
