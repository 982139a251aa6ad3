/** Why go-live cannot be on the day for which it is planned. */
import { enumerated } from './words';

/** One reason, and the day before which it cannot be. In words: head, `but` reason, the day, tail. */
export interface Delay {
  /** `Go-live is in 3 days`. */
  readonly head: string;
  /** `a change to "sap" takes 20 working days`. */
  readonly reason: string;
  /** In working days from today, by which the later one is known. */
  readonly days: number;
  /** The first day on which it can be, in words; absent where it is not certain. */
  readonly until?: string;
  /** What to do, with what joins it to the sentence. */
  readonly tail: string;
}

/** So many reasons are named. */
const mostReasons = 4;

/** Several reasons as one sentence, with the last of their days; those that put it off most are first. */
export function delayInWords(delays: readonly [Delay, ...Delay[]]): string {
  const [{ head, tail }] = delays;
  const { until } = delays.find((each) => each.until !== undefined) ?? {};
  const reasons = delays.slice(0, mostReasons).map(({ reason }) => reason);
  const more = delays.length - reasons.length;
  const why = enumerated(more === 0 ? reasons : [...reasons, `${more} more`]);
  const advice = delays.find((each) => each.tail.length > tail.length)?.tail ?? tail;
  return `${head}, but ${why}${until === undefined ? '' : `: not before ${until}`}${advice}`;
}
