/** Goes through the commits that bear on a manifest, and judges it at each as it was then. */
import {
  type At,
  caseless,
  changesByDay,
  configName,
  evaluate,
  isReadable,
  type Law,
  type ManifestDocument,
  oneLine,
  type Past,
  type PastState,
  type Point,
  readDocument,
  type Stage,
  stateOf,
  tellPast,
} from '../core/service';
import { Course } from './course';
import { decodeText } from './decode';
import type { Files } from './files';
import type { Git, ObjectReader } from './git/program';
import type { ReadingMemory } from './index-repository';
import { inputFor, lookingAt } from './inputs';
import { commitsOn, lineOf, type Version, versionsOf } from './manifest-versions';
import { baseName, joinPath, parentOf, pathBelow } from './paths';
import { allCandidatePaths } from './places';
import { damage, type RevisionFiles } from './revision-files';
import { type Commit, GitRefusal, Revisions } from './revisions';
import { findRepository } from './root';

/** What it takes to go through the past. */
interface Means {
  readonly git: Git;
  readonly disk: Files;
  readonly readers: Parameters<typeof lookingAt>[1]['readers'];
  readonly law: () => Promise<Law | undefined>;
  /** ISO date. */
  readonly today: string;
  /** The day up to which it is told, where that is not today. */
  readonly until?: string | undefined;
  /** Who asks, for what is said where git cannot tell. */
  readonly asker: string;
  /** What was read in earlier runs in the repository with this root. */
  readonly earlier?: ((root: string) => Pick<ReadingMemory, 'unchanged' | 'same'> | undefined) | undefined;
  /** Asked before each judgement and each file that is read: waits as long as others come first, and throws where nobody wants it any more. */
  readonly pace?: () => Promise<void>;
}

/** What has become of a manifest, and how that was found out. */
export interface ManifestPast {
  readonly past: Past;
  /** The commit up to which it is told. */
  readonly head: Commit;
  /** Its path from the root, and those that it had before, the last one first. */
  readonly path: string;
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly at: At }[];
  /** How many commits there are since the manifest is there, and at how many of them it was judged. */
  readonly commits: number;
  readonly judged: number;
  /** How often it was evaluated. */
  readonly evaluations: number;
}

/** Goes through the past of the manifest at a path. Throws GitRefusal where git cannot tell it, in words. */
export async function pastOf(path: string, means: Means): Promise<ManifestPast> {
  const { git, disk, asker } = means;
  const { root, folder } = await findRepository(path, undefined, disk);
  const real = (await disk.links?.realPath(path)) ?? path;
  const revisions = await Revisions.at(root, { git, asker });
  const head = await revisions.commit('HEAD');
  const objects = await git.objects(root);
  if (objects === undefined)
    throw new GitRefusal(`${asker} asks git, and there is no program called git here.`);
  try {
    const below = pathBelow(root, joinPath(folder, baseName(real)));
    const walk = new Walk({ ...means, revisions, objects, head });
    return await walk.go(below);
  } finally {
    objects.close();
  }
}

interface Walking extends Means {
  readonly revisions: Revisions;
  readonly objects: ObjectReader;
  readonly head: Commit;
}

/** A version as it was read; why it could not be, in words that follow "cannot be read: ". */
type Read = { readonly document: ManifestDocument } | { readonly why: string };

/** A commit that bears on it, and the version that it has there. */
interface Bearing {
  readonly id: string;
  readonly day: string;
  readonly version: Version;
}

/** A manifest at a commit, and what judges it on a day. */
interface Judged {
  readonly at: At;
  readonly state: PastState;
  readonly files: RevisionFiles;
  readonly on: (day: string) => Promise<PastState>;
}

class Walk {
  private readonly documents = new Map<string, Read>();
  private readonly points: Point[] = [];
  private last: Judged | undefined;
  private readonly course: Course;
  private judged = 0;
  private evaluations = 0;
  private readonly claimed = new Set<Stage>();
  /** What commits have changed of the paths that git was asked for, by their ids. */
  private readonly changed = new Map<string, readonly string[]>();
  private readonly logged = new Set<string>();

  constructor(private readonly walking: Walking) {
    this.course = new Course(walking);
  }

