import type { Files, FirstReaders, Git, LoadReaders, SourceReaders } from '../../repository';

/** What the two extension hosts, Node and web worker, do not have in common. */
export interface Host {
  /**
   * The disk of the machine that the host runs on, symbolic links included; undefined in a browser. All other file
   * systems are reached through VS Code.
   */
  readonly disk: Files | undefined;
  /** The program git; undefined in a browser. Asked only where the workspace is trusted, and somebody wants to know. */
  readonly git: Git | undefined;
  /** The day that a test of the extension runs on, as its environment names it. Nothing where it is installed. */
  readonly testDay: string | undefined;
  /** What takes from files what they say: loaded when the first one is to be read. */
  readonly readers: () => Promise<Awaited<ReturnType<LoadReaders>> & FirstReaders & SourceReaders>;
}
