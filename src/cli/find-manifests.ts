import { isManifestPath } from '../core/service';
import { type Files, isInside, joinPath, parentOf, relativePath, skippedFolders } from '../repository';
import { isForeign, slashed } from '../repository/paths';
import type { Io } from './io';

/** A manifest to be checked. */
export interface ManifestPlace {
  /** Absolute. */
  readonly path: string;
  /** As it is shown: from the current folder. */
  readonly shown: string;
  /** The folder that is taken for the repository where there is no `.git`. */
  readonly searched: string;
}

/** Something that could not be read, and why. */
export interface Failure {
  readonly path: string;
  readonly message: string;
}

export interface Found {
  readonly manifests: readonly ManifestPlace[];
  readonly failures: readonly Failure[];
}

/**
 * The manifests that the given files and folders are or hold, each once, in the order of the arguments and then of
 * their paths. A file that is named is a manifest whatever it is called; folders are searched to any depth, without
 * those that tools make and without following links.
 */
export async function findManifests(
  operands: readonly string[],
  { cwd, files }: Pick<Io, 'cwd' | 'files'>,
): Promise<Found> {
  const manifests = new Map<string, ManifestPlace>();
  const failures: Failure[] = [];
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    const path = absolute(operand, cwd);
    const searched = isInside(cwd, path) ? cwd : parentOf(path);
    const stat = await files.stat(path).catch(asFailure);
    if (stat === undefined) failures.push({ path: operand, message: 'There is no such file or folder.' });
    else if (stat instanceof Error) failures.push({ path: operand, message: reasonOf(stat) });
    else if (stat.kind === 'file') add(manifests, { path, shown: shownFrom(cwd, path), searched });
    else {
      const found = await searchFolder(path, { files, cwd });
      for (const each of found.manifests) add(manifests, each);
      failures.push(...found.failures);
    }
  }
  return { manifests: [...manifests.values()], failures };
}

function add(manifests: Map<string, ManifestPlace>, place: ManifestPlace): void {
  if (!manifests.has(place.path)) manifests.set(place.path, place);
}

/** A path of the command line, from the current folder. */
export function absolute(operand: string, cwd: string): string {
  // A backslash is a separator on Windows alone; there the current folder has a drive.
  const path = isForeign(cwd) ? slashed(operand) : operand;
  return path.startsWith('/') || isForeign(path) ? joinPath(path, '') : joinPath(cwd, path);
}

function shownFrom(cwd: string, path: string): string {
  return relativePath(cwd, path);
}

async function searchFolder(top: string, { files, cwd }: Pick<Io, 'cwd' | 'files'>): Promise<Found> {
  const manifests: ManifestPlace[] = [];
  const failures: Failure[] = [];
  const search = async (folder: string): Promise<void> => {
    const entries = await files.list(folder).catch(asFailure);
    if (entries instanceof Error) {
      failures.push({ path: shownFrom(cwd, folder), message: reasonOf(entries) });
      return;
    }
    const deeper: string[] = [];
    for (const { name, kind } of entries) {
      const path = joinPath(folder, name);
      if (kind === 'folder' && !skippedFolders.has(name)) deeper.push(path);
      if (kind === 'folder' || kind === 'other' || !isManifestPath(name)) continue;
      const shown = shownFrom(cwd, path);
      if (kind === 'link' && !(await staysInside(path, top, files)))
        failures.push({
          path: shown,
          message: 'It is a link to a file outside the folder that was searched.',
        });
      else manifests.push({ path, shown, searched: top });
    }
    await Promise.all(deeper.map(search));
  };
  await search(top);
  return { manifests: manifests.sort(byPath), failures: failures.sort(byPath) };
}

/** A repository from elsewhere must not have a file of this machine read and shown by a link that has the right name. */
async function staysInside(path: string, top: string, files: Files): Promise<boolean> {
  const [real, realTop] = await Promise.all(
    [path, top].map((each) => files.realPath?.(each).catch(() => undefined)),
  );
  return real !== undefined && isInside(realTop ?? top, real);
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

function asFailure(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Why something could not be read, in words. */
export function reasonOf(error: Error & { readonly code?: unknown }, done = 'read'): string {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return `It may not be ${done}: permission is denied.`;
    case 'ENOENT':
      return 'There is no such file or folder.';
    default:
      return `It could not be ${done}: ${error.message}`;
  }
}
