/**
 * What the repository says: all files at which a reader looks, read once, as plain data. Only what is shared is opened,
 * and what is remembered of a file is taken where the file is as it was then.
 */
import type { FileReading, RepositoryIndex as ManifestIndex } from '../core/service';
import { decodeText } from './decode';
import { uncheckedBy } from './faults';
import type { Files } from './files';
import { Ignored } from './ignored';
import { type LookedAt, listLookedAt } from './looked-at';
import { joinPath } from './paths';

/** The readers, as far as the index needs them (`src/readers/`). */
export interface SourceReaders {
  readonly isLookedAt: (path: string) => boolean;
  readonly readSource: (file: {
    readonly path: string;
    readonly bytes: Uint8Array;
    readonly text: string;
  }) => FileReading;
  /** In bytes; a larger file is not opened. */
  readonly mostOfSource: number;
}

/**
 * What a file gave: what it says, or why it is not read, in words that follow "not read, because". A fault may be over at
 * the next look.
 */
export type Looked = { readonly reading: FileReading } | { readonly reason: string; readonly isFault?: true };

/** What was read before. A path is from the root; what it remembers holds for that path alone. */
export interface ReadingMemory {
  /** Where there are fewer files, they are read sooner than what was read of them before, and it is not asked. */
  readonly worthFrom?: number;
  /** By the stamp that the file system gives: only to know what need not be opened. */
  unchanged(path: string, stamp: string): Looked | undefined;
  /** By what is in the file. */
  same(path: string, bytes: Uint8Array): Looked | undefined;
  /** `stamp` is absent where the file system gives none. */
  keep(path: string, looked: Looked, from: { readonly bytes?: Uint8Array; readonly stamp?: string }): void;
}

export interface RepositoryIndex {
  /** All files that were looked at, from the root, in order. */
  readonly files: readonly string[];
  /** What those say that say something, in the same order. */
  readonly readings: readonly FileReading[];
  readonly notRead: readonly { readonly path: string; readonly reason: string }[];
  /** All manifests, from the root: the folder of each is a product of its own. */
  readonly manifests: readonly string[];
  /** Whether no fault was in the way, so that what is not here is not in the repository. */
  readonly isWhole: boolean;
}

/** How it is looked at files. */
interface Looking {
  readonly files: Files;
  readonly readers: SourceReaders;
  readonly memory?: ReadingMemory | undefined;
  /** Waits as long as others are to come first; asked before each file is read. */
  readonly pace?: (() => Promise<void>) | undefined;
}

interface Indexing extends Looking {
  /** What git ignores, where it was asked before. */
  readonly ignored?: Ignored;
  /** The folder below which it is looked, where that is not all. */
  readonly below?: string;
}

/** Files that are read at the same time. */
const concurrency = 16;

/** Reads what the repository at `root` says. Never throws. */
export async function indexRepository(root: string, indexing: Indexing): Promise<RepositoryIndex> {
  const { files, readers, ignored = new Ignored(files), below = root } = indexing;
  const { isLookedAt } = readers;
  const listing = await listLookedAt(below, { root, files, ignored, isLookedAt });
  const isFew = listing.paths.length < (indexing.memory?.worthFrom ?? 0);
  const looking = isFew ? { ...indexing, memory: undefined } : indexing;
  return indexOf(listing, await lookAt(listing.paths, root, looking));
}

/** Looks at files, some at the same time. Never throws. */
export async function lookAt(
  paths: readonly string[],
  root: string,
  looking: Looking,
): Promise<Map<string, Looked>> {
  const all = new Map<string, Looked>();
  for (let from = 0; from < paths.length; from += concurrency) {
    const batch = paths.slice(from, from + concurrency);
    const looked = await Promise.all(batch.map((path) => look(path, root, looking)));
    for (const [index, each] of looked.entries()) all.set(batch[index] ?? '', each);
  }
  return all;
}

/** The index of what is listed, by what the files gave. */
export function indexOf(
  { paths, manifests, isWhole }: LookedAt,
  looked: ReadonlyMap<string, Looked>,
): RepositoryIndex {
  const readings: FileReading[] = [];
  const notRead: { readonly path: string; readonly reason: string }[] = [];
  let isFaultless = true;
  for (const path of paths) {
    const each = looked.get(path);
    if (each === undefined) continue;
    if ('reason' in each) {
      notRead.push({ path, reason: each.reason });
      isFaultless &&= each.isFault !== true;
    } else if (each.reading.testimony.length > 0) readings.push(each.reading);
  }
  return { files: paths, readings, notRead, manifests, isWhole: isWhole && isFaultless };
}

/** What the repository says to the manifest in a folder, given from the root. */
export function indexFor(
  folder: string,
  { readings, manifests, isWhole }: Pick<RepositoryIndex, 'readings' | 'manifests' | 'isWhole'>,
): ManifestIndex {
  const folders = manifests.map((manifest) => manifest.slice(0, Math.max(0, manifest.lastIndexOf('/'))));
  const others = [...new Set(folders)].filter((each) => each !== folder);
  return { readings, folder, others, isWhole, workedOut: new Map() };
}

async function look(path: string, root: string, { files, readers, memory, pace }: Looking): Promise<Looked> {
  const place = joinPath(root, path);
  try {
    const { size, stamp } = await sizeOf(place, files);
    const known = stamp === undefined ? undefined : memory?.unchanged(path, stamp);
    if (known !== undefined) return known;
    const stamped = stamp === undefined ? {} : { stamp };
    if (size > readers.mostOfSource) {
      const looked = { reason: `it is larger than ${readers.mostOfSource / 1024} KB` };
      memory?.keep(path, looked, stamped);
      return looked;
    }
    await pace?.();
    const bytes = await files.read(place);
    const looked = memory?.same(path, bytes) ?? readBytes(path, bytes, readers);
    memory?.keep(path, looked, { ...stamped, bytes });
    return looked;
  } catch (error) {
    // A fault is not remembered.
    return { reason: uncheckedBy(error).reason, isFault: true };
  }
}

async function sizeOf(
  place: string,
  files: Files,
): Promise<{ readonly size: number; readonly stamp?: string | undefined }> {
  const stamped = await files.stamp?.(place);
  if (stamped !== undefined) return stamped;
  return { size: (await files.stat(place))?.size ?? 0 };
}

function readBytes(path: string, bytes: Uint8Array, readers: SourceReaders): Looked {
  const text = decodeText(bytes);
  if (text.includes('\0')) return { reason: 'it is no text' };
  if (isMinified(text)) return { reason: 'its lines are too long for code that a person has written' };
  return { reading: readers.readSource({ path, bytes, text }) };
}

/** Lines longer than this are not looked at by the readers of code. */
const longestLine = 1_500;

/** With so many other lines somebody has written a file, whatever was pasted into it. */
const enoughWritten = 20;

/** Whether most of a text stands in lines that nobody has written, and little besides. */
function isMinified(text: string): boolean {
  if (text.length <= longestLine) return false;
  let long = 0;
  let written = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    if (next - at > longestLine) long += next - at;
    else if (next - at > 3) written++;
    at = next;
  }
  return long * 2 > text.length && written < enoughWritten;
}
