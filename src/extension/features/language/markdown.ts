import * as vscode from 'vscode';
import type { Markdown } from '../../../core/service';
import { openPlaceId } from '../../editing/open-place';
import { explainId } from '../../pages/pages';
import { openChecklistId } from '../../panel';
import { showBlockersId } from '../blockers';

/** Markdown as VS Code shows it. No icons, no HTML, and no command but those that open a page, the checklist, a file of the repository or what blocks a gate. */
export function markdownOf({ text }: Markdown): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands: [explainId, openChecklistId, openPlaceId, showBlockersId] };
  markdown.supportHtml = false;
  return markdown;
}
