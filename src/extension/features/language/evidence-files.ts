import * as vscode from 'vscode';
import { isManifestPath } from '../../../core/service';
import { parentOf, relativePath, skippedFolders } from '../../../repository';
import { Disposables } from '../../base/disposables';
import type { Host } from '../../base/host';
import { Surroundings } from '../../repository/surroundings';
import { pathOf } from '../../repository/workspace-files';

/** More files than these are not proposed. */
const maxFiles = 2_000;

/** Where evidence seldom is. */
const unsearched = `**/{${[...skippedFolders].join(',')}}/**`;

/** The files of a manifest's repository, as evidence would name them; looked for when first asked for. */
export class EvidenceFiles implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly known = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly host: Host) {
    // VS Code watches its workspace folders anyway.
    const watcher = this.disposables.own(
      vscode.workspace.createFileSystemWatcher('**/*', false, true, false),
    );
    this.disposables.add(
      watcher.onDidCreate(() => this.known.clear()),
      watcher.onDidDelete(() => this.known.clear()),
    );
  }

  /** Paths from the folder of the manifest, those in that folder first. */
  from(manifest: vscode.Uri): Promise<readonly string[]> {
    const key = manifest.toString();
    const known = this.known.get(key) ?? this.list(manifest).catch(() => []);
    this.known.set(key, known);
    return known;
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private async list(manifest: vscode.Uri): Promise<readonly string[]> {
    if (manifest.scheme === 'untitled') return [];
    const { root } = await Surroundings.of(manifest, this.host);
    const folder = parentOf(pathOf(manifest));
    const all = new vscode.RelativePattern(root, '**/*');
    const found = await vscode.workspace.findFiles(all, unsearched, maxFiles);
    return found
      .filter(({ path }) => !isManifestPath(path))
      .map((uri) => relativePath(folder, pathOf(uri)))
      .sort(byNearness);
  }
}

function byNearness(one: string, other: string): number {
  const away = (path: string): number => (path.startsWith('../') ? path.split('../').length : 0);
  return away(one) - away(other) || (one < other ? -1 : one > other ? 1 : 0);
}
