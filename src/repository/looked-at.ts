/** Which files of a repository the readers look at: what whoever clones it has, but for what others have written. */
import { isManifestPath } from '../core/service';
import { skippedFolders } from './evidence-files';
import type { Files, FolderEntry } from './files';
import type { Ignored } from './ignored';
import { listFiles } from './list';
import { joinPath, pathBelow } from './paths';

/** Where it is looked, and which files are wanted by their path from the root. */
interface LookedIn {
  readonly root: string;
  readonly files: Files;
  readonly ignored: Ignored;
  readonly isLookedAt: (path: string) => boolean;
}

export interface LookedAt {
  /** From the root, in order. */
  readonly paths: readonly string[];
  /** The manifests among all files, from the root: the folder of each is a product of its own. */
  readonly manifests: readonly string[];
  /** Whether nothing kept it from seeing all there is. */
  readonly isWhole: boolean;
}

/** Folders of what was written elsewhere or made by a program, also where git tracks them. */
const vendored: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  'bower_components',
  'vendor',
  'dist',
  '.yarn',
  'third_party',
  'third-party',
  'site-packages',
]);

/** Files that a program has made, by their names. */
const generated =
  /(?:\.min\.[cm]?js|\.min\.css|\.bundle\.js|[-.]chunk\.js|\.map|\.pb\.go|_pb2(?:_grpc)?\.pyi?|\.g\.dart|\.designer\.cs|-lock\.(?:json|ya?ml)|\.lock)$/i;

/** Whether nothing is looked at below one of the folders on a path from the root, whoever made it. */
export function isPassedOver(path: string): boolean {
  return path.split('/').some((name) => vendored.has(name)) || generated.test(path);
}

/** Lists the files below `top` that the readers look at. Links are not followed. Never throws. */
export async function listLookedAt(top: string, where: LookedIn): Promise<LookedAt> {
  const { root, files } = where;
  const tracked = await trackedIn(where);
  const listing = await listFiles(top, files, {
    async look(folder, entries) {
      // Another repository, also where it is a part of this one: somebody else's product.
      if (folder !== root && entries.some(({ name }) => name === '.git')) return [];
      const fromRoot = pathBelow(root, folder);
      const kept: FolderEntry[] = [];
      for (const entry of entries) {
        const path = fromRoot === '' ? entry.name : `${fromRoot}/${entry.name}`;
        if (isWanted(entry, path, { where, tracked }) && (await isShared(entry, path, { where, tracked })))
          kept.push(entry);
      }
      return kept;
    },
  });
  const found = listing.files.map(({ path }) => pathBelow(root, path)).sort();
  return {
    paths: found.filter((path) => where.isLookedAt(path)),
    manifests: found.filter(isManifestPath),
    isWhole: !listing.isCut && listing.faults.length === 0,
  };
}

/** What git tracks: files, and the folders on the way to them; nothing of either where that cannot be told. */
interface Tracked {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

interface Looking {
  readonly where: LookedIn;
  readonly tracked: Tracked;
}

async function trackedIn({ root, ignored }: LookedIn): Promise<Tracked> {
  const files = (await ignored.tracked(root)) ?? new Set<string>();
  const folders = new Set<string>();
  for (const path of files) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { files, folders };
}

function isWanted({ name, kind }: FolderEntry, path: string, { where, tracked }: Looking): boolean {
  if (kind === 'folder')
    return !vendored.has(name) && (!skippedFolders.has(name) || tracked.folders.has(path));
  return kind === 'file' && !generated.test(name) && (isManifestPath(name) || where.isLookedAt(path));
}

/** Whether whoever clones the repository has it. What git tracks is asked first: that costs nothing. */
async function isShared({ kind }: FolderEntry, path: string, { where, tracked }: Looking): Promise<boolean> {
  const { root, ignored } = where;
  if (kind === 'folder' ? tracked.folders.has(path) : tracked.files.has(path)) return true;
  return !(await ignored.has(joinPath(root, path), kind === 'folder' ? 'folder' : 'file', root));
}
