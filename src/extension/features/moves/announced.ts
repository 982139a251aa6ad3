import type * as vscode from 'vscode';
import type { Rename } from '../../repository/moves';

/** So long VS Code is given to tell of a rename after it has announced it, in milliseconds: it does not where one fails. */
const longestWait = 2_000;

/** Renames that VS Code has announced and not told of yet: what they move may be elsewhere already. */
export class Announced implements vscode.Disposable {
  private readonly waiting = new Map<string, { readonly done: Promise<void>; readonly end: () => void }>();

  begin(renames: readonly Rename[]): void {
    const key = keyOf(renames);
    this.waiting.get(key)?.end();
    let end = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      const timer = setTimeout(() => end(), longestWait);
      end = () => {
        clearTimeout(timer);
        this.waiting.delete(key);
        resolve();
      };
    });
    this.waiting.set(key, { done, end });
  }

  end(renames: readonly Rename[]): void {
    this.waiting.get(keyOf(renames))?.end();
  }

  /** Waits until those that are announced by now were told of. */
  async over(): Promise<void> {
    await Promise.all([...this.waiting.values()].map(({ done }) => done));
  }

  dispose(): void {
    for (const { end } of this.waiting.values()) end();
  }
}

function keyOf(renames: readonly Rename[]): string {
  return renames.map(({ oldUri, newUri }) => `${oldUri} ${newUri}`).join('\n');
}
