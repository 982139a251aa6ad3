/**
 * Where a file that a manifest names is. A path is read from the folder of the manifest, and where nothing is there,
 * from the root of the repository; one that begins with `/` from the root only. `..` is fine as long as it stays in
 * the repository. A path that leaves it, by `..` or through a symbolic link anywhere on it, is outside, and nothing is
 * read there. Where nothing is at a path as it is written, it is read as people may have meant it (`readingsOf`), and
 * its names are compared with what the folders list, so that the answer is the same on every system.
 */
import { type Reading, readingsOf, type Spelling } from '../core/service';
import type { Files } from './files';
import { isInRepository } from './inside';
import { type KnownName, Listings } from './listings';
import { isForeign, isInside, joinPath, relativePath, slashed } from './paths';
import type { Standing } from './root';

/** What is at the place that a manifest names. */
export type Located =
  | {
      readonly kind: 'file' | 'folder';
      readonly path: string;
      readonly size: number;
      /** What all hard links to it have in common. */
      readonly id?: string;
      /** The part of what is written that names it, as it was read. */
      readonly name: string;
      /** The part that says where in the file. */
      readonly place: string;
      readonly spelling?: Spelling;
    }
  /** `too-long`: nothing was looked for; `no-file`: a pipe or the like. */
  | { readonly kind: 'outside' | 'missing' | 'too-long' | 'no-file' };

/** A path that is longer, or has more folders on it, is not looked for: each folder on it is asked for on its own. */
export const mostOfPath = { characters: 1_000, folders: 100 } as const;

/** Where names are looked up. */
interface Search extends Standing {
  readonly files: Files;
  /** What the folders list, where it was asked before. */
  readonly listings?: Listings;
}

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

function isTooLong(name: string): boolean {
  return name.length > mostOfPath.characters || slashed(name).split('/').length - 1 > mostOfPath.folders;
}

/** The ways in which a name can be read that are looked for. */
function shortReadings(name: string): Reading[] {
  return readingsOf(name).filter((reading) => !isTooLong(reading.name));
}

/** The same for every way in which the name can be read. */
export function allCandidatePaths(file: string, standing: Standing): string[] {
  const places = shortReadings(file).flatMap(({ name }) => [
    ...candidatePaths(name, standing),
    ...onThisMachine(name, standing),
  ]);
  return [...new Set(places.flatMap((path) => [path, path.normalize('NFC'), path.normalize('NFD')]))];
}

/** A path from the top of this machine that leads into the repository, as editors copy it. */
function onThisMachine(name: string, { root }: Standing): string[] {
  const path = slashed(name);
  if (!path.startsWith('/') && !isForeign(path)) return [];
  const full = joinPath(
    path.replace(/^[a-z]:/, (drive) => drive.toUpperCase()),
    '',
  );
  const top = root.replace(/^[a-z]:/, (drive) => drive.toUpperCase());
  return isInside(top, full) ? [`${root}${full.slice(top.length)}`] : [];
}

/** Finds a file that a manifest names. Throws where it cannot be told. */
export async function locateFile(name: string, search: Search): Promise<Located> {
  const around = { ...search, listings: search.listings ?? new Listings(search.files) };
  const readings = shortReadings(name);
  if (readings.length === 0) return { kind: 'too-long' };
  let isPipe = false;
  for (const isLoose of [false, true]) {
    for (const reading of readings) {
      for (const path of candidatePaths(reading.name, around)) {
        const isWritten = reading === readings[0];
        const found = await lookAt(path, reading, { ...around, isLoose, isWritten });
        if (found?.kind === 'outside' && isWritten) return { kind: 'outside' };
        isPipe ||= found?.kind === 'no-file';
        if (found !== undefined && 'path' in found) return found;
      }
      for (const path of onThisMachine(reading.name, around)) {
        const form = reading.form ?? 'written-as-link';
        const found = await lookAt(path, { ...reading, form }, { ...around, isLoose, isWritten: false });
        if (found !== undefined && 'path' in found) return found;
      }
    }
  }
  if (isPipe) return { kind: 'no-file' };
  // An address of a file is one on the machine of whoever wrote it.
  const isElsewhere =
    /^\s*file:/i.test(name.slice(0, 20)) || candidatePaths(readings[0]?.name ?? '', around).length === 0;
  return { kind: isElsewhere ? 'outside' : 'missing' };
}

interface Manner {
  /** Whether a name that differs in its case or Unicode form is as good. */
  readonly isLoose: boolean;
  /** Whether it is read as it is written: then a path that leads out of the repository is told, though nothing is there. */
  readonly isWritten: boolean;
}

/** What is at a path: by its exact name, or where that is loose, by one that is nearly the same. */
async function lookAt(
  path: string,
  reading: Reading,
  around: Search & Manner & { readonly listings: Listings },
): Promise<Located | undefined> {
  const { files, root, folder, listings, isLoose, isWritten } = around;
  if (isWritten && !isLoose && !(await isInRepository(path, root, files))) return { kind: 'outside' };
  const written = await files.stat(path);
  if (written === undefined && !isLoose) return undefined;
  const known = await listings.nameOf(path, isInside(folder, path) ? folder : root, root);
  // On some systems a name of another case is as good: what the folder lists is the same everywhere.
  const isExact = written !== undefined && known?.isOtherCase !== true;
  if (isExact === isLoose || (known === undefined && isLoose)) return undefined;
  const real = known?.path ?? path;
  if (!(await isInRepository(real, root, files))) return { kind: 'outside' };
  const stat = isLoose ? await files.stat(real) : written;
  // Pipes and the like are in no repository: none can be committed.
  if (stat?.kind === 'other') return { kind: 'no-file' };
  if (stat === undefined) return undefined;
  const differs = reading.form ?? differenceOf(known);
  const name = plainName(real, reading, around);
  // What keyboards and most tools write, whatever the file system has made of it.
  const spelling = differs && { differs, name: differs === 'other-form' ? name.normalize('NFC') : name };
  return {
    ...stat,
    kind: stat.kind,
    path: real,
    name: reading.name,
    place: reading.place,
    ...(spelling && { spelling }),
  };
}

function differenceOf(known: KnownName | undefined): Spelling['differs'] | undefined {
  if (known?.isOtherCase === true) return 'other-case';
  return known?.isApart === true ? 'other-form' : undefined;
}

/** How a manifest names a path: from its folder, or from the root where it is written so. */
function plainName(path: string, { name, place, form }: Reading, { folder, root }: Standing): string {
  const isFromRoot = form === undefined || form === 'invisible-characters';
  const plain = slashed(name);
  if (isFromRoot && plain.startsWith('/')) return `/${relativePath(root, path)}${place}`;
  return `${relativePath(folder, path)}${place}`;
}
