import type { Files } from './files';
import type { Ignored } from './ignored';
import { isForeign, isInside, joinPath, parentOf, pathBelow, slashed } from './paths';

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

/** Why nobody who clones a repository has what is at a path; undefined where they may. */
export async function whyUnshared(
  path: string,
  kind: 'file' | 'folder',
  sharing: Sharing,
): Promise<'ignored' | 'other-repository' | 'untracked' | undefined> {
  const { root, ignored } = sharing;
  for (const needed of await neededFor(path, kind, sharing)) {
    if (await ignored.has(needed.path, needed.kind, root)) return 'ignored';
    if (await ignored.isOfOther(needed.path, needed.kind, root)) return 'other-repository';
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
  for (const needed of await neededFor(path, kind, sharing)) {
    if (!(await ignored.isUntracked(needed.path, needed.kind, root))) continue;
    return manifest === undefined || !(await ignored.isUntracked(manifest, 'file', root));
  }
  return false;
}

interface Needed {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/**
 * All that a clone must have so that something is at a path in it: each link on the way, which is a file to git wherever
 * it leads, and what is at the end of them. What lies below a link is nowhere in git by the name that goes through it.
 */
async function neededFor(
  path: string,
  kind: 'file' | 'folder',
  { root, files }: Sharing,
): Promise<readonly Needed[]> {
  const real = await realPlace(path, root, files);
  if (real === path) return [{ path, kind }];
  const { links, end } = await wayTo(path, root, files);
  if (links.length === 0 || end === undefined)
    return [...new Set([path, real])].map((each) => ({ path: each, kind }));
  return [...links.map((each) => ({ path: each, kind: 'file' as const })), { path: real, kind }];
}

/** So many links are followed on the way to one path. */
const mostLinks = 64;

/** How a path leads to where it leads. */
interface Way {
  /** Each link that is followed, in the order in which it is. */
  readonly links: readonly string[];
  /** Where it ends, whether or not anything is there; undefined where it leaves the repository, or never ends. */
  readonly end: string | undefined;
}

/** The way on which a path in a repository leads through links. */
export async function wayTo(path: string, root: string, { links }: Pick<Files, 'links'>): Promise<Way> {
  const realRoot = (await links?.realPath(root)) ?? root;
  const found = new Set<string>();
  const outside = (): Way => ({ links: [...found], end: undefined });
  const parts = pathBelow(root, path).split('/');
  let [at, left] = [root, mostLinks];
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    at = joinPath(at, part);
    if (!isInside(root, at)) return outside();
    const written = at === root ? undefined : await links?.target(at);
    if (written === undefined) continue;
    if (left-- === 0) return outside();
    found.add(at);
    const target = slashed(written);
    if (target.startsWith('/') || isForeign(target)) {
      const full = joinPath(target, '');
      const top = [root, realRoot].find((each) => isInside(each, full));
      if (top === undefined) return outside();
      parts.unshift(...pathBelow(top, full).split('/'));
      at = root;
    } else {
      parts.unshift(...target.split('/'));
      at = parentOf(at);
    }
  }
  return { links: [...found], end: at };
}

/** Where a path leads, by the name that the root goes by. */
async function realPlace(path: string, root: string, { links }: Files): Promise<string> {
  const real = (await links?.realPath(path)) ?? path;
  const realRoot = (await links?.realPath(root)) ?? root;
  return isInside(realRoot, real) ? joinPath(root, real.slice(realRoot.length)) : path;
}
