import * as vscode from 'vscode';
import { fixAll } from '../../core/service';
import type { ManifestState } from '../manifests/manifests';
import { workspaceEdit } from './edit';

/** The source action that makes all safe fixes; `source.fixAll` on save includes it. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('aiReadiness');

/** All safe fixes of a manifest as one action; none where there is nothing to fix. */
export function fixAllAction({ report, document, uri }: ManifestState): vscode.CodeAction[] {
  const { edits } = fixAll(document, report);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction('Fix all that can be fixed safely', fixAllKind);
  action.edit = workspaceEdit(uri, document, edits);
  return [action];
}
