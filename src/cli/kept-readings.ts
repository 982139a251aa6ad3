import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isOfCited, type Looked, type ReadingMemory } from '../repository';
import { changedAt } from '../repository/node';

/** How a file was, and what it gave. */
interface Kept {
  /** By which it is told that the file need not be opened; absent where it was changed too shortly before. */
  readonly stamp?: string;
  /** Of its path and its bytes; absent where it was too large to be opened. */
  readonly digest?: string;
  readonly looked: Looked;
}

/** What was kept, and in which file; undefined where nothing can be kept. */
interface Opened {
  readonly file: string | undefined;
  readonly known: ReadonlyMap<string, Kept>;
}

/** Where readings are kept between runs. */
interface KeptIn {
  /** A folder of this user's. */
  readonly folder: string;
  /** That of the repository. */
  readonly root: string;
  /** Names the readers: what others have read is not taken. */
  readonly version: string;
  /** When the run began, in milliseconds since 1970. */
  readonly began: number;
}

/** A change may come that shortly after another one without any difference in the times. */
const tick = 2_500;
/** A larger file than this is not kept, in characters. */
const mostKept = 64 * 1024 * 1024;
/** What was read of so many cited files is kept for a run that cites them again. */
const mostUnused = 1_000;
/** That of `digestOf`, in characters. */
export const digestLength = 64;

/**
 * What was read of a repository's files in earlier runs, in a file of this user's outside of the repository. It only saves
 * time: what another one could have written, what is not whole, or what other readers have read is not taken.
 */
export class KeptReadings implements ReadingMemory {
  private opened: Opened | undefined;
  private readonly next = new Map<string, Kept>();
  private isOther = false;

  constructor(private readonly where: KeptIn) {}

  unchanged(file: string, stamp: string): Looked | undefined {
    const kept = this.open().known.get(file);
    if (kept?.stamp !== stamp) return undefined;
    this.next.set(file, kept);
    return kept.looked;
  }

  same(file: string, bytes: Uint8Array): Looked | undefined {
    const kept = this.open().known.get(file);
    if (kept?.digest === undefined || kept.digest !== digestOf(file, bytes)) return undefined;
    this.next.set(file, kept);
    return kept.looked;
  }

  keep(file: string, looked: Looked, { bytes, stamp }: { bytes?: Uint8Array; stamp?: string }): void {
    const isSettled = stamp !== undefined && changedAt(stamp) < this.where.began - tick;
    this.isOther = true;
    this.next.set(file, {
      looked,
      ...(isSettled ? { stamp } : {}),
      ...(bytes === undefined ? {} : { digest: digestOf(file, bytes) }),
    });
  }

  /** Keeps what was read for the next run, where anything is other than before. */
  save(): void {
    if (!this.isOther && this.opened === undefined) return;
    const { file: place, known } = this.open();
    // Other manifests may be checked in the next run. Those that were used last come first.
    const unused = [...known].filter(([file]) => isOfCited(file) && !this.next.has(file));
    const all = [...this.next, ...unused.slice(0, mostUnused)];
    if (place === undefined || (!this.isOther && all.length === known.size)) return;
    const unfinished = `${place}.${process.pid}`;
    try {
      const text = JSON.stringify(all);
      if (text.length > mostKept) return;
      fs.mkdirSync(path.dirname(place), { recursive: true });
      const digest = digestOf(this.where.version, text);
      fs.writeFileSync(unfinished, `${digest}${text}`, { flag: 'wx', mode: 0o600 });
      fs.renameSync(unfinished, place);
    } catch {
      // The next run reads everything again, as this one did.
      fs.rmSync(unfinished, { force: true });
    }
  }

  /** Where it is kept, and what was: looked up when it is first asked for, since of most repositories nobody does. */
  private open(): Opened {
    if (this.opened === undefined) {
      const { folder, root, version } = this.where;
      const file = isOutside(folder, root) ? path.join(folder, keptName('facts', root)) : undefined;
      this.opened = { file, known: file === undefined ? new Map() : readKept(file, version) };
    }
    return this.opened;
  }
}

/** How all files of this user begin in which something of a kind is kept. */
export function keptPrefix(kind: 'facts' | 'results'): string {
  return `ai-readiness-${kind}-${process.getuid?.() ?? 'user'}-`;
}

/** The file of a repository, or of a run. */
export function keptName(kind: 'facts' | 'results', of: string): string {
  return `${keptPrefix(kind)}${digestOf('', of).slice(0, 32)}`;
}

/** Of a content under a name: the same content under another one has another digest. */
export function digestOf(name: string, content: string | Uint8Array): string {
  return createHash('sha256').update(`${name}\0`).update(content).digest('hex');
}

/** Whether a folder is not in the repository: what can be committed is no proof of anything. */
export function isOutside(folder: string, root: string): boolean {
  try {
    // It may not be there yet.
    fs.mkdirSync(folder, { recursive: true });
    const way = path.relative(fs.realpathSync.native(root), fs.realpathSync.native(folder));
    return way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
  } catch {
    return false;
  }
}

/** What an earlier run has kept with these readers, whole; nothing where anything is wrong with it. */
function readKept(file: string, version: string): ReadonlyMap<string, Kept> {
  let descriptor: number | undefined;
  try {
    descriptor = fs.openSync(file, 'r');
    if (!isOurs(fs.fstatSync(descriptor))) return new Map();
    const text = fs.readFileSync(descriptor, 'utf8');
    const kept = text.slice(digestLength);
    if (text.slice(0, digestLength) !== digestOf(version, kept)) return new Map();
    const entries: readonly (readonly [string, Kept])[] = JSON.parse(kept);
    return new Map(entries);
  } catch {
    return new Map();
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Nobody else may have been able to write it. Windows keeps a user's folder from others itself. */
export function isOurs({ uid, mode }: fs.Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