  async go(path: string): Promise<ManifestPast> {
    const { revisions, head: newest, today, until = today } = this.walking;
    await this.mustBeTracked(path);
    const line = (await lineOf(newest, revisions, today)).filter(({ day }) => day <= until);
    const days = new Map(line.map(({ id, day }) => [id, day]));
    const versions = (await versionsOf(path, newest, revisions))
      .filter(({ commit }) => days.has(commit.id))
      .reverse();
    await this.visitAll(versions, line);
    await this.until(until);
    const isCut = versions[0]?.commit.isFirst === true && (await revisions.isShallow());
    const past = tellPast(this.points, isCut);
    const head = line.at(-1);
    if (past === undefined || head === undefined)
      throw new GitRefusal(`${this.walking.asker}: git tells no commit up to ${until} that has it.`);
    const by = 'commit' as const;
    const renamed = versions.flatMap(({ commit, path: to, was }) =>
      was === undefined
        ? []
        : [{ from: was, to, at: { commit: commit.id, day: days.get(commit.id) ?? commit.committed, by } }],
    );
    const first = line.findIndex(({ id }) => id === past.first.commit);
    return {
      ...{ past, head, path, renamed: renamed.reverse() },
      ...{ commits: line.length - first, judged: this.judged, evaluations: this.evaluations },
    };
  }

  private async mustBeTracked(path: string): Promise<void> {
    const { revisions, head, asker } = this.walking;
    const out = await revisions.ask('ls-tree', '-r', '-z', '--name-only', '--full-tree', head.id);
    const tracked = out.split('\0');
    if (tracked.includes(path)) return;
    const other = tracked.find((each) => caseless(each) === caseless(path));
    if (other !== undefined)
      throw new GitRefusal(`${asker}: git has "${oneLine(path)}" as "${oneLine(other)}": name it so.`);
    throw new GitRefusal(
      `${asker}: "${oneLine(path)}" is not in the current commit: what was never committed has no history.`,
    );
  }

  /**
   * Visits the commits that changed the manifest, a file that it cited then, or a configuration that held for it, the earliest
   * first; and those that changed what a link to one of them leads to. Where links lead, each visit tells up to the next one.
   */
  private async visitAll(versions: readonly Version[], line: readonly Commit[]): Promise<void> {
    const bearing = new Map<Version, ReadonlySet<string>>();
    for (const version of versions) bearing.set(version, await this.pathsOf(version));
    await this.log([...new Set([...bearing.values()].flatMap((paths) => [...paths]))]);
    const byCommit = new Map(versions.map((version) => [version.commit.id, version]));
    let version: Version | undefined;
    let paths: ReadonlySet<string> | undefined;
    const nextFrom = (start: number): number => {
      for (let at = start; at < line.length; at++) {
        const { id = '' } = line[at] ?? {};
        if (byCommit.has(id) || this.changed.get(id)?.some((path) => touches(paths, path))) return at;
      }
      return line.length;
    };
    let next = nextFrom(0);
    for (let at = next; at < line.length; at = next) {
      const { id = '', day = '' } = line[at] ?? {};
      const own = byCommit.get(id);
      if (own !== undefined) {
        version = own;
        paths = bearing.get(own);
      }
      if (version === undefined) break;
      next = nextFrom(at + 1);
      const files = await this.visit({ id, day, version }, line[next]?.id);
      const ways = files === undefined ? new Set<string>() : await this.waysTo(bearing.get(version), files);
      await this.log([...ways], id);
      paths = new Set([...(bearing.get(version) ?? []), ...ways]);
      next = nextFrom(at + 1);
    }
  }

  /** Asks which commits have changed paths of which that is not known yet; those after a commit, where one is given. */
  private async log(paths: readonly string[], after?: string): Promise<void> {
    const { revisions, head } = this.walking;
    const unknown = paths.filter((path) => !touches(this.logged, path));
    if (unknown.length === 0) return;
    const range = after === undefined ? head.id : `${after}..${head.id}`;
    for (const { id, changes } of await commitsOn(unknown, range, revisions))
      this.changed.set(id, [...(this.changed.get(id) ?? []), ...changes.map(({ path }) => path)]);
    for (const path of unknown) this.logged.add(path);
  }

  /** What decides where paths lead in the files of a commit. */
  private async waysTo(paths: ReadonlySet<string> = new Set(), files: RevisionFiles): Promise<Set<string>> {
    const { root } = this.walking.revisions;
    const ways = new Set<string>();
    for (const path of paths)
      for (const each of await files.wayTo(joinPath(root, path))) if (each !== '') ways.add(each);
    return ways;
  }

