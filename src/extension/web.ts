import type * as vscode from 'vscode';
import { activate as activateIn, type TestApi } from '../extension';

/** The entry of the extension where the host is a web worker: in a browser without a machine behind it. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  return activateIn(context, { disk: undefined, testDay: undefined });
}
