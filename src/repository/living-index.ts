/**
 * The index of a repository, kept in step with its files: read once, and after that only what something has happened to.
 * What was known stays known until all that has changed is read.
 */
import { type FileReading, isManifestPath } from '../core/service';
import type { Files } from './files';
import { Ignored } from './ignored';
import {
  indexOf,
  type Looked,
  lookAt,
  type ReadingMemory,
  type RepositoryIndex,
  type SourceReaders,
} from './index-repository';
import { isPassedOver, type LookedAt, listLookedAt } from './looked-at';
import { baseName, isInside, joinPath, pathBelow } from './paths';

/** What is needed to read a repository. */
interface Means {
  readonly files: Files;
  readonly readers: () => Promise<SourceReaders>;
  /** Waits as long as others are to come first. */
  readonly pace: () => Promise<void>;
  /** What else was read in the same repository. */
  readonly memory?: ReadingMemory | undefined;
}

/** What happened, by full paths. A folder may stand for all that is in it. */
export interface PathChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
}

/** More new files at once are not looked at one by one: all folders are listed again. */
const manyFiles = 100;
/** So many files that could not be read are tried again at each turn. */
const mostFaults = 100;
/** Files that are read before it is asked whether anybody still wants them. */
const portion = 256;

/** What is known of a file, and the stamp that it had. */
interface Remembered {
  readonly looked: Looked;
  readonly stamp?: string | undefined;
}

export class LivingIndex {
  private index: RepositoryIndex | undefined;
  private listing: LookedAt | undefined;
  private listed: ReadonlySet<string> = new Set();
  private readonly known = new Map<string, Remembered>();
  /** What git tracks, and where it says so. */
  private git: { readonly tracked: ReadonlySet<string> | undefined; readonly places: ReadonlySet<string> } = {
    tracked: undefined,
    places: new Set(),
  };
  private last: Promise<unknown> = Promise.resolve();
  private isEnded = false;

  constructor(
    private readonly root: string,
    private readonly means: Means,
  ) {}

  /** What the repository says; undefined until all of it was read once. */
  get now(): RepositoryIndex | undefined {
    return this.index;
  }

  /**
   * Lists all files, and reads those of which nothing is known or which were changed unseen. Says whether the repository
   * says anything else than before.
   */
  refresh({ isForgetful = false } = {}): Promise<boolean> {
    return this.next(() => {
      if (isForgetful) this.known.clear();
      return this.readAll('with-stamps');
    });
  }

  /** Takes in what happened. Says whether the repository says anything else than before. */
  update(changes: PathChanges): Promise<boolean> {
    return this.next(() => this.takeIn(changes));
  }

  /** Reads nothing more. */
  end(): void {
    this.isEnded = true;
  }

  /** One thing after the other. A fault leaves what was known. */
  private next(work: () => Promise<boolean>): Promise<boolean> {
    const done = this.last.then(() => (this.isEnded ? false : work()));
    this.last = done.catch(() => undefined);
    return done;
  }

  private async takeIn({ created, changed, deleted }: PathChanges): Promise<boolean> {
    const all = [...created, ...changed, ...deleted];
    const below = (paths: readonly string[]): string[] =>
      paths.filter((path) => isInside(this.root, path)).map((path) => pathBelow(this.root, path));
    this.leaveOut(new Set(below(deleted)));
    const again = below([...created, ...changed]).filter((path) => this.known.has(path));
    for (const path of again) this.known.delete(path);
    const isSure =
      this.listing !== undefined && !all.some(saysWhatIsIgnored) && !(await this.tracksOthers(all));
    const come = isSure ? await this.newIn(below(created)) : undefined;
    if (come === undefined) return this.readAll('without-stamps');
    await this.take(come);
    await this.read([...again, ...come.filter((path) => !isManifestPath(path)), ...this.faulty()]);
    return this.settle();
  }

  /** Leaves out what is gone, with all that was in it. */
  private leaveOut(gone: ReadonlySet<string>): void {
    const { listing } = this;
    if (listing === undefined || gone.size === 0) return;
    const isThere = (path: string): boolean => {
      for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/'))))
        if (gone.has(at)) return false;
      return true;
    };
    this.show({
      ...listing,
      paths: listing.paths.filter(isThere),
      manifests: listing.manifests.filter(isThere),
    });
  }

  /** Whether git tracks other files than before, after something happened to what says so. */
  private async tracksOthers(touched: readonly string[]): Promise<boolean> {
    const { tracked, places } = this.git;
    if (!touched.some((path) => places.has(path))) return false;
    return !isSameSet(await new Ignored(this.means.files).tracked(this.root), tracked);
  }

