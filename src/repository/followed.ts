/** The log of files under all the names that they had. */
import { changesAsked, type LoggedChange, type LoggedCommit, readLog, renamesAsked } from './git/log';
import type { Revisions } from './revisions';

/** A change of a file, and the commit that made it. */
export interface FileChange extends LoggedChange {
  readonly commit: LoggedCommit;
}

/** What became of one file. */
export interface Lineage {
  /** The newest first. */
  readonly changes: readonly FileChange[];
  /** All names that it had, from the root; that of now first. */
  readonly names: readonly string[];
}

/** Nobody renames a file so often; a log that does not end is none. */
const mostNames = 20;

/** What is known of many files. */
export class Followed {
  private constructor(
    private readonly commits: readonly LoggedCommit[],
    private readonly renames: ReadonlyMap<string, LoggedChange>,
  ) {}

  /** Asks git once for all of them, and once more for each round of names that they had before. Throws GitRefusal. */
  static async log(
    paths: readonly string[],
    args: readonly string[],
    revisions: Revisions,
  ): Promise<Followed> {
    const names = new Set(paths);
    const renames = new Map<string, LoggedChange>();
    for (let round = 0; ; round++) {
      const out = await revisions.log([...changesAsked, '--no-renames', ...args], [...names]);
      const commits = readLog(out);
      const found = round < mostNames ? await renamesIn(commits, renames, revisions) : [];
      const before = names.size;
      for (const { formerPath } of found) names.add(formerPath);
      if (names.size === before) return new Followed(commits, renames);
    }
  }

  /** Whether there is a merge among its commits: where there is none, all of them led to what is there now. */
  get hasMerges(): boolean {
    return this.commits.some(({ isMerge }) => isMerge);
  }

  /** What became of the file that is there now: by all commits, or by those alone with these ids. */
  of(path: string, ids?: ReadonlySet<string>): Lineage {
    const names = new Set([path]);
    const changes: FileChange[] = [];
    for (const commit of this.commits)
      for (const change of ids?.has(commit.id) === false ? [] : commit.changes) {
        if (!names.has(change.path)) continue;
        const renamed = this.renames.get(keyOf(commit, change.path));
        if (renamed !== undefined) names.add(renamed.formerPath);
        changes.push({ ...change, ...(change.before === undefined && renamed), commit });
      }
    return { changes, names: [...names] };
  }

  /**
   * What led to what is in the file now. Where a merge has left it as it was on one side, the other sides are not followed:
   * what they did to it is not there. The log has them all, as that of several files has to. Throws GitRefusal.
   */
  async leadingTo(path: string, revisions: Revisions, ...args: readonly string[]): Promise<Lineage> {
    for (let names: readonly string[] = [path]; ; ) {
      const asked = ['rev-list', '--topo-order', '--show-pulls', ...args, 'HEAD'];
      const found = this.of(path, new Set((await revisions.log(asked, names)).split('\n')));
      // A name that only such a side gave it is not one of its names.
      if (found.names.length <= names.length) return found;
      names = found.names;
    }
  }
}

function keyOf({ id }: LoggedCommit, path: string): string {
  return `${id} ${path}`;
}

/** Looks up, for files that were new in a commit, whether they had another name before; those that were not known yet. */
async function renamesIn(
  commits: readonly LoggedCommit[],
  known: Map<string, LoggedChange>,
  revisions: Revisions,
): Promise<LoggedChange[]> {
  const added = new Map(
    commits.flatMap((commit) =>
      commit.changes
        .filter(({ before }) => before === undefined && !commit.isFirst && !commit.isMerge)
        .map(({ path }) => [keyOf(commit, path), commit] as const)
        .filter(([key]) => !known.has(key)),
    ),
  );
  if (added.size === 0) return [];
  const ids = new Set([...added.values()].map(({ id }) => id));
  const found: LoggedChange[] = [];
  for (const commit of readLog(await revisions.show(renamesAsked, [...ids])))
    for (const change of commit.changes) {
      const key = keyOf(commit, change.path);
      if (!added.has(key)) continue;
      known.set(key, change);
      found.push(change);
    }
  return found;
}
