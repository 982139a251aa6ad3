import * as vscode from 'vscode';
import type { ManifestState, Manifests } from './manifests';

/** The state of a manifest as its text is now, whether that is open or not. */
export async function stateOf(manifest: vscode.Uri, manifests: Manifests): Promise<ManifestState> {
  return manifests.current(await vscode.workspace.openTextDocument(manifest));
}
