/** What was found, in one sentence: not a word about what was not. Design: readers-repository.md, section 10. */
import { daysOf, durationInWords } from '../base/durations';
import { plural } from '../base/words';
import type { ProposedEntry, ProposedSection } from './proposal';

/** Undefined where nothing was found. `alerts` is how many there are, also where not all of them are proposed. */
export function foundSentence(
  proposals: readonly ProposedEntry[],
  { alerts }: { readonly alerts: number },
): string | undefined {
  const of = (section: ProposedSection): readonly ProposedEntry[] =>
    proposals.filter((each) => each.section === section);
  const sure = (section: ProposedSection): readonly ProposedEntry[] =>
    of(section).filter(({ question }) => question === undefined);
  const contracts = of('data').length + of('integrations').length;
  const parts = [
    counted(of('models').length, 'model'),
    counted(of('systems').length, 'system'),
    counted(contracts, 'contract'),
    counted(of('evaluations').length, 'evaluation result'),
    ...sure('release').map(({ label }) => label),
    ...sure('controls').map(keptFor),
    counted(alerts, 'alert'),
    counted(sure('agent').length, 'tool server'),
    counted(of('owners').length, 'owner'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Found: ${parts.join(', ')}.`;
}

function counted(count: number, noun: string): string | undefined {
  return count === 0 ? undefined : plural(count, noun);
}

/** `logs kept 1 year`: as people say it. */
function keptFor({ fields }: ProposedEntry): string {
  const text = String(fields.find(({ key }) => key === 'retention')?.value ?? '');
  const days = daysOf(text) ?? 0;
  const years = Math.round(days / 365.25);
  const isYears = years > 0 && Math.abs(days - years * 365) <= 1;
  return `logs kept ${isYears ? plural(years, 'year') : durationInWords(text)}`;
}
