/** What a file or folder is, links followed. */
interface FileStat {
  /** Pipes, sockets and devices are `other`: nothing that anyone could read as a document. */
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes; 0 for what is not a file. */
  readonly size: number;
  /** The same for all names of a file that has several (hard links); absent where it has one, or none can tell. */
  readonly id?: string;
}

/** When a file was changed last, as the system notes it. */
interface FileStamp {
  readonly size: number;
  readonly stamp: string;
}

/** An entry of a folder, links not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** The symbolic links of a file system. */
export interface Links {
  /** Where a path leads once every link on it is followed; undefined when nothing is there. */
  realPath(path: string): Promise<string | undefined>;
  /** What the link at a path says, as it is written; undefined where no link is. */
  target(path: string): Promise<string | undefined>;
}

/** Where whoever is at work here has settings of their own. */
export interface UserFolders {
  readonly home: string;
  /** `~/.config`, unless the environment says otherwise. */
  readonly config: string;
  /** The settings of git for everyone on this machine. */
  readonly system?: string;
}

/**
 * A file system, as much of it as is needed. Paths are absolute and have `/` between their parts. What is not there
 * is `undefined`; what cannot be told (no permission, no connection) is thrown, and proves nothing.
 */
export interface Files {
  /** Absent where a file system has no links to follow. */
  readonly links?: Links;
  /** Whether each question goes to another machine, so that fewer are asked. */
  readonly isFar?: boolean;
  /** What git tracks, from the root, where that is all there is: in the files of a commit. Otherwise its index says so. */
  readonly tracked?: ReadonlySet<string>;
  /** Set where what a sparse checkout leaves out is there all the same: what is not there is missing. */
  readonly hasLeftOut?: true;
  /** Absent where nobody has a home; undefined where it cannot be told. */
  readonly user?: () => UserFolders | undefined;
  stat(path: string): Promise<FileStat | undefined>;
  /**
   * The size of a file, links not followed, with a text that is another one after any change of the file that the
   * system notes; undefined where no file is. Absent where a file system notes none.
   */
  stamp?(path: string): Promise<FileStamp | undefined>;
  /** The content of a file, or no more than its first `limit` bytes. */
  read(path: string, limit?: number): Promise<Uint8Array>;
  list(folder: string): Promise<readonly FolderEntry[]>;
}
