/** Words that many results have in common. */
import { isPlaceholderHash } from '../source/hashes';
import type { JsonValue } from '../source/json';

/** Whether a name is that of how far values spread: nothing that is to be reached. */
export function isSpread(name: string): boolean {
  return /(?:^|[^a-z])(?:std|stderr|stddev|stdev|var|variance|std_err|standard_error|standard_deviation)(?:$|[^a-z])/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1_$2'),
  );
}

/** A commit: seven hex digits at least; undefined for all else, and for one that stands for any. */
export function commitIn(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' || !/^[0-9a-f]{7,40}$/i.test(value)) return undefined;
  return isPlaceholderHash(value) ? undefined : value;
}
