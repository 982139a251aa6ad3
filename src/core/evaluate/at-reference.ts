import type { Path } from '../base/path';
import { type SharedEntry, sharedAt } from '../facts/configuration';
import type { Found } from './found';

/**
 * What was found in an entry that the manifest takes from a configuration stands where it is referred to. Nothing of
 * such an entry can be fixed in the manifest.
 */
export function atReference(found: Found, shared: readonly SharedEntry[]): Found {
  const reference = sharedAt(found.path, shared)?.reference;
  const isShared = (path: Path): boolean => sharedAt(path, shared) !== undefined;
  const fixes = (found.fixes ?? []).filter(
    ({ operations }) => !operations.some((each) => 'path' in each && isShared(each.path)),
  );
  const related = (found.related ?? []).map((each) => ({
    ...each,
    path: sharedAt(each.path, shared)?.reference.path ?? each.path,
  }));
  return { ...found, ...reference, fixes: reference === undefined ? fixes : [], related };
}
