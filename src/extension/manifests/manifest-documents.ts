import * as vscode from 'vscode';
import { configName, isManifestPath, manifestNames, wrongConfigName } from '../../core/service';

/** The language mode of manifests, which can be chosen by hand for a draft that has another name or none. */
const languageId = 'ai-readiness';

/** Finds configurations in a folder. */
export const configGlob = `**/{${configName},${wrongConfigName}}`;

/** What registers a language feature for manifests: by their mode, and by their name in whichever mode they are. */
export const manifestSelector: vscode.DocumentSelector = [
  { language: languageId },
  ...manifestNames.map((name) => ({ pattern: `**/${name}` })),
];

/** What registers a language feature for configurations. */
export const configSelector: vscode.DocumentSelector = [{ pattern: configGlob }];

/** Finds manifests in a folder. */
export const manifestGlob = `**/{${manifestNames.join(',')}}`;

/**
 * Whether an address names a manifest that can be worked on: by its name, and in a place where files live. Git's
 * own versions in a diff, notebook cells, output channels and the like are read-only looks at something else.
 */
export function isManifest(uri: vscode.Uri): boolean {
  return isManifestPath(uri.path) && isFileScheme(uri.scheme);
}

/** Whether a text is worked on as a manifest: by its address, or because someone chose its language mode. */
export function isManifestDocument({ uri, languageId: mode }: vscode.TextDocument): boolean {
  return isManifest(uri) || (mode === languageId && isFileScheme(uri.scheme));
}

/** The same for an address alone: by its name, or because its text is open in the language mode. */
export function isManifestAt(uri: vscode.Uri): boolean {
  if (isManifest(uri)) return true;
  const key = uri.toString();
  return vscode.workspace.textDocuments.some(
    (document) => document.uri.toString() === key && isManifestDocument(document),
  );
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
  if (input instanceof vscode.TabInputCustom) return isManifestAt(input.uri) ? input.uri : undefined;
  // In a diff, the side that has the focus.
  const document = vscode.window.activeTextEditor?.document;
  if (input instanceof vscode.TabInputText && input.uri.toString() !== document?.uri.toString())
    return isManifestAt(input.uri) ? input.uri : undefined;
  return document !== undefined && isManifestDocument(document) ? document.uri : undefined;
}
