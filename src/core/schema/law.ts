/** Laws and standards as data: what `schemas/references.json` holds, and a file of a team that is laid over it. */
import type { LawClass, Trigger } from './generated/references';

/** A law, a standard or a guide. */
export interface LawSource {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly url: string;
  readonly kind: 'law' | 'policy' | 'standard' | 'guidance';
  /** The address of one article, with `{article}` in it. */
  readonly article?: string;
  /** The newer edition of the same list. */
  readonly supersededBy?: string;
}

/** One thing that a source asks, whom it binds, and from which day. */
export interface LawEntry {
  readonly source: string;
  readonly id: string;
  readonly name: string;
  /** What it asks, in our words; null where the text is not for us to retell. */
  readonly asks: string | null;
  readonly roles: readonly string[];
  readonly classes: readonly LawClass[];
  /** The areas in which it holds; everywhere where there is none. */
  readonly areas: readonly string[];
  readonly when: readonly Trigger[];
  /** The points of Annex III to which it does not extend. */
  readonly exceptAnnexIII: readonly string[];
  /** ISO dates. */
  readonly from?: string;
  readonly fromByClass: Readonly<Partial<Record<LawClass, string>>>;
  readonly until?: string;
  /** Since when it reads as it does. */
  readonly textSince?: string;
  readonly legacy?: string;
  readonly note?: string;
}

/** That an entry bears on an item. */
export interface LawReference {
  readonly source: string;
  readonly id: string;
  readonly strength: 'duty' | 'guidance';
  /** Whether a team has added it: then it is shown although there is a newer edition. */
  readonly isOwn?: true;
}

/** What is different for a system that was there before the day of a duty. */
export interface LegacyRule {
  readonly id: string;
  readonly source: string;
  /** The other day; none where a change of the system decides. */
  readonly from?: string;
  readonly upon?: string;
  /** The day by which public bodies comply in any case. */
  readonly publicBody?: string;
}

/** What decides whether an entry binds. */
export interface TriggerWords {
  /** That it holds, in words that follow an "if". */
  readonly says: string;
  /** What is done where it is not known. */
  readonly unknown: 'show' | 'hide' | 'ask';
}

/** All of it. */
export interface Law {
  /** ISO date: what it was last held against. */
  readonly asOf: string;
  /** The codes of each area. */
  readonly areas: ReadonlyMap<string, readonly string[]>;
  /** What alone of a source holds for a class: class, source, ids. */
  readonly limits: ReadonlyMap<LawClass, ReadonlyMap<string, readonly string[]>>;
  readonly triggers: ReadonlyMap<Trigger, TriggerWords>;
  readonly legacy: ReadonlyMap<string, LegacyRule>;
  readonly sources: ReadonlyMap<string, LawSource>;
  /** By {@link entryKey}. */
  readonly entries: ReadonlyMap<string, LawEntry>;
  /** By the id of the item. */
  readonly items: ReadonlyMap<string, readonly LawReference[]>;
}

/** An entry and a legacy rule are named by their source and their id together. */
export function entryKey({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source}\n${id}`;
}

/**
 * A law with a team's file laid over it: an entry, a source, an area of the same name replaces ours, and references of
 * items are added to ours. The day of the data stays ours.
 */
export function overlaid(law: Law, over: Law): Law {
  const items = new Map(law.items);
  for (const [item, added] of over.items) {
    const own = added.map((each): LawReference => ({ ...each, isOwn: true }));
    const keys = new Set(own.map(entryKey));
    items.set(item, [...(items.get(item) ?? []).filter((each) => !keys.has(entryKey(each))), ...own]);
  }
  return {
    asOf: law.asOf,
    areas: new Map([...law.areas, ...over.areas]),
    limits: new Map([...law.limits, ...over.limits]),
    triggers: new Map([...law.triggers, ...over.triggers]),
    legacy: new Map([...law.legacy, ...over.legacy]),
    sources: new Map([...law.sources, ...over.sources]),
    entries: new Map([...law.entries, ...over.entries]),
    items,
  };
}
