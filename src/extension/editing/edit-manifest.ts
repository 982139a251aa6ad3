import * as vscode from 'vscode';
import { applyOperations, type ManifestDocument, type Operation, type TextEdit } from '../../core/service';
import { rangeOf } from '../base/ranges';
import type { Manifests } from '../manifests/manifests';

/** Why something cannot be done, in words for the one who asked for it. */
export interface Refusal {
  readonly refused: string;
}

/** The changes to the values of one version of a manifest that somebody asks for. */
export type Making = (document: ManifestDocument) => readonly Operation[] | Refusal;

/** How often an edit is made anew when the text moves on meanwhile. */
const attempts = 3;

/**
 * Makes a change to a manifest as one undo step, on the version that there is by then: made anew where the text has
 * moved on, refused with a word where it cannot be made. Returns whether the manifest says now what was meant.
 */
export async function changeManifest(uri: vscode.Uri, manifests: Manifests, make: Making): Promise<boolean> {
  const text = await vscode.workspace.openTextDocument(uri);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const document = manifests.read(text);
    const edits = editsFor(document, make);
    if ('refused' in edits) return refuse(edits);
    if (edits.length === 0) return true;
    // VS Code refuses an edit that was made for another version than the one it has.
    if (await vscode.workspace.applyEdit(workspaceEdit(uri, document, edits))) return true;
  }
  return refuse({ refused: 'The manifest kept changing. Try again.' });
}

/** The edits of the text that a change comes down to. */
export function editsFor(document: ManifestDocument, make: Making): readonly TextEdit[] | Refusal {
  const operations = make(document);
  if ('refused' in operations) return operations;
  const result = applyOperations(document, operations);
  return result.ok ? result.edits : { refused: result.reason };
}

/** Edits of one version of a text as VS Code's. */
export function workspaceEdit(
  uri: vscode.Uri,
  { lines }: ManifestDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits)
    edit.replace(uri, rangeOf({ start: lines.positionAt(start), end: lines.positionAt(end) }), text);
  return edit;
}

function refuse({ refused }: Refusal): false {
  void vscode.window.showWarningMessage(`Not changed: ${refused}`);
  return false;
}
