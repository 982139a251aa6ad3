import { didYouMean } from '../../core/service';
import { UsageError } from '../io';

/** What an option was given, where it is one of those that it may be. Throws UsageError otherwise. */
export function choice<T extends string>(flag: string, allowed: readonly T[], value: string): T {
  const chosen = allowed.find((each) => each === value);
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `${flag} is one of ${allowed.join(', ')}, not "${value}".${didYouMean(value, allowed)}`,
  );
}
