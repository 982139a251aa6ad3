import { isDecomposed, isSameButForCase, isSameName } from '../core/service';
import type { Files, FolderEntry } from './files';
import { isInRepository } from './inside';
import { isInside, joinPath } from './paths';

/** A path as the folders on it list its names. */
export interface KnownName {
  readonly path: string;
  /** Whether a name on it is written with other capitals. */
  readonly isOtherCase: boolean;
  /** Whether a name on it is written with letters and accents apart, and listed otherwise. */
  readonly isApart: boolean;
}

/** What folders list. Remembers it, so it lives no longer than one round of checks. */
export class Listings {
  private readonly known = new Map<string, Promise<readonly FolderEntry[]>>();

  constructor(private readonly files: Files) {}

  /**
   * A path with the names on it as they are listed, from `top` on, a folder that is known to be named as it is. The
   * same name in another Unicode form is the same name. Undefined where no folder lists it, or where several names
   * differ from it in nothing but their case.
   */
  async nameOf(path: string, top: string, root: string): Promise<KnownName | undefined> {
    if (!isInside(top, path)) return undefined;
    let known: KnownName = { path: top, isOtherCase: false, isApart: false };
    for (const name of path.slice(top.length).split('/').filter(Boolean)) {
      const entry = pick(name, await this.list(known.path));
      if (entry === undefined) return undefined;
      const next = joinPath(known.path, entry.name);
      // Nothing is listed out there.
      if (entry.kind === 'link' && !(await isInRepository(next, root, this.files))) return undefined;
      known = {
        path: next,
        isOtherCase: known.isOtherCase || !isSameName(entry.name, name),
        isApart: known.isApart || (entry.name !== name && isDecomposed(name)),
      };
    }
    return known;
  }

  /** What a folder lists; nothing where it cannot be listed: its names are taken as they are written, then. */
  private list(folder: string): Promise<readonly FolderEntry[]> {
    const known = this.known.get(folder);
    if (known !== undefined) return known;
    const asked = this.files.list(folder).catch(() => []);
    this.known.set(folder, asked);
    return asked;
  }
}

function pick(name: string, entries: readonly FolderEntry[]): FolderEntry | undefined {
  const exact = entries.find((entry) => entry.name === name);
  if (exact !== undefined) return exact;
  const same = entries.filter((entry) => isSameName(entry.name, name));
  const alike = same.length > 0 ? same : entries.filter((entry) => isSameButForCase(entry.name, name));
  return alike.length === 1 ? alike[0] : undefined;
}
