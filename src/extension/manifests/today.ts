import * as vscode from 'vscode';
import { Disposables } from '../base/disposables';

/** No timer is trusted for longer: those of a machine that slept run late. */
const longestWait = 15 * 60_000;

/** Knows which day it is, and tells when it becomes another. */
export class Today implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly changed = this.disposables.own(new vscode.EventEmitter<string>());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private fixed: string | undefined;
  private known: string;

  /** Fires with the new day. */
  readonly onDidChange = this.changed.event;

  constructor() {
    this.known = localDate(new Date());
    this.disposables.add(
      // Whoever comes back to the machine sees the right day at once.
      vscode.window.onDidChangeWindowState(({ focused }) => focused && this.look()),
      new vscode.Disposable(() => clearTimeout(this.timer)),
    );
    this.arm();
  }

  /** The local date, `YYYY-MM-DD`. */
  get value(): string {
    return this.known;
  }

  /** For tests: another day than the clock's; undefined goes back to the clock. */
  set(day: string | undefined): void {
    this.fixed = day;
    this.look();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private look(): void {
    const day = this.fixed ?? localDate(new Date());
    if (day !== this.known) {
      this.known = day;
      this.changed.fire(day);
    }
    this.arm();
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (this.disposables.disposed) return;
    this.timer = setTimeout(() => this.look(), Math.min(untilMidnight(new Date()), longestWait));
  }
}

/** The date on the wall, not that of Greenwich. */
export function localDate(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function untilMidnight(now: Date): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return midnight.getTime() - now.getTime() + 20;
}
