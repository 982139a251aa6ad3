import type * as vscode from 'vscode';
import { baseName, joinPath, parentOf } from '../../repository';
import type { FileChanges } from './file-changes';
import { fileKey } from './links';
import { pathOf } from './workspace-files';

/**
 * What happened in one file system, arranged so that a place is looked up without going through all of it: a
 * checkout touches thousands of files. Case may not matter there, so it does not matter here: better to look once
 * too often.
 */
export class Touched {
  /** What was created, changed or deleted. */
  private readonly at = new Set<string>();
  /** The folders above all that. */
  private readonly above = new Set<string>();
  /** The names of what came or went. */
  private readonly names = new Set<string>();
  private mayHoldMore = false;

  constructor({ created, changed, deleted }: FileChanges, like: vscode.Uri) {
    const paths = (uris: readonly vscode.Uri[]) =>
      uris
        .filter(({ scheme, authority }) => scheme === like.scheme && authority === like.authority)
        .map((uri) => pathOf(uri).toLowerCase());
    for (const path of paths(changed)) this.touch(path);
    for (const path of [...paths(created), ...paths(deleted)]) this.cameOrWent(path);
  }

  /** Whether something happened at a place, or to a folder that it is in. */
  reaches(place: string): boolean {
    for (const path of upwards(place.toLowerCase())) if (this.at.has(path)) return true;
    return false;
  }

  /** Whether something happened in a folder. */
  isInside(place: string): boolean {
    return this.above.has(place.toLowerCase());
  }

  /** Whether a file of that name may have come or gone, perhaps along with a folder. */
  mayInclude(name: string): boolean {
    return this.mayHoldMore || this.names.has(name.toLowerCase());
  }

  /** Whether anything came or went. */
  get any(): boolean {
    return this.names.size > 0;
  }

  private cameOrWent(path: string): void {
    const name = baseName(path);
    this.names.add(name);
    // What has no dot in its name may be a folder, of whose files nobody tells.
    if (!name.includes('.')) this.mayHoldMore = true;
    this.touch(path);
  }

  private touch(path: string): void {
    this.at.add(path);
    for (const folder of upwards(parentOf(path))) {
      if (this.above.has(folder)) break;
      this.above.add(folder);
    }
  }
}

/** Those that are at or below one of several places; not each compared with each, for a checkout deletes thousands of files. */
export function atOrBelow(places: readonly vscode.Uri[], uris: readonly vscode.Uri[]): vscode.Uri[] {
  const keys = new Set(places.map((uri) => fileKey(uri, joinPath(uri.path, ''))));
  return uris.filter((uri) => [...upwards(uri.path)].some((path) => keys.has(fileKey(uri, path))));
}

/** A path and every folder above it. */
function* upwards(path: string): Generator<string> {
  for (let at = path; ; at = parentOf(at)) {
    yield at;
    if (parentOf(at) === at) return;
  }
}
