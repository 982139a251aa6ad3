import * as vscode from 'vscode';
import { isManifestPath, manifestNames } from '../../core/service';

/** What registers a language feature for manifests, whichever language mode they are in. */
export const manifestSelector: vscode.DocumentSelector = manifestNames.map((name) => ({
  pattern: `**/${name}`,
}));

/** Finds manifests in a folder. */
export const manifestGlob = `**/{${manifestNames.join(',')}}`;

/**
 * Whether an address names a manifest that can be worked on: by its name, and in a place where files live. Git's
 * own versions in a diff, notebook cells, output channels and the like are read-only looks at something else.
 */
export function isManifest(uri: vscode.Uri): boolean {
  return isManifestPath(uri.path) && isFileScheme(uri.scheme);
}

function isFileScheme(scheme: string): boolean {
  return (
    scheme === 'file' ||
    scheme === 'untitled' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true ||
    (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === scheme)
  );
}

/** The manifest in the active editor, be that its text or another view of it. */
export function activeManifest(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom)
    return isManifest(input.uri) ? input.uri : undefined;
  // In a diff, the side that has the focus.
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri !== undefined && isManifest(uri) ? uri : undefined;
}
