/**
 * What git keeps of what a manifest claims. Git is asked only where something could come of it, as far as it can be once
 * for all manifests of a repository; whatever it cannot tell is left out, so nobody is accused of what was not so.
 */
import {
  approvalsToAsk,
  type Configuration,
  earliestPromise,
  type FileFact,
  type History,
  isManifestPath,
  type ManifestDocument,
  type Resting,
  restingOn,
  toldByEdits,
  type Untold,
} from '../core/service';
import { once } from './asked-once';
import type { Files } from './files';
import { Followed } from './followed';
import type { Git } from './git/program';
import { Past } from './past';
import { approvedByOthers } from './past-approvals';
import { changedSince, lastChanges, type Placed, suspected } from './past-files';
import { joinPath, pathBelow } from './paths';
import { locateFile } from './places';
import { GitRefusal, Revisions } from './revisions';
import type { Standing } from './root';

/** Where a manifest is, and what is known of it. */
interface Asked extends Standing {
  readonly manifest: string;
  readonly cited: ReadonlyMap<string, FileFact>;
  readonly configuration: Configuration;
}

/** What is asked of one manifest. */
interface Question {
  readonly resting: readonly Resting[];
  /** The day since when its versions say something; undefined where they do not. */
  readonly since: string | undefined;
  readonly approvals: ReturnType<typeof approvalsToAsk>;
}

/** What git says of the histories of manifests, for one state of their repositories. Never throws. */
export class Histories {
  private readonly pasts = once((root) => this.open(root));

  constructor(
    private readonly git: Git,
    private readonly files: Files,
  ) {}

  /** What is known of a manifest's past, or why it cannot be told; undefined where nothing could come of asking, and where there is no git. */
  async of({ manifest }: ManifestDocument, asked: Asked): Promise<History | Untold | undefined> {
    const question: Question = {
      resting: restingOn(manifest).filter(({ file }) => isThere(asked.cited.get(file))),
      since: earliestPromise(manifest),
      approvals: approvalsToAsk(manifest, asked.configuration),
    };
    const { resting, since, approvals } = question;
    if (resting.length === 0 && since === undefined && approvals.approvals.length === 0) return undefined;
    try {
      const past = await this.pasts(asked.root);
      if (!(past instanceof RepositoryPast)) return past;
      return await this.ask(manifest, question, { ...asked, past });
    } catch (error) {
      return untoldBy(error);
    }
  }

  /** Where not all of the history is here, what came before is not known, and so nothing. */
  private async open(root: string): Promise<RepositoryPast | Untold | undefined> {
    if ((await this.files.stat(joinPath(root, '.git'))) === undefined) return undefined;
    const revisions = await Revisions.at(root, { git: this.git, asker: 'The history' });
    if (await revisions.isShallow()) return { untold: isShallow };
    return (await revisions.hasCommit()) ? new RepositoryPast(revisions) : undefined;
  }

  private async ask(
    manifest: ManifestDocument['manifest'],
    { resting, since, approvals }: Question,
    asked: Asked & { readonly past: RepositoryPast },
  ): Promise<History> {
    const { past, root } = asked;
    const { revisions } = past;
    const placed = await this.placed(resting, asked);
    const path = pathBelow(root, asked.manifest);
    const suspects = await suspected(placed, revisions, (await past.hasMany()) ? past.last : undefined);
    if (suspects.length === 0 && since === undefined && approvals.approvals.length === 0) return nothing;
    const log = await past.manifests(path);
    const lineage = log.of(path);
    if (lineage.changes.length === 0) return nothing;
    const objects = await this.git.objects(root);
    if (objects === undefined) return nothing;
    try {
      const versions = new Past(objects, lineage);
      const toldSince = async (day: string): Promise<ReturnType<typeof toldByEdits>> => {
        const told = toldByEdits(manifest, await versions.edits(day));
        if (told.criteria.size === 0 && told.renewals.size === 0) return told;
        // Most have nothing told of them: which edits led to what is there now is asked where there is something.
        return toldByEdits(manifest, await versions.edits(day, await log.leadingTo(path, revisions)));
      };
      const found: History = {
        ...nothing,
        changed: await changedSince(suspects, versions),
        ...(since !== undefined && (await toldSince(since))),
        approvals: await approvedByOthers({ manifest, ...approvals, past: versions, revisions }),
      };
      return versions.isIncomplete ? { ...found, untold: lacksSome } : found;
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

const isShallow =
  'this is a shallow clone. Fetch its whole history (fetch-depth: 0, GIT_DEPTH: 0, or git fetch --unshallow)';

const lacksSome =
  'this clone lacks files of earlier commits (it was made with --filter, or is damaged). Clone it without --filter';

/** Where there is no git, or no repository for it, nothing is said. */
function untoldBy(error: unknown): Untold | undefined {
  if (!(error instanceof GitRefusal)) return { untold: `it could not be read: ${String(error)}` };
  return error.said === undefined ? undefined : { untold: error.said };
}

const nothing: History = {
  changed: new Map(),
  criteria: new Map(),
  renewals: new Map(),
  approvals: new Map(),
};

function isThere(fact: FileFact | undefined): boolean {
  return fact?.kind === 'file' && fact.isUntracked !== true;
}

/** What is asked once for all manifests of a repository. */
class RepositoryPast {
  private tracked: Promise<readonly string[]> | undefined;
  private known: { readonly from: string; readonly days: Promise<ReadonlyMap<string, number>> } | undefined;
  private readonly logs = new Map<string, Promise<Followed>>();

  constructor(readonly revisions: Revisions) {}

  /** Whether it is worth while to ask for all at once. */
  async hasMany(): Promise<boolean> {
    return (await this.paths()).length > 1;
  }

  /** When each file was changed last, as far back as a day. */
  readonly last = (on: string): Promise<ReadonlyMap<string, number>> => {
    if (this.known === undefined || on < this.known.from) {
      // Another manifest may look back a little further.
      const from = `${on.slice(0, 4)}-01-01`;
      this.known = { from, days: lastChanges(from, this.revisions) };
    }
    return this.known.days;
  };

  /** The log of all manifests, the one at a path among them. */
  async manifests(path: string): Promise<Followed> {
    const paths = await this.paths();
    const key = paths.includes(path) ? '' : path;
    const log = this.logs.get(key) ?? this.log(key === '' ? paths : [path]);
    this.logs.set(key, log);
    return log;
  }

  private log(paths: readonly string[]): Promise<Followed> {
    return Followed.log(paths, ['--full-history', '--no-merges'], this.revisions);
  }

  private paths(): Promise<readonly string[]> {
    this.tracked ??= this.revisions
      .ask('ls-files', '-z', '--full-name', '--', ':(top,icase)*ai-readiness.y*ml')
      .then((out) => out.split('\0').filter(isManifestPath));
    return this.tracked;
  }
}
