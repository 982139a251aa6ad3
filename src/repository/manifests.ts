/**
 * Which manifests there are: the one answer for the editor and the command line. What git tracks is always among
 * them. For the rest a folder is walked, without what git ignores and without other work trees and clones in it.
 */
import { isManifestPath } from '../core/service';
import type { Files, FolderEntry } from './files';
import { type GitView, readGit, rulesAbove, rulesIn } from './git/git-view';
import { type IgnoreRules, isIgnoredBy } from './git/ignore-rules';
import { type Fault, type Listing, type ListLimits, listFiles, unlimited } from './list';
import { type ManifestFile, manifestAt, outsideLink, type Refused } from './manifest-at';
import { isInside, joinPath, parentOf, pathBelow } from './paths';
import { rootAbove } from './root';

/** What a search has found. */
export interface ManifestSearch {
  /** Each file once for every name by which it was found. */
  readonly manifests: readonly ManifestFile[];
  /** Links with the name of a manifest that are not followed, and files that cannot be looked at. */
  readonly refused: readonly Refused[];
  /** Folders in which nothing could be looked for. */
  readonly faults: readonly Fault[];
  /** Whether a limit was reached, so that there may be more. */
  readonly isCut: boolean;
  readonly leftOut: LeftOut;
  /** The repositories that had a say. */
  readonly repositories: readonly SearchedRepository[];
}

/** What would have been found, had the user not left it out. */
export interface LeftOut {
  readonly paths: readonly string[];
  /** Whether a limit was reached, so that there may be more. */
  readonly isCut: boolean;
}

/** What a search rests on that was not found by walking. */
export interface SearchedRepository {
  readonly root: string;
  readonly places: GitView['places'];
  /** The manifests that git tracks, from the root; undefined where nobody knows. */
  readonly tracked: readonly string[] | undefined;
}

interface SearchOptions {
  /** What the user leaves out, by paths below the folder that is searched. */
  readonly isLeftOut?: (path: string) => boolean;
  readonly limits?: ListLimits;
}

/** Folders that are looked into for what is left out: it is counted, not checked. */
const mostLeftOut = { onDisk: 5_000, far: 100 } as const;

/** What is certainly a tool's. Where git tracks a manifest in one all the same, it is found. */
const folderNames: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** A place where a manifest may be. */
type Candidate = Pick<FolderEntry, 'kind'> & { readonly path: string };

/**
 * Finds the manifests below a folder. One that is itself ignored is searched like any other: it was named. What lies
 * in another repository below is that one's, unless the folder is in none, and so is only where several are kept.
 * Never throws.
 */
export async function searchManifests(
  folder: string,
  files: Files,
  options: SearchOptions = {},
): Promise<ManifestSearch> {
  const top = (await files.links?.realPath(folder).catch(() => undefined)) ?? folder;
  const named = (path: string): string => joinPath(folder, path.slice(top.length));
  const manifests: ManifestFile[] = [];
  const refused: Refused[] = [];
  const faults: Fault[] = [];
  const repositories: SearchedRepository[] = [];
  const leftOut: ManifestFile[] = [];
  let isCut = false;
  let isLeftOutCut = false;
  const waiting = [top];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const isLeftOut = (path: string): boolean => options.isLeftOut?.(named(path)) === true;
    const search = new FolderSearch(at, files, { ...options, isLeftOut });
    const found = await search.run();
    faults.push(...found.faults.map(({ path, error }) => ({ path: named(path), error })));
    isCut ||= found.isCut;
    isLeftOutCut ||= found.leftOut.isCut;
    for (const path of found.leftOut.paths) {
      const result = await manifestAt(named(path), files, { within: found.root ?? at });
      if (result !== undefined && !('why' in result)) leftOut.push(result);
    }
    waiting.push(...found.others);
    const { repository } = found;
    if (repository !== undefined) {
      const { index, exclude } = repository.places;
      const seen = (path: string): string => (isInside(top, path) ? named(path) : path);
      repositories.push({ ...repository, places: { index: seen(index), exclude: seen(exclude) } });
    }
    for (const candidate of found.candidates) {
      const result = await manifestAt(named(candidate.path), files, { within: found.root ?? at });
      if (result === undefined) {
        if (await isThereByOtherName(candidate.path, files))
          refused.push({ path: named(candidate.path), why: notInUtf8 });
        continue;
      }
      if ('why' in result) refused.push(result);
      // A folder on the way to what is tracked may have become a link.
      else if (!isInside(found.root ?? at, result.real))
        refused.push({ path: result.path, why: outsideLink });
      else manifests.push(result);
    }
  }
  const byFile = new Map(leftOut.map((each) => [each.file, each.path]));
  for (const { file } of manifests) byFile.delete(file);
  const paths = [...byFile.values()].sort();
  return { manifests, refused, faults, isCut, leftOut: { paths, isCut: isLeftOutCut }, repositories };
}

