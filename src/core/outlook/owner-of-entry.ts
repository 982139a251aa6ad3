import type { Path } from '../base/path';
import { isMapSection } from '../domain/sections';
import type { Manifest } from '../schema/generated/manifest-file';

/** The owner that an entry of the facts names, as an id; undefined where it names none that is known. */
export function ownerOfEntry([section, id]: Path, whole: Manifest): string | undefined {
  if (!isMapSection(section) || typeof id !== 'string') return undefined;
  const entries: Readonly<Record<string, unknown>> = whole[section] ?? {};
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
  const owner = typeof entry === 'object' && entry !== null && 'owner' in entry ? entry.owner : undefined;
  const isKnown = typeof owner === 'string' && Object.hasOwn(whole.owners ?? {}, owner);
  return isKnown ? owner : undefined;
}
