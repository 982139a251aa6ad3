import type { Path } from '../../base/path';
import { catalogue } from '../../schema/catalogue';
import { isFreeMap, schemaAt } from '../../schema/navigate';

const itemRanks: ReadonlyMap<string, number> = new Map(catalogue.map(({ id }, index) => [id, index]));

/** Whether `path` leads to an entry that its author named or counted: one of an open map, of a list, or a checklist item. */
export function isEntry(path: Path): boolean {
  const step = path.at(-1);
  if (typeof step !== 'string') return true;
  if (path[0] === 'checklist') return path.length === 3;
  const parent = schemaAt(path.slice(0, -1));
  return isFreeMap(parent) && !Object.hasOwn(parent?.properties ?? {}, step);
}

/** Whether `key` is one of the format's own keys in the map at `parent`. */
export function isKnownKey(parent: Path, key: string): boolean {
  return Object.hasOwn(schemaAt(parent)?.properties ?? {}, key);
}

/** Where a key belongs among its siblings; undefined where the format has no order for it. */
export function rankOf(parent: Path, key: string): number | undefined {
  if (parent[0] === 'checklist' && parent.length === 2) return itemRanks.get(key);
  const rank = Object.keys(schemaAt(parent)?.properties ?? {}).indexOf(key);
  return rank === -1 ? undefined : rank;
}

/**
 * The index of the sibling after which a new key goes: the one that comes closest before it in the order of the
 * format, the last one where there is no order, and -1 for the front.
 */
export function predecessor(parent: Path, key: string, siblings: readonly string[]): number {
  const rank = rankOf(parent, key);
  if (rank === undefined) return siblings.length - 1;
  let best = -1;
  let bestRank = -1;
  let anyRanked = false;
  for (const [index, sibling] of siblings.entries()) {
    const other = rankOf(parent, sibling);
    if (other === undefined) continue;
    anyRanked = true;
    if (other < rank && other >= bestRank) [best, bestRank] = [index, other];
  }
  return anyRanked ? best : siblings.length - 1;
}
