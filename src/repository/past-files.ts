/** Files that were changed since something dated rests on them. */
import { dayOf, keyOfResting, type Moment, type Resting, readingsOf, restingOn } from '../core/service';
import { type FileChange, Followed } from './followed';
import { daysAsked, type LoggedCommit, readDays } from './git/log';
import type { Manifest, Past } from './past';
import { parentOf } from './paths';
import { candidatePaths } from './places';
import type { Revisions } from './revisions';

/** A file that something dated rests on, and where it is from the root. */
export interface Placed {
  readonly resting: Resting;
  readonly path: string;
}

/** A file of which some author has changed something after the date that rests on it. */
interface Suspect extends Placed {
  /** What may have come after the date, the newest first; on all sides of merges. */
  readonly changes: readonly FileChange[];
  /** The same that led to what is in the file now, and that. */
  readonly leading: () => Promise<{
    readonly changes: readonly FileChange[];
    readonly now: string | undefined;
  }>;
  /** The ids of the commits on the line of first parents that changed it. */
  readonly line: () => Promise<ReadonlySet<string>>;
}

/** When each file of a repository was changed last since a day; one answer for all that asks. */
export async function lastChanges(on: string, revisions: Revisions): Promise<ReadonlyMap<string, number>> {
  return readDays(await revisions.ask(...daysAsked, ...(await revisions.since(on)), '--'));
}

/** Those files that were changed after their dates; `last` where it is known when each was changed last. */
export async function suspected(
  all: readonly Placed[],
  revisions: Revisions,
  last?: (on: string) => Promise<ReadonlyMap<string, number>>,
): Promise<Suspect[]> {
  const [first] = all.map(({ resting }) => resting.on).sort();
  if (first === undefined) return [];
  const days = await last?.(first);
  const placed = all.filter(
    ({ path, resting }) =>
      days === undefined || isAfter({ authored: days.get(path) ?? -Infinity }, resting.on),
  );
  const paths = [...new Set(placed.map(({ path }) => path))];
  if (paths.length === 0) return [];
  // What a merge brings is a change for those who were on its first side.
  const since = await revisions.since(first);
  const args = ['--show-pulls', '--diff-merges=first-parent', ...since];
  const log = await Followed.log(paths, args, revisions);
  return placed.flatMap((each): Suspect[] => {
    const { path, resting } = each;
    const later = (ever: readonly FileChange[]): FileChange[] =>
      ever.filter(({ commit }) => commit.isMerge || isAfter(commit, resting.on));
    const { changes: ever, names } = log.of(path);
    const changes = later(ever);
    if (!changes.some(({ commit }) => !commit.isMerge)) return [];
    const line = async (): Promise<ReadonlySet<string>> => {
      const asked = ['rev-list', '--first-parent', ...since, 'HEAD'];
      return new Set((await revisions.log(asked, names)).split('\n'));
    };
    const leading: Suspect['leading'] = async () => {
      const all = log.hasMerges ? (await log.leadingTo(path, revisions, ...since)).changes : ever;
      return { changes: later(all), now: all[0]?.after };
    };
    return [{ ...each, changes, leading, line: log.hasMerges ? line : async () => new Set() }];
  });
}

/** The last hours of a day somewhere on earth, in seconds behind those of Greenwich. */
const lastZone = 12 * 3600;

/** Whether a day was over everywhere when a commit was made: people and their machines are in different time zones. */
function isAfter({ authored }: Pick<LoggedCommit, 'authored'>, on: string): boolean {
  const day = dayOf(on);
  return day !== undefined && Math.floor((authored - lastZone) / 86_400) > day;
}

/** Those files that have become others since what rests on them stood in the manifest. */
export async function changedSince(suspects: readonly Suspect[], past: Past): Promise<Map<string, Moment>> {
  const found = new Map<string, Moment>();
  for (const suspect of suspects) {
    const moment = await lastChange(suspect, past);
    if (moment !== undefined) found.set(keyOfResting(suspect.resting), moment);
  }
  return found;
}

async function lastChange(suspect: Suspect, past: Past): Promise<Moment | undefined> {
  const { resting, changes } = suspect;
  const before = await reliedOn(changes, resting, past);
  if (before === undefined) return undefined;
  const leading = await suspect.leading();
  const { now } = leading;
  if (now === undefined || (await past.isSame(before, now, resting))) return undefined;
  const change = await newestOf(leading.changes, resting, past);
  if (change === undefined || (await wasOnLine(suspect, now, past))) return undefined;
  return change;
}

async function newestOf(
  changes: readonly FileChange[],
  resting: Resting,
  past: Past,
): Promise<Moment | undefined> {
  for (const [at, { commit, before, after }] of changes.entries()) {
    const former = before ?? removedBefore(changes, at);
    if (commit.isMerge || former === undefined || after === undefined) continue;
    if (!(await past.isSame(former, after, resting))) return { commit: commit.name, day: commit.day };
  }
  return undefined;
}

/** What was in a file that was there once more after a change: what was in it when it was removed. */
function removedBefore(changes: readonly FileChange[], at: number): string | undefined {
  return changes.slice(at + 1).find(({ commit, after }) => !commit.isMerge && after === undefined)?.before;
}

/** Whether what is in a file now was there already, on the branch itself, when something came to rest on it there. */
async function wasOnLine({ resting, changes, line }: Suspect, now: string, past: Past): Promise<boolean> {
  const ids = await line();
  const before = await reliedOn(
    changes.filter(({ commit }) => ids.has(commit.id)),
    resting,
    past,
  );
  return before !== undefined && past.isSame(before, now, resting);
}

/** What was in a file when the claim stood there already, and was changed for the first time after. */
async function reliedOn(
  changes: readonly FileChange[],
  resting: Resting,
  past: Past,
): Promise<string | undefined> {
  let found: string | undefined;
  for (const { commit, before, formerPath } of changes) {
    if (before === undefined) continue;
    const there = await past.at(`${commit.id}^1`);
    if (there === undefined) await past.look(before);
    else if (restsOn(there.manifest, { resting, path: formerPath, name: there.name })) found = before;
  }
  return found;
}

interface RestedOn {
  readonly resting: Resting;
  /** What the file was called then, and the manifest. */
  readonly path: string;
  readonly name: string;
}

/** Whether an earlier manifest made the same claim, of a file that may have had another name. */
function restsOn(manifest: Manifest, { resting, path, name }: RestedOn): boolean {
  const standing = { folder: parentOf(`/${name}`), root: '/' };
  const isThere = (file: string): boolean =>
    placeOf(file) === placeOf(resting.file) &&
    readingsOf(file).some((each) => candidatePaths(each.name, standing).includes(`/${path}`));
  return restingOn(manifest).some(
    ({ claim, id, on, file }) =>
      claim === resting.claim &&
      id === resting.id &&
      on === resting.on &&
      (file === resting.file || isThere(file)),
  );
}

/** The part of a file that is named: `#heading`. */
function placeOf(file: string): string {
  return readingsOf(file).at(-1)?.place ?? '';
}
