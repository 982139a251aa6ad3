import * as vscode from 'vscode';
import type { RepositoryIndex } from '../../core/service';
import { baseName, indexFor, isInside, joinPath, LivingIndex, type Standing } from '../../repository';
import { Disposables } from '../base/disposables';
import type { Host } from '../base/host';
import type { FileChanges } from './file-changes';
import { standingOf } from './surroundings';
import { filesOf, pathOf, uriOf } from './workspace-files';

/** How long a repository is left alone after the first look at a manifest in it, in milliseconds. */
const firstRest = 200;
/** So long it is read before others get their turn, and so long they get it: while someone is typing, or else. */
const turn = 8;
const rests = { typing: 50, usual: 0 } as const;
/** So long a check waits for files that are read again, in milliseconds. */
const longestWait = 2_000;
/** Folders outside of the workspace in which something that is known may change. */
const mostFolders = 50;

/** A repository that is read for the manifests in it. */
interface Root {
  readonly root: string;
  /** Any address in the file system that it is in. */
  readonly like: vscode.Uri;
  readonly index: LivingIndex;
  readonly manifests: Map<string, Around>;
}

/** A manifest in a repository. */
interface Around {
  readonly uri: vscode.Uri;
  /** Its folder, from the root. */
  readonly folder: string;
  /** What was last made for it, and of what: each evaluation is handed the same as long as nothing has changed. */
  seen?: { readonly from: LivingIndex['now']; readonly index: RepositoryIndex };
}

/**
 * What the repositories say around the manifests, one index for all manifests of each: read while nothing else is to be
 * done, and after that only what has changed. Where files are on another machine, nothing is read that nobody cites.
 */
