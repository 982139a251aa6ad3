/** What the claims have in common: which file a manifest means, and what was read there. */
import type { Path } from '../base/path';
import type { Facts } from '../facts/context';
import { claims, evidenceEntries, readingOf } from '../facts/evidence';
import { type FileReading, said } from '../facts/testimony';
import { catalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Item } from '../schema/generated/manifest-file';

/** What the manifest says of an item, and where. */
export function claimOf(
  { manifest }: Facts,
  id: ItemId,
): { readonly item: Item; readonly path: Path } | undefined {
  const known = catalogueItem(id, manifest);
  const item = known && manifest.checklist?.[known.stage]?.[id];
  return item === undefined ? undefined : { item, path: ['checklist', known?.stage ?? '', id] };
}

/** The items of the checklist of which a manifest says anything. */
export function claimedItems({ manifest }: Facts): ItemId[] {
  return claims(manifest).flatMap(({ id }) => catalogueItem(id, manifest)?.id ?? []);
}

/** Whether an item is said to be met: only then can anything contradict it. */
export function isMet(facts: Facts, id: ItemId | undefined): boolean {
  return id !== undefined && claimOf(facts, id)?.item.status === 'met';
}

/** A document that is cited for an item, with what was read of it. */
export interface CitedReading {
  readonly path: Path;
  readonly item: Item;
  readonly reading: FileReading;
}

/** The documents that are cited for an item, as far as they were read. */
export function citedFor(facts: Facts, id: ItemId): CitedReading[] {
  const claim = claimOf(facts, id);
  if (claim === undefined) return [];
  const { item } = claim;
  return evidenceEntries(item.evidence, [...claim.path, 'evidence']).flatMap(({ path, file }) => {
    const reading = readingOf(facts.repository, file);
    return reading === undefined ? [] : [{ path, item, reading }];
  });
}

/** The day of which a document speaks, as far as it says one. */
export function dayOf(reading: FileReading): string | undefined {
  const [first] = said(
    reading,
    'evaluation.ran',
    'tests.ran',
    'scan.ran',
    'quality.ran',
    'record.date',
    'document.date',
  );
  return first?.value.slice(0, 10);
}

/**
 * Whether a document is the one that counts among those of its kind: the only one, or the one with the latest day. What
 * failed first and was done again is history; where a day is missing, nobody can tell.
 */
export function isLatest(reading: FileReading, all: readonly FileReading[]): boolean {
  const others = all.filter(({ path }) => path !== reading.path);
  const own = dayOf(reading);
  return others.every((each) => {
    const day = dayOf(each);
    return own !== undefined && day !== undefined && day < own;
  });
}
