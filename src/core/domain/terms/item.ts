/** What is known of an item besides what the catalogue says of it. */
import type { Pillar } from '../../base/stages';
import type { EvidenceEntry } from '../../facts/evidence';
import type { FileReading, TestimonyName } from '../../facts/testimony';
import type { CatalogueEntries, ItemId } from '../../schema/generated/catalogue';
import type { Manifest, Role } from '../../schema/generated/manifest-file';
import type { EntryOf, SectionId } from '../../schema/sections';
import type { Asks, Check, EarlySign, NoFact } from './check';
import type { EvidenceKind } from './evidence-kinds';
import type { Weighing } from './weighings';

/** The keys of an entry's values, those of a group with a dot: `owner`, `permitted.decision`. */
type KeysOf<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends string | number | boolean | readonly unknown[]
    ? K
    : `${K}.${keyof NonNullable<T[K]> & string}`;
}[keyof T & string];

export type FieldOf<S extends SectionId> = KeysOf<EntryOf<S>>;

/** A section, and the fields of its entries that matter to an item; all of them where none are named. */
export type SectionUse = {
  [S in SectionId]: { readonly section: S; readonly fields?: readonly FieldOf<S>[] };
}[SectionId];

/** All of a section matters. */
export const whole = <S extends SectionId>(section: S) => ({ section });

/** Some fields of a section matter. */
export const fields = <S extends SectionId>(section: S, ...names: FieldOf<S>[]) => ({
  section,
  fields: names,
});

/** Who can move an item, by role, those who do so first. */
export type Movers = readonly [Role, ...Role[]];

/** The owner that the facts of an item point to. */
export type Pointer = (manifest: Manifest) => string | undefined;

/** What is known of an item. Every item has one record, in the file of its pillar. */
export interface ItemRecord {
  /** What to do first, as one plain sentence. */
  readonly firstStep: string;
  /** The facts that it rests on; none where evidence alone can prove it. */
  readonly restsOn: readonly SectionUse[];
  /** The kinds of evidence that count for it, those that can prove most first. */
  readonly accepts: readonly [EvidenceKind, ...EvidenceKind[]];
  /** The kinds that do not count for it: what they show is something else. Any other kind counts for what it is. */
  readonly refuses: readonly EvidenceKind[];
  /** What evidence must say to count for it, where its kind alone does not show that it is about this. */
  readonly weighs?: readonly Weighing[];
  /** What an empty form is worth for it, where it is worth anything. */
  readonly asForm?: Weighing;
  /** The fields of its template without which that shows nothing of it, by the words of their names. */
  readonly prompts?: RegExp;
  /** What code and configuration must say to show something of it; anything at all where nothing is named. */
  readonly shows?: readonly TestimonyName[];
  /** Whether a file that would show more than words leaves it open: then it counts for no more than they do. */
  readonly leavesOpen?: (reading: FileReading) => boolean;
  readonly movers: Movers;
  /** The owner that its facts point to, who comes before those with a role. */
  readonly pointsTo?: Pointer;
  /** All owners that its facts point to, where it waits for each of them; who holds the role keeps them together. */
  readonly pointsToAll?: (manifest: Manifest) => readonly string[];
  /** The documents among its facts that are evidence for it without being cited again. */
  readonly evidencedBy?: (manifest: Manifest) => EvidenceEntry[];
  /** The facts that its statement asks for, where the format has them: all of them must be there to say it is met with them. */
  readonly asks?: Asks;
  /** What proves that it is not met, where it is said to be. */
  readonly whenMet?: Check;
  /** What proves that it applies, where it is said not to. */
  readonly whenNotApplicable?: Check | NoFact;
  /** What shows today what it will run into in its own stage. */
  readonly earlySignal?: Check<EarlySign> | NoFact;
  /** Its place among the items that a new manifest should start with: each takes minutes, and the checks need them. */
  readonly startsAt?: 1 | 2 | 3 | 4 | 5;
  /** Set where without it nobody answers, nobody knows the risk, or nobody can stop it. */
  readonly notWaivable?: true;
}

/** The record of one item: a check, or why there is none, for just what the catalogue says of it. */
export type RecordOf<Id extends ItemId> = ItemRecord &
  (CatalogueEntries[Id]['mayNotApply'] extends true
    ? { readonly whenNotApplicable: Check | NoFact }
    : { readonly whenNotApplicable?: never }) &
  (CatalogueEntries[Id]['hasEarlySignal'] extends true
    ? { readonly earlySignal: Check<EarlySign> | NoFact }
    : { readonly earlySignal?: never });

/** The records of all items of a pillar, no more and no less. */
export type RecordsOf<P extends Pillar> = {
  readonly [Id in ItemId as CatalogueEntries[Id]['pillar'] extends P ? Id : never]: RecordOf<Id>;
};
