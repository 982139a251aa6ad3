import * as vscode from 'vscode';
import type { Manifest } from '../../core/service';
import { linkTrouble, textTrouble } from '../../panel/edits/input';
import { plainText, tell } from '../base/messages';

/** What is asked of an owner of the manifest. */
interface OwnerQuestion extends vscode.QuickPickOptions {
  /** Whoever comes first. */
  readonly likely?: string | undefined;
  /** Where one can be added, if none can do it. */
  readonly manifest?: vscode.Uri;
  /** Why an owner cannot be chosen; all can where this is left out. */
  readonly trouble?: (id: string) => string | undefined;
}

/** Lets the user choose one of the owners; says so where there is none to choose. */
export async function askForOwner(
  { owners }: Manifest,
  { likely, trouble, manifest, ...options }: OwnerQuestion,
): Promise<string | undefined> {
  const picks = Object.entries(owners ?? {})
    .filter(([id]) => trouble?.(id) === undefined)
    .map(([id, { name, handle, roles }]) => ({
      id,
      label: plainText(id),
      description: plainText(handle ?? name ?? ''),
      detail: plainText((roles ?? []).join(', ')),
    }))
    .sort((one, other) => Number(other.id === likely) - Number(one.id === likely));
  if (picks.length === 0) {
    void tell.info(
      'None of the owners can do this: add one under "owners" first.',
      ...(manifest === undefined ? [] : [{ title: 'Go to the Owners', run: () => showOwners(manifest) }]),
    );
    return undefined;
  }
  return (await vscode.window.showQuickPick(picks, { matchOnDescription: true, ...options }))?.id;
}

/** Shows the owners of a manifest; the end of its text where it has none. */
async function showOwners(manifest: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(manifest);
  const text = document.getText();
  const at = text.search(/^owners:/m);
  const place = document.positionAt(at === -1 ? text.length : at);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
}

/** Asks for a reason in one sentence. */
export async function askForReason(title: string, prompt: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: plainText(prompt),
    placeHolder: 'What was decided, by whom, and where it is recorded',
    ignoreFocusOut: true,
    validateInput: (text) => textTrouble(text, 'The reason'),
  });
}

/** What is asked of a day. */
interface DayQuestion {
  readonly title: string;
  readonly prompt: string;
  /** The day that is proposed. */
  readonly value: string;
  /** What is wrong with a day. */
  readonly trouble: (day: string) => string | undefined;
}

/** Asks for a day, `YYYY-MM-DD`. */
export async function askForDay({ title, prompt, value, trouble }: DayQuestion): Promise<string | undefined> {
  const day = await vscode.window.showInputBox({
    title,
    prompt: plainText(prompt),
    value,
    ignoreFocusOut: true,
    validateInput: (text) => trouble(text.trim()),
  });
  return day?.trim();
}

/** Asks for a link; nothing where the user leaves it empty. */
export async function askForLink(title: string, prompt?: string): Promise<string | undefined> {
  const url = await vscode.window.showInputBox({
    title,
    ...(prompt === undefined ? {} : { prompt: plainText(prompt) }),
    placeHolder: 'https://…',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? undefined : linkTrouble(text.trim())),
  });
  return url === undefined || url.trim() === '' ? undefined : url.trim();
}
