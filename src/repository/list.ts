/**
 * The one lister of files: what may be proposed as evidence, where a file that moved is now, which manifests there
 * are. Links are not followed: what is in the repository is listed where it is.
 */
import type { Files, FolderEntry } from './files';
import { joinPath } from './paths';

/** How much is looked at below one folder. */
export interface ListLimits {
  readonly entries: number;
  readonly folders: number;
  readonly depth: number;
}

const onDisk: ListLimits = { entries: 50_000, folders: 50_000, depth: 64 };
/** Every folder is a request to another machine. */
const farAway: ListLimits = { entries: 50_000, folders: 2_000, depth: 16 };
export const unlimited: ListLimits = { entries: Infinity, folders: Infinity, depth: Infinity };

/** Folders that are listed at the same time. */
const concurrency = 16;

interface ListOptions {
  /** Which entries are listed; all that are no folders unless said otherwise. */
  readonly isWanted?: (entry: FolderEntry) => boolean;
  /** At which entry no more is looked for; at none unless said otherwise. */
  readonly isEnough?: (entry: FolderEntry) => boolean;
  /** Which folders are passed over; none unless said otherwise. */
  readonly isSkipped?: (path: string, name: string) => boolean;
  /** Looks at what a folder holds, and says what of that is listed and gone into; all of it unless said otherwise. */
  readonly look?: (folder: string, entries: readonly FolderEntry[]) => Promise<readonly FolderEntry[]>;
  readonly limits?: ListLimits | undefined;
}

interface Listed extends FolderEntry {
  readonly path: string;
}

/** A folder that could not be listed, and why. */
export interface Fault {
  readonly path: string;
  readonly error: unknown;
}

export interface Listing {
  readonly files: readonly Listed[];
  readonly faults: readonly Fault[];
  /** Whether it ended before it was through, so that what is not listed may be there all the same. */
  readonly isCut: boolean;
}

/** Lists what is below a folder, level by level: what is nearest comes first. Never throws. */
export async function listFiles(top: string, files: Files, options: ListOptions = {}): Promise<Listing> {
  const { isEnough = () => false } = options;
  const limits = options.limits ?? (files.isFar === true ? farAway : onDisk);
  const all: Listed[] = [];
  const faults: Fault[] = [];
  const left = { entries: limits.entries, folders: limits.folders };
  let level = [top];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= limits.depth || level.length > left.folders) return { files: all, faults, isCut: true };
    left.folders -= level.length;
    const below: string[] = [];
    for (let from = 0; from < level.length; from += concurrency) {
      const listed = await listAll(level.slice(from, from + concurrency), files, options);
      faults.push(...listed.faults);
      left.entries -= listed.entries.length;
      if (left.entries < 0) return { files: all, faults, isCut: true };
      sortOut(listed.entries, options, { all, below });
      if (listed.entries.some(isEnough)) return { files: all, faults, isCut: true };
    }
    level = below;
  }
  return { files: all, faults, isCut: false };
}

function sortOut(
  entries: readonly Listed[],
  { isWanted = ({ kind }) => kind !== 'folder', isSkipped = () => false }: ListOptions,
  { all, below }: { readonly all: Listed[]; readonly below: string[] },
): void {
  for (const entry of entries) {
    if (isWanted(entry)) all.push(entry);
    if (entry.kind === 'folder' && !isSkipped(entry.path, entry.name)) below.push(entry.path);
  }
}

async function listAll(
  folders: readonly string[],
  files: Files,
  { look = async (_folder, entries) => entries }: ListOptions,
): Promise<{ readonly entries: readonly Listed[]; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  const lists = await Promise.all(
    folders.map(async (folder) => {
      try {
        const entries = await look(folder, await files.list(folder));
        return entries.map((entry) => ({ ...entry, path: joinPath(folder, entry.name) }));
      } catch (error) {
        faults.push({ path: folder, error });
        return [];
      }
    }),
  );
  return { entries: lists.flat(), faults };
}
