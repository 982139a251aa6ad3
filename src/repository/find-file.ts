import { once } from './asked-once';
import { evidenceFiles } from './evidence-files';
import type { Files } from './files';
import type { Ignored } from './ignored';

/** Finds files by their name alone; remembers what it has seen, so it lives no longer than one round of checks. */
export interface FileFinder {
  /** The one file of that name in the repository that can be evidence; undefined where there is none or more than one. */
  only(root: string, name: string): Promise<string | undefined>;
}

type Names = ReadonlyMap<string, string | undefined>;

/**
 * A finder over a file system. It searches a repository at the first question about it, and not at all before.
 * @param ignored what git ignores, where it was asked before
 */
export function fileFinder(files: Files, ignored?: Ignored): FileFinder {
  const namesIn = once((root) => collectNames(root, { files, ...(ignored && { ignored }) }));
  return {
    async only(root, name) {
      return (await namesIn(root)).get(name);
    },
  };
}

/**
 * File names → their only path, or undefined where several files have it. Empty when not all of the repository could
 * be listed: "exactly one" cannot be said then.
 */
async function collectNames(
  root: string,
  around: { readonly files: Files; readonly ignored?: Ignored },
): Promise<Names> {
  const listing = await evidenceFiles(root, { root, ...around });
  const names = new Map<string, string | undefined>();
  if (listing.isCut || listing.faults.length > 0) return names;
  for (const { name, path } of listing.files) names.set(name, names.has(name) ? undefined : path);
  return names;
}
