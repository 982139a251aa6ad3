/** Asks for what only the user knows of an entry that the manifest names and does not have. */
import * as vscode from 'vscode';
import { type Manifest, roles, schemaAt } from '../../core/service';
import { lineOf, textTrouble } from '../../panel/edits/input';
import type { NewOwner } from '../../panel/protocol/edits';
import { askForOwner } from './ask';

/** How to reach a new owner, and what they answer for; undefined where the user gives it up. */
export async function askForNewOwner(id: string): Promise<Pick<NewOwner, 'handle' | 'roles'> | undefined> {
  const handle = await vscode.window.showInputBox({
    title: `Who is "${id}"?`,
    prompt: 'How to reach them',
    placeHolder: 'An account, an address, or the name of a team: @priya-n',
    ignoreFocusOut: true,
    validateInput: (text) => textTrouble(text, 'How to reach them'),
  });
  if (handle === undefined) return undefined;
  const chosen = await vscode.window.showQuickPick([...roles], {
    title: `What does "${id}" answer for?`,
    placeHolder: 'Roles; none where they only own something',
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen && { handle: lineOf(handle), roles: chosen };
}

interface Known {
  readonly known: Manifest;
  readonly manifest: vscode.Uri;
}

/** Who owns a new system, and what the workflow may do in it; undefined where the user gives it up. */
export async function askForNewSystem(
  id: string,
  { known, manifest }: Known,
): Promise<Readonly<Record<string, string>> | undefined> {
  const title = `The system "${id}"`;
  const owner = await askForOwner(known, { title, placeHolder: 'Who decides on changes to it?', manifest });
  if (owner === undefined) return undefined;
  const node = schemaAt(['systems', id, 'access']);
  const picks = (node?.enum ?? []).map((label, at) => ({
    label: String(label),
    detail: node?.enumDescriptions?.[at] ?? '',
  }));
  const placeHolder = 'What may the workflow do in it?';
  const access = await vscode.window.showQuickPick(picks, { title, placeHolder, ignoreFocusOut: true });
  return access && { owner, access: access.label };
}
