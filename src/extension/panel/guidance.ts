import type * as vscode from 'vscode';
import { catalogueItem } from '../../core/service';
import { packagedText } from '../base/texts';

/** The guidance of an item as HTML: made from the extension's own Markdown when it was built (src/dev/texts.cjs). */
export async function guidanceHtml(item: string, extension: vscode.Uri): Promise<string | undefined> {
  if (catalogueItem(item) === undefined) return undefined;
  return (await packagedText(extension, 'guidance', item)).html;
}
