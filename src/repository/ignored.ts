import type { Files } from './files';
import { type GitView, readGit, rulesAbove, rulesIn } from './git/git-view';
import { type IgnoreRules, isIgnoredBy } from './git/ignore-rules';
import { isInside, joinPath, parentOf, pathBelow } from './paths';

type Above = { readonly rules: IgnoreRules | undefined; readonly isIgnored: boolean };

/**
 * What git ignores and does not track all the same, so that nobody who clones a repository has it. Remembers what git's
 * files say, so it lives no longer than one round of checks.
 */
export class Ignored {
  private readonly views = new Map<string, Promise<GitView | undefined>>();
  private readonly above = new Map<string, Promise<Above>>();

  constructor(private readonly files: Files) {}

  /** Whether a path in the repository at `root` is ignored; not where that cannot be told. */
  async has(path: string, kind: 'file' | 'folder', root: string): Promise<boolean> {
    const view = await this.viewOf(root);
    if (view === undefined || !isInside(root, path) || path === root) return false;
    const fromRoot = pathBelow(root, path);
    const { rules, isIgnored } = await this.rulesFor(parentOf(path), view);
    if (!isIgnored && !isIgnoredBy(rules, fromRoot, kind === 'folder')) return false;
    const tracked = await view.tracked();
    return tracked !== undefined && !isTracked(fromRoot, kind, tracked);
  }

  private viewOf(root: string): Promise<GitView | undefined> {
    const known = this.views.get(root);
    if (known !== undefined) return known;
    const asked = this.read(root).catch(() => undefined);
    this.views.set(root, asked);
    return asked;
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
    const { rules, isIgnored } = await rulesAbove(fromRoot, { view, files });
    return { rules: await rulesIn(fromRoot, rules, { view, files }), isIgnored };
  }
}

/** Whether git has a file, or anything in a folder. */
function isTracked(path: string, kind: 'file' | 'folder', tracked: ReadonlySet<string>): boolean {
  if (kind === 'file' || tracked.has(path)) return tracked.has(path);
  for (const each of tracked) if (each.startsWith(`${path}/`)) return true;
  return false;
}
