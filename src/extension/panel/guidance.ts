import * as vscode from 'vscode';
import { catalogueItem } from '../../core/service';

/** The guidance of an item as HTML: made from the extension's own Markdown when it was built (src/dev/guidance.cjs). */
export async function guidanceHtml(item: string, extension: vscode.Uri): Promise<string | undefined> {
  if (catalogueItem(item) === undefined) return undefined;
  const file = vscode.Uri.joinPath(extension, 'dist', 'guidance', `${item}.html`);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
