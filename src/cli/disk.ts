import { promises as fs, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Disk, Draft } from './io';

/** The disk of this machine. */
export const nodeDisk: Disk = {
  async create(file, bytes) {
    try {
      await fs.writeFile(file, bytes, { flag: 'wx' });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  },
  async replace(file, bytes) {
    // What a link leads to is written, not the link.
    const real = await fs.realpath(file);
    // A new file can take the place of one that may not be written: that is not what its mode says.
    const handle = await fs.open(real, 'r+');
    try {
      const stat = await handle.stat();
      const draft = await writeDraft(real, bytes);
      if (await takesItsPlace(draft, real, stat)) return;
      await overwrite(handle, bytes, draft);
    } finally {
      await handle.close();
    }
  },
  async draft(file) {
    // Not by the name that a link leads to: that of a pipe in /dev/fd is none.
    const stat = await fs.stat(file).catch(() => undefined);
    if (stat?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR', syscall: 'open' });
    // A pipe or a device is written into: there is nothing to put in its place.
    if (stat !== undefined && !stat.isFile()) return straight(await opened(file, stat));
    const real = await realPathOf(file);
    await makeFolder(path.dirname(real));
    // Whoever may not write a file may not put another one in its place.
    if (stat !== undefined) await fs.access(real, fs.constants.W_OK);
    const name = `.${path.basename(real)}.${process.pid}.tmp`;
    return besides(path.join(path.dirname(real), name), real, stat?.mode);
  },
  append: (file, text) => fs.appendFile(file, text),
};

/** For writing; at once, where a pipe would wait for somebody who reads it. */
async function opened(file: string, stat: Stats): Promise<fs.FileHandle> {
  if (!stat.isFIFO()) return fs.open(file, 'w');
  const asked = await fs.open(file, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
  try {
    // Not the one that asked: it would not wait for a reader who is slow.
    return await fs.open(file, 'w');
  } finally {
    await asked.close();
  }
}

/** Makes a folder and those above it. Not with `recursive`: below /proc, where nothing can be made, that never ends. */
async function makeFolder(folder: string): Promise<void> {
  if ((await fs.stat(folder).catch(() => undefined))?.isDirectory() === true) return;
  const above = path.dirname(folder);
  if (above !== folder) await makeFolder(above);
  try {
    await fs.mkdir(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw unmade(error);
    // Another run may have made it; or what is there has the name of the folder, and is none.
    if ((await fs.stat(folder).catch(() => undefined))?.isDirectory() !== true)
      throw Object.assign(error as Error, { code: 'ENOTDIR' });
  }
}

/** Where the folder is there, and what is made in it is said not to be, nothing can be made. */
function unmade(error: unknown): unknown {
  return codeOf(error) === 'ENOENT' ? Object.assign(error as Error, { code: 'EOPNOTSUPP' }) : error;
}

/** Where a link leads to, also one to a file that is not there yet. */
async function realPathOf(file: string): Promise<string> {
  try {
    return await fs.realpath(file);
  } catch {
    const target = await fs.readlink(file).catch(() => undefined);
    return target === undefined ? file : path.resolve(path.dirname(file), target);
  }
}

/** A draft beside the file that it becomes. */
async function besides(draft: string, real: string, mode: number | undefined): Promise<Draft> {
  // What a run has left behind that was ended in the middle is in nobody's way.
  await fs.rm(draft, { force: true });
  const handle = await fs.open(draft, 'wx', 0o666).catch((error: unknown) => {
    throw unmade(error);
  });
  const drop = async (): Promise<void> => {
    await handle.close().catch(() => undefined);
    await fs.rm(draft, { force: true });
  };
  return {
    async write(text) {
      await handle.writeFile(text);
    },
    async keep() {
      if (mode !== undefined) await handle.chmod(mode & 0o777);
      await handle.sync();
      await handle.close();
      await fs.rename(draft, real);
    },
    drop,
  };
}

function straight(handle: fs.FileHandle): Draft {
  return {
    async write(text) {
      await handle.writeFile(text);
    },
    keep: () => handle.close(),
    drop: () => handle.close(),
  };
}

/** The whole new text in a file of its own, on the disk before the old one is touched: a crash loses neither. */
async function writeDraft(real: string, bytes: Uint8Array): Promise<string> {
  const name = `.${path.basename(real)}.${process.pid}.tmp`;
  const beside = path.join(path.dirname(real), name);
  try {
    return await writeWhole(beside, bytes);
  } catch (error) {
    // A folder in which nothing can be made may hold a file that can be written.
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
    return writeWhole(path.join(tmpdir(), name), bytes);
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<string> {
  try {
    await fs.writeFile(file, bytes, { flag: 'wx', mode: 0o600, flush: true });
    return file;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') await fs.rm(file, { force: true });
    throw error;
  }
}

/**
 * Puts the draft in the place of the file, at once. Not where the file has other names or an owner whom a new one
 * cannot have, or is held in its place: those are written into.
 */
async function takesItsPlace(
  draft: string,
  real: string,
  { nlink, uid, gid, mode }: Stats,
): Promise<boolean> {
  if (nlink > 1 || path.dirname(draft) !== path.dirname(real)) return false;
  try {
    const own = await fs.stat(draft);
    if (own.uid !== uid || own.gid !== gid) await fs.chown(draft, uid, gid);
    // After the owner, which takes bits of the mode away; and whatever the umask has taken.
    await fs.chmod(draft, mode);
    await fs.rename(draft, real);
    return true;
  } catch {
    return false;
  }
}

/** Writes into the file. Where that fails the old text is put back; where even that fails the draft stays. */
async function overwrite(handle: fs.FileHandle, bytes: Uint8Array, draft: string): Promise<void> {
  const before = await handle.readFile();
  try {
    await writeFrom(handle, bytes);
  } catch (error) {
    await writeFrom(handle, before);
    await fs.rm(draft, { force: true });
    throw error;
  }
  await fs.rm(draft, { force: true });
}

async function writeFrom(handle: fs.FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await handle.write(bytes, at, bytes.length - at, at)).bytesWritten;
  await handle.truncate(bytes.length);
  await handle.sync();
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