export class RepositoryIndexes implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.own(new vscode.EventEmitter<readonly vscode.Uri[]>());
  private readonly roots = new Map<string, Root>();
  /** The repository of each manifest; undefined where none is read. */
  private readonly known = new Map<string, Promise<Root | undefined>>();
  private began = 0;

  /** Fires with the manifests of a repository that says something else than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly host: Host,
    private readonly isTyping: () => boolean,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.run(this.lookElsewhere());
      }),
      new vscode.Disposable(() => this.forgetAll()),
    );
  }

  /** What is known of the repository around a manifest; undefined until it was read. */
  of(uri: vscode.Uri): RepositoryIndex | undefined {
    const key = uri.toString();
    for (const { index, manifests } of this.roots.values()) {
      const manifest = manifests.get(key);
      if (manifest !== undefined) return seenBy(manifest, index);
    }
    return undefined;
  }

  /** A manifest was looked at: its repository is read, unless it was. */
  want(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.known.has(key) || uri.scheme === 'untitled' || filesOf(uri, this.host).isFar === true) return;
    const found = this.find(uri);
    this.known.set(key, found);
    // Where it cannot be told, it may be told at the next look.
    found.catch(() => {
      if (this.known.get(key) === found) this.known.delete(key);
    });
  }

  /** Forgets one manifest, and what is known of its repository where it was the last one there. */
  drop(uri: vscode.Uri): void {
    const key = uri.toString();
    this.known.delete(key);
    for (const [name, { index, manifests }] of this.roots) {
      if (!manifests.delete(key) || manifests.size > 0) continue;
      index.end();
      this.roots.delete(name);
    }
  }

  /** Forgets everything: what a repository is may be another folder now. */
  forgetAll(): void {
    for (const { index } of this.roots.values()) index.end();
    this.roots.clear();
    this.known.clear();
  }

  /** Reads everything again. What is known stays until that is done. */
  async readAgain(): Promise<void> {
    await Promise.all([...this.roots.values()].map(({ index }) => index.refresh({ isForgetful: true })));
  }

  /** Reads what has changed. Returns the manifests that it concerns, as far as that is known soon; of others it tells later. */
  async filesChanged(changes: FileChanges): Promise<readonly vscode.Uri[]> {
    // What is a repository may be another folder now.
    if ([...changes.created, ...changes.deleted].some(({ path }) => baseName(path) === '.git'))
      this.forgetAll();
    const all = await Promise.all([...this.roots.values()].map((root) => this.reread(root, changes)));
    return all.flat();
  }

  private async reread(root: Root, changes: FileChanges): Promise<readonly vscode.Uri[]> {
    const paths = pathsIn(root, changes);
    if (paths.created.length + paths.changed.length + paths.deleted.length === 0) return [];
    // Until a repository was read once, nobody waits for it.
    const mayWait = root.index.now !== undefined;
    const done = root.index.update(paths).catch((error: unknown) => {
      this.log.error(`What has changed in ${root.root} could not be read.`, error);
      return false;
    });
    const isOther = mayWait ? await within(longestWait, done) : undefined;
    if (isOther === undefined) this.run(this.tellAfter(done, root));
    return isOther === true ? urisOf(root) : [];
  }

  /** The folders, outside of the workspace as well, in which something could happen that changes what is known. */
  foldersOf(uri: vscode.Uri): vscode.Uri[] {
    const key = uri.toString();
    const root = [...this.roots.values()].find(({ manifests }) => manifests.has(key));
    if (root === undefined || !isPartlyElsewhere(root)) return [];
    const folders = (root.index.now?.readings ?? []).map(({ path }) =>
      joinPath(root.root, path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''),
    );
    return [...new Set(folders)].slice(0, mostFolders).map((folder) => uriOf(folder, root.like));
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async find(uri: vscode.Uri): Promise<Root | undefined> {
    const standing = await standingOf(uri, this.host);
    const isOpen = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    const files = filesOf(uri, this.host);
    // A file that lies about somewhere does not make all around it a repository.
    if (!isOpen && (await files.stat(joinPath(standing.root, '.git'))) === undefined) return undefined;
    // It may have been closed meanwhile.
    if (this.disposables.disposed || !this.known.has(uri.toString())) return undefined;
    return this.rootOf(uri, standing);
  }

  private rootOf(uri: vscode.Uri, { root, folder }: Standing): Root {
    const key = `${uri.scheme}://${uri.authority}/${root}`;
    const manifest = { uri, folder: folder.slice(root.length).replace(/^\//, '') };
    const known = this.roots.get(key);
    if (known !== undefined) {
      known.manifests.set(uri.toString(), manifest);
      if (known.index.now !== undefined) this.changed.fire([uri]);
      return known;
    }
    const index = new LivingIndex(root, {
      files: filesOf(uri, this.host),
      readers: this.host.readers,
      pace: () => this.pace(),
    });
    const made: Root = { root, like: uri, index, manifests: new Map([[uri.toString(), manifest]]) };
    this.roots.set(key, made);
    this.run(this.readFirst(made));
    return made;
  }

  private async readFirst(root: Root): Promise<void> {
    await rest(firstRest);
    const since = Date.now();
    await this.tellAfter(root.index.refresh(), root);
    this.log.debug(
      `${root.root} was read in ${Date.now() - since} ms: ${root.index.now?.files.length ?? 0} files.`,
    );
  }

  private async tellAfter(done: Promise<boolean>, root: Root): Promise<void> {
    if (await done) this.changed.fire(urisOf(root));
  }

  /** Where not all of a repository is open, nobody tells of every change: it is looked for when someone comes back. */
  private async lookElsewhere(): Promise<void> {
    const elsewhere = [...this.roots.values()].filter(isPartlyElsewhere);
    await Promise.all(elsewhere.map((root) => this.tellAfter(root.index.refresh(), root)));
  }

  /** Others get their turn again and again: nobody who types notices that files are read. */
  private async pace(): Promise<void> {
    if (Date.now() - this.began < turn) return;
    await rest(this.isTyping() ? rests.typing : rests.usual);
    this.began = Date.now();
  }

  private run(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.error('Reading a repository failed.', error));
  }
}

/** What comes of something within a time; undefined where it takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const result = await Promise.race([work, late]);
  clearTimeout(timer);
  return result;
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function seenBy(manifest: Around, { now }: LivingIndex): RepositoryIndex | undefined {
  if (now === undefined) return undefined;
  if (manifest.seen?.from !== now) manifest.seen = { from: now, index: indexFor(manifest.folder, now) };
  return manifest.seen.index;
}

function urisOf({ manifests }: Root): vscode.Uri[] {
  return [...manifests.values()].map(({ uri }) => uri);
}

function isPartlyElsewhere({ root, like }: Root): boolean {
  return vscode.workspace.getWorkspaceFolder(uriOf(root, like)) === undefined;
}

/** What happened in the file system of a repository. */
function pathsIn({ root, like }: Root, { created, changed, deleted }: FileChanges) {
  const paths = (uris: readonly vscode.Uri[]): string[] =>
    uris
      .filter(({ scheme, authority }) => scheme === like.scheme && authority === like.authority)
      .map(pathOf)
      // What git tracks may be said outside of the repository: in that of which it is a work tree.
      .filter((path) => isInside(root, path) || path.endsWith('/index'));
  return { created: paths(created), changed: paths(changed), deleted: paths(deleted) };
}
