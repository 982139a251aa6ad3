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
  const [refusal] = await editManifests([{ text, change }], manifests);
  return refusal;
}

/** Makes changes to several manifests as one undo step for all of them; those that are refused do not stop the others. */
export async function editManifests(
  changes: readonly { readonly text: vscode.TextDocument; readonly change: Change }[],
  manifests: Manifests,
): Promise<readonly Refusal[]> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const asked = await Promise.all(
      changes.map(async (each) => ({ ...each, state: await manifests.current(each.text) })),
    );
    if (asked.some(({ text, state }) => text.version !== state.version)) continue;
    const refusals: Refusal[] = [];
    const edit = new vscode.WorkspaceEdit();
    for (const { state, change } of asked) {
      const made = editFor(state, change);
      if (isRefusal(made)) refusals.push(made);
      else for (const [uri, edits] of made.entries()) edit.set(uri, edits);
    }
    if (edit.size === 0) return refusals;
    // VS Code refuses an edit that was made for another version than the one it has, and saves after a change of
    // several files where the user has it so.
    if (await vscode.workspace.applyEdit(edit, { isRefactoring: edit.size > 1 })) return refusals;
  }
  return [{ refused: 'The manifest kept changing. Try again.' }];
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
  { lines }: Pick<ManifestDocument, 'lines'>,
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
