import * as vscode from 'vscode';
import { Disposables } from '../base/disposables';
import type { Host } from '../base/host';
import { inParallel } from '../base/in-parallel';
import { type FileChanges, FileWatch } from '../repository/file-changes';
import { RepositoryFactsCache } from '../repository/repository-facts';
import { Checker } from './checker';
import { findManifests } from './discovery';
import { isManifest } from './manifest-documents';
import { ManifestStore } from './manifest-store';
import type { Manifests } from './manifests';
import { effectOf, isSearched, refusedGlobs } from './settings';
import { Today } from './today';

/** More new files at once than are looked at one by one for folders among them. */
const manyFiles = 100;

/** Keeps the manifests in step with the open documents, the workspace, its files, the settings and the day. */
export class WorkspaceManifests implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly facts: RepositoryFactsCache;
  private readonly store: ManifestStore;
  private readonly watch = this.disposables.own(new FileWatch());
  private search = 0;

  readonly today: Today;

  constructor(
    host: Host,
    private readonly log: vscode.LogOutputChannel,
    testDay: string | undefined,
  ) {
    this.today = this.disposables.own(new Today(testDay));
    this.facts = new RepositoryFactsCache(host);
    const checker = new Checker(this.facts, () => this.today.value, log);
    this.store = this.disposables.own(new ManifestStore(checker, (uri) => this.facts.drop(uri)));
    const { workspace } = vscode;
    this.disposables.add(
      workspace.onDidOpenTextDocument((document) => isManifest(document.uri) && this.store.opened(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.store.typed(document)),
      workspace.onDidCloseTextDocument((document) => this.store.closed(document)),
      workspace.onDidChangeWorkspaceFolders(() => this.run(this.findAll())),
      workspace.onDidChangeConfiguration((event) => this.configured(event)),
      this.watch.onDidHappen((changes) => this.run(this.filesChanged(changes))),
      this.today.onDidChange(() => this.run(this.store.recheck())),
      this.store.onDidChange((uri) => this.watchElsewhere(uri)),
    );
  }

  get manifests(): Manifests {
    return this.store;
  }

  /** Checks what is open, and looks for all others, once whoever waits for the start has it behind them. */
  start(): void {
    setTimeout(() => {
      if (this.disposables.disposed) return;
      for (const document of vscode.workspace.textDocuments)
        if (isManifest(document.uri)) this.store.opened(document);
      this.run(this.findAll());
    });
  }

  /** Looks for manifests anew and checks all of them, with nothing remembered. */
  async checkAll(): Promise<void> {
    this.facts.forgetAll();
    await this.findAll();
    await this.store.recheck();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async findAll(): Promise<void> {
    const search = ++this.search;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = (await Promise.all(folders.map((folder) => this.find(folder)))).flat();
    // Overtaken by a later search, which knows more.
    if (search !== this.search) return;
    const keys = new Set(found.map(String));
    for (const uri of this.store.foundUris()) if (!keys.has(uri.toString())) this.store.forget(uri);
    await this.store.loadAll(found);
  }

  private async find(folder: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
    const refused = refusedGlobs(folder);
    if (refused !== undefined) this.log.warn(refused);
    try {
      return await findManifests(folder);
    } catch (error) {
      this.log.error(`Looking for manifests in ${folder.uri.toString(true)} failed.`, error);
      return [];
    }
  }

  private configured(event: vscode.ConfigurationChangeEvent): void {
    const effect = effectOf(event);
    if (effect === 'search') this.run(this.findAll().then(() => this.store.recheck()));
    else if (effect === 'check') this.run(this.store.recheck());
  }

  private async filesChanged(changes: FileChanges): Promise<void> {
    const { created, changed, deleted } = changes;
    for (const gone of deleted) {
      for (const uri of this.store.uris()) if (isAtOrBelow(gone, uri)) this.store.forget(uri);
    }
    const affected = this.facts.forget(changes);
    const manifests = [...created, ...changed].filter((uri) => isManifest(uri) && isSearched(uri));
    await Promise.all([this.store.loadAll(manifests), this.store.recheck(affected)]);
    if (await this.holdsFolder(created)) await this.findAll();
  }

  /** Whether a folder is among what was created: it may have come with manifests in it, without a word on them. */
  private async holdsFolder(created: readonly vscode.Uri[]): Promise<boolean> {
    if (created.length > manyFiles) return true;
    let any = false;
    await inParallel(created, 8, async (uri) => {
      if (any || isManifest(uri) || !isSearched(uri)) return;
      const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
      if (stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0) any = true;
    });
    return any;
  }

  /** Evidence may lie outside of the workspace: where a folder of a repository is open, and not all of it. */
  private watchElsewhere(uri: vscode.Uri): void {
    const outside = this.facts
      .foldersOf(uri)
      .filter((folder) => vscode.workspace.getWorkspaceFolder(folder) === undefined);
    this.watch.watchElsewhere(uri.toString(), outside);
  }

  private run(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.error('Keeping the manifests up to date failed.', error));
  }
}

function isAtOrBelow(gone: vscode.Uri, uri: vscode.Uri): boolean {
  return (
    gone.scheme === uri.scheme &&
    gone.authority === uri.authority &&
    (uri.path === gone.path || uri.path.startsWith(`${gone.path}/`))
  );
}