const notInUtf8 = 'A name on its path is not written in UTF-8, so it cannot be opened here: rename that.';

/** Whether a path cannot be opened only because a name on it is no text: a folder lists it with U+FFFD, as git's index does. */
async function isThereByOtherName(path: string, files: Files): Promise<boolean> {
  const names = path.split('/');
  const at = names.findIndex((name) => name.includes('\ufffd'));
  if (at === -1) return false;
  const entries = await files.list(names.slice(0, at).join('/') || '/').catch(() => []);
  return entries.some(({ name }) => name === names[at]);
}

/** The manifests that git tracks in a repository, from its root and in order; undefined where nobody knows. */
export async function trackedManifests(root: string, files: Files): Promise<readonly string[] | undefined> {
  return manifestsIn(await (await readGit(root, files)).tracked());
}

function manifestsIn(tracked: ReadonlySet<string> | undefined): readonly string[] | undefined {
  const isOne = (path: string): boolean =>
    isManifestPath(path) && !path.split('/').some((part) => part === '..' || part === '.git');
  return tracked && [...tracked].filter(isOne).sort();
}

interface Below {
  readonly root: string | undefined;
  readonly repository: SearchedRepository | undefined;
  readonly candidates: readonly Candidate[];
  readonly faults: readonly Fault[];
  readonly isCut: boolean;
  readonly leftOut: LeftOut;
  /** Repositories below a folder that is in none. */
  readonly others: readonly string[];
}

/** The search of one folder by its real path. */
class FolderSearch {
  private readonly rules = new Map<string, IgnoreRules | undefined>();
  private readonly others: string[] = [];
  private readonly leftOut: string[] = [];
  private root: string | undefined;
  private git: GitView | undefined;
  /** The manifests that git tracks; undefined where nobody knows. */
  private known: readonly string[] | undefined;
  /** Folders of which git tracks all that it has there, without saying what that is. */
  private sparse: readonly string[] = [];

  constructor(
    private readonly top: string,
    private readonly files: Files,
    private readonly options: SearchOptions & { readonly isLeftOut: (path: string) => boolean },
  ) {}

  async run(): Promise<Below> {
    const { top, files, options } = this;
    let isEmptied = false;
    this.root = await rootAbove(top, files).catch(() => undefined);
    if (this.root !== undefined) {
      this.git = await readGit(this.root, files);
      const tracked = await this.git.tracked();
      this.known = manifestsIn(tracked);
      this.sparse = [...(tracked ?? [])].filter((path) => path.endsWith('/'));

      const above = await rulesAbove(this.inRoot(top), { view: this.git, files });
      isEmptied = above.isEmptied;
      // What is ignored as a whole was asked for as a whole.
      this.rules.set(parentOf(top), above.isIgnored ? undefined : above.rules);
    }
    let listing = await this.list();
    if (isEmptied && listing.files.length === 0 && this.tracked().length === 0) {
      this.rules.set(parentOf(top), undefined);
      this.leftOut.length = 0;
      listing = await this.list();
    }
    const all = new Map([...listing.files, ...this.tracked()].map((each) => [each.path, each]));
    const leftOut = await this.listLeftOut();
    const isLeftOut = ({ path }: Candidate): boolean => options.isLeftOut(path);
    const candidates = [...all.values()];
    const { root, git, known } = this;
    return {
      root,
      repository:
        root === undefined || git === undefined ? undefined : { root, places: git.places, tracked: known },
      candidates: candidates.filter((each) => !isLeftOut(each)),
      faults: listing.faults,
      isCut: listing.isCut,
      leftOut: {
        paths: [...leftOut.paths, ...candidates.filter(isLeftOut).map(({ path }) => path)],
        isCut: leftOut.isCut,
      },
      others: this.others,
    };
  }

