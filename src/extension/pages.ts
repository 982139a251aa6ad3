import * as vscode from 'vscode';
import { catalogueItem, ruleOf } from '../core';

/** The command that opens a page; its argument is the code of a finding or the id of an item. */
export const explainId = 'aiReadiness.explain';

/**
 * A link that opens the page of a finding or an item. A command, because it works without a network and shows the
 * page rendered; a link to the file would show its source.
 */
export function explainCommand(topic: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: explainId, query: JSON.stringify([topic]) });
}

/** Where the page of a finding or an item is; undefined for anything else. */
export function pageOf(topic: string, extension: vscode.Uri): vscode.Uri | undefined {
  if (ruleOf(topic) !== undefined) return vscode.Uri.joinPath(extension, 'media', 'findings', `${topic}.md`);
  if (catalogueItem(topic) !== undefined)
    return vscode.Uri.joinPath(extension, 'media', 'items', `${topic}.md`);
  return undefined;
}

/** Shows a page rendered, beside the text that is being worked on. */
export async function showPage(page: vscode.Uri): Promise<void> {
  const beside = vscode.window.activeTextEditor !== undefined;
  const command = beside ? 'markdown.showPreviewToSide' : 'markdown.showPreview';
  const commands = await vscode.commands.getCommands(true);
  if (commands.includes(command)) await vscode.commands.executeCommand(command, page);
  // The built-in preview can be switched off.
  else await vscode.window.showTextDocument(page, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}