  /**
   * The files that are new and that git tracks already, at which readers look, and the manifests; undefined where others may
   * have come, or a folder with some: then all has to be listed.
   */
  private async newIn(created: readonly string[]): Promise<readonly string[] | undefined> {
    const { files, readers } = this.means;
    const { isLookedAt } = await readers();
    const isFile = (path: string): boolean => isLookedAt(path) || isManifestPath(path);
    const candidates = created.filter(
      (path) =>
        !this.listed.has(path) && !isPassedOver(path) && (isFile(path) || !baseName(path).includes('.')),
    );
    if (candidates.length > manyFiles) return undefined;
    const ignored = new Ignored(files);
    const tracked = files.tracked ?? this.git.tracked;
    const come: string[] = [];
    for (const path of candidates) {
      const place = joinPath(this.root, path);
      const kind = (await files.stat(place).catch(() => undefined))?.kind;
      if (kind !== 'folder' && (kind !== 'file' || !isFile(path))) continue;
      if (kind === 'file' && tracked?.has(path) === true) {
        if ((await files.links?.target(place)) === undefined) come.push(path);
      } else if (!(await ignored.has(place, kind, this.root))) return undefined;
    }
    return come;
  }

  /** Lists what has come, beside what is listed. */
  private async take(come: readonly string[]): Promise<void> {
    const { listing } = this;
    if (listing === undefined || come.length === 0) return;
    const { isLookedAt } = await this.means.readers();
    const more = (known: readonly string[], isOne: (path: string) => boolean): readonly string[] =>
      [...known, ...come.filter(isOne)].sort();
    this.show({
      ...listing,
      paths: more(listing.paths, isLookedAt),
      manifests: more(listing.manifests, isManifestPath),
    });
  }

  /** Lists all files, and reads those of which nothing is known; with stamps, also those that have another one. */
  private async readAll(how: 'with-stamps' | 'without-stamps'): Promise<boolean> {
    const { files, readers, pace } = this.means;
    const { isLookedAt } = await readers();
    await pace();
    const ignored = new Ignored(files);
    const listing = await listLookedAt(this.root, { root: this.root, files, ignored, isLookedAt });
    this.git = { tracked: await ignored.tracked(this.root), places: new Set(ignored.indexes) };
    this.show(listing);
    const wanted = listing.paths.filter((path) => how === 'with-stamps' || !this.known.has(path));
    await this.read([...wanted, ...this.faulty()]);
    return this.settle();
  }

  /** Nothing is known of what is no longer listed. */
  private show(listing: LookedAt): void {
    this.listing = listing;
    this.listed = new Set([...listing.paths, ...listing.manifests]);
    for (const path of this.known.keys()) if (!this.listed.has(path)) this.known.delete(path);
  }

  /** Files that could not be read: that may be over. */
  private faulty(): string[] {
    const all = [...this.known].filter(([, { looked }]) => isFault(looked)).map(([path]) => path);
    return all.slice(0, mostFaults);
  }

  /** Reads files again, but for those that have the stamp that they had. */
  private async read(paths: readonly string[]): Promise<void> {
    const { files, pace } = this.means;
    const next = new Map<string, Remembered>();
    const looking = { files, pace, readers: await this.means.readers(), memory: this.memoryInto(next) };
    for (let from = 0; from < paths.length && !this.isEnded; from += portion) {
      const looked = await lookAt(paths.slice(from, from + portion), this.root, looking);
      for (const [path, each] of looked) this.known.set(path, next.get(path) ?? { looked: each });
    }
  }

  private memoryInto(next: Map<string, Remembered>): ReadingMemory {
    const { memory } = this.means;
    return {
      unchanged: (path: string, stamp: string): Looked | undefined => {
        const known = this.known.get(path);
        if (known?.stamp === stamp && !isFault(known.looked)) {
          next.set(path, known);
          return known.looked;
        }
        const looked = memory?.unchanged(path, stamp);
        if (looked !== undefined) next.set(path, { looked, stamp });
        return looked;
      },
      same: (path: string, bytes: Uint8Array): Looked | undefined => memory?.same(path, bytes),
      keep(path: string, looked: Looked, from: Parameters<ReadingMemory['keep']>[2]): void {
        next.set(path, { looked, stamp: from.stamp });
        memory?.keep(path, looked, from);
      },
    };
  }

  /** From now on, what is known is what the repository says. Says whether that is anything else than before. */
  private settle(): boolean {
    const { listing, index: before } = this;
    if (listing === undefined || this.isEnded) return false;
    const looked = new Map([...this.known].map(([path, each]) => [path, each.looked]));
    const index = indexOf(listing, looked);
    // What was worked out of an index that says the same holds for as long as it is there.
    if (before !== undefined && saysTheSame(before, index)) return false;
    this.index = index;
    return true;
  }
}

function isFault(looked: Looked): boolean {
  return 'reason' in looked && looked.isFault === true;
}

function saysWhatIsIgnored(path: string): boolean {
  return /\/(?:\.gitignore|info\/exclude)$/.test(path);
}

function isSameSet(one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.size !== other.size) return false;
  for (const each of one) if (!other.has(each)) return false;
  return true;
}

function saysTheSame(one: RepositoryIndex, other: RepositoryIndex): boolean {
  return (
    one.isWhole === other.isWhole &&
    one.readings.length === other.readings.length &&
    one.manifests.join('\0') === other.manifests.join('\0') &&
    one.readings.every((reading, at) => isSameReading(reading, other.readings[at]))
  );
}

function isSameReading(one: FileReading, other: FileReading | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
