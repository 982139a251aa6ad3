/** What git's settings say, from all files that have a say, those that they include among them. */
import type { UserFolders } from '../files';
import { isForeign, joinPath, parentOf, slashed } from '../paths';
import { type ConfigEntry, isYes, readGitConfig } from './config';
import { wildmatch } from './wildmatch';

/** As much of git's settings as says what is ignored. */
interface GitSettings {
  /** `core.excludesFile`, as it is written. */
  readonly excludesFile?: string;
  readonly ignoreCase?: boolean;
}

/** Where settings are looked for. */
interface SettingsPlaces {
  /** The folder that the work tree has for itself: `.git`, or what a file of that name leads to. */
  readonly own: string;
  /** `own` once all links are followed. */
  readonly realOwn: string;
  /** What all work trees of the clone share. */
  readonly common: string;
  readonly user: UserFolders | undefined;
  /** The text of a file that is not too long; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** As deep as git goes. A file that includes itself ends there. */
const deepest = 10;

/** So many files are read for one repository: each may include any number of others, again and again. */
const mostFiles = 60;

/** Reads the settings that hold in a repository: those of the machine, of the user, of the clone, of the work tree. */
export async function readSettings(places: SettingsPlaces): Promise<GitSettings> {
  const { own, common, user } = places;
  const reader = new SettingsReader(places);
  if (user?.system !== undefined) await reader.take(user.system);
  if (user !== undefined) {
    await reader.take(joinPath(user.config, 'git/config'));
    await reader.take(joinPath(user.home, '.gitconfig'));
  }
  await reader.take(joinPath(common, 'config'));
  if (reader.hasWorktreeConfig) await reader.take(joinPath(own, 'config.worktree'));
  return reader.settings;
}

/** A path as git writes it: absolute, from the user's folder, or from `folder`. */
export function gitPath(
  path: string,
  { folder, user }: { readonly folder: string; readonly user: UserFolders | undefined },
): string {
  // Only on Windows is there a drive to begin with, and a backslash between folders.
  const plain = isForeign(folder) ? slashed(path) : path;
  if (plain.startsWith('~/') && user !== undefined) return joinPath(user.home, plain.slice(2));
  return plain.startsWith('/') || isForeign(plain) ? joinPath(plain, '') : joinPath(folder, plain);
}

class SettingsReader {
  settings: GitSettings = {};
  hasWorktreeConfig = false;
  private left = mostFiles;
  private branch: Promise<string | undefined> | undefined;

  constructor(private readonly places: SettingsPlaces) {}

  /** Takes what a file says, and where it includes others, what they say. */
  async take(path: string, depth = 0): Promise<void> {
    if (depth > deepest || this.left-- <= 0) return;
    const text = await this.places.read(path);
    for (const entry of text === undefined ? [] : readGitConfig(text)) {
      if (entry.key === 'path' && entry.value && (await this.includes(entry, path))) {
        const { user } = this.places;
        await this.take(gitPath(entry.value, { folder: parentOf(path), user }), depth + 1);
      } else this.set(entry);
    }
  }

  private set({ section, subsection, key, value }: ConfigEntry): void {
    if (subsection !== undefined) return;
    if (section === 'extensions' && key === 'worktreeconfig') this.hasWorktreeConfig = isYes(value);
    if (section !== 'core') return;
    if (key === 'excludesfile' && value !== undefined)
      this.settings = { ...this.settings, excludesFile: value };
    if (key === 'ignorecase') this.settings = { ...this.settings, ignoreCase: isYes(value) };
  }

  private async includes({ section, subsection }: ConfigEntry, from: string): Promise<boolean> {
    if (section === 'include') return subsection === undefined;
    if (section !== 'includeif') return false;
    const [, kind, pattern = ''] = /^(gitdir|gitdir\/i|onbranch):(.*)$/s.exec(subsection ?? '') ?? [];
    if (kind === 'onbranch') {
      const branch = await this.currentBranch();
      return branch !== undefined && wildmatch(allBelow(pattern))(branch);
    }
    return kind !== undefined && this.isGitFolder(pattern, { from, ignoreCase: kind === 'gitdir/i' });
  }

  private isGitFolder(
    pattern: string,
    { from, ignoreCase }: { readonly from: string; readonly ignoreCase: boolean },
  ): boolean {
    const { own, realOwn, user } = this.places;
    const plain = isForeign(own) ? slashed(pattern) : pattern;
    let wanted = plain;
    if (plain.startsWith('./')) wanted = `${literal(parentOf(from))}/${plain.slice(2)}`;
    else if (plain.startsWith('~/')) {
      if (user === undefined) return false;
      wanted = `${literal(user.home)}/${plain.slice(2)}`;
    } else if (!plain.startsWith('/') && !isForeign(plain)) wanted = `**/${plain}`;
    const matches = wildmatch(allBelow(wanted), ignoreCase);
    return matches(own) || matches(realOwn);
  }

  /** The branch that is checked out; undefined where none is. */
  private currentBranch(): Promise<string | undefined> {
    this.branch ??= this.places
      .read(joinPath(this.places.own, 'HEAD'))
      .then((head) => /^ref: *refs\/heads\/(.+)$/m.exec(head ?? '')?.[1]?.trimEnd());
    return this.branch;
  }
}

/** A pattern that ends with `/` means all that is below. */
function allBelow(pattern: string): string {
  return pattern.endsWith('/') ? `${pattern}**` : pattern;
}

/** A path as a pattern that matches nothing else. */
function literal(path: string): string {
  return path.replaceAll(/[*?[\]\\]/g, '\\$&');
}
