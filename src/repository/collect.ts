/**
 * What the repository says of the files that a manifest names. The one place that asks; the evaluation is handed the
 * answers as plain data.
 *
 * A path is read from the folder of the manifest, and where nothing is there, from the root of the repository; one
 * that begins with `/` from the root only. `..` is fine as long as it stays in the repository. A path that leaves it,
 * by `..` or through a symbolic link anywhere on it, is outside, and nothing is read there.
 */
import {
  type FileFact,
  type FileReference,
  isLink,
  isUnchangedTemplate,
  type RepositoryFacts,
} from '../core/service';
import { decodeText } from './decode';
import type { Files } from './files';
import type { FileFinder } from './find-file';
import { baseName, isForeign, isInside, joinPath, parentOf, relativePath, slashed } from './paths';
import type { Standing } from './root';

/** Where a manifest stands (see `findRepository`), and how to look around there. */
export interface Surroundings extends Standing {
  readonly files: Files;
  /** Says where a missing file is now. Without it, nothing is searched. */
  readonly finder?: FileFinder;
}

/** Files that are looked up for one manifest; of more than these nothing is known. */
const maxFiles = 2000;

/** Files looked up at the same time. */
const concurrency = 16;

/** A document larger than this many bytes is neither blank nor an unchanged template. */
const smallFile = 64 * 1024;

/** Looks up every file that a manifest names. Never throws: what can't be told is left out, and so unknown. */
export async function collectFacts(
  references: readonly FileReference[],
  surroundings: Surroundings,
): Promise<RepositoryFacts> {
  const names = new Set(references.map(({ file }) => file).filter((file) => !isLink(file)));
  const waiting = [...names].slice(0, maxFiles);
  const facts = new Map<string, FileFact>();
  const { files, root } = surroundings;
  const realRoot = (await files.realPath?.(root).catch(() => undefined)) ?? root;
  const work = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const fact = await factOf(name, { ...surroundings, realRoot }).catch(() => undefined);
      if (fact !== undefined) facts.set(name, fact);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, work));
  return { files: facts };
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

type Around = Surroundings & { readonly realRoot: string };

async function factOf(file: string, around: Around): Promise<FileFact | undefined> {
  const places = candidatePaths(file, around);
  if (places.length === 0) return { kind: 'outside' };
  for (const place of places) {
    const fact = await factAt(place, around);
    if (fact !== undefined) return fact;
  }
  return missing(file, around);
}

/** What is at a path of the repository; undefined when nothing is. */
async function factAt(path: string, around: Around): Promise<FileFact | undefined> {
  if (await leadsOut(path, around)) return { kind: 'outside' };
  const stat = await around.files.stat(path);
  if (stat === undefined) return undefined;
  if (stat.kind === 'folder') return { kind: 'folder' };
  const { size } = stat;
  if (size === 0 || size > smallFile) return { kind: 'file', size };
  const text = decodeText(await around.files.read(path));
  if (text.trim() === '') return { kind: 'file', size: 0 };
  return isUnchangedTemplate(text) ? { kind: 'file', size, unchangedTemplate: true } : { kind: 'file', size };
}

/** Whether a link on the path leads out of the repository, the path itself being there or not. */
async function leadsOut(path: string, { files, root, realRoot }: Around): Promise<boolean> {
  if (files.realPath === undefined) return false;
  for (let at = path; at !== root && isInside(root, at); at = parentOf(at)) {
    const real = await files.realPath(at);
    if (real !== undefined) return !isInside(realRoot, real);
  }
  return false;
}

async function missing(file: string, { finder, root, folder }: Around): Promise<FileFact> {
  const found = await finder?.only(root, baseName(slashed(file))).catch(() => undefined);
  return found === undefined
    ? { kind: 'missing' }
    : { kind: 'missing', movedTo: relativePath(folder, found) };
}
