import { once } from './asked-once';
import type { Files } from './files';
import { type GitView, readGit, rulesIn } from './git/git-view';
import { type IgnoreRules, isIgnoredBy } from './git/ignore-rules';
import { isInside, joinPath, parentOf, pathBelow } from './paths';

type Above = { readonly rules: IgnoreRules | undefined; readonly isIgnored: boolean };

/**
 * What git ignores and does not track all the same, so that nobody who clones a repository has it. Remembers what git's
 * files say, so it lives no longer than one round of checks.
 */
export class Ignored {
  private readonly viewOf = once((root) => this.read(root).catch(() => undefined));
  private readonly repositories = new Map<string, Promise<string>>();
  private readonly above = new Map<string, Promise<Above>>();
  /** Where each index is that was asked: what was answered rests on it. */
  readonly indexes = new Set<string>();

  constructor(private readonly files: Files) {}

  /** Whether a path in the repository at `root` is ignored; not where that cannot be told. */
  async has(path: string, kind: 'file' | 'folder', root: string): Promise<boolean> {
    const view = await this.viewOf(root);
    if (view === undefined || !isInside(root, path) || path === root) return false;
    // A submodule has rules of its own, and an index that says what is tracked in it.
    const other = await this.repositoryOf(parentOf(path), root);
    if (other !== root && (await this.isSubmodule(other, root))) return this.has(path, kind, other);
    const fromRoot = pathBelow(root, path);
    const { rules, isIgnored } = await this.rulesFor(parentOf(path), view);
    if (!isIgnored && !isIgnoredBy(rules, fromRoot, kind === 'folder')) return false;
    const tracked = await this.trackedIn(view);
    return tracked !== undefined && !isTracked(fromRoot, kind, tracked);
  }

  /** Whether git does not track a path in the repository at `root`, ignored or not; not where that cannot be told. */
  async isUntracked(path: string, kind: 'file' | 'folder', root: string): Promise<boolean> {
    const view = await this.viewOf(root);
    if (view === undefined || !isInside(root, path) || path === root) return false;
    const other = await this.repositoryOf(parentOf(path), root);
    if (other !== root) return (await this.isSubmodule(other, root)) && this.isUntracked(path, kind, other);
    const tracked = await this.trackedIn(view);
    if (tracked === undefined || isTracked(pathBelow(root, path), kind, tracked)) return false;
    return !isTrackedByAnotherName(pathBelow(root, path), tracked, view.ignoreCase);
  }

  /**
   * Why something that is not there may be in the repository at `root` all the same: a sparse checkout leaves its place
   * out, or the submodule in which it would be is not checked out. Undefined where it is gone, or where nobody can tell.
   */
  async whyLeftOut(path: string, root: string): Promise<'sparse' | 'submodule' | undefined> {
    const view = await this.viewOf(root);
    if (view === undefined || !isInside(root, path) || path === root) return undefined;
    const other = await this.repositoryOf(parentOf(path), root);
    if (other !== root && (await this.isSubmodule(other, root))) return this.whyLeftOut(path, other);
    this.indexes.add(view.places.index);
    return view.whyLeftOut(pathBelow(root, path));
  }

  /** Every path that git tracks in the repository at `root`, from there; undefined where that cannot be told. */
  async tracked(root: string): Promise<ReadonlySet<string> | undefined> {
    const view = await this.viewOf(root);
    return view === undefined ? undefined : this.trackedIn(view);
  }

  /** Whether a path is of another repository, in a folder of the one at `root` that is no submodule of it. */
  async isOfOther(path: string, kind: 'file' | 'folder', root: string): Promise<boolean> {
    const view = await this.viewOf(root);
    if (view === undefined || !isInside(root, path)) return false;
    const other = await this.repositoryOf(kind === 'folder' ? path : parentOf(path), root);
    if (other === root || (await this.isSubmodule(other, root))) return false;
    const tracked = await this.trackedIn(view);
    return tracked === undefined || !isTracked(pathBelow(root, path), kind, tracked);
  }

  /** The nearest repository at or above a folder, and not above `root`. */
  private repositoryOf(folder: string, root: string): Promise<string> {
    const known = this.repositories.get(folder);
    if (known !== undefined) return known;
    const asked = this.findRepositoryOf(folder, root);
    this.repositories.set(folder, asked);
    return asked;
  }

  private async findRepositoryOf(folder: string, root: string): Promise<string> {
    if (folder === root || !isInside(root, folder)) return root;
    const isOne = (await this.files.stat(joinPath(folder, '.git'))) !== undefined;
    return isOne ? folder : this.repositoryOf(parentOf(folder), root);
  }

  /** Whether each repository from the one at `root` down to this one tracks the next; so too where nobody knows. */
  private async isSubmodule(at: string, root: string): Promise<boolean> {
    if (at === root) return true;
    const around = await this.repositoryOf(parentOf(at), root);
    const tracked = await this.tracked(around);
    if (tracked === undefined) return true;
    return tracked.has(pathBelow(around, at)) && this.isSubmodule(around, root);
  }

  private trackedIn(view: GitView): Promise<ReadonlySet<string> | undefined> {
    this.indexes.add(view.places.index);
    return view.tracked();
  }

  private async read(root: string): Promise<GitView | undefined> {
    const isRepository = (await this.files.stat(joinPath(root, '.git'))) !== undefined;
    return isRepository ? readGit(root, this.files) : undefined;
  }

  private rulesFor(folder: string, view: GitView): Promise<Above> {
    const known = this.above.get(folder);
    if (known !== undefined) return known;
    const asked = this.ask(folder, view);
    this.above.set(folder, asked);
    return asked;
  }

  /** The rules for what is in a folder, its own among them. */
  private async ask(folder: string, view: GitView): Promise<Above> {
    const { files } = this;
    const fromRoot = pathBelow(view.root, folder);
    if (fromRoot === '') return { rules: await rulesIn('', view.rules, { view, files }), isIgnored: false };
    const above = await this.rulesFor(parentOf(folder), view);
    // Git looks no further in a folder that is ignored: nothing in there takes that back.
    if (above.isIgnored || isIgnoredBy(above.rules, fromRoot, true)) return { ...above, isIgnored: true };
    return { rules: await rulesIn(fromRoot, above.rules, { view, files }), isIgnored: false };
  }
}

/** Whether git has a file, or anything in a folder. */
function isTracked(path: string, kind: 'file' | 'folder', tracked: ReadonlySet<string>): boolean {
  if (tracked.has(path) || isInSparse(path, tracked)) return true;
  if (kind === 'file') return false;
  for (const each of tracked) if (each.startsWith(`${path}/`)) return true;
  return false;
}

/**
 * Whether git has a path, or anything in it, in the other form of its letters, as macOS lists them, or in other
 * capitals where the file system takes these for the same.
 */
function isTrackedByAnotherName(path: string, tracked: ReadonlySet<string>, ignoreCase: boolean): boolean {
  const plain = (name: string): string => {
    const composed = name.normalize('NFC');
    return ignoreCase ? composed.toLowerCase() : composed;
  };
  const wanted = plain(path);
  for (const each of tracked) {
    const name = plain(each);
    if (name === wanted || name.startsWith(`${wanted}/`)) return true;
  }
  return false;
}

/** Whether a path is in a folder that is kept sparse: the index names the folder alone, with all that is in it. */
function isInSparse(path: string, tracked: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    if (tracked.has(path.slice(0, at + 1))) return true;
  }
  return tracked.has(`${path}/`);
}
