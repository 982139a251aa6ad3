import type * as vscode from 'vscode';
import type { Host } from '../base/host';
import { fileAt, isOneFile } from '../repository/links';
import type { FoundManifest } from './discovery';
import type { ManifestStore } from './manifest-store';

/**
 * Sees to it that a file is shown once, whichever of its names are open: by the name by which it was found where that
 * is open or none is, else by the one that was opened first.
 */
export class OtherNames {
  /** By the file itself: the name by which it was found. */
  private names = new Map<string, vscode.Uri>();
  /** By the file itself: the names by which it is open, in the order in which they were opened. */
  private readonly open = new Map<string, readonly vscode.Uri[]>();

  constructor(
    private readonly store: ManifestStore,
    private readonly host: Host,
  ) {}

  /** The names of those that were found, but for those that are open by another one alone. */
  found(manifests: readonly FoundManifest[]): vscode.Uri[] {
    this.names = new Map(manifests.map(({ file, uri }) => [file, uri]));
    for (const file of this.open.keys()) this.show(file);
    return manifests.filter(({ file, uri }) => !this.isElsewhere(file, uri)).map(({ uri }) => uri);
  }

  /** A manifest was opened. */
  async opened(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    const file = await fileAt(uri, this.host);
    if (file === undefined) return;
    const [other = this.names.get(file)] = this.open.get(file) ?? [];
    if (other !== undefined && !isSame(other, uri) && !(await isOneFile(other, uri, this.host))) return;
    if (document.isClosed) return;
    const others = (this.open.get(file) ?? []).filter((each) => !isSame(each, uri));
    this.open.set(file, [...others, uri]);
    this.show(file);
  }

  /** A manifest was closed. Says whether it is to be shown by the name by which it was found. */
  closed(uri: vscode.Uri): boolean {
    const [file, all] = [...this.open].find(([, names]) => names.some((each) => isSame(each, uri))) ?? [];
    if (file === undefined || all === undefined) return false;
    const left = all.filter((each) => !isSame(each, uri));
    if (left.length > 0) {
      this.open.set(file, left);
      this.show(file);
      return false;
    }
    this.open.delete(file);
    const name = this.names.get(file);
    return name !== undefined && !isSame(name, uri);
  }

  /** Shows a file that is open by one of its names. */
  private show(file: string): void {
    const open = this.open.get(file) ?? [];
    const name = this.names.get(file);
    if (name !== undefined && this.isElsewhere(file, name)) this.store.forget(name);
    const shown = open.find((each) => name !== undefined && isSame(each, name)) ?? open[0];
    for (const each of open)
      this.store.showAs(each, shown === undefined || isSame(each, shown) ? undefined : shown);
  }

  /** Whether a file is open, but not by this name. */
  private isElsewhere(file: string, name: vscode.Uri): boolean {
    const open = this.open.get(file) ?? [];
    return open.length > 0 && !open.some((each) => isSame(each, name));
  }
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}
