import * as vscode from 'vscode';
import {
  applyOperations,
  isRefusal,
  type ManifestDocument,
  type Operation,
  type Refusal,
  type TextEdit,
} from '../../core/service';
import { tell } from '../base/messages';
import { rangeOf } from '../base/ranges';
import type { ManifestState, Manifests } from '../manifests/manifests';

/**
 * A change that someone asks for, as operations on one version of a manifest, or why it cannot be made there. It is
 * asked again whenever the text has moved on.
 */
export type Change = (state: ManifestState) => readonly Operation[] | Refusal;

/** How often a change is made again when the text moves on meanwhile. */
const attempts = 3;

/**
 * Makes a change to a manifest as one undo step, on the version that there is by then: made again where the text has
 * moved on. Returns why it was refused, if it was; otherwise the manifest now says what was meant.
 */
export async function editManifest(
  text: vscode.TextDocument,
  change: Change,
  manifests: Manifests,
): Promise<Refusal | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const state = await manifests.current(text);
    if (state.version !== text.version) continue;
    const edit = editFor(state, change);
    if (isRefusal(edit)) return edit;
    if (edit.size === 0) return undefined;
    // VS Code refuses an edit that was made for another version than the one it has.
    if (await vscode.workspace.applyEdit(edit)) return undefined;
  }
  return { refused: 'The manifest kept changing. Try again.' };
}

/**
 * A change as an edit of one version of a manifest. For code actions, whose edits VS Code makes itself; all else goes
 * through `editManifest`.
 */
export function editFor(state: ManifestState, change: Change): vscode.WorkspaceEdit | Refusal {
  if (state.refused !== undefined) return { refused: state.refused };
  const operations = change(state);
  if (isRefusal(operations)) return operations;
  const edits = applyOperations(state.document, operations);
  return isRefusal(edits) ? edits : workspaceEdit(state.uri, state.document, edits);
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

/** Tells the user why a manifest was not changed. */
export function showNotChanged({ refused }: Refusal): void {
  tell.warn(`Not changed: ${refused}`);
}
