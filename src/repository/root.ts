import type { Files } from './files';
import { isInside, joinPath, parentOf } from './paths';

/** Where a manifest stands: its folder, and the root of the repository that holds it. */
export interface Standing {
  readonly folder: string;
  readonly root: string;
}

/**
 * The repository that holds `folder`: the nearest folder at or above it with a `.git` (a folder, or the file that
 * worktrees and submodules have). Where there is none, `searched` (the folder that was searched, or the workspace
 * folder) if it holds `folder`, else `folder` itself. A folder that is reached through a link from outside its
 * repository is given by its real path. Throws where it cannot be told: a root too far up would let more be read.
 */
export async function findRepository(folder: string, searched: string, files: Files): Promise<Standing> {
  const root = await rootAbove(folder, files);
  if (root !== undefined) return { folder, root };
  const real = (await files.links?.realPath(folder)) ?? folder;
  const realRoot = real === folder ? undefined : await rootAbove(real, files);
  if (realRoot !== undefined) return { folder: real, root: realRoot };
  return { folder, root: isInside(searched, folder) ? searched : folder };
}

async function rootAbove(folder: string, files: Files): Promise<string | undefined> {
  for (let at = folder; ; at = parentOf(at)) {
    if ((await files.stat(joinPath(at, '.git'))) !== undefined) return at;
    if (parentOf(at) === at) return undefined;
  }
}
