import * as vscode from 'vscode';
import { Disposables } from '../base/disposables';

/** What happened on the disk, in one go. A folder that moved may stand for all that is in it. */
export interface FileChanges {
  readonly created: readonly vscode.Uri[];
  readonly changed: readonly vscode.Uri[];
  readonly deleted: readonly vscode.Uri[];
}

/** A git checkout arrives as many events: they are held back until it is quiet, but never for long. */
const quietTime = 100;
const longestWait = 1_000;

/** So many folders elsewhere are watched, for one who asks and in all: a manifest may name any number of them. */
const mostFolders = { each: 50, all: 200 };

/** Watches the files of the workspace, and folders elsewhere that someone asks for. */
export class FileWatch implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly happened = this.disposables.own(new vscode.EventEmitter<FileChanges>());
  private readonly elsewhere = new Map<string, vscode.Disposable>();
  private readonly wanted = new Map<string, ReadonlyMap<string, vscode.Uri>>();
  private waiting = new Map<string, { kind: keyof FileChanges; uri: vscode.Uri }>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since: number | undefined;

  readonly onDidHappen = this.happened.event;

  constructor() {
    this.disposables.add(
      // VS Code watches its workspace folders anyway; this adds nothing to watch, whatever they hold.
      this.listen('**/*'),
      // Faster than the watcher, and there where nothing can be watched.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.add('changed', uri)),
      vscode.workspace.onDidCreateFiles(({ files }) => this.addAll('created', files)),
      vscode.workspace.onDidDeleteFiles(({ files }) => this.addAll('deleted', files)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.add('deleted', oldUri);
          this.add('created', newUri);
        }
      }),
      new vscode.Disposable(() => {
        clearTimeout(this.timer);
        for (const each of this.elsewhere.values()) each.dispose();
      }),
    );
  }

  /**
   * Says which folders outside of the workspace are to be watched for someone, instead of those said before; the first
   * ones are where there are many.
   */
  watchElsewhere(forWhom: string, folders: readonly vscode.Uri[]): void {
    const before = this.wanted.get(forWhom);
    if (folders.length === 0 && before === undefined) return;
    if (folders.length === 0) this.wanted.delete(forWhom);
    else
      this.wanted.set(
        forWhom,
        first(
          mostFolders.each,
          folders.map((uri) => [uri.toString(), uri] as const),
        ),
      );
    const all = first(
      mostFolders.all,
      [...this.wanted.values()].flatMap((each) => [...each]),
    );
    for (const [key, watcher] of this.elsewhere) {
      if (all.has(key)) continue;
      watcher.dispose();
      this.elsewhere.delete(key);
    }
    for (const [key, uri] of all) {
      if (!this.elsewhere.has(key))
        this.elsewhere.set(key, this.listen(new vscode.RelativePattern(uri, '*')));
    }
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private listen(pattern: vscode.GlobPattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => this.add('created', uri)),
      watcher.onDidChange((uri) => this.add('changed', uri)),
      watcher.onDidDelete((uri) => this.add('deleted', uri)),
    );
  }

  private addAll(kind: keyof FileChanges, uris: readonly vscode.Uri[]): void {
    for (const uri of uris) this.add(kind, uri);
  }

  private add(kind: keyof FileChanges, uri: vscode.Uri): void {
    const key = uri.toString();
    const before = this.waiting.get(key)?.kind;
    // Whoever writes a file anew deletes or creates it first: what counts is that it came or went.
    this.waiting.set(key, { kind: kind === 'changed' && before === 'created' ? 'created' : kind, uri });
    this.since ??= Date.now();
    clearTimeout(this.timer);
    const wait = Math.max(0, Math.min(quietTime, this.since + longestWait - Date.now()));
    this.timer = setTimeout(() => this.flush(), wait);
  }

  private flush(): void {
    const all = [...this.waiting.values()];
    this.waiting = new Map();
    this.since = undefined;
    const of = (wanted: keyof FileChanges) => all.filter(({ kind }) => kind === wanted).map(({ uri }) => uri);
    this.happened.fire({ created: of('created'), changed: of('changed'), deleted: of('deleted') });
  }
}

/** So many of them, each counted once. */
function first<T>(most: number, entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map([...new Map(entries)].slice(0, most));
}
