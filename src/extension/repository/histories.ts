import * as vscode from 'vscode';
import {
  type Configuration,
  type History,
  type ManifestDocument,
  noConfiguration,
  type Repository,
  restingOnHistory,
  type Untold,
} from '../../core/service';
import { Histories, readHead } from '../../repository';
import { Disposables } from '../base/disposables';
import type { Host } from '../base/host';
import type { FileChanges } from './file-changes';
import { standingOf } from './surroundings';
import { filesOf, pathOf } from './workspace-files';

/** So long nothing is asked after something happened to a manifest or its repository, in milliseconds. */
const rest = 500;

/** A manifest as it was checked last. */
interface Shown {
  readonly document: ManifestDocument;
  readonly repository: Repository | undefined;
  readonly configuration: Configuration | undefined;
}

/** What is known of a manifest's past, and of what it was asked. */
interface Entry {
  readonly uri: vscode.Uri;
  shown: Shown;
  /** The commit and the claims that git was asked of last. */
  asked?: string;
  history?: History | Untold | undefined;
  timer?: ReturnType<typeof setTimeout> | undefined;
  isAsking?: boolean;
}

/**
 * What git keeps of what the manifests claim: asked while nobody waits for it and nobody is writing, and again only where
 * another commit is checked out, or something else is claimed. Not asked where nobody trusts the workspace, and where there is no git.
 */
export class RepositoryHistories implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.own(new vscode.EventEmitter<vscode.Uri>());
  private readonly known = new Map<string, Entry>();
  private readonly opened = new Map<string, { readonly commit: string; readonly histories: Histories }>();

  /** Fires with a manifest of which git says something else than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly host: Host,
    private readonly isTyping: () => boolean,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** What is known of a manifest's past; undefined until git was asked. */
  of(uri: vscode.Uri): History | Untold | undefined {
    return this.known.get(uri.toString())?.history;
  }

  /** A manifest was checked: git is asked of it soon, where it was not. */
  want(uri: vscode.Uri, shown: Shown): void {
    if (uri.scheme !== 'file' || this.host.git === undefined) return;
    const key = uri.toString();
    const entry = this.known.get(key) ?? { uri, shown };
    entry.shown = shown;
    this.known.set(key, entry);
    this.soon(entry);
  }

  /** Something happened on the disk: another commit may be checked out now. */
  filesChanged({ created, changed, deleted }: FileChanges): void {
    if (![...created, ...changed, ...deleted].some(({ path }) => path.includes('/.git/'))) return;
    for (const entry of this.known.values()) this.soon(entry);
  }

  drop(uri: vscode.Uri): void {
    clearTimeout(this.known.get(uri.toString())?.timer);
    this.known.delete(uri.toString());
  }

  dispose(): void {
    for (const { timer } of this.known.values()) clearTimeout(timer);
    this.known.clear();
    this.opened.clear();
    this.disposables.dispose();
  }

  /** What all manifests of a repository have in common is asked once for each commit that is checked out. */
  private at(root: string, commit: string, open: () => Histories): Histories {
    const known = this.opened.get(root);
    if (known?.commit === commit) return known.histories;
    const histories = open();
    this.opened.set(root, { commit, histories });
    return histories;
  }

  private soon(entry: Entry): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      entry.timer = undefined;
      if (entry.isAsking === true || this.isTyping()) this.soon(entry);
      else
        this.ask(entry).catch((fault: unknown) => {
          this.log.warn(`What git knows of ${entry.uri.toString(true)} cannot be told.`, fault);
        });
    }, rest);
  }

  private async ask(entry: Entry): Promise<void> {
    const { git } = this.host;
    if (git === undefined || !vscode.workspace.isTrusted) return;
    const { uri, shown } = entry;
    entry.isAsking = true;
    try {
      const files = filesOf(uri, this.host);
      const standing = await standingOf(uri, this.host);
      const { commit } = (await readHead(standing.root, files)) ?? {};
      const { repository, configuration = noConfiguration } = shown;
      const asked = `${commit} ${restingOnHistory(shown.document.manifest, configuration)}`;
      if (entry.asked === asked) return;
      const cited = repository === undefined || repository === 'taken-to-hold' ? new Map() : repository.files;
      const history =
        commit === undefined
          ? undefined
          : await this.at(standing.root, commit, () => new Histories(git, files)).of(shown.document, {
              ...standing,
              manifest: pathOf(uri),
              cited,
              configuration,
            });
      const before = entry.history;
      // Why git cannot tell may be gone without another commit: a clone gets the rest of its history.
      const isUntold = history?.untold !== undefined;
      if (isUntold) this.opened.delete(standing.root);
      Object.assign(entry, { asked: isUntold ? undefined : asked, history });
      if (this.known.get(uri.toString()) === entry && !isSame(before, history)) this.changed.fire(uri);
    } finally {
      entry.isAsking = false;
    }
  }
}

type Told = History | Untold | undefined;

function isSame(one: Told, other: Told): boolean {
  const told = (history: Told): string =>
    JSON.stringify(Object.entries(history ?? {}).map(([key, each]) => [key, ...each]));
  return told(one) === told(other);
}
