import { type Finding, longestHiding, plusDays, suppressionLacks } from '../../core/service';
import { dateTrouble, textTrouble } from '../../panel/edits/input';

type Hidden = Pick<Finding, 'severity' | 'ownSeverity'>;

/** Any end will do where only the reason is looked at, and any reason where only the end is. */
const [someEnd, someReason] = ['9999-12-31', 'any two words'];

/** What is wrong with the reason for hiding a finding, in plain words; undefined where nothing is. */
export function hidingReasonTrouble(finding: Hidden, reason: string): string | undefined {
  const trouble = textTrouble(reason, 'The reason');
  if (trouble !== undefined) return trouble;
  if (suppressionLacks(finding, { reason, until: someEnd }).length > 0)
    return 'This is an error: it is hidden only with a reason of at least two words.';
  return /[\p{L}\p{N}]/u.test(reason) ? undefined : 'The reason says nothing.';
}

/** Whether hiding a finding takes an end date. */
export function needsEnd(finding: Hidden): boolean {
  return suppressionLacks(finding, { reason: someReason }).length > 0;
}

/** What is wrong with the last day on which a finding is hidden; undefined where nothing is. */
export function hidingEndTrouble(finding: Hidden, until: string, today: string): string | undefined {
  if (until === '')
    return needsEnd(finding) ? 'This is an error: it is hidden only until a day that is named.' : undefined;
  const trouble = dateTrouble(until);
  if (trouble !== undefined) return trouble;
  if (until < today) return `${until} has passed.`;
  const last = plusDays(today, longestHiding);
  return needsEnd(finding) && last !== undefined && until > last
    ? `This is an error: it is hidden until ${last} at most.`
    : undefined;
}
