import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Disk } from './io';

/** The disk of this machine. */
export const nodeDisk: Disk = {
  async create(file, bytes) {
    try {
      await fs.writeFile(file, bytes, { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  },
  async replace(file, bytes) {
    // What a link leads to is written, not the link.
    const real = await fs.realpath(file);
    const { mode } = await fs.stat(real);
    const draft = path.join(path.dirname(real), `.${path.basename(real)}.${process.pid}.tmp`);
    try {
      await fs.writeFile(draft, bytes, { flag: 'wx', mode });
      // The process's umask has taken away from it what it takes from new files.
      await fs.chmod(draft, mode);
      await fs.rename(draft, real);
    } catch (error) {
      await fs.rm(draft, { force: true });
      throw error;
    }
  },
};
