/** What was found, in one sentence: not a word about what was not. Design: readers-repository.md, section 10. */
import { daysOf, durationInWords } from '../base/durations';
import { grouped, plural } from '../base/words';
import type { ProposedEntry, ProposedSection } from './proposal';

/** How many there are, where not all of them are proposed. */
interface All {
  readonly alerts: number;
  readonly models: number | undefined;
  readonly modelsLeft: Left;
  readonly systems: number | undefined;
}

/** How many more there are than are proposed, and than are proposed to be asked about. */
export interface Left {
  readonly sure: number;
  readonly asked: number;
}

const nothingLeft: Left = { sure: 0, asked: 0 };

/** Undefined where nothing was found. */
export function foundSentence(
  proposals: readonly ProposedEntry[],
  { alerts, models, modelsLeft, systems }: All,
): string | undefined {
  const of = (section: ProposedSection): readonly ProposedEntry[] =>
    proposals.filter((each) => each.section === section);
  const sure = (section: ProposedSection): readonly ProposedEntry[] =>
    of(section).filter(({ question }) => question === undefined);
  const parts = [
    models === undefined ? counted(of('models'), 'model', modelsLeft) : toAskAbout(models, 'model'),
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
function counted(entries: readonly ProposedEntry[], noun: string, left = nothingLeft): string | undefined {
  const asked = entries.filter(({ question }) => question !== undefined).length;
  const sure = entries.length - asked;
  if (entries.length === 0) return undefined;
  const sures = `${ofAll(sure, left.sure)}${plural(sure + left.sure, noun)}`;
  if (asked === 0) return sures;
  const before = ofAll(asked, left.asked);
  return sure === 0
    ? `${before}${toAskAbout(asked + left.asked, noun)}`
    : `${sures} and ${before}${grouped(asked + left.asked)} to ask about`;
}

/** `3 of ` before the number of all, where not all are proposed. */
function ofAll(count: number, left: number): string {
  return left === 0 ? '' : `${grouped(count)} of `;
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
