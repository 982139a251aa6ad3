import assert from 'node:assert/strict';
import type { Files, FolderEntry } from '../../../src/repository/files';

/** A file system of which only the folders are known. */
export function listing(folders: (folder: string) => readonly FolderEntry[], isFar = false): Files {
  return {
    isFar,
    list: async (folder) => folders(folder),
    stat: () => assert.fail('stat'),
    read: () => assert.fail('read'),
  };
}

export const file = (name: string): FolderEntry => ({ name, kind: 'file' });
export const folder = (name: string): FolderEntry => ({ name, kind: 'folder' });
