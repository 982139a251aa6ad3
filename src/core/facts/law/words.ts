/** Laws and standards in words. */
import { dateInWords, daysBetween } from '../../base/dates';
import { quoted } from '../../base/shorten';
import { enumerated } from '../../base/words';
import type { LawClass } from '../../schema/generated/references';
import type { Law, LawEntry, LawSource } from '../../schema/law';
import type { Situation } from './situation';

/** What a system of a class is, in words that follow an "it is". By the ids of the data: one that is missing does not compile. */
const classWords: Readonly<Record<LawClass, string>> = {
  prohibited: 'a prohibited practice',
  'high-risk-annex-iii': 'high-risk by its use (Annex III)',
  'high-risk-annex-i-a': 'high-risk by product law (Annex I, Section A)',
  'high-risk-annex-i-b': 'high-risk by product law (Annex I, Section B)',
  'annex-iii-exempt': 'on the Annex III list and exempt by 6(3)',
  transparency: 'under a transparency duty of Article 50',
  minimal: 'in no other class',
};

const roleWords: Readonly<Record<string, string>> = {
  provider: 'provider',
  deployer: 'deployer',
  importer: 'importer',
  distributor: 'distributor',
  controller: 'controller of personal data',
  processor: 'processor of personal data',
};

/** A source by its short name: `EU AI Act`. */
export function sourceName({ title }: LawSource): string {
  const start = title.indexOf(' (');
  return start > 0 && title.endsWith(')') ? title.slice(0, start) : title;
}

/** An entry as one names it, with its edition: `EU AI Act 26(5)`, `LLM06:2026`. */
export function entryName(source: LawSource, { id }: Pick<LawEntry, 'id'>): string {
  return /:\d{4}$/.test(id) ? id : `${sourceName(source)} ${id}`;
}

/** Where it is to be read. */
export function entryUrl({ url, article }: LawSource, { id }: Pick<LawEntry, 'id'>): string {
  const [, number] = /^(\d+[a-z]?)(?=\(|$)/.exec(id) ?? [];
  return article !== undefined && number !== undefined ? article.replace('{article}', number) : url;
}

/** That the team has one of some roles. */
export function youAre(roles: readonly string[]): string {
  const names = roles.map((role) => roleWords[role] ?? role);
  return `you are the ${enumerated(names, 'or')}`;
}

/** That a system is of one of some classes. */
export function itIs(classes: readonly LawClass[]): string {
  const names = classes.map((each) => classWords[each]);
  return `it is ${enumerated(names, 'or')}`;
}

/** Whom an entry binds, and from when, whatever a manifest says: `Binds in the EU if you are the deployer, from …`. */
export function conditionsInWords(entry: LawEntry, strength: 'duty' | 'guidance', law: Law): string {
  const { roles, classes, areas, when } = entry;
  const ifs = [
    ...(roles.length === 0 ? [] : [youAre(roles)]),
    ...(classes.length === 0 ? [] : [itIs(classes)]),
    ...when.map((trigger) => law.triggers.get(trigger)?.says ?? trigger),
  ];
  const names = areas.map((area) => areaNames[area] ?? area);
  const where = areas.length === 0 ? [] : [`in ${enumerated(names, 'or')}`];
  const kind = law.sources.get(entry.source)?.kind;
  const isDuty = strength === 'duty' && (entry.from !== undefined || kind === 'law' || kind === 'policy');
  const verb = isDuty ? (kind === 'policy' ? 'Required by policy' : 'Binds') : 'Guidance';
  const condition = [verb, ...where, ...(ifs.length === 0 ? [] : [`if ${enumerated(ifs)}`])].join(' ');
  return `${[condition, ...daysInWords(entry)].join(', ')}.`;
}

const areaNames: Readonly<Record<string, string>> = {
  EU: 'the EU',
  UK: 'the UK',
  'US-CO': 'Colorado',
  'US-NYC': 'New York City',
};

function daysInWords({ from, fromByClass, exceptAnnexIII }: LawEntry): string[] {
  const days = Object.entries(fromByClass).map(
    ([name, day]) => [name.endsWith('iii') ? 'Annex III' : 'Annex I', day] as const,
  );
  const others = days.filter(([, day]) => day !== from);
  const by =
    others.length === 0 ? '' : ` (${others.map(([name, day]) => `${name}: ${dateInWords(day)}`).join(', ')})`;
  return [
    ...(from === undefined ? [] : [`from ${dateInWords(from)}${by}`]),
    ...(exceptAnnexIII.length === 0 ? [] : [`not for point ${exceptAnnexIII.join(', ')} of Annex III`]),
  ];
}

/** Data on laws that is older may have been overtaken. In days. */
const longestTrusted = 180;

/** How current the law is, and what keeps it from being shown; a sentence each. */
export interface LawNotes {
  readonly asOf: string;
  /** That it is old, that no jurisdiction is stated, or that nothing is known of one. */
  readonly notes: readonly string[];
}

export function lawNotes(law: Law, { today, jurisdictions, areas }: Situation): LawNotes {
  const age = daysBetween(law.asOf, today) ?? 0;
  const known = new Set([...law.areas.values()].flat());
  const strange = jurisdictions.filter((code) => !known.has(code));
  return {
    asOf: `Law as of ${dateInWords(law.asOf)}. No legal advice.`,
    notes: [
      ...(jurisdictions.length === 0
        ? ['No jurisdiction is stated, so no law is shown: add risk.jurisdictions, such as [DE] or [EU].']
        : []),
      ...(jurisdictions.length > 0 && areas.length === 0
        ? [`No law of ${enumerated(strange.map((code) => quoted(code)))} is known here.`]
        : []),
      ...(age > longestTrusted
        ? [`What is known of laws here is ${age} days old: a newer version of AI Readiness may know more.`]
        : []),
    ],
  };
}
