import { shorten } from '../base/shorten';
import { plural } from '../base/words';
import type { HiddenBy, Report } from './report';

/** So much of a reason is shown. */
const reasonLength = 200;

/** What hides a finding, for people: `comment in line 5, until 2027-01-31: Bob joins in January`. */
export function hiddenInWords(by: HiddenBy): string {
  if (by.kind === 'setting') return 'switched off in the settings';
  if (by.kind === 'configuration') return `switched off in ${shorten(by.file, reasonLength)}`;
  const until = by.until === undefined ? '' : `, until ${by.until}`;
  return `comment in line ${by.line + 1}${until}: ${shorten(by.reason, reasonLength)}`;
}

/** `2 errors, 1 warning`: how many findings are hidden; undefined where none is. */
export function hiddenCountInWords({ hiddenCounts }: Pick<Report, 'hiddenCounts'>): string | undefined {
  return countInWords(hiddenCounts);
}

/** The same of those that are shown as less than they are: `2 errors, 1 warning`. */
export function loweredCountInWords({ loweredCounts }: Pick<Report, 'loweredCounts'>): string | undefined {
  return countInWords(loweredCounts);
}

function countInWords({ error, warning, information, hint }: Report['counts']): string | undefined {
  const others = information + hint;
  const parts = [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(others > 0 ? [plural(others, error + warning > 0 ? 'other' : 'finding')] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
