/** What a file or folder is, links followed. */
export interface FileStat {
  readonly kind: 'file' | 'folder';
  /** In bytes; 0 for a folder. */
  readonly size: number;
}

/** An entry of a folder, links not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/**
 * A file system, as much of it as is needed. Paths are absolute and have `/` between their parts. What is not there
 * is `undefined`; what can't be told (no permission, no connection) is thrown, and then taken as unknown.
 */
export interface Files {
  stat(path: string): Promise<FileStat | undefined>;
  /** Where a path leads once every link on it is followed. Absent where a file system has no links to follow. */
  realPath?(path: string): Promise<string | undefined>;
  /** The whole content. Asked for small files only. */
  read(path: string): Promise<Uint8Array>;
  list(folder: string): Promise<readonly FolderEntry[]>;
}

/** Folders that hold what tools have made or fetched: no manifest and no evidence is looked for in them. */
export const skippedFolders: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.yarn',
  '.pnpm-store',
  'dist',
  'out',
  'build',
  'target',
  'coverage',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.next',
  '.nuxt',
  '.svelte-kit',
  '.cache',
  '.parcel-cache',
  '.turbo',
  '.gradle',
  '.terraform',
  '.vscode-test',
]);