  /** Wherever what it names may be, and the configurations that hold for it. From the root. */
  private async pathsOf(version: Version): Promise<Set<string>> {
    const { root } = this.walking.revisions;
    const read = await this.read(version);
    const folder = parentOf(joinPath(root, version.path));
    const paths = new Set<string>();
    if (read === undefined || 'why' in read) return paths;
    for (let at = folder; ; at = parentOf(at)) {
      paths.add(pathBelow(root, joinPath(at, configName)));
      if (at === root || parentOf(at) === at) break;
    }
    for (const { file } of read.document.files)
      for (const path of allCandidatePaths(file, { folder, root })) {
        const below = pathBelow(root, path);
        // The repository as a whole is cited by nobody who means its changes.
        if (below !== '' && !below.includes('\0')) paths.add(below);
      }
    return paths;
  }

  /** Judges it there; says what files there were, where it could be read. */
  private async visit(
    { id, day, version }: Bearing,
    next: string | undefined,
  ): Promise<RevisionFiles | undefined> {
    const at: At = { commit: id, day, by: 'commit' };
    await this.until(day);
    this.last = undefined;
    const read = await this.read(version);
    if (read === undefined) this.points.push({ ...at, isGone: true });
    else if ('why' in read) this.points.push({ ...at, unread: read.why });
    else {
      const judged = await this.judge(at, read.document, { path: version.path, next });
      const { state, files } = judged;
      const [damaged] = files.damaged;
      if (damaged !== undefined) {
        this.points.push({ ...at, unread: `git cannot read "${oneLine(damaged)}": ${damage}.` });
        return files;
      }
      this.last = judged;
      this.judged++;
      if (state.stage !== undefined) this.claimed.add(state.stage);
      this.points.push({ ...at, state });
      return files;
    }
    return undefined;
  }

  /** What the days did since the last commit that was judged. */
  private async until(day: string): Promise<void> {
    if (this.last === undefined) return;
    const { at, state, on } = this.last;
    this.points.push(...(await changesByDay({ at, state, until: day }, on)));
    this.last = undefined;
  }

  private async judge(
    at: At,
    document: ManifestDocument,
    { path, next }: { readonly path: string; readonly next: string | undefined },
  ): Promise<Judged> {
    const { revisions, readers, law, pace } = this.walking;
    const { files, index, memory } = await this.course.at(at.commit, next);
    // What was asked for until now says what is in the repository, and nothing of what the manifest names.
    files.damaged.clear();
    const looking = {
      ...lookingAt(files, { readers, law, memoryOf: async () => memory, pace }),
      // Where what is missing is now makes no difference to a gate.
      ...{ indexOf: async () => index, finder: nowhere },
    };
    const input = await inputFor(document, joinPath(revisions.root, path), looking);
    const known = (document.manifest.risk?.jurisdictions ?? []).length === 0 ? undefined : await law();
    const on = async (today: string): Promise<PastState> => {
      await this.walking.pace?.();
      this.evaluations++;
      return stateOf(evaluate(document, { ...input, ...(known && { law: known }), today }), this.claimed);
    };
    return { at, state: await on(at.day), on, files };
  }

  /** A version, read once; undefined where it is gone. */
  private async read({ blob, isLink }: Version): Promise<Read | undefined> {
    if (blob === undefined) return undefined;
    if (isLink) return { why: 'it was a link to another file.' };
    const known = this.documents.get(blob) ?? (await this.readBlob(blob));
    this.documents.set(blob, known);
    return known;
  }

  private async readBlob(blob: string): Promise<Read> {
    const bytes = await this.walking.objects.read(blob);
    if (bytes === undefined) return { why: 'this clone does not have it.' };
    if (bytes.length > mostRead) return { why: 'it is too large.' };
    const document = readDocument(decodeText(bytes));
    if (isReadable(document)) return { document };
    return { why: document.parsed.conflicts.length > 0 ? 'it has conflict markers.' : 'its text is broken.' };
  }
}

const nowhere = { only: async (): Promise<undefined> => undefined };

/** A larger version is not read, in bytes: the engine would only say that it is too large. */
const mostRead = 16 * 1024 * 1024;

/** Whether a path is one of those that bear on a manifest, or below one of them. */
function touches(paths: ReadonlySet<string> | undefined, path: string): boolean {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/'))))
    if (paths?.has(at)) return true;
  return false;
}
