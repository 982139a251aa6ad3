import * as vscode from 'vscode';
import { fixAll, grouped } from '../../core/service';
import type { ManifestState } from '../manifests/manifests';
import { workspaceEdit } from './edit';

/** The source action that makes all safe fixes; `source.fixAll` on save includes it. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('aiReadiness');

/** Whether any finding that is shown has a safe fix. */
export function hasSafeFixes({ report, refused }: ManifestState): boolean {
  return refused === undefined && report.findings.some(({ fixes }) => fixes.some(({ safe }) => safe));
}

/** All safe fixes of a manifest as one edit; undefined where there is nothing to fix. */
export function makeAllFixes({ report, document, uri }: ManifestState): vscode.WorkspaceEdit | undefined {
  const { edits } = fixAll(document, report);
  return edits.length === 0 ? undefined : workspaceEdit(uri, document, edits);
}

/** The same as an action; none where there is nothing to fix. */
export function fixAllAction({ report, document, uri }: ManifestState): vscode.CodeAction[] {
  const { edits, left = 0 } = fixAll(document, report);
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(titleOf(left), fixAllKind);
  action.edit = workspaceEdit(uri, document, edits);
  return [action];
}

function titleOf(left: number): string {
  return left === 0
    ? 'Fix all that can be fixed safely'
    : `Fix what can be fixed safely at once; ${grouped(left)} more may be fixed after that`;
}
