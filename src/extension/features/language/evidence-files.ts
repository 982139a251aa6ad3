import * as vscode from 'vscode';
import { Disposables } from '../../base/disposables';
import type { Host } from '../../base/host';
import { Surroundings } from '../../repository/surroundings';

/** The files of a manifest's repository, as evidence would name them; looked for when first asked for. */
export class EvidenceFiles implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly host: Host) {
    // VS Code watches its workspace folders anyway.
    const watcher = this.disposables.own(
      vscode.workspace.createFileSystemWatcher('**/*', false, true, false),
    );
    // What is offered depends on what git ignores.
    const rules = this.disposables.own(
      vscode.workspace.createFileSystemWatcher(
        '**/{.gitignore,.git/index,.git/info/exclude}',
        true,
        false,
        true,
      ),
    );
    this.disposables.add(
      watcher.onDidCreate(() => this.known.clear()),
      watcher.onDidDelete(() => this.known.clear()),
      rules.onDidChange(() => this.known.clear()),
    );
  }

  /** Paths from the folder of the manifest, those in that folder first. */
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
    return (await Surroundings.of(manifest, this.host)).proposals();
  }
}
