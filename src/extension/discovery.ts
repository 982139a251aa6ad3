import * as vscode from 'vscode';
import { isManifestPath } from '../core/manifest-files';
import { matcher } from './globs';
import { inParallel } from './in-parallel';
import { manifestGlob } from './manifest-documents';
import { pathIn, unsearchedGlobs } from './settings';

/** How far a folder without a file search is walked. */
const walkLimits = { folders: 2_000, depth: 16, atOnce: 8 };

/** Every manifest of a workspace folder, but for those in folders that the settings leave out. */
export async function findManifests(folder: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
  const globs = unsearchedGlobs(folder);
  const isExcluded = matcher(globs);
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, manifestGlob),
    excludeGlob(globs),
  );
  // Not every virtual file system can be searched: then nothing is found, and nobody says why.
  const all = found.length > 0 || folder.uri.scheme === 'file' ? found : await walk(folder, isExcluded);
  return all.filter((uri) => !isExcluded(pathIn(folder, uri)));
}

/** One glob for the search, so that it does not descend in vain. Globs in braces can not hold braces or commas. */
function excludeGlob(globs: readonly string[]): string | undefined {
  const simple = globs.filter((glob) => !/[{},]/.test(glob));
  return simple.length === 0 ? undefined : `{${simple.join(',')}}`;
}

async function walk(
  folder: vscode.WorkspaceFolder,
  isExcluded: (path: string) => boolean,
): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  let level = [folder.uri];
  let left = walkLimits.folders;
  for (let depth = 0; level.length > 0 && left > 0 && depth < walkLimits.depth; depth++) {
    const below: vscode.Uri[] = [];
    await inParallel(level.slice(0, left), walkLimits.atOnce, async (parent) => {
      for (const [name, type] of await entriesOf(parent)) {
        const uri = vscode.Uri.joinPath(parent, name);
        if (type === vscode.FileType.Directory && !isExcluded(pathIn(folder, uri))) below.push(uri);
        else if ((type & vscode.FileType.File) !== 0 && isManifestPath(uri.path)) found.push(uri);
      }
    });
    left -= level.length;
    level = below;
  }
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that can not be listed holds no manifest that could be checked.
    return [];
  }
}
