import * as vscode from 'vscode';
import { applyOperations } from '../../core/edit/apply';
import { workspaceEdit } from '../edit-manifest';
import type { ManifestState } from '../manifests';

/** The source action that makes all safe fixes; `source.fixAll` on save includes it. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('aiReadiness');

/** All safe fixes of a manifest as one action; none where there is nothing to fix. */
export function fixAllAction({ report, document, uri }: ManifestState): vscode.CodeAction[] {
  const operations = report.findings.flatMap(({ fixes }) => fixes.find(({ safe }) => safe)?.operations ?? []);
  if (operations.length === 0) return [];
  const result = applyOperations(document, operations);
  if (!result.ok || result.edits.length === 0) return [];
  const action = new vscode.CodeAction('Fix all that is safe to fix', fixAllKind);
  action.edit = workspaceEdit(uri, document, result.edits);
  return [action];
}
