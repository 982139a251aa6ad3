/**
 * What git would say of a repository: what it tracks and what it ignores, read from its files. Git itself is not run:
 * it may not be there, and must not be in a workspace that is not trusted.
 */
import { decodeText } from '../decode';
import type { Files } from '../files';
import { joinPath } from '../paths';
import { positionsIn } from './bitmap';
import { type IgnoreRules, isIgnoredBy, withRules } from './ignore-rules';
import { type Index, readIndex } from './index-file';
import { gitPath, readSettings } from './settings';

/** What git's own files say of a repository. */
export interface GitView {
  readonly root: string;
  /** Where the index is, and the file that says what is ignored in this clone alone. */
  readonly places: { readonly index: string; readonly exclude: string };
  /**
   * Every path that is tracked, from the root; undefined where that cannot be told. Read at the first question: an
   * index may be large, and most questions are answered without.
   */
  tracked(): Promise<ReadonlySet<string> | undefined>;
  /** Why git has not laid something that it tracks into the work tree; undefined where it has, and where nobody can tell. */
  whyLeftOut(path: string): Promise<'sparse' | 'submodule' | undefined>;
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
  const settings = await readSettings({
    own,
    realOwn: (await files.links?.realPath(own).catch(() => undefined)) ?? own,
    common,
    user,
    read: (path) => smallText(path, files),
  });
  const ignoreCase = settings.ignoreCase === true;
  const usual = user === undefined ? undefined : joinPath(user.config, 'git/ignore');
  const { excludesFile } = settings;
  const personal = excludesFile === undefined ? usual : gitPath(excludesFile, { folder: root, user });
  let rules: IgnoreRules | undefined;
  const places = { index: joinPath(own, 'index'), exclude: joinPath(common, 'info/exclude') };
  for (const path of [personal, places.exclude]) {
    const text = path === undefined ? undefined : await smallText(path, files);
    if (text !== undefined) rules = withRules(rules, text, { base: '', ignoreCase });
  }
  let known: Promise<Tracked | undefined> | undefined;
  const tracked = (): Promise<Tracked | undefined> => {
    known ??= readTracked(own, files);
    return known;
  };
  return {
    root,
    places,
    tracked: async () => files.tracked ?? (await tracked())?.paths,
    async whyLeftOut(path) {
      const index = files.tracked === undefined ? await tracked() : undefined;
      if (index === undefined) return undefined;
      if (isBelow(path, index.modules)) return 'submodule';
      return files.hasLeftOut !== true && isLeftOut(path, index) ? 'sparse' : undefined;
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
  const path = joinPath(joinPath(view.root, folder), '.gitignore');
  const text = await smallText(path, files);
  // Git does not follow a link of that name.
  const isLink = text !== undefined && (await files.links?.target(path).catch(() => undefined)) !== undefined;
  return text === undefined || isLink
    ? above
    : withRules(above, text, { base: folder, ignoreCase: view.ignoreCase });
}

/**
 * The rules that the folders above one set for what is in it, whether these or a folder above ignore it, and whether
 * they ignore what is in it, exceptions aside. `folder` is a path from the root.
 */
export async function rulesAbove(
  folder: string,
  { view, files }: { readonly view: GitView; readonly files: Files },
): Promise<{
  readonly rules: IgnoreRules | undefined;
  readonly isIgnored: boolean;
  readonly isEmptied: boolean;
}> {
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
  return { rules, isIgnored, isEmptied };
}

/** Where a work tree has what is its own, and what it shares with the others of its clone. */
export async function gitFolders(
  root: string,
  files: Files,
): Promise<{ readonly own: string; readonly common: string }> {
  const own = await gitFolder(root, files);
  return { own, common: await commonFolder(own, files) };
}

/** Where a work tree has what is its own: `.git`, or the folder that a file of that name leads to. */
async function gitFolder(root: string, files: Files): Promise<string> {
  const at = joinPath(root, '.git');
  const [, text] = /^gitdir:(.*)$/m.exec((await smallText(at, files)) ?? '') ?? [];
  const target = text?.trim() ?? '';
  return target === '' ? at : gitPath(target, { folder: root, user: undefined });
}

/** Where all work trees of a clone have what they share. */
async function commonFolder(own: string, files: Files): Promise<string> {
  const target = (await smallText(joinPath(own, 'commondir'), files))?.trim();
  return target === undefined || target === '' ? own : gitPath(target, { folder: own, user: undefined });
}

/** What an index says, or two of which one rests on the other. */
type Tracked = Pick<Index, 'paths' | 'leftOut' | 'modules'>;

/** Whether a sparse checkout leaves out a path, a folder that it is in, or something in it. */
function isLeftOut(path: string, { paths, leftOut }: Tracked): boolean {
  // Where all of a folder is left out, the index may have its name alone, which ends with a slash.
  if (leftOut.has(path) || paths.has(`${path}/`)) return true;
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    if (paths.has(path.slice(0, at + 1))) return true;
  for (const each of leftOut) if (each.startsWith(`${path}/`)) return true;
  return false;
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.has(path)) return true;
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
    if (folders.has(path.slice(0, at))) return true;
  return false;
}

const nothing: Tracked = { paths: new Set(), leftOut: new Set(), modules: new Set() };

async function readTracked(own: string, files: Files): Promise<Tracked | undefined> {
  try {
    if ((await files.stat(own))?.kind !== 'folder') return undefined;
    const index = await indexAt(joinPath(own, 'index'), files);
    if (index === 'absent') return nothing;
    if (index?.shared === undefined)
      return index && { ...index, paths: without(index.paths, index.intended) };
    const rest = await indexAt(joinPath(own, `sharedindex.${index.shared.name}`), files);
    if (rest === undefined || rest === 'absent') return undefined;
    // Where a path has several entries, nobody knows at which position one is: what is taken for tracked is looked at.
    const isInOrder = rest.count === rest.paths.size;
    const removed = isInOrder ? positionsIn(index.shared.removed, rest.count) : undefined;
    const kept = [...rest.paths].filter((_path, position) => removed?.has(position) !== true);
    // What has become of the rest stands in entries without a name: what it leaves out, and what is only meant to be added,
    // nobody can tell.
    return { ...index, paths: new Set([...kept, ...index.paths]) };
  } catch {
    return undefined;
  }
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return some.size === 0 ? all : new Set([...all].filter((each) => !some.has(each)));
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
