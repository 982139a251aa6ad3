import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Reading, read, readCode } from './check';

/** The names of all files below src/, hidden ones too, but for the tools of development, which users do not get. */
export function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative('src', path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('dev/'))
    .sort();
}

/** Reads all of them. */
export function readSources(): Reading[] {
  const files = sourceFiles();
  const known = new Set(files);
  return files.map((file) => read(file, readFileSync(path.join('src', file), 'utf8'), known));
}

/** Reads the code of the tests, for what it imports of src/. */
export function readTests(): Reading[] {
  const known = new Set(sourceFiles());
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join('../test', name.replaceAll('\\', '/')))
    .map((file) => readCode(file, readFileSync(path.join('src', file), 'utf8'), known));
}
