import type * as vscode from 'vscode';

/** Owns what it is given, and disposes of it last in, first out. What comes too late is disposed of at once. */
export class Disposables implements vscode.Disposable {
  private readonly owned: vscode.Disposable[] = [];
  private isDisposed = false;

  add<T extends vscode.Disposable>(...added: readonly T[]): void {
    this.owned.push(...added);
    if (this.isDisposed) this.dispose();
  }

  /** Takes over one thing, and hands it back. */
  own<T extends vscode.Disposable>(thing: T): T {
    this.add(thing);
    return thing;
  }

  get disposed(): boolean {
    return this.isDisposed;
  }

  dispose(): void {
    this.isDisposed = true;
    for (let each = this.owned.pop(); each !== undefined; each = this.owned.pop()) each.dispose();
  }
}
