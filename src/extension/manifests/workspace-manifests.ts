import * as vscode from 'vscode';
import { Disposables } from '../base/disposables';
import type { Host } from '../base/host';
import { inParallel } from '../base/in-parallel';
import { lawOnce } from '../base/texts';
import { ConfigurationsCache } from '../repository/configurations';
import { type FileChanges, FileWatch } from '../repository/file-changes';
import { RepositoryHistories } from '../repository/histories';
import { RepositoryFactsCache } from '../repository/repository-facts';
import { RepositoryIndexes } from '../repository/repository-indexes';
import { atOrBelow } from '../repository/touched';
import { Checker } from './checker';
import { type Discovery, discover, eachOnce } from './discovery';
import { isManifest, isManifestDocument } from './manifest-documents';
import { ManifestStore } from './manifest-store';
import type { ConfigurationStates, LeftOutManifests, Manifests } from './manifests';
import { OtherNames } from './other-names';
import { SearchedRepositories } from './searched-repositories';
import { effectOf, isSearched, refusedGlobs } from './settings';
import { Today } from './today';
import { Typing } from './typing';

/** More new files at once than are looked at one by one for folders among them. */
const manyFiles = 100;

/** Keeps the manifests in step with the open documents, the workspace, its files, the settings and the day. */
export class WorkspaceManifests implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly facts: RepositoryFactsCache;
  private readonly indexes: RepositoryIndexes;
  private readonly histories: RepositoryHistories;
  private readonly configured: ConfigurationsCache;
  private readonly configurationsChanged = this.disposables.own(new vscode.EventEmitter<void>());
  private readonly store: ManifestStore;
  private readonly watch = this.disposables.own(new FileWatch());
  private readonly names: OtherNames;
  private readonly repositories: SearchedRepositories;
  private search = 0;
  private wasSearched = (): void => undefined;
  /** Settled once manifests have been looked for the first time. */
  readonly searched = new Promise<void>((resolve) => {
    this.wasSearched = resolve;
  });

  readonly today: Today;
  readonly typing = this.disposables.own(new Typing());

  constructor(
    private readonly host: Host,
    private readonly log: vscode.LogOutputChannel,
    testDay: string | undefined,
    extension: vscode.Uri,
  ) {
    this.today = this.disposables.own(new Today(testDay));
    this.facts = new RepositoryFactsCache(host);
    const law = lawOnce(extension, log);
    this.configured = new ConfigurationsCache(host, law);
    const isTyping = (): boolean => this.typing.isSomeoneWriting;
    this.indexes = this.disposables.own(new RepositoryIndexes(host, isTyping, log));
    this.histories = this.disposables.own(new RepositoryHistories(host, isTyping, log));
    const { facts, indexes, histories } = this;
    const checker = new Checker({ facts, indexes, histories }, this.configured, {
      law,
      today: () => this.today.value,
      log,
      host,
    });
    const drop = (uri: vscode.Uri): void => {
      facts.drop(uri);
      indexes.drop(uri);
      histories.drop(uri);
    };
    this.store = this.disposables.own(new ManifestStore(checker, this.typing, drop));
    this.names = new OtherNames(this.store, host);
    this.repositories = new SearchedRepositories(host);
    const { workspace } = vscode;
    this.disposables.add(
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
      workspace.onDidChangeTextDocument((event) => this.textChanged(event)),
      workspace.onDidCloseTextDocument((document) => this.closed(document)),
      workspace.onDidChangeWorkspaceFolders(() => this.run(this.findAll())),
      workspace.onDidChangeConfiguration((event) => this.settingsChanged(event)),
      workspace.onDidGrantWorkspaceTrust(() => this.run(this.findAll().then(() => this.store.recheck()))),
      this.watch.onDidHappen((changes) => this.run(this.filesChanged(changes))),
      this.today.onDidChange(() => this.run(this.store.recheck())),
      this.store.onDidChange((uri) => this.run(this.shown(uri))),
      indexes.onDidChange((uris) => this.run(this.store.recheck(uris))),
      histories.onDidChange((uri) => this.run(this.store.recheck([uri]))),
    );
  }

  get configurations(): ConfigurationStates {
    return {
      at: (uri) => this.configured.at(uri),
      of: (uri) => this.configured.of(uri),
      onDidChange: this.configurationsChanged.event,
    };
  }

  get manifests(): Manifests {
    return this.store;
  }

  /** Checks what is open, and looks for all others, once whoever waits for the start has it behind them. */
  start(): void {
    setTimeout(() => {
      if (this.disposables.disposed) return;
      for (const document of vscode.workspace.textDocuments) this.opened(document);
      this.run(this.findAll().finally(() => this.wasSearched()));
    });
  }

  /** Looks for manifests anew and checks all of them, with nothing remembered. */
  async checkAll(): Promise<void> {
    this.facts.forgetAll();
    this.forgetConfigurations();
    await Promise.all([this.findAll(), this.indexes.readAgain()]);
    await this.store.recheck();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private opened(document: vscode.TextDocument): void {
    if (!isManifestDocument(document)) return;
    this.store.opened(document);
    this.run(this.names.opened(document));
  }

  private textChanged(event: vscode.TextDocumentChangeEvent): void {
    if (!isManifestDocument(event.document)) return;
    this.typing.changed(event);
    this.store.typed(event.document);
  }

  private closed(document: vscode.TextDocument): void {
    this.typing.closed(document);
    this.store.closed(document);
    if (this.names.closed(document.uri)) this.run(this.findAll('new'));
  }

  /** Looks for manifests; all that are found are read anew, or only those that are new. */
  private async findAll(which: 'all' | 'new' = 'all'): Promise<void> {
    const search = ++this.search;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(
      folders.map(async (folder) => ({ folder: folder.uri, ...(await this.find(folder)) })),
    );
    // Overtaken by a later search, which knows more.
    if (search !== this.search) return;
    this.repositories.found(
      found.flatMap(({ folder, repositories }) => repositories.map((each) => ({ ...each, folder }))),
    );
    const configFolders = found.flatMap((each) => each.configFolders);
    this.watch.watchElsewhere(
      'search',
      [...this.repositories.folders(), ...configFolders].filter(isElsewhere),
    );
    const manifests = await eachOnce(
      found.flatMap((each) => each.manifests),
      this.host,
    );
    if (search !== this.search) return;
    this.leaveOut(found.map(({ leftOut }) => leftOut));
    const uris = this.names.found(manifests);
    const keys = new Set(uris.map(String));
    for (const uri of this.store.foundUris()) if (!keys.has(uri.toString())) this.store.forget(uri);
    await this.store.loadAll(which === 'all' ? uris : uris.filter((uri) => !this.store.isFound(uri)));
  }

  private async find(folder: vscode.WorkspaceFolder): Promise<Omit<Discovery, 'faults' | 'isCut'>> {
    const refused = refusedGlobs(folder);
    if (refused !== undefined) this.log.warn(refused);
    const where = folder.uri.toString(true);
    try {
      const found = await discover(folder, this.host, this.configured);
      if (found.isCut) this.log.warn(`${where} is too large to be searched for manifests as a whole.`);
      for (const { path, error } of found.faults)
        this.log.warn(`${path} could not be searched for manifests.`, error);
      return found;
    } catch (error) {
      this.log.error(`Looking for manifests in ${where} failed.`, error);
      return { manifests: [], repositories: [], leftOut: { uris: [], isCut: false }, configFolders: [] };
    }
  }

  /** What all workspace folders leave out: one that lies in another may find the same. */
  private leaveOut(all: readonly LeftOutManifests[]): void {
    const uris = new Map(all.flatMap((each) => each.uris).map((uri) => [uri.toString(), uri]));
    this.store.leaveOut({ uris: [...uris.values()], isCut: all.some(({ isCut }) => isCut) });
  }

  private settingsChanged(event: vscode.ConfigurationChangeEvent): void {
    const effect = effectOf(event);
    if (effect === 'search') this.run(this.findAll().then(() => this.store.recheck()));
    else if (effect === 'check') this.run(this.store.recheck());
  }

  private async filesChanged(changes: FileChanges): Promise<void> {
    const { created, changed, deleted } = changes;
    // One check for all that rests on a file: what cites it, and what holds a manifest against it.
    this.histories.filesChanged(changes);
    const reread = await this.indexes.filesChanged(changes);
    for (const uri of atOrBelow(deleted, this.store.uris())) this.store.forget(uri);
    const configured = this.configured.forget(changes);
    if (configured !== undefined) this.configurationsChanged.fire();
    const below = atOrBelow(configured ?? [], this.store.uris());
    const affected = new Map(
      [...below, ...reread, ...this.facts.forget(changes)].map((uri) => [uri.toString(), uri]),
    );
    const touched = [...created, ...changed];
    const manifests = touched.filter((uri) => isManifest(uri) && isSearched(uri));
    const known = manifests.filter((uri) => this.store.isFound(uri));
    await Promise.all([this.store.loadAll(known), this.store.recheck(affected.values())]);
    if (known.length < manifests.length || (await this.holdsFolder(created))) await this.findAll();
    // What is ignored or tracked may be other files now, and what is a repository another folder.
    else if (
      (configured ?? []).length > 0 ||
      [...touched, ...deleted].some(saysWhatIsSearched) ||
      (await this.repositories.haveChanged([...touched, ...deleted]))
    )
      await this.findAll('new');
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

  /**
   * A manifest was checked: what its repository says is read now. Evidence and configurations may lie outside of the
   * workspace: where not all of a repository is open.
   */
  private async shown(uri: vscode.Uri): Promise<void> {
    const isThere = (): boolean => this.store.get(uri) !== undefined;
    const state = this.store.get(uri);
    if (state !== undefined) {
      this.indexes.want(uri);
      const { document, report } = state;
      const { repository, configuration } = report.input;
      this.histories.want(uri, { document, repository, configuration });
    }
    const above = isThere() ? await this.configured.foldersOf(uri) : [];
    const outside = [...above, ...this.facts.foldersOf(uri), ...this.indexes.foldersOf(uri)].filter(
      isElsewhere,
    );
    this.watch.watchElsewhere(uri.toString(), isThere() ? outside : []);
  }

  private forgetConfigurations(): void {
    this.configured.forgetAll();
    this.configurationsChanged.fire();
  }

  private run(work: Promise<void>): void {
    work.catch((error: unknown) => this.log.error('Keeping the manifests up to date failed.', error));
  }
}

function isElsewhere(folder: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(folder) === undefined;
}

function saysWhatIsSearched({ path }: vscode.Uri): boolean {
  return /\/(\.gitignore|\.git)$/.test(path);
}
