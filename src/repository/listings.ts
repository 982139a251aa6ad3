import { caseless, composed, isDecomposed, isSameName } from '../core/service';
import { once } from './asked-once';
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
      const entry = (await this.list(known.path)).pick(name);
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
  private readonly list = once(async (folder) => new Names(await this.files.list(folder).catch(() => [])));
}

/** The names in a folder, to be found in as little time as there are many. */
class Names {
  private readonly exact: ReadonlyMap<string, FolderEntry>;
  private alike: readonly ReadonlyMap<string, readonly FolderEntry[]>[] | undefined;

  constructor(private readonly entries: readonly FolderEntry[]) {
    this.exact = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** The entry of a name; else the only one that is nearly of that name. */
  pick(name: string): FolderEntry | undefined {
    const exact = this.exact.get(name);
    if (exact !== undefined) return exact;
    this.alike ??= [composed, caseless].map((form) => this.by(form));
    const [same, inAnyCase] = this.alike;
    const alike = same?.get(composed(name)) ?? inAnyCase?.get(caseless(name)) ?? [];
    return alike.length === 1 ? alike[0] : undefined;
  }

  private by(form: (name: string) => string): ReadonlyMap<string, readonly FolderEntry[]> {
    const found = new Map<string, FolderEntry[]>();
    for (const entry of this.entries) {
      const key = form(entry.name);
      const before = found.get(key);
      if (before === undefined) found.set(key, [entry]);
      else before.push(entry);
    }
    return found;
  }
}
