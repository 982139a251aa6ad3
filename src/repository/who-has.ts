import type { Files } from './files';
import type { Ignored } from './ignored';
import { isInside, joinPath } from './paths';

/** Where it is asked who has a file. */
export interface Sharing {
  readonly files: Files;
  readonly root: string;
  readonly ignored: Ignored;
  /** The path of the manifest for which it is asked. */
  readonly manifest?: string;
}

/** Why nobody who clones a repository has what is at a path; undefined where they may. A link counts for both its ends. */
export async function whyUnshared(
  path: string,
  kind: 'file' | 'folder',
  { files, root, ignored }: Sharing,
): Promise<'ignored' | 'other-repository' | undefined> {
  for (const at of new Set([path, await realPlace(path, root, files)])) {
    if (await ignored.has(at, kind, root)) return 'ignored';
    if (await ignored.isOfOther(at, kind, root)) return 'other-repository';
  }
  return undefined;
}

/** Where a path leads, by the name that the root goes by. */
async function realPlace(path: string, root: string, { links }: Files): Promise<string> {
  const real = (await links?.realPath(path)) ?? path;
  const realRoot = (await links?.realPath(root)) ?? root;
  return isInside(realRoot, real) ? joinPath(root, real.slice(realRoot.length)) : path;
}
