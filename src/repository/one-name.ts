/** One file is one manifest, however many names it has. */
import type { Files } from './files';
import { Ignored } from './ignored';
import type { ManifestFile } from './manifest-at';
import { parentOf, pathBelow } from './paths';
import { rootAbove } from './root';

/** What is read to see that files which a system takes for one do not differ, in bytes. */
const mostCompared = 1024 * 1024;

/** How one name is chosen. */
interface Choice<Found> {
  readonly filesOf: (found: Found) => Files;
  /** Below zero where the first is the better one. */
  readonly order: (one: Found, other: Found) => number;
}

/**
 * The files that were found, each by one of its names. Of hard links, those that git tracks come first: the others are
 * nobody else's. What only seems to be one file, because a file system gives two the same number, stays two.
 */
export async function eachFileOnce<Found extends ManifestFile>(
  found: readonly Found[],
  { filesOf, order }: Choice<Found>,
): Promise<Found[]> {
  const chosen: Found[] = [];
  for (const names of grouped(found, ({ file }) => file)) {
    const [first] = names;
    if (first === undefined) continue;
    const files = filesOf(first);
    const byPlace = grouped(names, ({ real }) => real);
    const same = byPlace.length === 1 ? [byPlace] : await alike(byPlace, files);
    for (const places of same) {
      const all = places.length === 1 ? places.flat() : await trackedFirst(places, files);
      const [best] = [...all].sort(order);
      if (best !== undefined) chosen.push(same.length === 1 ? best : { ...best, file: best.real });
    }
  }
  return chosen;
}

/** Whether two paths that a file system takes for one file lead to the same content. */
export async function isSameContent(one: string, other: string, files: Files): Promise<boolean> {
  try {
    const [first, second] = [await files.read(one, mostCompared), await files.read(other, mostCompared)];
    return first.length === second.length && first.every((byte, index) => byte === second[index]);
  } catch {
    return false;
  }
}

/** The names of each place, put together where the content is the same. */
async function alike<Found extends ManifestFile>(
  byPlace: readonly Found[][],
  files: Files,
): Promise<Found[][][]> {
  const groups: Found[][][] = [];
  for (const names of byPlace) {
    let home: Found[][] | undefined;
    for (const group of groups) {
      const [one, other] = [group[0]?.[0]?.real, names[0]?.real];
      if (one === undefined || other === undefined) continue;
      if (home === undefined && (await isSameContent(one, other, files))) home = group;
    }
    if (home === undefined) groups.push([names]);
    else home.push(names);
  }
  return groups;
}

/** The names of the places that git tracks; all of them where it tracks none. */
async function trackedFirst<Found extends ManifestFile>(
  places: readonly Found[][],
  files: Files,
): Promise<Found[]> {
  const ignored = new Ignored(files);
  const tracked: Found[] = [];
  for (const names of places) {
    const [first] = names;
    if (first !== undefined && (await isTracked(first.real, { files, ignored }))) tracked.push(...names);
  }
  return tracked.length > 0 ? tracked : places.flat();
}

async function isTracked(
  path: string,
  { files, ignored }: { readonly files: Files; readonly ignored: Ignored },
): Promise<boolean> {
  const root = await rootAbove(parentOf(path), files).catch(() => undefined);
  const tracked = root === undefined ? undefined : await ignored.tracked(root);
  return root !== undefined && tracked?.has(pathBelow(root, path)) === true;
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return [...groups.values()];
}
