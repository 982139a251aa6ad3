import type { Files } from './files';
import { readGitConfig } from './git/config';
import { gitFolders, smallText } from './git/git-view';
import { joinPath } from './paths';

/**
 * What a repository is called where it came from: the last part of its origin's address. Undefined where it has none,
 * or nobody can tell. Nothing else of the address is looked at: it may hold what is secret.
 */
export async function remoteName(root: string, files: Files): Promise<string | undefined> {
  const { common } = await gitFolders(root, files);
  const text = await smallText(joinPath(common, 'config'), files);
  if (text === undefined) return undefined;
  const origin = readGitConfig(text).find(
    ({ section, subsection, key }) => section === 'remote' && subsection === 'origin' && key === 'url',
  );
  return /[/:]([\w.-]{1,100}?)(?:\.git)?\/{0,3}$/.exec(origin?.value?.slice(-400) ?? '')?.[1];
}
