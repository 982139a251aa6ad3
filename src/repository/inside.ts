/**
 * The one check that a path stays inside the repository. Evidence is read, opened and written only where it says so:
 * a repository from elsewhere must not have a file of this machine read or overwritten through a link.
 */
import type { Files, Links } from './files';
import { isForeign, isInside, joinPath, parentOf, pathBelow, slashed } from './paths';

/** Links that are followed on the way to one path: more than any system follows, so none leads on from there. */
const maxLinks = 64;

/**
 * Whether a path, there already or to be made, is in the repository once every link on it is followed. A link whose
 * target is not there counts for where it points: whoever writes through it writes there. Throws where it cannot be
 * told.
 */
export async function isInRepository(path: string, root: string, { links }: Files): Promise<boolean> {
  if (!isInside(root, path)) return false;
  if (links === undefined) return true;
  const [real, realRoot] = await Promise.all([leadsTo(path, links), leadsTo(root, links)]);
  return isInside(realRoot, real);
}

/** Where a path leads once every link on it is followed, whether or not anything is there. */
export async function leadsTo(path: string, links: Links, budget = { left: maxLinks }): Promise<string> {
  const real = await links.realPath(path);
  if (real !== undefined) return real;
  const there = await nearestThere(path, links);
  if (there === undefined || budget.left <= 0) return path;
  const [name = '', ...names] = pathBelow(there, path).split('/');
  let at = joinPath((await links.realPath(there)) ?? there, name);
  const target = await links.target(at);
  // Below what is not there at all there are no links.
  if (target === undefined) return joinPath(at, names.join('/'));
  budget.left--;
  at = await follow(parentOf(at), slashed(target), { links, budget });
  for (const each of names) at = await leadsTo(joinPath(at, each), links, budget);
  return at;
}

/** The last folder on the way to what is not there that is there; each step halves those that are left. */
async function nearestThere(path: string, links: Links): Promise<string | undefined> {
  // A drive, a server and what it shares are one step.
  const top = /^(?:\/\/[^/]+\/)?/.exec(path)?.[0].length ?? 0;
  const slashes = [...path.matchAll(/\//g)]
    .map(({ index }) => index)
    .filter((index) => index >= top && index < path.length - 1);
  const folderAt = (index: number): string => joinPath(path.slice(0, slashes[index]), '');
  let [low, high] = [-1, slashes.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((await links.realPath(folderAt(middle))) === undefined) high = middle;
    else low = middle;
  }
  return low === -1 || folderAt(low) === path ? undefined : folderAt(low);
}

/** Where a link in a folder leads, part by part: `..` goes up from where the parts before it have led. */
async function follow(
  folder: string,
  target: string,
  { links, budget }: { readonly links: Links; readonly budget: { left: number } },
): Promise<string> {
  if (isForeign(target)) return leadsTo(joinPath(target, ''), links, budget);
  let at = target.startsWith('/') ? joinPath(topOf(folder), '') : folder;
  for (const part of target.split('/')) at = await leadsTo(joinPath(at, part), links, budget);
  return at;
}

function topOf(path: string): string {
  const parent = parentOf(path);
  return parent === path ? path : topOf(parent);
}
