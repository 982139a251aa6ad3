import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import type { Host } from '../../base/host';
import { Surroundings } from '../../repository/surroundings';

/** Names that a manifest's repository has, such as those of its files; looked for when first asked for. */
export class RepositoryNames implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly known = new Map<string, Promise<readonly string[]>>();

  private constructor(
    private readonly host: Host,
    watched: readonly vscode.FileSystemWatcher[],
    private readonly namesIn: (surroundings: Surroundings) => Promise<readonly string[]>,
  ) {
    const forget = (): void => this.known.clear();
    for (const watcher of watched)
      this.disposables.add(
        watcher,
        watcher.onDidCreate(forget),
        watcher.onDidChange(forget),
        watcher.onDidDelete(forget),
      );
  }

  /** Files as evidence would name them: from the folder of the manifest, those in that folder first. */
  static files(host: Host): RepositoryNames {
    // VS Code watches its workspace folders anyway. What a file says is not asked for.
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    // What is offered depends on what git ignores.
    const rules = vscode.workspace.createFileSystemWatcher(
      '**/{.gitignore,.git/index,.git/info/exclude}',
      true,
      false,
      true,
    );
    return new RepositoryNames(host, [watcher, rules], (surroundings) => surroundings.proposals());
  }

  /** Handles of people and teams. */
  static handles(host: Host): RepositoryNames {
    const watcher = vscode.workspace.createFileSystemWatcher('**/CODEOWNERS');
    return new RepositoryNames(host, [watcher], (surroundings) => surroundings.handles());
  }

  /** What the repository around a manifest has. */
  from(manifest: vscode.Uri): Promise<readonly string[]> {
    const key = manifest.toString();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // A fault may be gone the next moment: it is not remembered.
    const asked = this.list(manifest).catch(() => {
      this.known.delete(key);
      return [];
    });
    this.known.set(key, asked);
    return asked;
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async list(manifest: vscode.Uri): Promise<readonly string[]> {
    if (manifest.scheme === 'untitled') return [];
    return this.namesIn(await Surroundings.of(manifest, this.host));
  }
}
