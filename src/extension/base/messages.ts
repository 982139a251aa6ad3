import * as vscode from 'vscode';

/**
 * A text as VS Code shows it in messages, prompts and lists: it would make links of `[label](command:…)`, which run
 * commands, and icons of `$(name)`. Both are broken up by a space.
 */
export function plainText(text: string): string {
  return text.replace(/\](?=\()|\$(?=\()/g, '$& ');
}

/** Messages in the corner of the window. They hold names and refusals that quote the manifest. */
export const tell = {
  info: (message: string, ...actions: string[]): Thenable<string | undefined> =>
    vscode.window.showInformationMessage(plainText(message), ...actions),
  /** Asks in a dialog, which waits for the answer. */
  ask: (message: string, detail: string, ...answers: string[]): Thenable<string | undefined> =>
    vscode.window.showInformationMessage(
      plainText(message),
      { modal: true, detail: plainText(detail) },
      ...answers,
    ),
  warn: (message: string): void => void vscode.window.showWarningMessage(plainText(message)),
  fail: (message: string): void => void vscode.window.showErrorMessage(plainText(message)),
};
