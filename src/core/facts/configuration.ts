import type { Severity } from '../base/finding';
import { itemsAtOnce, longestWaiver } from '../base/limits';
import type { Manifest, Owner, Role, System } from '../schema/generated/manifest-file';
import type { Law } from '../schema/law';
import { type Reference, referencesIn, targetOf } from '../schema/references';

/** What `ai-readiness.config.yaml` says for a manifest: those of all folders from the root down to it, as one. */
export interface Configuration {
  /** How findings are shown, by code. */
  readonly severities: Readonly<Record<string, Said<Severity | 'off'>>>;
  /** Days that a waiver may last at most. */
  readonly waiverDays: number;
  /** Whether a gate takes what is only stated, or needs what was read and shows more than words do. */
  readonly evidence: 'stated' | 'checked';
  /** ISO dates that are no working days. */
  readonly holidays: readonly string[];
  /** Items that one owner moves at a time, for the forecast. */
  readonly itemsAtOnce: number;
  /** The currency in which amounts are compared, as a code; absent where none is chosen. */
  readonly currency?: string;
  /** What one unit of another currency is worth in it, by its code. */
  readonly rates: Readonly<Record<string, number>>;
  /** Entries that manifests may refer to without having them. */
  readonly owners: Readonly<Record<string, Said<Owner>>>;
  readonly systems: Readonly<Record<string, Said<System>>>;
  /** Laws and standards of the team, each laid over what is below it; the nearest last. */
  readonly references: readonly Law[];
  /** Whether the history of the repository is asked who approved something. */
  readonly approvals: 'git' | 'not-asked';
}

/** Something that a configuration says, and which one does. */
export interface Said<T> {
  readonly value: T;
  /** The path of the file, from the root of the repository. */
  readonly file: string;
}

/** What holds where there is no configuration. */
export const noConfiguration: Configuration = {
  severities: {},
  waiverDays: longestWaiver,
  evidence: 'stated',
  holidays: [],
  itemsAtOnce,
  rates: {},
  owners: {},
  systems: {},
  references: [],
  approvals: 'not-asked',
};

/** A section that a configuration may have entries for. */
export type SharedSection = 'owners' | 'systems';

export const sharedSections: readonly SharedSection[] = ['owners', 'systems'];

/** An entry that a manifest takes from a configuration. */
export interface SharedEntry {
  readonly section: SharedSection;
  readonly id: string;
  /** Where the manifest refers to it first. */
  readonly reference: Pick<Reference, 'path' | 'target'>;
}

/** A manifest with what it refers to and the configuration has; nothing else of that is any concern of it. */
export function withShared(
  manifest: Manifest,
  configuration: Configuration,
): { readonly manifest: Manifest; readonly shared: readonly SharedEntry[] } {
  const shared: SharedEntry[] = [];
  if (sharedSections.every((section) => Object.keys(configuration[section]).length === 0))
    return { manifest, shared };
  let whole = manifest;
  // What is taken may refer to more.
  for (let before = -1; before < shared.length; ) {
    before = shared.length;
    for (const reference of referencesIn(whole))
      for (const { section, id } of missing(reference, whole, configuration)) {
        shared.push({ section, id, reference: firstOf(reference, shared) });
        whole = { ...whole, [section]: { ...whole[section], [id]: configuration[section][id]?.value } };
      }
  }
  return { manifest: whole, shared };
}

/** A manifest with all that the configuration has for it: what may be referred to there, its own entries first. */
export function withAllShared(manifest: Manifest, configuration: Configuration = noConfiguration): Manifest {
  const added = sharedSections.flatMap((section) => {
    const own = manifest[section] ?? {};
    const shared = Object.entries(configuration[section]).flatMap(([id, { value }]) =>
      Object.hasOwn(own, id) ? [] : [[id, value] as const],
    );
    return shared.length === 0 ? [] : [[section, { ...own, ...Object.fromEntries(shared) }] as const];
  });
  return added.length === 0 ? manifest : { ...manifest, ...Object.fromEntries(added) };
}

/** A reference in a shared entry stands where that entry is referred to. */
function firstOf({ path, target }: Reference, shared: readonly SharedEntry[]): SharedEntry['reference'] {
  return sharedAt(path, shared)?.reference ?? { path, target };
}

/** The shared entry that a path leads into; undefined where the manifest has all of it. */
export function sharedAt(
  [section, id]: readonly (string | number)[],
  shared: readonly SharedEntry[],
): SharedEntry | undefined {
  return shared.find((each) => each.section === section && each.id === id);
}

/** What a reference means that only the configuration has: an entry, or the owners with a role that nobody else has. */
function missing(
  reference: Reference,
  manifest: Manifest,
  { owners, ...rest }: Configuration,
): Pick<SharedEntry, 'section' | 'id'>[] {
  const { id, sections, words } = reference;
  if (targetOf(manifest, reference) !== undefined) return [];
  const all = { owners, systems: rest.systems };
  const section = sharedSections.find((each) => sections.includes(each) && Object.hasOwn(all[each], id));
  if (section !== undefined) return [{ section, id }];
  const role = words.includes(id) ? id : undefined;
  if (role === undefined || Object.values(manifest.owners ?? {}).some((owner) => hasRole(owner, role)))
    return [];
  return Object.entries(owners)
    .filter(([each, { value }]) => hasRole(value, role) && manifest.owners?.[each] === undefined)
    .map(([each]) => ({ section: 'owners', id: each }));
}

function hasRole({ roles }: Owner, role: Role | (string & {})): boolean {
  return roles?.some((each) => each === role) ?? false;
}
