import {
  eachFileOnce,
  isForeign,
  isInside,
  joinPath,
  type LeftOut,
  type ManifestFile,
  manifestAt,
  matcher,
  relativePath,
  searchManifests,
  slashed,
} from '../repository';
import type { Failure, ManifestPlace } from './checked';
import { reasonOf } from './faults';
import type { Io } from './io';

/** What a search has found. */
export interface Found {
  readonly manifests: readonly ManifestPlace[];
  readonly failures: readonly Failure[];
  /** Folders in which nothing could be looked for, and of which nobody knows that a manifest is in them. */
  readonly notSearched: readonly Failure[];
  /** The manifests that `exclude` has left out, from the current folder. */
  readonly leftOut: LeftOut;
}

/**
 * The manifests that the given files and folders are or hold, each file once, in the order of the arguments and then
 * of their paths. A file that is named is a manifest whatever it is called, and whatever `exclude` says; folders are
 * searched to any depth (see `searchManifests`).
 */
export async function findManifests(
  operands: readonly string[],
  { cwd, files }: Pick<Io, 'cwd' | 'files'>,
  exclude: readonly string[] = [],
): Promise<Found> {
  const isExcluded = matcher(exclude);
  const isLeftOut = (path: string): boolean => isInside(cwd, path) && isExcluded(relativePath(cwd, path));
  const leftOut = { paths: new Set<string>(), isCut: false };
  const found: ManifestFile[] = [];
  const named = new Set<string>();
  const failures: Failure[] = [];
  const notSearched: Failure[] = [];
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    const path = absolute(operand, cwd);
    const stat = await files.stat(path).catch((error: unknown) => ({ fault: reasonOf(error) }));
    if (stat !== undefined && 'fault' in stat) failures.push({ path: operand, message: stat.fault });
    else if (stat?.kind === 'folder') {
      const search = await searchManifests(path, files, { isLeftOut });
      found.push(...[...search.manifests].sort(byPath));
      for (const each of search.leftOut.paths) leftOut.paths.add(relativePath(cwd, each));
      leftOut.isCut ||= search.leftOut.isCut;
      failures.push(
        ...search.refused.map((each) => ({ path: relativePath(cwd, each.path), message: each.why })),
      );
      for (const fault of search.faults) {
        const isText = !fault.path.includes('\ufffd');
        const message = isText ? reasonOf(fault.error) : notInUtf8;
        const failure = { path: relativePath(cwd, fault.path), message };
        (fault.path === path ? failures : notSearched).push(failure);
      }
    } else {
      const result = await manifestAt(path, files);
      if (result === undefined)
        failures.push({ path: operand, message: 'There is no such file or folder.', isMissing: true });
      else if ('why' in result) failures.push({ path: operand, message: result.why });
      else {
        found.push(result);
        named.add(result.file);
      }
    }
  }
  for (const { path } of found) leftOut.paths.delete(relativePath(cwd, path));
  return {
    manifests: await byFile(found, named, { cwd, files }),
    failures: eachOnce(failures),
    notSearched: eachOnce(notSearched),
    leftOut: { paths: [...leftOut.paths].sort(), isCut: leftOut.isCut },
  };
}

const notInUtf8 = 'Its name is not written in UTF-8, so nothing can be looked for in it.';

/** One file is one manifest, however many names it has. */
async function byFile(
  found: readonly ManifestFile[],
  asked: ReadonlySet<string>,
  { cwd, files }: Pick<Io, 'cwd' | 'files'>,
): Promise<ManifestPlace[]> {
  const named = found.map((each) => ({ ...each, shown: relativePath(cwd, each.path) }));
  const order = (one: { readonly shown: string }, other: { readonly shown: string }): number =>
    byNearness(one.shown, other.shown);
  const once = await eachFileOnce(named, { filesOf: () => files, order });
  return once.map(({ real, file, shown }) => ({ path: real, shown, isNamed: asked.has(file) }));
}

/** The name that lies inside of the current folder comes first, or else the shorter one. */
function byNearness(one: string, other: string): number {
  const isOut = (name: string): number => (/^(\.\.(\/|$)|\/|[A-Za-z]:)/.test(name) ? 1 : 0);
  const isSame = one === other ? 0 : one < other ? -1 : 1;
  return isOut(one) - isOut(other) || one.length - other.length || isSame;
}

function eachOnce(failures: readonly Failure[]): Failure[] {
  const byKey = new Map(failures.map((each) => [`${each.path}\0${each.message}`, each]));
  return [...byKey.values()].sort(byPath);
}

/** A path of the command line, from the current folder. */
export function absolute(operand: string, cwd: string): string {
  // A backslash is a separator on Windows alone; there the current folder has a drive.
  const path = isForeign(cwd) ? slashed(operand) : operand;
  return path.startsWith('/') || isForeign(path) ? joinPath(path, '') : joinPath(cwd, path);
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
