import { isManifestPath } from '../core/service';
import {
  type Files,
  isDenied,
  isInRepository,
  isInside,
  joinPath,
  listFiles,
  parentOf,
  relativePath,
  unlimited,
} from '../repository';
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
    else if (stat.kind !== 'folder') add(manifests, { path, shown: shownFrom(cwd, path), searched });
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
  const listing = await listFiles(top, files, {
    // One that is not a file is reported, like any that cannot be read.
    isWanted: ({ name }) => isManifestPath(name),
    limits: unlimited,
  });
  const failures: Failure[] = listing.faults.map(({ path, error }) => ({
    path: shownFrom(cwd, path),
    message: reasonOf(asFailure(error)),
  }));
  for (const { path, kind } of listing.files) {
    const shown = shownFrom(cwd, path);
    const trouble = kind === 'link' ? await linkTrouble(path, top, files) : undefined;
    if (trouble === undefined) manifests.push({ path, shown, searched: top });
    else failures.push({ path: shown, message: trouble });
  }
  return { manifests: manifests.sort(byPath), failures: failures.sort(byPath) };
}

/** A repository from elsewhere must not have a file of this machine read and shown by a link that has the right name. */
async function linkTrouble(path: string, top: string, files: Files): Promise<string | undefined> {
  try {
    if (await isInRepository(path, top, files)) return undefined;
    return 'It is a link to a file outside the folder that was searched.';
  } catch (error) {
    return reasonOf(asFailure(error));
  }
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}

function asFailure(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Why something could not be read, in words. */
export function reasonOf(error: Error & { readonly code?: unknown }, done = 'read'): string {
  if (isDenied(error)) return `It cannot be ${done}: permission denied.`;
  if (error.code === 'ENOENT') return 'There is no such file or folder.';
  return `It could not be ${done}: ${error.message}`;
}
