import * as vscode from 'vscode';
import type { activate as activateIn, TestApi } from '../extension';
import type { Host } from './base/host';

/**
 * The entry of the extension where the host is a web worker: in a browser without a machine behind it. Such a host
 * reads one file of an extension, as text, runs it as a function of `module`, `exports` and `require`, and gives it a
 * `require` that knows `vscode` only. The other files are run here in just that way, so that they are the same for
 * both hosts.
 */
export async function activate(context: vscode.ExtensionContext): Promise<TestApi | undefined> {
  const engine = await run(context.extensionUri, 'engine.js', new Map());
  const known = new Map([
    ['vscode', vscode],
    ['./engine.js', engine],
  ]);
  const extension = (await run(context.extensionUri, 'extension.js', known)) as {
    readonly activate: typeof activateIn;
  };
  let readers: Promise<object> | undefined;
  const host: Host = {
    disk: undefined,
    git: undefined,
    testDay: undefined,
    readers: () => {
      readers ??= run(context.extensionUri, 'readers.js', known);
      return readers as ReturnType<Host['readers']>;
    },
  };
  return extension.activate(context, host);
}

/** Runs a file of dist/ and returns what it exports. */
async function run(extension: vscode.Uri, name: string, known: ReadonlyMap<string, object>): Promise<object> {
  const file = vscode.Uri.joinPath(extension, 'dist', name);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const module = { exports: {} };
  const body = `${text}\n//# sourceURL=${file.toString(true)}`;
  new Function('module', 'exports', 'require', body)(module, module.exports, (id: string) => known.get(id));
  return module.exports;
}
