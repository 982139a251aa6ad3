/**
 * What git would say of a repository: what it tracks and what it ignores, read from its files. Git itself is not run:
 * it may not be there, and must not be in a workspace that is not trusted.
 */
import { decodeText } from '../decode';
import type { Files, UserFolders } from '../files';
import { isForeign, joinPath, slashed } from '../paths';
import { type GitConfig, readGitConfig } from './config';
import { type IgnoreRules, isIgnoredBy, withRules } from './ignore-rules';
import { type Index, readIndex } from './index-file';

/** What git's own files say of a repository. */
export interface GitView {
  readonly root: string;
  /**
   * Every path that is tracked, from the root; undefined where that cannot be told. Read at the first question: an
   * index may be large, and most questions are answered without.
   */
  tracked(): Promise<ReadonlySet<string> | undefined>;
  readonly ignoreCase: boolean;
  /** What is ignored in the whole repository, by this user or in this clone. */
  readonly rules: IgnoreRules | undefined;
}

/** An ignore file or a settings file that is larger, in bytes, says nothing: more is looked at, then. */
const largestText = 256 * 1024;
const largestIndex = 512 * 1024 * 1024;

/** Reads what git knows of the repository at `root`, the folder that has a `.git`. Never throws. */
export async function readGit(root: string, files: Files): Promise<GitView> {
  const own = await gitFolder(root, files);
  const common = await commonFolder(own, files);
  const user = files.user?.();
  const config = await readConfig(common, user, files);
  const ignoreCase = config.ignoreCase === true;
  const usual = user === undefined ? undefined : joinPath(user.config, 'git/ignore');
  const personal = config.excludesFile === undefined ? usual : absolute(config.excludesFile, { root, user });
  let rules: IgnoreRules | undefined;
  for (const path of [personal, joinPath(common, 'info/exclude')]) {
    const text = path === undefined ? undefined : await smallText(path, files);
    if (text !== undefined) rules = withRules(rules, text, { base: '', ignoreCase });
  }
  let tracked: Promise<ReadonlySet<string> | undefined> | undefined;
  return {
    root,
    tracked() {
      tracked ??= readTracked(own, files);
      return tracked;
    },
    ignoreCase,
    rules,
  };
}

/** The rules in a folder that has an ignore file of its own. `folder` is a path from the root. */
export async function rulesIn(
  folder: string,
  above: IgnoreRules | undefined,
  { view, files }: { readonly view: GitView; readonly files: Files },
): Promise<IgnoreRules | undefined> {
  const text = await smallText(joinPath(joinPath(view.root, folder), '.gitignore'), files);
  return text === undefined ? above : withRules(above, text, { base: folder, ignoreCase: view.ignoreCase });
}

/**
 * The rules that the folders above one set for what is in it, and whether these or a folder above ignore all of it.
 * `folder` is a path from the root.
 */
export async function rulesAbove(
  folder: string,
  { view, files }: { readonly view: GitView; readonly files: Files },
): Promise<{ readonly rules: IgnoreRules | undefined; readonly isIgnored: boolean }> {
  let { rules } = view;
  let isIgnored = false;
  let at = '';
  for (const name of folder.split('/').filter(Boolean)) {
    rules = await rulesIn(at, rules, { view, files });
    at = at === '' ? name : `${at}/${name}`;
    isIgnored ||= isIgnoredBy(rules, at, true);
  }
  // `build/*` and `build/**` do not name the folder, and mean it all the same.
  const isEmptied = at !== '' && [true, false].every((isFolder) => isIgnoredBy(rules, `${at}/\0`, isFolder));
  return { rules, isIgnored: isIgnored || isEmptied };
}

/** Where a work tree has what is its own, and what it shares with the others of its clone. */
export async function gitFolders(
  root: string,
  files: Files,
): Promise<{ readonly own: string; readonly common: string }> {
  const own = await gitFolder(root, files);
  return { own, common: await commonFolder(own, files) };
}

/** Where a work tree has its index: `.git`, or the folder that a file of that name leads to. */
async function gitFolder(root: string, files: Files): Promise<string> {
  const at = joinPath(root, '.git');
  const [, text] = /^gitdir:(.*)$/m.exec((await smallText(at, files)) ?? '') ?? [];
  const target = text?.trim() ?? '';
  return target === '' ? at : absolute(target, { root, user: undefined });
}

/** Where all work trees of a clone have what they share. */
async function commonFolder(own: string, files: Files): Promise<string> {
  const target = (await smallText(joinPath(own, 'commondir'), files))?.trim();
  return target === undefined || target === '' ? own : absolute(target, { root: own, user: undefined });
}

async function readConfig(common: string, user: UserFolders | undefined, files: Files): Promise<GitConfig> {
  const paths = [
    ...(user === undefined ? [] : [joinPath(user.config, 'git/config'), joinPath(user.home, '.gitconfig')]),
    joinPath(common, 'config'),
  ];
  const texts = await Promise.all(paths.map((path) => smallText(path, files)));
  return Object.assign({}, ...texts.map((text) => readGitConfig(text ?? '')));
}

async function readTracked(own: string, files: Files): Promise<ReadonlySet<string> | undefined> {
  try {
    if ((await files.stat(own))?.kind !== 'folder') return undefined;
    const index = await indexAt(joinPath(own, 'index'), files);
    if (index === 'absent') return new Set();
    if (index?.shared === undefined) return index?.paths;
    const rest = await indexAt(joinPath(own, `sharedindex.${index.shared}`), files);
    // What was deleted from the rest stays in: what is taken for tracked is looked at.
    return rest === undefined || rest === 'absent' ? undefined : new Set([...rest.paths, ...index.paths]);
  } catch {
    return undefined;
  }
}

async function indexAt(path: string, files: Files): Promise<Index | 'absent' | undefined> {
  const stat = await files.stat(path);
  if (stat === undefined) return 'absent';
  if (stat.kind !== 'file' || stat.size > largestIndex) return undefined;
  return readIndex(await files.read(path));
}

/** The text of a file that is not large; undefined where there is none, or it cannot be read. */
export async function smallText(path: string, files: Files): Promise<string | undefined> {
  try {
    const stat = await files.stat(path);
    if (stat?.kind !== 'file' || stat.size > largestText) return undefined;
    return decodeText(await files.read(path));
  } catch {
    return undefined;
  }
}

/** A path as git writes it: absolute, from the user's folder, or from `root`. */
function absolute(
  path: string,
  { root, user }: { readonly root: string; readonly user: UserFolders | undefined },
): string {
  // Only on Windows is there a drive to begin with, and a backslash between folders.
  const plain = isForeign(root) ? slashed(path) : path;
  if (plain.startsWith('~/') && user !== undefined) return joinPath(user.home, plain.slice(2));
  return plain.startsWith('/') || isForeign(plain) ? joinPath(plain, '') : joinPath(root, plain);
}
