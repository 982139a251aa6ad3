import * as vscode from 'vscode';
import { type Files, slashed } from '../../repository';
import type { Host } from '../base/host';

/** The path of an address as `Files` wants it: of the disk for a file, of the file system itself for all else. */
export function pathOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? slashed(uri.fsPath) : uri.path;
}

/** The address of a path in the file system that `like` is in. */
export function uriOf(path: string, like: vscode.Uri): vscode.Uri {
  return like.scheme === 'file' ? vscode.Uri.file(path) : like.with({ path });
}

/** The file system that an address is in. */
export function filesOf(uri: vscode.Uri, { disk }: Pick<Host, 'disk'>): Files {
  return uri.scheme === 'file' && disk !== undefined ? disk : throughVscode(uri);
}

/** Any file system that VS Code knows. It does not say where links lead, so none is followed. */
function throughVscode(like: vscode.Uri): Files {
  const { fs } = vscode.workspace;
  return {
    isFar: true,
    stat: (path) =>
      unlessAbsent(async () => {
        const { type, size } = await fs.stat(uriOf(path, like));
        if ((type & vscode.FileType.Directory) !== 0) return { kind: 'folder', size: 0 };
        return (type & vscode.FileType.File) !== 0 ? { kind: 'file', size } : { kind: 'other', size: 0 };
      }),
    // VS Code hands out whole files only.
    read: async (path, limit) => (await fs.readFile(uriOf(path, like))).subarray(0, limit),
    list: async (folder) =>
      (await fs.readDirectory(uriOf(folder, like))).map(([name, type]) => ({ name, kind: kindOf(type) })),
  };
}

function kindOf(type: vscode.FileType): 'file' | 'folder' | 'link' | 'other' {
  if ((type & vscode.FileType.SymbolicLink) !== 0) return 'link';
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}

async function unlessAbsent<T>(asked: () => Promise<T>): Promise<T | undefined> {
  try {
    return await asked();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Whether an error of a file system says that there is nothing at the path. */
export function isAbsent(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError &&
    (error.code === 'FileNotFound' || error.code === 'FileNotADirectory')
  );
}
