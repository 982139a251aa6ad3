import type { Files } from './files';
import { baseName, isInside, joinPath, parentOf } from './paths';

/** Where a manifest stands: its folder, and the root of the repository that holds it. */
export interface Standing {
  readonly folder: string;
  readonly root: string;
}

/**
 * Where the manifest at a path stands: the root is the nearest folder at or above it with a `.git` (a folder, or the
 * file that worktrees and submodules have). It depends on nothing but the file: by whichever name it is reached, and
 * from wherever it is looked at, the folder is that of the file itself, all links followed. Without a `.git` the
 * folder of the manifest is all that belongs to it, unless `otherwise` names a folder around it. Throws where it
 * cannot be told: a root too far up would let more be read.
 */
export async function findRepository(
  manifest: string,
  otherwise: string | undefined,
  files: Files,
): Promise<Standing> {
  const realPath = async (path: string): Promise<string> => (await files.links?.realPath(path)) ?? path;
  const given = parentOf(manifest);
  const realFolder = await realPath(given);
  const real = (await files.links?.realPath(manifest)) ?? joinPath(realFolder, baseName(manifest));
  const folder = parentOf(real);
  const above = await rootAbove(given, files);
  if (above !== undefined) {
    const realRoot = await realPath(above);
    // A root keeps the name by which it was reached, such as that of the folder which is open in the editor.
    if (isInside(realRoot, folder)) {
      const inside = joinPath(above, folder.slice(realRoot.length));
      return { folder: inside, root: (await rootAbove(inside, files)) ?? above };
    }
  }
  const root = await rootAbove(folder, files);
  if (root !== undefined) return { folder, root };
  const own = folder === realFolder ? given : folder;
  if (otherwise === undefined) return { folder: own, root: own };
  if (isInside(otherwise, own)) return { folder: own, root: otherwise };
  // By another of its names it may be around the manifest all the same.
  const realRoot = await realPath(otherwise);
  return isInside(realRoot, folder) ? { folder, root: realRoot } : { folder: own, root: own };
}

/** The nearest folder at or above `folder` that has a `.git`. Throws where it cannot be told. */
export async function rootAbove(folder: string, files: Files): Promise<string | undefined> {
  for (let at = folder; ; at = parentOf(at)) {
    if ((await files.stat(joinPath(at, '.git'))) !== undefined) return at;
    if (parentOf(at) === at) return undefined;
  }
}
