import * as vscode from 'vscode';

/**
 * A text as VS Code shows it in messages, prompts and lists: it would make links of `[label](command:…)`, which run
 * commands, and icons of `$(name)`. Both are broken up by a space.
 */
export function plainText(text: string): string {
  return text.replace(/\](?=\()|\$(?=\()/g, '$& ');
}

/** What can be done about a message. */
export interface Button {
  readonly title: string;
  readonly run: () => unknown;
}

type Show = (message: string, ...titles: string[]) => Thenable<string | undefined>;

/** Shows a message, and does what its button says once that is pressed. */
async function say(show: Show, message: string, buttons: readonly Button[]): Promise<void> {
  const chosen = await show(plainText(message), ...buttons.map(({ title }) => title));
  await buttons.find(({ title }) => title === chosen)?.run();
}

/**
 * Messages in the corner of the window, with a button where there is something to do. They hold names and refusals that
 * quote the manifest. Each ends once it was answered or has gone; nobody need wait for that.
 */
export const tell = {
  info: (message: string, ...buttons: Button[]): Promise<void> =>
    say((...all) => vscode.window.showInformationMessage(...all), message, buttons),
  /** Asks in a dialog, which waits for the answer. */
  ask: (message: string, detail: string, ...answers: string[]): Thenable<string | undefined> =>
    vscode.window.showInformationMessage(
      plainText(message),
      { modal: true, detail: plainText(detail) },
      ...answers,
    ),
  warn: (message: string, ...buttons: Button[]): void =>
    void say((...all) => vscode.window.showWarningMessage(...all), message, buttons),
  fail: (message: string, ...buttons: Button[]): void =>
    void say((...all) => vscode.window.showErrorMessage(...all), message, buttons),
};

/** Opens the output that the message speaks of. */
export const showOutput = (log: vscode.LogOutputChannel): Button => ({
  title: 'Show the Output',
  run: () => log.show(),
});
