import * as vscode from 'vscode';

/** What the steps of the walkthrough ask for, and package.json ticks them by. */
type Step = 'manifestWritten' | 'checklistOpened' | 'reportExported';

/** Ticks a step of the walkthrough: it was done, however the user came to do it. */
export function done(step: Step): void {
  void vscode.commands.executeCommand('setContext', `aiReadiness.done.${step}`, true);
}
