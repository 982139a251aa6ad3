import type * as Readers from '../readers';
import type { Files, Git, ReadingMemory } from '../repository';
import type { ManifestPlace } from './checked';

/** What the command line writes to the disk. Paths are absolute. */
export interface Disk {
  /** Writes a file that is not there yet; false where something is. */
  create(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Writes a file anew: the whole of it, or nothing. Links and permissions stay. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Begins a file that is there only when all of it is: the folders that it needs are made. */
  draft(path: string): Promise<Draft>;
  /** Writes behind what a file holds. */
  append(path: string, text: string): Promise<void>;
}

/** A file on its way. */
export interface Draft {
  write(text: string): Promise<void>;
  /** Puts it in its place. */
  keep(): Promise<void>;
  /** As if it had never been begun. */
  drop(): Promise<void>;
}

/** What was read in earlier runs, kept for the next one by `save`. */
export type Kept = ReadingMemory & { save(): void };

/** A run, of which the results are kept. */
export interface KeptRun {
  /** All that it asks for but the day. */
  readonly name: string;
  /** ISO date. */
  readonly day: string;
  /** The folder in which what is kept must not lie. */
  readonly base: string;
}

/** What came of manifests in the last run, to be asked for in the order in which they are looked at. */
export interface KeptResults<T> {
  /** What the others are to be made with. */
  readonly outside: Pick<Io, 'files' | 'git'>;
  /** Undefined where it is not known, or may not hold any more: then it is made, and kept. */
  next(place: ManifestPlace): Promise<T | undefined>;
  keep(place: ManifestPlace, made: T): void;
  close(): void;
}

/** Makes something of some manifests, in their order. */
export interface Maker<T> {
  of(places: readonly ManifestPlace[]): Promise<readonly T[]>;
  /** Nothing is made any more. */
  close(): Promise<void>;
}

/** Threads besides this one. */
export interface Threads {
  /** So many run at once. */
  readonly count: number;
  /** A thread that makes what it is set up for. */
  open<T>(setup: object): Maker<T>;
}

/** Everything that the command line asks of the outside. */
export interface Io {
  /** Done when it is written; whoever waits for it keeps no more in memory than is read. Throws where it cannot be. */
  readonly stdout: (text: string) => Promise<void>;
  readonly stderr: (text: string) => void;
  /** The whole of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Absolute, with `/` between its parts. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  /** Whether the error output is one. */
  readonly isErrorTTY?: boolean;
  /** Its width, where it is one. */
  readonly columns?: number | undefined;
  /** ISO date. */
  readonly today: string;
  readonly files: Files;
  readonly disk: Disk;
  readonly git: Git;
  /** The readers, loaded when the first file is to be read. */
  readonly readers: () => Promise<typeof Readers>;
  /** What was read in earlier runs in the repository with this root; absent where nothing is kept. */
  readonly keptReadings?: (root: string) => Kept | undefined;
  /** What came of manifests in the last run of a name, and what to make the others with; absent where nothing is kept. */
  readonly keptResults?: <T>(run: KeptRun) => KeptResults<T> | undefined;
  /** Other threads; absent where there are none. */
  readonly threads?: Threads;
  /** The folder that holds `dist`. */
  readonly home: string;
  readonly version: string;
}

/** What `run` answers. */
export const exitCodes = {
  /** Nothing at or over the level of `--fail-on`, and the gate of `--require-gate` passed. */
  clean: 0,
  /** Something at or over it, or that gate not passed. */
  findings: 1,
  /** Wrong arguments, nothing to check, or something that could not be read or checked. */
  couldNotRun: 2,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What keeps a command from being run, in words for whoever typed it. */
export class UsageError extends Error {}
