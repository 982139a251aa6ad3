import * as vscode from 'vscode';
import { type Refusal, refusalFor } from '../../core/service';
import { linkTrouble } from '../../panel/edits/input';

/** Opens a link in the browser. Returns why not, where it is none that can be opened. */
export async function openLink(url: string): Promise<Refusal | undefined> {
  const refusal = refusalFor(linkTrouble(url));
  if (refusal === undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
  return refusal;
}
