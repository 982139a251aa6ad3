import * as fs from 'node:fs';
import { sep } from 'node:path';
import type { Files, FolderEntry, UserFolders } from './files';
import { slashed } from './paths';

/** What Node is asked; answered at once or later. */
interface Calls {
  stat(path: string): fs.Stats | undefined | Promise<fs.Stats>;
  /** Links not followed. */
  lstat(path: string): fs.Stats | undefined | Promise<fs.Stats>;
  /** The same with numbers of any size. */
  bigStat(path: string): fs.BigIntStats | undefined | Promise<fs.BigIntStats>;
  realpath(path: string): string | undefined | Promise<string>;
  readlink(path: string): string | undefined | Promise<string>;
  readFile(path: string): Uint8Array | Promise<Uint8Array>;
  open(path: string): Opened | Promise<Opened>;
  readdir(folder: string): fs.Dirent[] | Promise<fs.Dirent[]>;
}

/** A file that is read piece by piece. */
interface Opened {
  /** Reads on; says how many bytes it got, 0 at the end. */
  read(into: Uint8Array): number | Promise<number>;
  close(): void | Promise<void>;
}

/** The disk of this machine, for the extension where it runs in Node: nothing waits for it. */
export const nodeFiles: Files = filesOf({
  stat: (path) => fs.promises.stat(path),
  lstat: (path) => fs.promises.lstat(path),
  bigStat: (path) => fs.promises.stat(path, { bigint: true }),
  realpath: (path) => fs.promises.realpath(path),
  readlink: (path) => fs.promises.readlink(path),
  readFile: (path) => fs.promises.readFile(path),
  async open(path) {
    const file = await fs.promises.open(path);
    return { read: async (into) => (await file.read(into)).bytesRead, close: () => file.close() };
  },
  readdir: (folder) => fs.promises.readdir(folder, { withFileTypes: true }),
});

/** What is not there makes no error, with all that an error notes: thousands of files may be named. */
const quietly = { throwIfNoEntry: false } as const;

/** The same for the command line, which has nothing else to do meanwhile: it starts no threads for a few files. */
export const nodeFilesAtOnce: Files = filesOf({
  stat: (path) => fs.statSync(path, quietly),
  lstat: (path) => fs.lstatSync(path, quietly),
  bigStat: (path) => fs.statSync(path, { bigint: true, throwIfNoEntry: false }),
  realpath: (path) => (fs.statSync(path, quietly) === undefined ? undefined : fs.realpathSync.native(path)),
  readlink: (path) => (fs.lstatSync(path, quietly) === undefined ? undefined : fs.readlinkSync(path)),
  readFile: (path) => fs.readFileSync(path),
  open(path) {
    const file = fs.openSync(path, 'r');
    return { read: (into) => fs.readSync(file, into), close: () => fs.closeSync(file) };
  },
  readdir: (folder) => fs.readdirSync(folder, { withFileTypes: true }),
});

function filesOf(calls: Calls): Files {
  const link = async (call: () => string | undefined | Promise<string>): Promise<string | undefined> => {
    const path = await unlessAbsent(call);
    return path === undefined ? undefined : fromSystem(path);
  };
  return {
    async stat(path) {
      const stat = await unlessAbsent(() => calls.stat(path));
      if (stat === undefined) return undefined;
      if (stat.isFile()) {
        const id = stat.nlink > 1 ? await unlessAbsent(() => calls.bigStat(path)).then(idOf) : undefined;
        return { kind: 'file', size: stat.size, ...(id === undefined ? {} : { id }) };
      }
      return { kind: stat.isDirectory() ? 'folder' : 'other', size: 0 };
    },
    async stamp(path) {
      const stat = await unlessAbsent(() => calls.lstat(path));
      // The time of change is that of the system: no program sets it back, as it can that of the content.
      return stat?.isFile() ? { size: stat.size, stamp: stampOf(stat) } : undefined;
    },
    links: {
      realPath: (path) => link(() => calls.realpath(path)),
      // EINVAL says that something is there which is not a link.
      target: (path) => link(() => calls.readlink(path)),
    },
    user: userFolders,
    read: async (path, limit) =>
      limit === undefined ? calls.readFile(path) : readFirst(await calls.open(path), limit),
    async list(folder) {
      return (await calls.readdir(folder)).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    },
  };
}

/** What all hard links to a file have in common; undefined where the file system does not number its files. */
export function idOf(stat: Pick<fs.BigIntStats, 'dev' | 'ino'> | undefined): string | undefined {
  return stat === undefined || stat.ino === 0n ? undefined : `${stat.dev}:${stat.ino}`;
}

/** Size, times and number of a file. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: fs.Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}

/** When a file with this stamp was changed last, in milliseconds since 1970. */
export function changedAt(stamp: string): number {
  const [, content = 0, any = 0] = stamp.split(' ').map(Number);
  return Math.max(content, any);
}

async function readFirst(file: Opened, limit: number): Promise<Uint8Array> {
  try {
    const bytes = new Uint8Array(limit);
    let length = 0;
    for (let got = -1; got !== 0 && length < limit; length += got)
      got = await file.read(bytes.subarray(length));
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

function userFolders(): UserFolders | undefined {
  const { HOME, USERPROFILE, XDG_CONFIG_HOME } = process.env;
  const [home] = [HOME, USERPROFILE].filter(Boolean);
  if (home === undefined) return undefined;
  const config = fromSystem(XDG_CONFIG_HOME || `${home}/.config`);
  return { home: fromSystem(home), config, ...systemSettings() };
}

/** Where they are by default, or where the environment says; on Windows, who installed git chose it. */
function systemSettings(): Pick<UserFolders, 'system'> {
  const { GIT_CONFIG_NOSYSTEM, GIT_CONFIG_SYSTEM } = process.env;
  if (/^(1|true|yes|on)$/i.test(GIT_CONFIG_NOSYSTEM ?? '')) return {};
  if (GIT_CONFIG_SYSTEM) return { system: fromSystem(GIT_CONFIG_SYSTEM) };
  return sep === '/' ? { system: '/etc/gitconfig' } : {};
}

/** A path as this system writes it, with `/` between its parts. */
export function fromSystem(path: string): string {
  return sep === '\\' ? slashed(path) : path;
}

function kindOf(entry: fs.Dirent): FolderEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

/** Names that no file can have are as absent as files that are not there. */
const absent: ReadonlySet<unknown> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'EINVAL',
  'ERR_INVALID_ARG_VALUE',
]);

async function unlessAbsent<T>(ask: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
}
