import type { Files } from './files';
import { type ConfigEntry, readGitConfig } from './git/config';
import { gitFolders, smallText } from './git/git-view';
import { baseName, joinPath, slashed } from './paths';

/** Where a repository came from. */
interface RemoteAddress {
  /** The last part of it. */
  readonly name: string;
  /** Host and path, the same for HTTPS and SSH, with nothing in it that lets anybody in; of a folder its whole path. */
  readonly address: string;
}

/**
 * The address of a repository's origin, or of its first remote where none is called so. Undefined where it has none, or
 * nobody can tell. What stands before an `@` or behind a `?` or `#` may be secret, and is dropped.
 */
export async function remoteAddress(root: string, files: Files): Promise<RemoteAddress | undefined> {
  const remotes = await remotesOf(root, files);
  const url = (remotes.find(isOrigin) ?? remotes[0])?.value?.trim();
  if (url === undefined || url === '') return undefined;
  const address = withoutEnd(plain(url, root));
  const name = baseName(address);
  return name === '' ? undefined : { name, address };
}

/**
 * What a repository is called where it came from: the last part of its origin's address. Undefined where it has none,
 * or nobody can tell. Nothing else of the address is looked at: it may hold what is secret.
 */
export async function remoteName(root: string, files: Files): Promise<string | undefined> {
  const origin = (await remotesOf(root, files)).find(isOrigin);
  return /[/:]([\w.-]{1,100}?)(?:\.git)?\/{0,3}$/.exec(origin?.value?.slice(-400) ?? '')?.[1];
}

/** The addresses in its configuration, as they are written there. */
async function remotesOf(root: string, files: Files): Promise<ConfigEntry[]> {
  const { common } = await gitFolders(root, files);
  const text = await smallText(joinPath(common, 'config'), files);
  return readGitConfig(text ?? '').filter(({ section, key }) => section === 'remote' && key === 'url');
}

function isOrigin({ subsection }: ConfigEntry): boolean {
  return subsection === 'origin';
}

function plain(url: string, root: string): string {
  const found = /^([a-z][a-z\d+.-]*):\/\/(?:[^/]*@)?([^/?#]*)([^?#]*)/i.exec(url);
  const [, scheme = '', host = '', path = ''] = found ?? [];
  if (found !== null && scheme.toLowerCase() !== 'file') return `${hostOf(scheme, host)}/${trimmed(path)}`;
  if (found !== null) return path;
  // `git@github.com:p/x.git`; one letter before the colon is a drive.
  const short = /^(?:[^/\\]*@)?([^/\\:@]{2,}):(?!\/\/)([^?#]*)/.exec(url);
  if (short !== null) return `${short[1]?.toLowerCase()}/${trimmed(short[2] ?? '')}`;
  const folder = slashed(url);
  return /^(\/|[A-Za-z]:)/.test(folder) ? folder : joinPath(root, folder);
}

/** SSH has its own port at many hosts, and it is the same repository. */
function hostOf(scheme: string, host: string): string {
  const isWeb = /^https?$/i.test(scheme);
  return host.toLowerCase().replace(isWeb ? /:(80|443)?$/ : /:\d*$/, '');
}

function trimmed(path: string): string {
  return path.replace(/^\/+/, '');
}

function withoutEnd(address: string): string {
  let end = address.length;
  while (end > 0 && address[end - 1] === '/') end--;
  const whole = address.slice(0, end);
  return whole.endsWith('.git') && !whole.endsWith('/.git')
    ? whole.slice(0, -4)
    : whole.replace(/\/\.git$/, '');
}
