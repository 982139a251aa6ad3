// Folders for one run, and where everything lives that is downloaded or made for development.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './dependencies.mjs';

/** Git does not see this folder; deleting it costs no more than time. */
export const cache = path.join(root, '.vscode-test');

/**
 * A new empty folder in the cache.
 * @param {string} name
 * @param {{keep?: boolean}} [options] `keep` leaves it there when this process ends
 */
export function scratch(name, { keep = false } = {}) {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, `${name}-`));
  return keep ? folder : removedAtExit(folder);
}

/**
 * A new empty folder outside the project, gone when this process ends.
 * @param {string} name
 */
export function temporary(name) {
  return removedAtExit(mkdtempSync(path.join(tmpdir(), `${name}-`)));
}

/**
 * What goes when this process ends. One listener removes all: Node warns of more than ten.
 * @type {Set<string>}
 */
const leaving = new Set();

function removedAtExit(folder) {
  if (leaving.size === 0)
    process.once('exit', () => {
      for (const each of leaving) rmSync(each, { recursive: true, force: true, maxRetries: 3 });
    });
  leaving.add(folder);
  return folder;
}