  private list(): Promise<Listing> {
    const { top, files, options } = this;
    return listFiles(top, files, {
      look: (folder, entries) => this.look(folder, entries),
      // One that is not a file is reported, like any that cannot be read.
      isWanted: ({ name }) => isManifestPath(name),
      isSkipped: () => false,
      limits: options.limits ?? (files.isFar === true ? undefined : unlimited),
    });
  }

  /** What is looked at of what a folder holds. */
  private async look(folder: string, entries: readonly FolderEntry[]): Promise<readonly FolderEntry[]> {
    if (this.isOther(folder, entries)) {
      if (this.root === undefined) this.others.push(folder);
      return [];
    }
    return (await this.searched(folder, entries)).filter(({ name, kind }) => {
      const path = joinPath(folder, name);
      if (kind !== 'folder' || !this.options.isLeftOut(path)) return true;
      this.leftOut.push(path);
      return false;
    });
  }

  /** The manifests in the folders that are left out, as far as it takes no long time to say. */
  private async listLeftOut(): Promise<LeftOut> {
    const { files, leftOut } = this;
    const paths: string[] = [];
    let left: number = files.isFar === true ? mostLeftOut.far : mostLeftOut.onDisk;
    let isCut = false;
    for (const folder of leftOut) {
      const listing = await listFiles(folder, files, {
        look: async (at, entries) =>
          --left < 0 || this.isOther(at, entries) ? [] : this.searched(at, entries),
        isWanted: ({ name, kind }) => kind !== 'folder' && isManifestPath(name),
      });
      paths.push(...listing.files.map(({ path }) => path));
      isCut ||= listing.isCut || left < 0;
      if (isCut) break;
    }
    return { paths, isCut };
  }

  private isOther(folder: string, entries: readonly FolderEntry[]): boolean {
    return folder !== this.top && entries.some(({ name }) => name === '.git');
  }

  /** What git and the names of folders leave of what one holds. */
  private async searched(folder: string, entries: readonly FolderEntry[]): Promise<readonly FolderEntry[]> {
    const rules = await this.rulesOf(folder, entries);
    return entries.filter(({ name, kind }) => {
      const isFolder = kind === 'folder';
      if (isFolder ? folderNames.has(name) : !isManifestPath(name)) return false;
      const path = this.inRoot(joinPath(folder, name));
      return rules === undefined || this.mayBeTracked(path) || !isIgnoredBy(rules, path, isFolder);
    });
  }

  /** Whether a path is in a folder that is kept sparse, or on the way to one. */
  private mayBeTracked(path: string): boolean {
    return this.sparse.some((each) => `${path}/`.startsWith(each) || each.startsWith(`${path}/`));
  }

  private async rulesOf(folder: string, entries: readonly FolderEntry[]): Promise<IgnoreRules | undefined> {
    // Where nobody knows what is tracked, what is ignored may be: it is looked at.
    if (this.git === undefined || this.known === undefined) return undefined;
    let rules = this.rules.get(parentOf(folder));
    // Git does not follow a link of that name either.
    if (entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file'))
      rules = await rulesIn(this.inRoot(folder), rules, { view: this.git, files: this.files });
    this.rules.set(folder, rules);
    return rules;
  }

  private tracked(): Candidate[] {
    const { root, known, top } = this;
    if (root === undefined || known === undefined) return [];
    return known
      .map((path) => ({ path: joinPath(root, path), kind: 'other' as const }))
      .filter(({ path }) => isInside(top, path));
  }

  private inRoot(path: string): string {
    return this.root === undefined ? '' : pathBelow(this.root, path);
  }
}
