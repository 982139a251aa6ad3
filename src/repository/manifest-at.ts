/** One manifest, and whether it may be read: links are followed to manifests only. */
import { isManifestPath } from '../core/service';
import { uncheckedBy } from './faults';
import type { Files } from './files';
import { isInRepository } from './inside';
import { baseName, joinPath, parentOf, relativePath } from './paths';
import { rootAbove } from './root';

/** A manifest by one of its names. */
export interface ManifestFile {
  readonly path: string;
  /** The path of the file itself, all links followed. */
  readonly real: string;
  /** The same for all names of a file, links and hard links: by this it is told whether two are one. */
  readonly file: string;
}

/** What has the name of a manifest and is not read, and why, in a sentence that repeats nothing of what it holds. */
export interface Refused {
  readonly path: string;
  readonly why: string;
  /** Set where it is neither a file nor a link: a folder, a pipe. */
  readonly isNoFile?: true;
}

const notFile = { folder: 'a folder', other: 'a pipe, a socket or a device' } as const;

export const outsideLink =
  'It is a link to a file outside of the repository, so it is neither read nor changed.';
const foreignLink =
  'It is a link to a file that is not called ai-readiness.yaml, so it is neither read nor changed. To have that file checked, name it.';
const brokenLink = 'It is a link to a file that is not there.';

/**
 * The manifest at a path; undefined where nothing is. A repository from elsewhere must not have another file shown or
 * written by a link that has the right name: it is followed to manifests, and only within the repository. `within`
 * stands for the repository of what is in none. Never throws.
 */
export async function manifestAt(
  path: string,
  files: Files,
  { within }: { readonly within?: string } = {},
): Promise<ManifestFile | Refused | undefined> {
  try {
    const { links } = files;
    const real = links === undefined ? path : await links.realPath(path);
    const isLink = (await links?.target(path)) !== undefined;
    const refused = isLink ? await refusalOf(path, real, { files, within }) : undefined;
    if (refused !== undefined) return { path, why: refused };
    if (real === undefined) return undefined;
    const stat = await files.stat(path);
    if (stat?.kind === 'file') return { path, real, file: stat.id ?? real };
    // It has gone meanwhile.
    if (stat === undefined) return undefined;
    // Whoever reads a pipe may wait for ever.
    return { path, why: `It is ${notFile[stat.kind]}, not a file.`, isNoFile: true };
  } catch (error) {
    const { reason } = uncheckedBy(error);
    return { path, why: `It cannot be read: ${reason}.` };
  }
}

/** Why a link is not followed; undefined where it is. */
async function refusalOf(
  path: string,
  real: string | undefined,
  { files, within }: { readonly files: Files; readonly within: string | undefined },
): Promise<string | undefined> {
  const folder = parentOf(path);
  const root = (await rootAbove(folder, files)) ?? within ?? folder;
  const linkFolder = (await files.links?.realPath(folder)) ?? folder;
  const realRoot = (await files.links?.realPath(root)) ?? root;
  if (!(await isInRepository(joinPath(linkFolder, baseName(path)), realRoot, files))) return outsideLink;
  if (real === undefined) return brokenLink;
  const isGits = relativePath(realRoot, real).split('/').includes('.git');
  return isGits || !isManifestPath(baseName(real)) ? foreignLink : undefined;
}
