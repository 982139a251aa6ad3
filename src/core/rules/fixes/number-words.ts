/** What the words behind a number do to it: `42 thousand`, `1.5 h` where minutes are asked for, `500 per day`. */
import { secondsOf } from '../../base/durations';
import { lengthOfUnit } from './time-units';

/** What a field says of the words that may follow its number. */
export interface WordsField {
  /** A count of something. */
  readonly count: boolean;
  /** A share between 0 and 1. */
  readonly share: boolean;
  /** What its number counts, where that is time. */
  readonly time?: 'minutes' | 'hours';
  /** The time in which so many happen. */
  readonly period?: 'week' | 'month';
}

/** What multiplies a number, in lower case but for the letters of which the case matters; several where it may be each. */
const scales: ReadonlyMap<string, readonly number[]> = new Map([
  ['dozen', [12]],
  ['hundred', [100]],
  ['k', [1000]],
  ['tsd', [1000]],
  ['tausend', [1000]],
  ['thousand', [1000]],
  ['mille', [1000]],
  ['lakh', [100_000]],
  ['crore', [10_000_000]],
  ['kk', [1_000_000]],
  ['M', [1_000_000]],
  ['mio', [1_000_000]],
  ['mill', [1_000_000]],
  ['mln', [1_000_000]],
  ['million', [1_000_000]],
  ['millionen', [1_000_000]],
  // A thousand in some languages, short for a million in others.
  ['mil', [1000, 1_000_000]],
  ['B', [1_000_000_000]],
  ['bn', [1_000_000_000]],
  ['mrd', [1_000_000_000]],
  ['milliarde', [1_000_000_000]],
  ['milliarden', [1_000_000_000]],
  ['milliard', [1_000_000_000]],
  ['billion', [1_000_000_000]],
  // Another number in another language, or a unit of its own.
  ['trillion', []],
  ['tn', []],
  ['T', []],
  ['G', []],
]);

const share = /^(?:%|percent\b|per cent\b|pct\b|prozent\b)/i;

/** `/day`, `per week`, `a year`, `weekly`: how often, and in which time. */
const rate =
  /(?:\/|\b(?:per|an?|each|every|pro)) ?(?<unit>\p{L}+)|\b(?<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b|\b(?<year>p\.? ?a)\b/iu;

const periods: Readonly<Record<'week' | 'month', RegExp>> = {
  week: /^(?:w|wk|weeks?|weekly|woche)$/i,
  month: /^(?:m|mo|mth|months?|monthly|monat)$/i,
};

const otherPeriods =
  /^(?:s|sec|seconds?|min|minutes?|h|hr|hours?|hourly|stunde|d|days?|daily|tag|w|wk|weeks?|weekly|woche|m|mo|mth|months?|monthly|monat|q|quarters?|quarterly|quartal|y|yr|years?|yearly|annually|annum|jahr)$/i;

/** What the words behind the digits multiply them by; none where nobody can tell, several where it may be each. */
export function scalesOf(words: string, field: WordsField): readonly number[] {
  if (/\p{N}/u.test(words)) return [];
  if (!isInPeriod(words, field)) return [];
  const word = /^\p{L}+/u.exec(words)?.[0] ?? '';
  const own = scaleOf(word, field);
  if (own !== undefined) {
    const further = scalesOf(words.slice(word.length).replace(/^[.\s-]+/, ''), field);
    return own.flatMap((scale) => further.map((each) => scale * each));
  }
  if (share.test(words)) return field.share ? [0.01] : field.count ? [1] : [1, 0.01];
  return timesOf(word, field);
}

function scaleOf(word: string, { time }: WordsField): readonly number[] | undefined {
  // Minutes, or a million.
  if (word === 'm') return time === undefined ? [1, 1_000_000] : undefined;
  return (
    scales.get(word) ?? scales.get(word.toLowerCase()) ?? scales.get(word.toLowerCase().replace(/s$/, ''))
  );
}

/** Whether as many in the time that the words name are as many in that of the field. */
function isInPeriod(words: string, { period }: WordsField): boolean {
  if (period === undefined) return true;
  const { unit, adverb, year } = rate.exec(words)?.groups ?? {};
  const named = unit ?? adverb ?? (year === undefined ? '' : 'year');
  return periods[period].test(named) || !otherPeriods.test(named);
}

/** Another unit of time than that of the field is turned into it, but for days: nobody says how long one is. */
function timesOf(word: string, { time }: WordsField): readonly number[] {
  if (time === undefined || word === '') return [1];
  const length = lengthOfUnit(word);
  if (length === undefined) return [1];
  const own = secondsOf(time === 'minutes' ? '1m' : '1h') ?? 1;
  return length > 3600 ? [] : [length / own];
}
