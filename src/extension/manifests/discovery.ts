import * as vscode from 'vscode';
import {
  eachFileOnce,
  type ManifestFile,
  type ManifestSearch,
  matcher,
  searchManifests,
} from '../../repository';
import type { Host } from '../base/host';
import { inParallel } from '../base/in-parallel';
import type { ConfigurationsCache } from '../repository/configurations';
import { fileKey } from '../repository/links';
import { filesOf, pathOf, uriOf } from '../repository/workspace-files';
import { manifestGlob } from './manifest-documents';
import type { LeftOutManifests } from './manifests';
import { leftOutGlobs, mayLeaveOut, pathIn } from './settings';

/** A manifest of the workspace by one of its names. */
export interface FoundManifest extends ManifestFile {
  readonly uri: vscode.Uri;
  /** How far it is from the workspace folder that it was found in, in characters. */
  readonly distance: number;
}

/** Every manifest of a workspace folder, and what was in the way. */
export interface Discovery extends Pick<ManifestSearch, 'faults' | 'isCut' | 'repositories'> {
  readonly manifests: readonly FoundManifest[];
  readonly leftOut: LeftOutManifests;
  /** The folders in which the configurations are, or could be, that leave out some. */
  readonly configFolders: readonly vscode.Uri[];
}

/**
 * Finds the manifests of a workspace folder, but for those that the settings leave out: the same ones as the command
 * line finds there. A link that is not followed is among them, so that it can be told.
 */
export async function discover(
  folder: vscode.WorkspaceFolder,
  host: Host,
  configurations: ConfigurationsCache,
): Promise<Discovery> {
  const { uri } = folder;
  const files = filesOf(uri, host);
  const isExcluded = matcher(leftOutGlobs(uri));
  const isLeftOut = (path: string): boolean => isExcluded(pathIn(folder, uriOf(path, uri)));
  const search = files.isFar === true ? searchAlong(folder) : undefined;
  const { manifests, refused, leftOut, ...rest } = await searchManifests(pathOf(uri), files, { isLeftOut });
  search?.end();
  const found = [
    ...manifests,
    ...refused
      .filter(({ isNoFile }) => isNoFile !== true)
      .map(({ path }) => ({ path, real: path, file: path })),
    ...(search?.found ?? [])
      .map(pathOf)
      .filter((path) => !isLeftOut(path))
      .map((path) => ({ path, real: path, file: path })),
  ].map((each) => ({ ...each, uri: uriOf(each.path, uri) }));
  const configuredOut = mayLeaveOut() ? await outOf(found, configurations) : [];
  const isOut = new Set(configuredOut.map(String));
  return {
    manifests: found
      .filter((each) => !isOut.has(each.uri.toString()))
      .map((each) => ({
        ...each,
        file: fileKey(each.uri, each.file),
        distance: pathIn(folder, each.uri).length,
      })),
    leftOut: {
      uris: [...leftOut.paths.map((path) => uriOf(path, uri)), ...configuredOut],
      isCut: leftOut.isCut,
    },
    configFolders: (await Promise.all(configuredOut.map((each) => configurations.foldersOf(each)))).flat(),
    ...rest,
  };
}

/** What configurations leave out; where that cannot be told, it is checked, and the fault is told. */
async function outOf(
  found: readonly { readonly uri: vscode.Uri }[],
  configurations: ConfigurationsCache,
): Promise<vscode.Uri[]> {
  const out: vscode.Uri[] = [];
  await inParallel(found, 8, async ({ uri }) => {
    const governing = await configurations.of(uri).catch(() => undefined);
    if (governing?.isLeftOut === true) out.push(uri);
  });
  return out;
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
export function eachOnce(found: readonly FoundManifest[], host: Host): Promise<FoundManifest[]> {
  return eachFileOnce(found, {
    filesOf: ({ uri }) => filesOf(uri, host),
    order: (one, other) => one.distance - other.distance || (one.path < other.path ? -1 : 1),
  });
}
