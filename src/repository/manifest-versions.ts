/**
 * The commits that bear on a manifest: on the line of first parents, where each stands for what came into the branch with it.
 */
import { daysInOrder } from './commit-days';
import { changesAsked, type LoggedChange, type LoggedCommit, readLog } from './git/log';
import type { Commit, Revisions } from './revisions';

/** A commit that changed a manifest. */
export interface Version {
  readonly commit: LoggedCommit;
  /** Its path from the root, from this commit on. */
  readonly path: string;
  /** Where it was before, where this commit renamed it. */
  readonly was?: string;
  /** What is in it; undefined where this commit removed it. */
  readonly blob: string | undefined;
  /** Set where it is a link from then on. */
  readonly isLink?: true;
}

/** The versions of a manifest up to a commit, under all its names, the newest first. Throws GitRefusal. */
export async function versionsOf(path: string, head: Commit, revisions: Revisions): Promise<Version[]> {
  const versions: Version[] = [];
  for (let [name, from]: [string | undefined, string] = [path, head.id]; name !== undefined; ) {
    const known: string = name;
    name = undefined;
    for (const commit of await commitsOn([known], from, revisions, '--full-diff')) {
      const change = commit.changes.find((each) => each.path === known);
      if (change === undefined) continue;
      const isNew = change.before === undefined || hasTextOfAnother(change, commit);
      const was = isNew && !commit.isFirst ? await formerName(known, commit, revisions) : undefined;
      versions.push({
        ...{ commit, path: known, blob: change.after },
        ...(was !== undefined && { was }),
        ...(change.isLink && { isLink: true }),
      });
      if (was === undefined) continue;
      [name, from] = [was, parentOf(commit)];
      break;
    }
  }
  return versions;
}

/** Whether it is what another file was, which changed as well: the two may have taken each other's name. */
function hasTextOfAnother({ path, after }: LoggedChange, { changes }: LoggedCommit): boolean {
  return after !== undefined && changes.some((each) => each.path !== path && each.before === after);
}

/** The ids of the commits up to one that changed any of the paths or what is below them, by what they changed. */
export async function commitsOn(
  paths: readonly string[],
  head: string,
  revisions: Revisions,
  ...more: readonly string[]
): Promise<LoggedCommit[]> {
  const asked = [...changesAsked, ...firstParents, ...more, head];
  const commits = readLog(await revisions.log(asked, paths));
  // What has a line end in its name cannot be listed, and is asked for by itself.
  const odd = paths.filter((each) => each.includes('\n'));
  if (odd.length === 0) return commits;
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  for (const commit of readLog(await revisions.ask('--literal-pathspecs', ...asked, '--', ...odd)))
    byId.set(commit.id, {
      ...commit,
      changes: [...(byId.get(commit.id)?.changes ?? []), ...commit.changes],
    });
  return [...byId.values()];
}

/** All commits on the line of first parents up to one, the earliest first, each with the day on which it came, by `today` at the latest. */
export async function lineOf(head: Commit, revisions: Revisions, today: string): Promise<Commit[]> {
  const asked = ['--first-parent', '--no-show-signature', '--no-patch', '--format=%H %cs'];
  const out = await revisions.ask('log', ...asked, head.id, '--');
  const all = out.split('\n').flatMap((each) => {
    const [id = '', day = ''] = each.split(' ');
    return id === '' ? [] : [{ id, day }];
  });
  all.reverse();
  const days = daysInOrder(
    all.map(({ day }) => day),
    today,
  );
  return all.map(({ id, day }, at) => ({ id, day: days[at] ?? day }));
}

/** Whatever a repository has set: a merge brings what differs from its first parent, and the first commit all it has. */
const firstParents = [
  '--first-parent',
  '--diff-merges=first-parent',
  '--root',
  '--no-renames',
  '--no-follow',
  '--ignore-submodules=none',
];

function parentOf({ id }: LoggedCommit): string {
  return `${id}^1`;
}

async function formerName(
  path: string,
  commit: LoggedCommit,
  revisions: Revisions,
): Promise<string | undefined> {
  const before = { id: parentOf(commit), day: commit.committed };
  return (await revisions.renamed(before, { id: commit.id, day: commit.committed })).get(path);
}
