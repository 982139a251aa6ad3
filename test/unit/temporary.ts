import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Relative path → content; a path that ends with `/` is a folder. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** A temporary folder with those files in it, by its real path. Removed by `remove`. */
export function temporaryFolder(tree: Tree = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'ai-readiness-')));
  for (const [file, content] of Object.entries(tree)) {
    const full = path.join(folder, file);
    mkdirSync(file.endsWith('/') ? full : path.dirname(full), { recursive: true });
    if (!file.endsWith('/')) writeFileSync(full, content);
  }
  return folder;
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
