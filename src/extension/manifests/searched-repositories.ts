import type * as vscode from 'vscode';
import { parentOf, type SearchedRepository, trackedManifests } from '../../repository';
import type { Host } from '../base/host';
import { filesOf, uriOf } from '../repository/workspace-files';

interface Known extends SearchedRepository {
  /** The workspace folder that it was searched for. */
  readonly folder: vscode.Uri;
}

/**
 * The repositories in which manifests were looked for. Git writes its index at every turn: it is read again, and only
 * where it now tracks other manifests is anything looked for.
 */
export class SearchedRepositories {
  private byIndex = new Map<string, Known>();
  private excludes = new Set<string>();

  constructor(private readonly host: Host) {}

  /** What a search rests on. */
  found(all: readonly Known[]): void {
    this.byIndex = new Map(all.map((each) => [uriOf(each.places.index, each.folder).toString(), each]));
    this.excludes = new Set(all.map(({ places, folder }) => uriOf(places.exclude, folder).toString()));
  }

  /** The folders in which something can happen that bears on the search: those of work trees are elsewhere. */
  folders(): vscode.Uri[] {
    const folders = [...this.byIndex.values()].flatMap(({ places, folder }) =>
      [places.index, places.exclude].map((path) => uriOf(parentOf(path), folder)),
    );
    return [...new Map(folders.map((uri) => [uri.toString(), uri])).values()];
  }

  /** Whether other manifests may be searched or tracked after something happened to these files. */
  async haveChanged(touched: readonly vscode.Uri[]): Promise<boolean> {
    const keys = new Set(touched.map(String));
    if ([...this.excludes].some((exclude) => keys.has(exclude))) return true;
    const changed = [...this.byIndex].filter(([key]) => keys.has(key));
    const differ = await Promise.all(changed.map(([, known]) => this.tracksOthers(known)));
    return differ.includes(true);
  }

  private async tracksOthers({ root, tracked, folder }: Known): Promise<boolean> {
    const now = await trackedManifests(root, filesOf(folder, this.host));
    return now?.join('\0') !== tracked?.join('\0');
  }
}
