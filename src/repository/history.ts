/**
 * What git keeps of what a manifest claims. Git is asked only where something could come of it, once for all files that
 * are cited; whatever it cannot tell is left out, so nobody is accused of what was not so.
 */
import {
  dayOf,
  type Edit,
  earliestPromise,
  type FileFact,
  type History,
  isReadable,
  keyOfResting,
  type ManifestDocument,
  type Moment,
  type Resting,
  readDocument,
  restingOn,
  toldByEdits,
} from '../core/service';
import { once } from './asked-once';
import { decodeText } from './decode';
import type { Files } from './files';
import { callsFor, type LoggedChange, type LoggedCommit, logArguments, readLog } from './git/log';
import type { Git, ObjectReader } from './git/program';
import { joinPath, pathBelow } from './paths';
import { locateFile } from './places';
import { Revisions } from './revisions';
import type { Standing } from './root';
import { isSameText } from './same-text';

type Manifest = ManifestDocument['manifest'];

/** Where a manifest is, and what is known of the files that it names. */
interface Asked extends Standing {
  readonly manifest: string;
  readonly cited: ReadonlyMap<string, FileFact>;
}

/** A file that something dated rests on, and where it is from the root. */
interface Placed {
  readonly resting: Resting;
  readonly path: string;
}

/** What git says of the histories of manifests, for one round of checks. Never throws. */
export class Histories {
  private readonly revisionsOf = once((root) => this.open(root).catch(() => undefined));

  constructor(
    private readonly git: Git,
    private readonly files: Files,
  ) {}

  /** What is known of a manifest's past; undefined where nothing could come of asking, or nobody can tell. */
  async of({ manifest }: ManifestDocument, asked: Asked): Promise<History | undefined> {
    const resting = restingOn(manifest).filter(({ file }) => isThere(asked.cited.get(file)));
    if (resting.length === 0 && earliestPromise(manifest) === undefined) return undefined;
    try {
      const revisions = await this.revisionsOf(asked.root);
      return revisions && (await this.ask(manifest, resting, { ...asked, revisions }));
    } catch {
      return undefined;
    }
  }

  /** Where not all of the history is here, what came before is not known, and so nothing. */
  private async open(root: string): Promise<Revisions | undefined> {
    if ((await this.files.stat(joinPath(root, '.git'))) === undefined) return undefined;
    const revisions = await Revisions.at(root, { git: this.git, asker: 'The history' });
    return (await revisions.isShallow()) ? undefined : revisions;
  }

  private async ask(
    manifest: Manifest,
    resting: readonly Resting[],
    asked: Asked & { readonly revisions: Revisions },
  ): Promise<History> {
    const { revisions, root } = asked;
    const placed = await this.placed(resting, asked);
    const suspects = suspected(placed, await logOf(placed, revisions));
    const promised = earliestPromise(manifest);
    if (suspects.length === 0 && promised === undefined) return nothing;
    const versions = await versionsOf(pathBelow(root, asked.manifest), revisions);
    if (suspects.length === 0 && versions.length < 2) return nothing;
    const objects = await this.git.objects(root);
    if (objects === undefined) return nothing;
    try {
      const past = new Past(objects, versions);
      const edits = promised === undefined ? [] : await past.edits(promised);
      return {
        changed: await past.changed(suspects),
        ...toldByEdits(manifest, edits),
      };
    } finally {
      objects.close();
    }
  }

  private async placed(resting: readonly Resting[], asked: Asked): Promise<Placed[]> {
    const { root } = asked;
    const { links } = this.files;
    const realRoot = (await links?.realPath(root)) ?? root;
    const pathOf = once(async (file) => {
      const found = await locateFile(file, { ...asked, files: this.files });
      if (!('path' in found) || found.kind !== 'file') return undefined;
      const real = await links?.realPath(found.path);
      return real === undefined ? pathBelow(root, found.path) : pathBelow(realRoot, real);
    });
    const all = await Promise.all(
      resting.map(async (each) => ({ resting: each, path: await pathOf(each.file) })),
    );
    return all.flatMap(({ resting: each, path }) => (path === undefined ? [] : [{ resting: each, path }]));
  }
}

const nothing: History = { changed: new Map(), criteria: new Map(), renewals: new Map() };

function isThere(fact: FileFact | undefined): boolean {
  return fact?.kind === 'file' && fact.isUntracked !== true;
}

/** The commits that changed any of the files since the first of the dates, the newest first. */
async function logOf(placed: readonly Placed[], revisions: Revisions): Promise<LoggedCommit[]> {
  const since = placed.map(({ resting }) => resting.on).sort()[0];
  if (since === undefined) return [];
  const commits: LoggedCommit[] = [];
  for (const paths of callsFor([...new Set(placed.map(({ path }) => path))]))
    commits.push(
      ...readLog(
        await revisions.ask(
          '--literal-pathspecs',
          ...logArguments,
          '--no-follow',
          '--no-renames',
          // What a merge brings is a change for those who were on its first side.
          '--show-pulls',
          '--diff-merges=first-parent',
          `--since=${since}T00:00:00Z`,
          '--',
          ...paths,
        ),
      ),
    );
  return commits;
}

