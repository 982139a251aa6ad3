/** The files of a work tree in which git keeps only some: what it has left out stands in what is to be committed. */
import { type Files, isInside, joinPath, pathBelow, type RevisionFiles } from '../repository';

/**
 * The files of the disk, and of the index those that git has left out of the work tree (sparse checkout). `left`: their
 * paths from `root`.
 */
export function withLeftOut(
  disk: Files,
  {
    root,
    index,
    left,
  }: { readonly root: string; readonly index: RevisionFiles; readonly left: ReadonlySet<string> },
): Files {
  const folders = new Set<string>();
  for (const path of left)
    for (let at = path.lastIndexOf('/'); at !== -1; at = path.lastIndexOf('/', at - 1))
      folders.add(path.slice(0, at));
  const isLeftOut = (path: string): boolean => {
    if (!isInside(root, path)) return false;
    const below = pathBelow(root, path);
    return left.has(below) || folders.has(below);
  };
  const filesAt = async (path: string): Promise<Files> =>
    isLeftOut(path) && (await disk.stat(path)) === undefined ? index : disk;
  const { links } = disk;
  return {
    hasLeftOut: true,
    ...(disk.user && { user: () => disk.user?.() }),
    ...(links && {
      links: {
        realPath: async (path) => (await links.realPath(path)) ?? (isLeftOut(path) ? path : undefined),
        target: (path) => links.target(path),
      },
    }),
    stat: async (path) => (await filesAt(path)).stat(path),
    stamp: async (path) => (await filesAt(path)).stamp?.(path),
    read: async (path, limit) => (await filesAt(path)).read(path, limit),
    list: async (folder) => {
      const isRoot = folder === root;
      if (!isRoot && !isLeftOut(folder)) return disk.list(folder);
      // A folder may be there in part: one of its files is left out, another one not.
      const there = isRoot || (await disk.stat(folder)) !== undefined ? await disk.list(folder) : [];
      const names = new Set(there.map(({ name }) => name));
      const lacking = (await index.list(folder)).filter(
        ({ name }) => !names.has(name) && isLeftOut(joinPath(folder, name)),
      );
      return [...there, ...lacking];
    },
  };
}
