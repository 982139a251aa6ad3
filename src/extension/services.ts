import type * as vscode from 'vscode';
import type { Host } from './base/host';
import type { ConfigurationStates, Manifests } from './manifests/manifests';

/** What every feature may build on. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly host: Host;
  readonly manifests: Manifests;
  /** What is known of the configurations of repositories, as they are on the disk. */
  readonly configurations: ConfigurationStates;
  /** Where faults and what was done go; shown in the Output view. */
  readonly log: vscode.LogOutputChannel;
  /** Today's local date, `YYYY-MM-DD`. */
  today(): string;
  /** Settled once manifests have been looked for the first time. */
  searched(): Promise<void>;
  /** Looks for manifests anew and checks all of them, with nothing remembered. */
  checkAll(): Promise<void>;
}

/** One feature of the editor: a thin adapter that registers itself and is undone by disposing what it returns. */
export type Feature = (services: Services) => vscode.Disposable;
