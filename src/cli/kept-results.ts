/**
 * What came of manifests in the last run, in the order in which they were looked at, each with what was asked of the outside
 * for it. What is known around the first ones is not asked again for those behind them: a result holds as long as all
 * answers do that came before it. From the first one on that does not, everything is made anew.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Files, Git } from '../repository';
import type { ManifestPlace } from './checked';
import type { KeptResults } from './io';
import { digestLength, digestOf, isOurs, keptName, keptPrefix } from './kept-readings';
import { Lines } from './lines';
import { type Asked, Verifier, Witness } from './witness';

interface Entry<T> {
  readonly place: ManifestPlace;
  readonly asked: readonly Asked[];
  readonly made: T;
}

interface Where {
  /** A folder of this user's. */
  readonly folder: string;
  /** Of the run: what it asks for, and from where. */
  readonly name: string;
  /** Names the code and the day: what was made otherwise is not taken, and its place is. */
  readonly version: string;
  /** When the run began, in milliseconds since 1970. */
  readonly began: number;
}

/** No more is kept of a run, in bytes, */
const mostKept = 512 * 1024 * 1024;
/** and for no longer than that after it was the last one of its name, in milliseconds. */
const longestKept = 14 * 24 * 60 * 60 * 1000;

export class KeptResultsFile<T> implements KeptResults<T> {
  private readonly witness: Witness;
  private readonly verifier: Verifier;
  private readonly file: string;
  private readonly version: string;
  private readonly began: number;
  private readonly lines: Lines | undefined;
  /** So many bytes of the file hold. */
  private held = 0;
  private writing: { readonly descriptor: number; readonly file: string; length: number } | undefined;
  private isOver = false;

  constructor(
    { folder, name, version, began }: Where,
    outside: { readonly files: Files; readonly git: Git },
  ) {
    this.witness = new Witness({ ...outside, began });
    this.verifier = new Verifier({ ...outside, began });
    this.file = path.join(folder, keptName('results', name));
    this.version = version;
    this.began = began;
    this.lines = Lines.of(this.file, isOurs);
  }

  /** What the results are to be made with. */
  get outside(): { readonly files: Files; readonly git: Git } {
    return this.witness;
  }

  /** What came of the next manifest in the last run; undefined where that is another one, or may not hold any more. */
  async next(place: ManifestPlace): Promise<T | undefined> {
    if (this.isOver) return undefined;
    const entry = this.entry();
    const isNext = entry !== undefined && JSON.stringify(entry.place) === JSON.stringify(place);
    if (isNext && (await this.verifier.holds(entry.asked))) {
      this.held = this.lines?.end ?? 0;
      return entry.made;
    }
    this.isOver = true;
    this.begin();
    return undefined;
  }

  /** Keeps what came of a manifest for the next run. */
  keep(place: ManifestPlace, made: T): void {
    const entry: Entry<T> = { place, asked: this.witness.take(), made };
    if (this.writing === undefined) return;
    const text = JSON.stringify(entry);
    const line = Buffer.from(`${digestOf(this.version, text)}${text}\n`);
    if (this.writing.length + line.length > mostKept) this.end(true);
    else
      try {
        fs.writeSync(this.writing.descriptor, line);
        this.writing.length += line.length;
      } catch {
        // The next run makes everything again, as this one did.
        this.end(false);
      }
  }

  close(): void {
    this.lines?.close();
    this.end(true);
  }

  private entry(): Entry<T> | undefined {
    const line = this.lines?.next();
    const text = line?.slice(digestLength) ?? '';
    if (line === undefined || line.slice(0, digestLength) !== digestOf(this.version, text)) return undefined;
    return JSON.parse(text);
  }

  /** Goes on behind what holds. */
  private begin(): void {
    removeOld(path.dirname(this.file), this.began - longestKept);
    const file = `${this.file}.${process.pid}`;
    try {
      if (this.held > 0) fs.copyFileSync(this.file, file, fs.constants.COPYFILE_EXCL);
      const descriptor = fs.openSync(file, this.held > 0 ? 'r+' : 'wx', 0o600);
      fs.ftruncateSync(descriptor, this.held);
      this.writing = { descriptor: fs.openSync(file, 'a'), file, length: this.held };
      fs.closeSync(descriptor);
    } catch {
      fs.rmSync(file, { force: true });
    }
  }

  private end(isKept: boolean): void {
    const { writing } = this;
    this.writing = undefined;
    if (writing === undefined) return;
    try {
      fs.closeSync(writing.descriptor);
      if (isKept) fs.renameSync(writing.file, this.file);
      else fs.rmSync(writing.file, { force: true });
    } catch {
      fs.rmSync(writing.file, { force: true });
    }
  }
}

/** What is kept of folders that are no more, their results and their readings, would fill the disk. */
function removeOld(folder: string, before: number): void {
  const prefixes = [keptPrefix('results'), keptPrefix('facts')];
  try {
    for (const name of fs.readdirSync(folder)) {
      const file = path.join(folder, name);
      const isKept = prefixes.some((prefix) => name.startsWith(prefix));
      if (isKept && fs.statSync(file).mtimeMs < before) fs.rmSync(file, { force: true });
    }
  } catch {
    // Another run removes them.
  }
}
