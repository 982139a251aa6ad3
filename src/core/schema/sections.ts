import type { Manifest } from './generated/manifest-file';

/** The keys of a manifest that hold more than a word or a date. */
type Holders = {
  [K in keyof Manifest]-?: NonNullable<Manifest[K]> extends object ? K : never;
}[keyof Manifest];

/** A section of a manifest: what holds facts, on which the claims of its checklist rest. */
export type SectionId = Exclude<Holders, 'checklist'>;

/** One entry of a section: of a map or a list any entry, else the section itself. */
export type EntryOf<S extends SectionId> = OneOf<NonNullable<Manifest[S]>>;
type OneOf<T> = string extends keyof T ? T[string] : T extends readonly (infer E)[] ? E : T;

/** A section whose entries have ids. */
export type MapSectionId = {
  [S in SectionId]: string extends keyof NonNullable<Manifest[S]> ? S : never;
}[SectionId];

/** What an id may name: an entry of a section, or an item of the checklist. */
export type Target = MapSectionId | 'checklist';
