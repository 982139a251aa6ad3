import { type Files, skippedFolders } from './files';
import { joinPath } from './paths';

/** Finds files by their name alone; remembers what it has seen, so it lives no longer than one round of checks. */
export interface FileFinder {
  /** The one file of that name in the repository; undefined where there is none or more than one. */
  only(root: string, name: string): Promise<string | undefined>;
}

/** Entries that are looked at in one repository; in a larger one "exactly one" can't be said, so nothing is. */
const maxEntries = 50_000;

type Names = ReadonlyMap<string, string | undefined>;

/** A finder over a file system. It searches a repository at the first question about it, and not at all before. */
export function fileFinder(files: Files): FileFinder {
  const known = new Map<string, Promise<Names>>();
  return {
    async only(root, name) {
      let names = known.get(root);
      if (names === undefined) {
        names = collectNames(files, root);
        known.set(root, names);
      }
      return (await names).get(name);
    },
  };
}

/** File names → their only path, or undefined where several files have it. Empty when the repository is too large. */
async function collectNames(files: Files, root: string): Promise<Names> {
  const names = new Map<string, string | undefined>();
  let seen = 0;
  let level = [root];
  while (level.length > 0) {
    const next: string[] = [];
    for (const [folder, entries] of await listAll(files, level)) {
      seen += entries.length;
      if (seen > maxEntries) return new Map();
      for (const { name, kind } of entries) {
        const path = joinPath(folder, name);
        if (kind === 'file') names.set(name, names.has(name) ? undefined : path);
        else if (kind === 'folder' && !skippedFolders.has(name)) next.push(path);
      }
    }
    level = next;
  }
  return names;
}

/** A folder that can't be listed holds nothing that could be offered. */
async function listAll(files: Files, folders: readonly string[]) {
  return Promise.all(
    folders.map(async (folder) => [folder, await files.list(folder).catch(() => [])] as const),
  );
}
