import * as vscode from 'vscode';
import {
  type Change,
  type Comparison,
  type Course,
  compare,
  courseOf,
  type EvaluationInput,
  editionAfter,
  type Law,
  lineOfChange,
  type ManifestDocument,
  namesSince,
  notesOnComparison,
  readDocument,
} from '../../../core/service';
import {
  type Commit,
  decodeText,
  findRepository,
  GitRefusal,
  indexStamp,
  inputFor,
  joinPath,
  type Looking,
  lookingAt,
  pathBelow,
  RevisionFiles,
  Revisions,
} from '../../../repository';
import { lawOnce } from '../../base/texts';
import { pathOf } from '../../repository/workspace-files';
import type { Services } from '../../services';

/** A state that git has: a commit, or what is to be committed. */
export type State = Commit | 'index';

/** A comparison, with what it takes to tell it. */
export interface Compared {
  readonly comparison: Comparison;
  readonly edition: string | undefined;
  readonly notes: readonly string[];
  readonly lineOf: (change: Change) => number | undefined;
  readonly today: string;
  readonly name: string | undefined;
}

/** Why nothing can be asked of git here, in a sentence; undefined where it can. */
export function whyNoGit(uri: vscode.Uri, { host }: Pick<Services, 'host'>): string | undefined {
  if (!vscode.workspace.isTrusted) return 'Git is not asked in Restricted Mode: trust the workspace first.';
  if (host.git === undefined || uri.scheme !== 'file')
    return 'There is no git here: only files on this machine can be compared.';
  return undefined;
}

const asker = 'Compare Readiness With…';

/** A manifest in a state, and what it is evaluated with there. */
interface Past {
  readonly document: ManifestDocument;
  readonly input: EvaluationInput;
}

/** A manifest in the one state and in the other, with what leads from there to here. */
interface Steps {
  readonly past: Past | undefined;
  readonly present: EvaluationInput | undefined;
  readonly after: Past | undefined;
  readonly names: ReturnType<typeof namesSince>;
}

/** States of manifests that are kept; nobody goes back and forth between more of them. */
const mostKept = 20;

/** Manifests as they were, from git. What was read of a commit is kept, since it never changes; and of what is staged until that does. */
export class PastManifests {
  private readonly known = new Map<string, Promise<Past | undefined>>();
  private readonly law: () => Promise<Law | undefined>;

  constructor(private readonly services: Services) {
    this.law = lawOnce(services.context.extensionUri, services.log);
  }

  /** The revisions of the repository around a manifest. Throws GitRefusal where git cannot tell them. */
  async revisionsOf(path: string): Promise<Revisions> {
    const { git, disk } = this.services.host;
    if (git === undefined || disk === undefined) throw new GitRefusal(`${asker}: there is no git here.`);
    const { root } = await findRepository(path, undefined, disk);
    return Revisions.at(root, { git, asker });
  }

  /**
   * Holds a manifest as it is, saved or not, against itself as it was, with the files of then and of now. Throws GitRefusal
   * where git cannot tell it.
   */
  async compare(text: vscode.TextDocument, earlier: State): Promise<Compared> {
    const { manifests } = this.services;
    const past = await this.past(pathOf(text.uri), earlier);
    const now = await manifests.current(text);
    const present = past && (await manifests.imagined(text, past.document.text)).report.input;
    const after = { document: now.document, input: unchosen(now.report.input) };
    const names = await this.namesSince(pathOf(text.uri), earlier, undefined);
    return this.compared({ past, present: present && unchosen(present), after, names });
  }

  /** Holds what stands at a path in one state of git against another one. Throws GitRefusal where git cannot tell it. */
  async compareStates(path: string, earlier: State, later: State): Promise<Compared> {
    const past = await this.past(path, earlier);
    return this.within(path, later, async (state) => {
      const after = await this.read(state, this.services.today());
      const present = past && (await this.inputIn(past.document, state, this.services.today()));
      return this.compared({ past, present, after, names: await this.namesSince(path, earlier, later) });
    });
  }

  /** What is evaluated of a text that stands at a path in a state of git. Throws GitRefusal where git cannot tell it. */
  inputOf(document: ManifestDocument, path: string, state: State): Promise<EvaluationInput> {
    return this.within(path, state, (opened) => this.inputIn(document, opened, this.services.today()));
  }

