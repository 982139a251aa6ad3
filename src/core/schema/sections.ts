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

/** The steps from a value of that type to it and to all that it can hold. */
type StepsIn<T> = readonly [] | StepsBelow<T>;
type StepsBelow<T> = T extends readonly (infer E)[]
  ? readonly [number, ...StepsIn<E>]
  : T extends object
    ? { [K in keyof T & string]-?: readonly [K, ...StepsIn<NonNullable<T[K]>>] }[keyof T & string]
    : never;

/** The path of a fact: of a section, or of something in it that the format knows. */
export type FactPath = StepsBelow<Required<Pick<Manifest, SectionId>>>;

/** Every key that the format knows; ids are none. */
export type Key = KeyIn<Manifest>;
type KeyIn<T> = T extends readonly (infer E)[]
  ? KeyIn<E>
  : T extends object
    ? string extends keyof T
      ? KeyIn<T[keyof T]>
      : { [K in keyof T & string]-?: K | KeyIn<NonNullable<T[K]>> }[keyof T & string]
    : never;

/** A section whose entries have ids. */
export type MapSectionId = {
  [S in SectionId]: string extends keyof NonNullable<Manifest[S]> ? S : never;
}[SectionId];

/** What an id may name: an entry of a section, or an item of the checklist. */
export type Target = MapSectionId | 'checklist';
