// A file system in memory, for what asks one.
import type { Files, FolderEntry } from '../../src/repository/files';

/** Files by their absolute paths; folders are there where a file is in them. */
export function treeOf(contents: ReadonlyMap<string, string>): Files {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const below = (folder: string): string[] => {
    const start = folder.endsWith('/') ? folder : `${folder}/`;
    return [...contents.keys()]
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length));
  };
  return {
    async stat(path) {
      const text = contents.get(path);
      if (text !== undefined) return { kind: 'file', size: bytes(text).length };
      return path === '/' || below(path).length > 0 ? { kind: 'folder', size: 0 } : undefined;
    },
    async read(path, limit) {
      const text = contents.get(path);
      if (text === undefined) throw new Error(`there is no ${path}`);
      return bytes(text).slice(0, limit);
    },
    async list(folder) {
      const found = new Map<string, FolderEntry>();
      for (const path of below(folder)) {
        const [name = '', ...rest] = path.split('/');
        found.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
      }
      return [...found.values()];
    },
  };
}
