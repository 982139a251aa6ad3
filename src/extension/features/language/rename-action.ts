import * as vscode from 'vscode';
import { betterManifestName, type Finding } from '../../../core/service';
import type { ManifestState } from '../../manifests/manifests';

/** For a manifest whose name differs in its case from what manifests are called: gives it that name. */
export function renameAction({ code }: Finding, { uri }: ManifestState): vscode.CodeAction | undefined {
  const name = code === 'manifest/name-case' ? betterManifestName(uri.path) : undefined;
  if (name === undefined) return undefined;
  const action = new vscode.CodeAction(`Rename the file to ${name}`, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  // VS Code refuses where there is another file of that name.
  action.edit.renameFile(uri, vscode.Uri.joinPath(uri, '..', name));
  action.isPreferred = true;
  return action;
}
