import * as vscode from 'vscode';
import { isManifestPath } from '../../core/service';
import { listFiles, matcher, takeGlobs } from '../../repository';
import { filesOf, pathOf, uriOf } from '../repository/workspace-files';
import { manifestGlob } from './manifest-documents';
import { pathIn, unsearchedGlobs } from './settings';

/** Every manifest of a workspace folder, but for those in folders that the settings leave out. */
export async function findManifests(folder: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
  const globs = takeGlobs(unsearchedGlobs(folder)).taken;
  const isExcluded = matcher(globs);
  const found =
    folder.uri.scheme === 'file'
      ? await searchFor(folder, globs)
      : await searchOrWalk(folder, globs, isExcluded);
  return found.filter((uri) => !isExcluded(pathIn(folder, uri)));
}

async function searchFor(
  folder: vscode.WorkspaceFolder,
  globs: readonly string[],
  token?: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, manifestGlob);
  return vscode.workspace.findFiles(pattern, excludeGlob(globs), undefined, token);
}

/**
 * For file systems that VS Code may not be able to search: it waits for ever, then. What it finds while the folders
 * are walked is good for those that are too large to be walked.
 */
async function searchOrWalk(
  folder: vscode.WorkspaceFolder,
  globs: readonly string[],
  isExcluded: (path: string) => boolean,
): Promise<vscode.Uri[]> {
  const searching = new vscode.CancellationTokenSource();
  const searched: vscode.Uri[] = [];
  void searchFor(folder, globs, searching.token).then(
    (found) => searched.push(...found),
    () => undefined,
  );
  const walked = await walk(folder, isExcluded);
  searching.cancel();
  searching.dispose();
  return [...new Map([...walked, ...searched].map((uri) => [uri.toString(), uri])).values()];
}

/** One glob for the search, so that it does not descend needlessly. Globs in braces cannot hold braces or commas. */
function excludeGlob(globs: readonly string[]): string | undefined {
  const simple = globs.filter((glob) => !/[{},]/.test(glob));
  return simple.length === 0 ? undefined : `{${simple.join(',')}}`;
}

async function walk(
  folder: vscode.WorkspaceFolder,
  isExcluded: (path: string) => boolean,
): Promise<vscode.Uri[]> {
  const { uri } = folder;
  const listing = await listFiles(pathOf(uri), filesOf(uri, { disk: undefined }), {
    isWanted: ({ name, kind }) => (kind === 'file' || kind === 'link') && isManifestPath(name),
    isSkipped: (path) => isExcluded(pathIn(folder, uriOf(path, uri))),
  });
  // A folder that cannot be listed holds no manifest that could be checked.
  return listing.files.map(({ path }) => uriOf(path, uri));
}
