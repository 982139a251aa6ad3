/** The program git, as far as it is asked: handed in, since not everywhere is one, and not everywhere may it be run. */

/** What it has answered. */
export interface GitAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Reads what git keeps, by its id. To be closed. */
export interface ObjectReader {
  /** What is in it; undefined where the repository does not have it: a clone may lack some. */
  read(id: string): Promise<Uint8Array | undefined>;
  close(): void;
}

export interface Git {
  /**
   * Runs it in a folder, with its arguments as they are: no shell reads them. `input` is what it reads; nothing unless
   * said. Undefined where there is no such program.
   */
  run(args: readonly string[], folder: string, input?: string): Promise<GitAnswer | undefined>;
  /** Reads many objects of the repository around a folder, by one program for all of them. */
  objects(folder: string): Promise<ObjectReader | undefined>;
}
