/** Which commit is checked out, read from git's own files: git itself must not be run where nobody trusts a workspace. */
import type { Files } from '../files';
import { joinPath } from '../paths';
import { gitFolders, smallText } from './git-view';

/** What is checked out. */
interface Head {
  /** Absent where it cannot be told, and where nothing was committed yet. */
  readonly commit?: string;
  /** Absent where it is a commit of no branch. */
  readonly branch?: string;
}

const commitName = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What is checked out in the repository at `root`; undefined where that folder has no `.git`. Never throws. */
export async function readHead(root: string, files: Files): Promise<Head | undefined> {
  const stat = await files.stat(joinPath(root, '.git')).catch(() => undefined);
  if (stat === undefined) return undefined;
  const { own, common } = await gitFolders(root, files);
  const head = (await smallText(joinPath(own, 'HEAD'), files))?.trim() ?? '';
  if (commitName.test(head)) return { commit: head };
  const ref = /^ref: *(refs\/[^\0\n]{1,1000})$/.exec(head)?.[1];
  // The other format of references has a name there that no branch has.
  if (ref === undefined || ref.split('/').includes('..') || ref === 'refs/heads/.invalid') return {};
  const commit = (await looseCommit(ref, [own, common], files)) ?? (await packedCommit(ref, common, files));
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  return { ...(commit === undefined ? {} : { commit }), ...(branch === undefined ? {} : { branch }) };
}

async function looseCommit(
  ref: string,
  folders: readonly string[],
  files: Files,
): Promise<string | undefined> {
  for (const folder of folders) {
    const text = (await smallText(joinPath(folder, ref), files))?.trim();
    if (text !== undefined && commitName.test(text)) return text;
  }
  return undefined;
}

async function packedCommit(ref: string, common: string, files: Files): Promise<string | undefined> {
  const text = await smallText(joinPath(common, 'packed-refs'), files);
  const name = text
    ?.split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ', 1)[0];
  return name !== undefined && commitName.test(name) ? name : undefined;
}

/** A text that is another one after any change of what is to be committed; undefined where nobody can tell. */
export async function indexStamp(root: string, files: Files): Promise<string | undefined> {
  const { own } = await gitFolders(root, files);
  return (await files.stamp?.(joinPath(own, 'index')))?.stamp;
}
