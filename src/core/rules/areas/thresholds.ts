import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { readThreshold } from '../../facts/threshold';
import { choiceFix, writtenAt } from '../fixes/fixes';
import { thresholdReadings } from '../fixes/thresholds';
import type { Problem, RuleContext } from '../rule';

/** A threshold that cannot be read as a comparison, with those that may be meant; undefined where it can be, or is not there. */
export function unreadableThreshold(
  { parsed }: RuleContext,
  name: string,
  { threshold, path }: { readonly threshold: string | number | undefined; readonly path: Path },
): Problem | undefined {
  if (threshold === undefined || readThreshold(threshold) !== undefined) return undefined;
  const why =
    typeof threshold === 'number' || /^-?[\d.,]+$/.test(threshold)
      ? 'does not say on which side of it is good'
      : 'cannot be read';
  return {
    message: `The threshold ${quoted(String(threshold))} of ${quoted(name)} ${why}: write a comparison such as ">= 0.70" or a range such as "0.2 .. 0.8".`,
    path,
    // A number is a comparison either way round, where nothing says which.
    fixes: thresholdReadings(writtenAt(parsed, path) ?? String(threshold)).map((text) =>
      choiceFix(`Write it as ${quoted(text)}`, path, text),
    ),
  };
}
