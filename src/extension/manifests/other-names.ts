import type * as vscode from 'vscode';
import type { Host } from '../base/host';
import { realFile } from '../repository/links';
import type { FoundManifest } from './discovery';
import type { ManifestStore } from './manifest-store';

/** Sees to it that a file that is open by one of its names is not there by another one as well. */
export class OtherNames {
  /** By the file itself: the name by which it was found. */
  private names = new Map<string, vscode.Uri>();
  /** By the file itself: the other name by which it is open. */
  private readonly open = new Map<string, vscode.Uri>();

  constructor(
    private readonly store: ManifestStore,
    private readonly host: Host,
  ) {}

  /** The names of those that were found, but for those that are open by another one. */
  found(manifests: readonly FoundManifest[]): vscode.Uri[] {
    this.names = new Map(manifests.map(({ file, uri }) => [file, uri]));
    return manifests
      .filter(({ file, uri }) => (this.open.get(file) ?? uri).toString() === uri.toString())
      .map(({ uri }) => uri);
  }

  /** A manifest was opened. */
  async opened(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    const file = await realFile(uri, this.host);
    if (file === undefined || document.isClosed) return;
    this.open.set(file, uri);
    const name = this.names.get(file);
    if (name !== undefined && name.toString() !== uri.toString()) this.store.forget(name);
  }

  /** A manifest was closed. Says whether it is to be shown by the name by which it was found. */
  closed(uri: vscode.Uri): boolean {
    const key = uri.toString();
    const [file] = [...this.open].find(([, name]) => name.toString() === key) ?? [];
    if (file === undefined) return false;
    this.open.delete(file);
    const name = this.names.get(file);
    return name !== undefined && name.toString() !== key;
  }
}
