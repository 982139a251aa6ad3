import * as vscode from 'vscode';
import { explainId } from '../../pages/pages';
import { openChecklistId } from '../../panel';

/**
 * Markdown of ours as VS Code shows it. No HTML, and no command but those that open a page or the checklist: texts of
 * a manifest in it have been escaped, and could do nothing even if they had not.
 */
export function markdownOf(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: [explainId, openChecklistId] };
  markdown.supportHtml = false;
  return markdown;
}

/** A link in markdown that runs a command. */
export function commandLink(title: string, command: string, args: readonly unknown[]): string {
  return `[${title}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
}
