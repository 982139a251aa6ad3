import * as vscode from 'vscode';
import { type ManifestSearch, matcher, searchManifests } from '../../repository';
import type { Host } from '../base/host';
import { filesOf, pathOf, uriOf } from '../repository/workspace-files';
import { manifestGlob } from './manifest-documents';
import { leftOutGlobs, pathIn } from './settings';

/** A manifest of the workspace by one of its names. */
export interface FoundManifest {
  readonly uri: vscode.Uri;
  /** The file itself: by this it is told whether two are one. */
  readonly file: string;
  /** How far it is from the workspace folder that it was found in, in characters. */
  readonly distance: number;
}

/** Every manifest of a workspace folder, and what was in the way. */
export interface Discovery extends Pick<ManifestSearch, 'faults' | 'isCut' | 'repositories'> {
  readonly manifests: readonly FoundManifest[];
}

/**
 * Finds the manifests of a workspace folder, but for those that the settings leave out: the same ones as the command
 * line finds there. A link that is not followed is among them, so that it can be told.
 */
export async function discover(folder: vscode.WorkspaceFolder, host: Host): Promise<Discovery> {
  const { uri } = folder;
  const files = filesOf(uri, host);
  const isExcluded = matcher(leftOutGlobs(uri));
  const isLeftOut = (path: string): boolean => isExcluded(pathIn(folder, uriOf(path, uri)));
  const search = files.isFar === true ? searchAlong(folder) : undefined;
  const { manifests, refused, ...rest } = await searchManifests(pathOf(uri), files, { isLeftOut });
  search?.end();
  const found = [
    ...manifests.map(({ path, real }) => ({ uri: uriOf(path, uri), file: real })),
    ...refused
      .filter(({ isNoFile }) => isNoFile !== true)
      .map(({ path }) => ({ uri: uriOf(path, uri), file: path })),
    ...(search?.found ?? [])
      .filter((each) => !isLeftOut(pathOf(each)))
      .map((each) => ({ uri: each, file: pathOf(each) })),
  ];
  return {
    manifests: found.map((each) => ({ ...each, distance: pathIn(folder, each.uri).length })),
    ...rest,
  };
}

/**
 * What VS Code finds while the folders are walked, for those on other machines that are too large to be walked. It is
 * not waited for: it may not be able to search there, and take for ever.
 */
function searchAlong(folder: vscode.WorkspaceFolder): { readonly found: readonly vscode.Uri[]; end(): void } {
  const searching = new vscode.CancellationTokenSource();
  const found: vscode.Uri[] = [];
  const pattern = new vscode.RelativePattern(folder, manifestGlob);
  void vscode.workspace.findFiles(pattern, undefined, undefined, searching.token).then(
    (uris) => found.push(...uris),
    () => undefined,
  );
  return {
    found,
    end() {
      searching.cancel();
      searching.dispose();
    },
  };
}

/** One name for each file: the shortest one within a workspace folder. */
export function eachOnce(found: readonly FoundManifest[]): FoundManifest[] {
  const byFile = new Map<string, FoundManifest>();
  for (const each of found) {
    const key = `${each.uri.scheme}://${each.uri.authority}/${each.file}`;
    const other = byFile.get(key);
    if (other === undefined || each.distance < other.distance) byFile.set(key, each);
  }
  return [...byFile.values()];
}