/** The commits that changed a manifest since it was there, under all its names, the newest first. */
async function versionsOf(path: string, revisions: Revisions): Promise<LoggedCommit[]> {
  const out = await revisions.ask('--literal-pathspecs', ...logArguments, '--follow', '-M', '--', path);
  return readLog(out);
}

/** A change of a file, and the commit that made it. */
interface FileChange extends LoggedChange {
  readonly commit: LoggedCommit;
}

/** A file of which some author has changed something after the date that rests on it. */
interface Suspect extends Placed {
  /** What may have come after the date, the newest first. */
  readonly changes: readonly FileChange[];
  /** What is in the file now. */
  readonly now: string;
}

function suspected(placed: readonly Placed[], commits: readonly LoggedCommit[]): Suspect[] {
  const byPath = new Map<string, FileChange[]>();
  for (const commit of commits)
    for (const change of commit.changes) {
      const known = byPath.get(change.path) ?? [];
      byPath.set(change.path, known);
      known.push({ ...change, commit });
    }
  return placed.flatMap((each): Suspect[] => {
    const all = byPath.get(each.path) ?? [];
    const now = all[0]?.after;
    const changes = all.filter(({ commit }) => commit.isMerge || isAfter(commit, each.resting.on));
    if (now === undefined || !changes.some(({ commit }) => !commit.isMerge)) return [];
    return [{ ...each, changes, now }];
  });
}

/** The last hours of a day somewhere on earth, in seconds behind those of Greenwich. */
const lastZone = 12 * 3600;

/** Whether a day was over everywhere when a commit was made: people and their machines are in different time zones. */
function isAfter({ authored }: LoggedCommit, on: string): boolean {
  const day = dayOf(on);
  return day !== undefined && Math.floor((authored - lastZone) / 86_400) > day;
}

/** What stood in the repository earlier. */
class Past {
  private readonly names: readonly string[];
  private readonly manifests = new Map<string, Manifest | undefined>();

  constructor(
    private readonly objects: ObjectReader,
    private readonly versions: readonly LoggedCommit[],
  ) {
    const names = versions.flatMap(({ changes }) => changes.flatMap((each) => [each.path, each.formerPath]));
    // What has a line end in its name cannot be asked for.
    this.names = [...new Set(names)].filter((name) => !name.includes('\n'));
  }

  /** Those files that have become others since what rests on them stood in the manifest. */
  async changed(suspects: readonly Suspect[]): Promise<Map<string, Moment>> {
    const found = new Map<string, Moment>();
    for (const suspect of suspects) {
      const moment = await this.lastChange(suspect);
      if (moment !== undefined) found.set(keyOfResting(suspect.resting), moment);
    }
    return found;
  }

  private async lastChange({ resting, changes, now }: Suspect): Promise<Moment | undefined> {
    const before = await this.reliedOn(resting, changes);
    if (before === undefined || (await this.isSame(before, now, resting.file))) return undefined;
    for (const { commit, before: was, after } of changes) {
      if (commit.isMerge || was === undefined || after === undefined) continue;
      if (!(await this.isSame(was, after, resting.file))) return { commit: commit.name, day: commit.day };
    }
    return undefined;
  }

  /** What was in a file when the claim stood there already, and was changed for the first time after. */
  private async reliedOn(resting: Resting, changes: readonly FileChange[]): Promise<string | undefined> {
    const key = keyOfResting(resting);
    let found: string | undefined;
    for (const { commit, before } of changes) {
      if (before === undefined) continue;
      const manifest = await this.manifestAt(`${commit.id}^1`);
      if (manifest !== undefined && restingOn(manifest).some((each) => keyOfResting(each) === key))
        found = before;
    }
    return found;
  }

  private async isSame(one: string, other: string, file: string): Promise<boolean> {
    if (one === other) return true;
    const [first, second] = await Promise.all([this.objects.read(one), this.objects.read(other)]);
    // What is not here cannot be told, and so is not said to differ.
    return first === undefined || second === undefined || isSameText(first, second, file);
  }

  /** The edits of the manifest since a day, the newest first. */
  async edits(since: string): Promise<Edit[]> {
    const found: Edit[] = [];
    for (const { isMerge, changes, day, name } of this.versions) {
      const [change] = changes;
      if (isMerge || change?.before === undefined || change.after === undefined || day < since) continue;
      const before = await this.read(change.before);
      const after = await this.read(change.after);
      if (before !== undefined && after !== undefined) found.push({ before, after, commit: name, day });
    }
    return found;
  }

  private async manifestAt(revision: string): Promise<Manifest | undefined> {
    for (const name of this.names) {
      const manifest = await this.read(`${revision}:${name}`);
      if (manifest !== undefined) return manifest;
    }
    return undefined;
  }

  /** A version of the manifest; undefined where there is none, and where it could not be read as a whole. */
  private async read(id: string): Promise<Manifest | undefined> {
    const bytes = await this.objects.read(id);
    if (bytes === undefined) return undefined;
    const text = decodeText(bytes);
    if (!this.manifests.has(text)) {
      const document = readDocument(text);
      this.manifests.set(text, isReadable(document) ? document.manifest : undefined);
    }
    return this.manifests.get(text);
  }
}
