import * as vscode from 'vscode';
import { linkTrouble } from '../../panel/edits/input';

/** Opens a link in the browser. Returns why not, where it is none that can be opened. */
export async function openLink(url: string): Promise<string | undefined> {
  const trouble = linkTrouble(url);
  if (trouble !== undefined) return trouble;
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
  return undefined;
}
