/** What was found, in one sentence: not a word about what was not. Design: readers-repository.md, section 10. */
import { daysOf, durationInWords } from '../base/durations';
import { grouped, plural } from '../base/words';
import type { ProposedEntry, ProposedSection } from './proposal';

/** How many there are, where not all of them are proposed. */
interface All {
  readonly alerts: number;
  readonly models: number | undefined;
  readonly systems: number | undefined;
}

/** Undefined where nothing was found. */
export function foundSentence(
  proposals: readonly ProposedEntry[],
  { alerts, models, systems }: All,
): string | undefined {
  const of = (section: ProposedSection): readonly ProposedEntry[] =>
    proposals.filter((each) => each.section === section);
  const sure = (section: ProposedSection): readonly ProposedEntry[] =>
    of(section).filter(({ question }) => question === undefined);
  const parts = [
    models === undefined ? counted(of('models'), 'model') : toAskAbout(models, 'model'),
    systems === undefined ? counted(of('systems'), 'system') : toAskAbout(systems, 'system'),
    counted([...of('data'), ...of('integrations')], 'contract'),
    counted(of('evaluations'), 'evaluation result'),
    ...sure('release').map(({ label }) => label),
    ...sure('controls').map(keptFor),
    alerts === 0 ? undefined : plural(alerts, 'alert'),
    counted(sure('agent'), 'tool server'),
    counted(of('owners'), 'owner'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Found: ${parts.join(', ')}.`;
}

/** `2 models and 1 to ask about`: what is only asked about is not yet one of the product. */
function counted(entries: readonly ProposedEntry[], noun: string): string | undefined {
  const asked = entries.filter(({ question }) => question !== undefined).length;
  const sure = entries.length - asked;
  if (entries.length === 0) return undefined;
  if (asked === 0) return plural(sure, noun);
  return sure === 0 ? toAskAbout(asked, noun) : `${plural(sure, noun)} and ${grouped(asked)} to ask about`;
}

function toAskAbout(count: number, noun: string): string {
  return `${plural(count, noun)} to ask about`;
}

/** `logs kept 1 year`: as people say it. */
function keptFor({ fields }: ProposedEntry): string {
  const text = String(fields.find(({ key }) => key === 'retention')?.value ?? '');
  const days = daysOf(text) ?? 0;
  const years = Math.round(days / 365.25);
  const isYears = years > 0 && Math.abs(days - years * 365) <= 1;
  return `logs kept ${isYears ? plural(years, 'year') : durationInWords(text)}`;
}
