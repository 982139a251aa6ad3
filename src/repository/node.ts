import { type Dirent, promises as fs } from 'node:fs';
import { sep } from 'node:path';
import type { Files, FolderEntry } from './files';
import { slashed } from './paths';

/** The disk of this machine, for the command line and for the extension where it runs in Node. */
export const nodeFiles: Files = {
  async stat(path) {
    const stat = await unlessAbsent(fs.stat(path));
    if (stat?.isFile()) return { kind: 'file', size: stat.size };
    // Pipes, sockets and devices are no files that anybody could read as evidence.
    return stat?.isDirectory() ? { kind: 'folder', size: 0 } : undefined;
  },
  links: {
    realPath: (path) => unlessAbsent(fs.realpath(path).then(fromSystem)),
    // EINVAL says that something is there which is no link.
    target: (path) => unlessAbsent(fs.readlink(path).then(fromSystem)),
  },
  read: (path) => fs.readFile(path),
  async list(folder) {
    return (await fs.readdir(folder, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    }));
  },
};

/** A path as this system writes it, with `/` between its parts. */
export function fromSystem(path: string): string {
  return sep === '\\' ? slashed(path) : path;
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
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

async function unlessAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
}
