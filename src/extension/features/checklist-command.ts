import * as vscode from 'vscode';
import { openChecklistId } from '../panel';

/** What a place of the checklist is asked for by. */
interface ChecklistTarget {
  readonly item?: string | undefined;
}

/** The command as code lenses and the like take it. */
export function checklistCommand(title: string, uri: vscode.Uri, target: ChecklistTarget): vscode.Command {
  return { command: openChecklistId, title, arguments: [uri, target] };
}

/** Opens the checklist of a manifest beside whatever has the focus. */
export async function openChecklist(uri: vscode.Uri, target: ChecklistTarget = {}): Promise<void> {
  await vscode.commands.executeCommand(openChecklistId, uri, target);
}
