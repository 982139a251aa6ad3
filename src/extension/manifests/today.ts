import * as vscode from 'vscode';
import { Day } from '../base/day';
import { Disposables } from '../base/disposables';

/** The day that manifests are checked on; an event tells when it becomes another. */
export class Today implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.own(new vscode.EventEmitter<string>());
  private readonly day: Day;

  /** Fires with the new day. */
  readonly onDidChange = this.changed.event;

  /** @param testDay the day to begin with instead of the clock's; only ever given by tests */
  constructor(private readonly testDay: string | undefined) {
    this.day = this.disposables.own(new Day((day) => this.changed.fire(day), testDay));
    // Whoever comes back to the machine sees the right day at once.
    this.disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.day.look()));
  }

  /** The local date, `YYYY-MM-DD`. */
  get value(): string {
    return this.day.value;
  }

  /** For tests: another day; undefined goes back to the one it began with. */
  set(day: string | undefined): void {
    this.day.pin(day ?? this.testDay);
  }

  dispose(): void {
    this.disposables.dispose();
  }
}
