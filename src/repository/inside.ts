/**
 * The one check that a path stays inside the repository. Evidence is read, opened and written only where it says so:
 * a repository from elsewhere must not have a file of this machine read or overwritten through a link.
 */
import type { Files, Links } from './files';
import { baseName, isForeign, isInside, joinPath, parentOf, slashed } from './paths';

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

async function leadsTo(path: string, links: Links, budget = { left: maxLinks }): Promise<string> {
  const real = await links.realPath(path);
  if (real !== undefined) return real;
  const parent = parentOf(path);
  if (parent === path || budget.left <= 0) return path;
  const folder = await leadsTo(parent, links, budget);
  const own = joinPath(folder, baseName(path));
  const target = await links.target(own);
  if (target === undefined) return own;
  budget.left--;
  return follow(folder, slashed(target), { links, budget });
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
