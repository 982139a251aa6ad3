/**
 * Where a file that a manifest names is. A path is read from the folder of the manifest, and where nothing is there,
 * from the root of the repository; one that begins with `/` from the root only. `..` is fine as long as it stays in
 * the repository. A path that leaves it, by `..` or through a symbolic link anywhere on it, is outside, and nothing is
 * read there.
 */
import type { Files } from './files';
import { isInRepository } from './inside';
import { isForeign, isInside, joinPath, slashed } from './paths';
import type { Standing } from './root';

/** What is at the place that a manifest names. */
export type Located =
  | { readonly kind: 'file' | 'folder'; readonly path: string; readonly size: number }
  | { readonly kind: 'outside' | 'missing' };

/**
 * The places where a file that a manifest names may be, in the order in which they are tried; none when all are
 * outside the repository. An event at one of them, or at a folder above it, changes what is known of the file.
 */
export function candidatePaths(file: string, { folder, root }: Standing): string[] {
  const name = slashed(file);
  if (isForeign(name)) return [];
  const fromRoot = joinPath(root, name);
  const places = name.startsWith('/') ? [fromRoot] : [joinPath(folder, name), fromRoot];
  // What leaves the repository from the manifest's folder is meant to leave it.
  return isInside(root, places[0] ?? '') ? [...new Set(places)].filter((path) => isInside(root, path)) : [];
}

/** Finds a file that a manifest names. Throws where it cannot be told. */
export async function locateFile(
  name: string,
  around: Standing & { readonly files: Files },
): Promise<Located> {
  const { files, root } = around;
  const places = candidatePaths(name, around);
  if (places.length === 0) return { kind: 'outside' };
  for (const path of places) {
    if (!(await isInRepository(path, root, files))) return { kind: 'outside' };
    const stat = await files.stat(path);
    // Pipes and the like are in no repository: none can be committed.
    if (stat !== undefined && stat.kind !== 'other') return { path, kind: stat.kind, size: stat.size };
  }
  return { kind: 'missing' };
}
