import { daysBetween, hasEnded, isDate } from '../base/dates';
import type { Severity } from '../base/finding';
import { longestHiding } from '../base/limits';
import { isInWords, saysSomething } from '../base/reason';
import type { Suppression } from './suppressions';

/** Why an error is not hidden by a comment that would hide anything less. */
type Lack = 'end' | 'words';

/** Why a comment does not hide anything, whatever it names. */
export function faultOf(
  { mark, until, reason }: Suppression,
  today: string,
): 'mark' | 'no-date' | 'expired' | 'no-reason' | undefined {
  if (!mark.isExact) return 'mark';
  if (until !== undefined && !isDate(until)) return 'no-date';
  // The last day counts.
  if (hasEnded(until, today)) return 'expired';
  return saysSomething(reason) ? undefined : 'no-reason';
}

/** What a comment lacks to hide a finding of that severity. */
export function lacksFor(
  severity: Severity,
  { until, reason }: Pick<Suppression, 'until' | 'reason'>,
): Lack[] {
  if (severity !== 'error') return [];
  return [
    ...(until === undefined ? (['end'] as const) : []),
    ...(isInWords(reason) ? [] : (['words'] as const)),
  ];
}

/** Whether a finding of that severity is hidden for so long that nobody will look at it again. */
export function endsTooLate(severity: Severity, until: string | undefined, today: string): boolean {
  return severity === 'error' && (daysBetween(today, until) ?? 0) > longestHiding;
}