  /** The files that have another name since, where two commits are compared, or one and what is there now. */
  private async namesSince(
    path: string,
    earlier: State,
    later: State | undefined,
  ): Promise<ReturnType<typeof namesSince>> {
    if (earlier === 'index' || later === 'index') return new Map();
    const revisions = await this.revisionsOf(path);
    const renamed = await revisions.renamed(earlier, later);
    const after = pathBelow(revisions.root, path);
    return namesSince(renamed, { before: renamed.get(after) ?? after, after });
  }

  private compared({ past, present, after, names }: Steps): Compared {
    const before = past && present && { document: past.document, past: past.input, present };
    const course: Course = courseOf(before, after);
    return {
      comparison: compare(course, names),
      edition: editionAfter(course),
      notes: notesOnComparison(course, past?.document, after?.document),
      lineOf: (change) => lineOfChange(change, after?.document),
      today: this.services.today(),
      name: (course[4] ?? course[0])?.report.name,
    };
  }

  /** A manifest as it was on the day of its commit; undefined where it was not there. */
  private async past(path: string, state: State): Promise<Past | undefined> {
    const today = this.services.today();
    // What is to be committed is of today; a clock that was ahead judged nothing in the future.
    const day = state === 'index' || state.day > today ? today : state.day;
    const read = (): Promise<Past | undefined> =>
      this.within(path, state, (opened) => this.read(opened, day));
    const id = state === 'index' ? await this.indexStamp(path) : state.id;
    if (id === undefined) return read();
    const key = JSON.stringify([path, id, day]);
    const known = this.known.get(key) ?? read();
    this.known.set(key, known);
    known.catch(() => this.known.delete(key));
    const [oldest] = this.known.keys();
    if (this.known.size > mostKept && oldest !== undefined) this.known.delete(oldest);
    return known;
  }

  /** What is to be committed stays the same until git writes it anew. */
  private async indexStamp(path: string): Promise<string | undefined> {
    const { disk } = this.services.host;
    if (disk === undefined) return undefined;
    const { root } = await findRepository(path, undefined, disk);
    const stamp = await indexStamp(root, disk);
    return stamp && `index ${stamp}`;
  }

  private async read(state: Opened, day: string): Promise<Past | undefined> {
    const { files } = state.looking;
    if ((await files.stat(state.path))?.kind !== 'file') return undefined;
    const document = readDocument(decodeText(await files.read(state.path)));
    return { document, input: await this.inputIn(document, state, day) };
  }

  private async inputIn(
    document: ManifestDocument,
    { looking, path }: Opened,
    today: string,
  ): Promise<EvaluationInput> {
    const law = await this.law();
    return { ...(await inputFor(document, path, looking)), ...(law && { law }), today };
  }

  /** Has a state open for as long as it is used. */
  private async within<T>(path: string, state: State, use: (opened: Opened) => Promise<T>): Promise<T> {
    const { git, disk, readers } = this.services.host;
    const revisions = await this.revisionsOf(path);
    const objects = await git?.objects(revisions.root);
    if (objects === undefined || disk === undefined) throw new GitRefusal(`${asker}: there is no git here.`);
    try {
      const files = await RevisionFiles.of(state, revisions, { objects, disk });
      const looking = lookingAt(files, { readers, law: this.law });
      return await use({ looking, path: await this.pathIn(state, path, { files, revisions }) });
    } finally {
      objects.close();
    }
  }

  /** Where a manifest was in a state: under another name, where it was renamed since. */
  private async pathIn(
    state: State,
    path: string,
    { files, revisions }: { readonly files: RevisionFiles; readonly revisions: Revisions },
  ): Promise<string> {
    if (state === 'index' || (await files.stat(path)) !== undefined) return path;
    const was = (await revisions.renamed(state, undefined)).get(pathBelow(revisions.root, path));
    return was === undefined ? path : joinPath(revisions.root, was);
  }
}

/** A state that is being looked at, and where the manifest is in it. */
interface Opened {
  readonly looking: Looking;
  readonly path: string;
}

/**
 * Without the severities that somebody chose, which change nothing that is so, and without what git knows of the past, of
 * which no earlier state says anything.
 */
function unchosen({ severities: _, workspaceSeverities: __, ...input }: EvaluationInput): EvaluationInput {
  if (input.repository === undefined || input.repository === 'taken-to-hold') return input;
  const { history: ___, ...repository } = input.repository;
  return { ...input, repository };
}
