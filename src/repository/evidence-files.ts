/** The files that can be evidence: those that whoever clones the repository has, and that are no manifests. */
import { isManifestPath } from '../core/service';
import type { Files, FolderEntry } from './files';
import { Ignored } from './ignored';
import { type Listing, listFiles } from './list';
import { isInside, joinPath, parentOf, relativePath } from './paths';
import type { Standing } from './root';

/** More files than these are not proposed: nobody scrolls that far, and typing narrows them down. */
export const maxProposals = 2_000;

/** Where files that can be evidence are looked for. */
interface Search {
  readonly root: string;
  readonly files: Files;
  /** What git ignores, where it was asked before. */
  readonly ignored?: Ignored;
  /** A folder that is passed over. */
  readonly without?: string;
}

/** Lists the files below a folder that can be evidence for a manifest in the repository at `root`. Never throws. */
export async function evidenceFiles(
  top: string,
  { root, files, ignored = new Ignored(files), without }: Search,
): Promise<Listing> {
  const known = await ofTools(top, root, ignored);
  const isShared = async (folder: string, { name, kind }: FolderEntry): Promise<boolean> => {
    if (kind !== 'file' && kind !== 'folder') return false;
    const path = joinPath(folder, name);
    return (!known.isOfTool(path) || known.paths.has(path)) && !(await ignored.has(path, kind, root));
  };
  return listFiles(top, files, {
    async look(folder, entries) {
      const isRepository = folder !== root && entries.some(({ name }) => name === '.git');
      if (isRepository && (await ignored.isOfOther(folder, 'folder', root))) return [];
      const shared = await Promise.all(entries.map((entry) => isShared(folder, entry)));
      return entries.filter((_entry, index) => shared[index]);
    },
    isWanted: ({ name, kind }) => kind === 'file' && !isManifestPath(name),
    isSkipped: (path) => path === without,
  });
}

/**
 * The files that may be proposed as evidence, as a manifest would name them: from its folder, those in it first, and
 * hidden ones last. What the manifest's folder holds is not crowded out by a large repository around it.
 */
export async function proposedFiles({ folder, root }: Standing, files: Files): Promise<string[]> {
  const search: Search = { root, files, ignored: new Ignored(files) };
  const near = await evidenceFiles(folder, search);
  const around = folder === root ? [] : (await evidenceFiles(root, { ...search, without: folder })).files;
  return [...near.files, ...around]
    .map(({ path }) => relativePath(folder, path))
    .sort(byNearness)
    .slice(0, maxProposals);
}

function byNearness(one: string, other: string): number {
  const away = (path: string): number => (path.startsWith('../') ? path.split('../').length : 0);
  // What tools are set up with is hardly ever evidence.
  const isHidden = (path: string): number => Number(/(?:^|\/)\.[^/]+$/.test(path));
  return (
    isHidden(one) - isHidden(other) || away(one) - away(other) || (one < other ? -1 : one > other ? 1 : 0)
  );
}

/** What git tracks in folders that hold what tools have made, and the folders on the way there. */
async function ofTools(
  top: string,
  root: string,
  ignored: Ignored,
): Promise<{ readonly paths: ReadonlySet<string>; isOfTool(path: string): boolean }> {
  const isOfTool = (path: string): boolean =>
    path
      .slice(top.length)
      .split('/')
      .some((name) => skippedFolders.has(name));
  const paths = new Set<string>();
  for (const path of (await ignored.tracked(root)) ?? []) {
    let at = joinPath(root, path);
    for (; isInside(top, at) && isOfTool(at) && !paths.has(at); at = parentOf(at)) paths.add(at);
  }
  return { paths, isOfTool };
}

/** Folders that hold what tools have made or fetched: no evidence is looked for in them but what git tracks. */
export const skippedFolders: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
  'bower_components',
  '.yarn',
  '.pnpm-store',
  'dist',
  'out',
  'build',
  'target',
  'coverage',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.cache',
  '.parcel-cache',
  '.turbo',
  '.gradle',
  '.terraform',
  '.vscode-test',
]);
