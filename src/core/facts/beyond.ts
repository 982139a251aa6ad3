import { type Path, Places } from '../base/path';
import type { Parsed } from '../text/parsed';
import { type Node, nodeAt } from '../text/tree';

/** What of a manifest a limit kept from being read, though it is there. It may say anything. */
export interface Beyond {
  /** Whether what stands, or would stand, at a path is among it: that it is absent proves nothing. */
  readonly hides: (path: Path) => boolean;
  /** Whether it may bear on what stands at a path: a key may be there again, and the last one counts. */
  readonly mayChange: (path: Path) => boolean;
  /** In how many places. */
  readonly count: number;
}

export const nothingBeyond: Beyond = { hides: () => false, mayChange: () => false, count: 0 };

/** What the limits left out of a text. */
export function beyondOf({ root, beyond }: Parsed): Beyond {
  if (root === undefined) {
    const isCut = beyond.length > 0;
    return { hides: () => isCut, mayChange: () => isCut, count: isCut ? 1 : 0 };
  }
  // Nearly always there is nothing, and nothing to walk through.
  if (beyond.length === 0 && root.cut !== true) return nothingBeyond;
  const cut = cutPlaces(root);
  const places = new Places(cut);
  return {
    // Of what stands below such a place, what was read before the limit is there.
    hides: (path) =>
      places.leads(path) ||
      places
        .leadingTo(path)
        .some((length) => length < path.length && nodeAt(root, path.slice(0, length + 1)) === undefined),
    mayChange: (path) => places.touch(path),
    count: cut.length,
  };
}

/** The values that were not read, or not to their end; of those within each other the outermost. */
function cutPlaces(root: Node): Path[] {
  const found: Path[] = [];
  const seek = (node: Node, path: Path): void => {
    if (node.cut) found.push(path);
    else if (node.kind === 'map') for (const { key, value } of node.entries) seek(value, [...path, key]);
    else if (node.kind === 'list')
      for (const [index, item] of node.items.entries()) seek(item, [...path, index]);
  };
  seek(root, []);
  return found;
}
