import { bareMap } from '../base/bare-map';
import type { Path } from '../base/path';
import { isFreeMap, type SchemaNode } from './navigate';
import { copyOf } from './values';

/** What the schema says of a place, even of one that it does not know. */
type DescribedAt = (path: Path) => SchemaNode | undefined;

/**
 * The values without those that are not said yet. A key without a value means just that: it counts as absent, whether it
 * is optional or must be there. An entry of a map that has an id but no value is there, and nothing is said of it.
 * An empty entry of a list, and the empty value of a key that nobody knows, stay as they are: they are faults.
 */
export function withoutEmptyKeys(written: unknown, describedAt: DescribedAt): unknown {
  // Nearly all texts have none, and each version of a text is read anew.
  return hasEmpty(written) ? read(written, [], describedAt) : written;
}

function hasEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  return Object.values(value).some(hasEmpty);
}

function read(value: unknown, path: Path, describedAt: DescribedAt): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const isList = Array.isArray(value);
  let copy: ReturnType<typeof copyOf> | undefined;
  for (const [key, each] of Object.entries(value)) {
    const at = [...path, isList ? Number(key) : key];
    const meant = each === null && !isList ? meaningOfNothing(at, describedAt) : read(each, at, describedAt);
    if (meant === each) continue;
    copy ??= copyOf(value);
    if (meant === undefined) delete copy[key];
    else copy[key] = meant;
  }
  return copy ?? value;
}

/** What an empty value stands for: nothing, an entry of which nothing is said, or a value that is at fault. */
function meaningOfNothing(path: Path, describedAt: DescribedAt): undefined | null | object {
  const node = describedAt(path);
  if (node === undefined) return null;
  const isEntry = isFreeMap(describedAt(path.slice(0, -1))) || isItem(path);
  // Of an entry that must have something, its id alone says nothing yet.
  return isEntry && node.type === 'object' && node.required === undefined ? bareMap() : undefined;
}

function isItem(path: Path): boolean {
  return path[0] === 'checklist' && path.length === 3;
}
