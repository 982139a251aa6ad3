import * as vscode from 'vscode';
import type { ManifestState } from '../../manifests/manifests';
import { fillManifestId } from '../create/ids';

/** An empty manifest offers to write the first lines. */
export function emptyManifestAction({
  document,
  uri,
  refused,
}: ManifestState): vscode.CodeAction | undefined {
  if (document.text.trim() !== '' || refused !== undefined) return undefined;
  const action = new vscode.CodeAction('Write a starter manifest here…', vscode.CodeActionKind.QuickFix);
  action.command = { command: fillManifestId, title: action.title, arguments: [uri] };
  action.isPreferred = true;
  return action;
}
