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
  /**
   * What becomes of files that git does not track and does not ignore: nobody who clones the repository has them either, but
   * whoever is writing may commit them any moment. Where it is not said, git is not asked for them.
   */
  readonly untracked?: 'does-not-count' | 'is-told';
}

/** Why nobody who clones a repository has what is at a path; undefined where they may. A link counts for both its ends. */
export async function whyUnshared(
  path: string,
  kind: 'file' | 'folder',
  sharing: Sharing,
): Promise<'ignored' | 'other-repository' | 'untracked' | undefined> {
  const { root, ignored } = sharing;
  for (const at of await endsOf(path, sharing)) {
    if (await ignored.has(at, kind, root)) return 'ignored';
    if (await ignored.isOfOther(at, kind, root)) return 'other-repository';
  }
  if (sharing.untracked !== 'does-not-count') return undefined;
  return (await isUntracked(path, kind, sharing)) ? 'untracked' : undefined;
}

/** Whether a path is to be told as one that git does not track yet. */
export async function isToldUntracked(
  path: string,
  kind: 'file' | 'folder',
  sharing: Sharing,
): Promise<boolean> {
  return sharing.untracked === 'is-told' && isUntracked(path, kind, sharing);
}

/** Where the manifest itself is not tracked, all of it is still being made: a clone would hold no claim that rests on the file. */
async function isUntracked(path: string, kind: 'file' | 'folder', sharing: Sharing): Promise<boolean> {
  const { root, ignored, manifest } = sharing;
  for (const at of await endsOf(path, sharing)) {
    if (!(await ignored.isUntracked(at, kind, root))) continue;
    return manifest === undefined || !(await ignored.isUntracked(manifest, 'file', root));
  }
  return false;
}

async function endsOf(path: string, { root, files }: Sharing): Promise<ReadonlySet<string>> {
  return new Set([path, await realPlace(path, root, files)]);
}

/** Where a path leads, by the name that the root goes by. */
async function realPlace(path: string, root: string, { links }: Files): Promise<string> {
  const real = (await links?.realPath(path)) ?? path;
  const realRoot = (await links?.realPath(root)) ?? root;
  return isInside(realRoot, real) ? joinPath(root, real.slice(realRoot.length)) : path;
}
