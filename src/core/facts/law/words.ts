/** Laws and standards in words. */
import { dateInWords, daysBetween } from '../../base/dates';
import { quoted } from '../../base/shorten';
import { enumerated } from '../../base/words';
import type { LawClass } from '../../schema/generated/references';
import type { Law, LawEntry, LawSource } from '../../schema/law';
import type { Situation } from './situation';

/** That a system is of a class, in words that follow an "if". By the ids of the data: one that is missing does not compile. */
export const classWords: Readonly<Record<LawClass, string>> = {
  prohibited: 'it is a prohibited practice',
  'high-risk-annex-iii': 'it is high-risk by its use (Annex III)',
  'high-risk-annex-i-a': 'it is high-risk by product law (Annex I, Section A)',
  'high-risk-annex-i-b': 'it is high-risk by product law (Annex I, Section B)',
  'annex-iii-exempt': 'it is on the Annex III list and exempt by 6(3)',
  transparency: 'a transparency duty of Article 50 holds',
  minimal: 'no other class holds',
};

export const roleWords: Readonly<Record<string, string>> = {
  provider: 'provider',
  deployer: 'deployer',
  importer: 'importer',
  distributor: 'distributor',
  controller: 'controller of personal data',
  processor: 'processor of personal data',
};

/** A source by its short name: `EU AI Act`. */
export function sourceName({ title }: LawSource): string {
  return title.replace(/ \(.*\)$/, '');
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

/** Whom an entry binds, and from when, whatever a manifest says: `binds deployers … from 2 December 2027`. */
export function conditionsInWords(entry: LawEntry, strength: 'duty' | 'guidance', law: Law): string {
  const ifs = [
    ...(entry.roles.length === 0
      ? []
      : [
          `you are the ${enumerated(
            entry.roles.map((role) => roleWords[role] ?? role),
            'or',
          )}`,
        ]),
    ...(entry.classes.length === 0
      ? []
      : [
          enumerated(
            entry.classes.map((each) => classWords[each]),
            'or',
          ),
        ]),
    ...entry.when.map((trigger) => law.triggers.get(trigger)?.says ?? trigger),
  ];
  const where = entry.areas.length === 0 ? [] : [`in ${enumerated(entry.areas)}`];
  const kind = law.sources.get(entry.source)?.kind;
  const isDuty = strength === 'duty' && (entry.from !== undefined || kind === 'law' || kind === 'policy');
  const verb = isDuty ? (kind === 'policy' ? 'required by policy' : 'binds') : 'guidance';
  return [verb, ...where, ...(ifs.length === 0 ? [] : [`if ${enumerated(ifs)}`]), ...daysInWords(entry)].join(
    ' ',
  );
}

function daysInWords({ from, fromByClass, exceptAnnexIII }: LawEntry): string[] {
  const days = Object.entries(fromByClass).map(
    ([name, day]) => [name.endsWith('iii') ? 'Annex III' : 'Annex I', day] as const,
  );
  const others = days.filter(([, day]) => day !== from);
  const by =
    others.length === 0 ? '' : ` (${others.map(([name, day]) => `${name}: ${dateInWords(day)}`).join(', ')})`;
  return [
    ...(from === undefined ? [] : [`from ${dateInWords(from)}${by}`]),
    ...(exceptAnnexIII.length === 0 ? [] : [`(not for Annex III point ${exceptAnnexIII.join(', ')})`]),
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
