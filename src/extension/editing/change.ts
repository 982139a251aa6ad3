import * as vscode from 'vscode';
import { applyOperations, type readDocument } from '../../core/service';
import { isRefusal, operationsFor } from '../../panel/edits/edits';
import { stillMeant } from '../../panel/edits/moved';
import { panelModel } from '../../panel/model/model';
import type { EditRequest, PanelModel } from '../../panel/protocol';
import type { Services } from '../services';

/** What the user looked at when they asked for a change. */
export interface Seen {
  readonly model: PanelModel;
  /** The version of the text that it shows. */
  readonly textVersion: number | undefined;
}

/** An edit is made anew so many times while somebody else changes the text. */
const tries = 3;

/**
 * Makes a change in the text of a manifest: one edit, one step to undo. It is made on the text as it is now, not as
 * the user saw it. Returns why it was refused, if it was.
 */
export async function change(
  text: vscode.TextDocument,
  request: EditRequest,
  { manifests, today }: Services,
  seen?: Seen | 'unknown',
): Promise<string | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { version } = text;
    if (seen !== undefined && !(await isStillMeant(text, request, seen, manifests)))
      return 'The manifest has changed meanwhile, and what this was about is no longer there. Look again.';
    if (text.version !== version) continue;
    const edit = editFor(text, request, today(), manifests.read(text));
    if (typeof edit === 'string' || edit === undefined) return edit;
    // VS Code refuses an edit that was made for another version of the text.
    if (await vscode.workspace.applyEdit(edit)) return undefined;
  }
  return 'The manifest is being changed from elsewhere. Try again.';
}

/** The change as an edit of the text as it is now; undefined where there is nothing to change, words where it is refused. */
function editFor(
  text: vscode.TextDocument,
  request: EditRequest,
  today: string,
  document: ReturnType<typeof readDocument>,
): vscode.WorkspaceEdit | string | undefined {
  const operations = operationsFor(request, document, today);
  if (isRefusal(operations)) return operations.refused;
  const result = applyOperations(document, operations);
  if (!result.ok) return result.reason;
  if (result.edits.length === 0) return undefined;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text: replacement } of result.edits)
    edit.replace(text.uri, new vscode.Range(text.positionAt(start), text.positionAt(end)), replacement);
  return edit;
}

async function isStillMeant(
  text: vscode.TextDocument,
  request: EditRequest,
  seen: Seen | 'unknown',
  manifests: Services['manifests'],
): Promise<boolean> {
  if (seen !== 'unknown' && seen.textVersion === text.version) return true;
  const now = panelModel(await manifests.current(text), { path: '', editable: true });
  return stillMeant(request, seen === 'unknown' ? undefined : seen.model, now);
}
