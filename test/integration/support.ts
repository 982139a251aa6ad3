// What the integration tests share: the extension, scratch folders in the workspace, and waiting for events.
import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import { until } from './until';

const id = 'ai-readiness.ai-readiness';

/** How long to wait for something that has to happen. */
const timeoutMs = 60_000;

/** A manifest with nothing to complain about but the items that are left in Diagnose. */
export const plain = 'version: 1\nstage: diagnose\nworkflow:\n  name: Scratch\n';

/** A manifest with one piece of evidence, on line 9, from column 10. */
export function withEvidence(file: string): string {
  return `${plain}checklist:\n  diagnose:\n    workflow-scoped:\n      status: met\n      evidence: [${file}]\n`;
}

/** What the running extension lets tests see. */
export async function extension(): Promise<TestApi> {
  const found = vscode.extensions.getExtension<TestApi>(id);
  assert.ok(found, 'the extension is there');
  return found.activate();
}

/** The workspace folder that the tests make their scratch folders in. */
export function homeFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.path.endsWith('/newcomer'));
  assert.ok(folder, 'the sample "newcomer" is open');
  return folder;
}

/** A folder of its own for each test of a suite, in the workspace; `file` names something in it. */
export function scratchFolder(): { readonly uri: vscode.Uri; file(name: string): vscode.Uri } {
  let uri = homeFolder().uri;
  beforeEach(async () => {
    uri = vscode.Uri.joinPath(homeFolder().uri, `scratch-${Date.now().toString(36)}`);
    await vscode.workspace.fs.createDirectory(uri);
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
  });
  return {
    get uri() {
      return uri;
    },
    file: (name) => vscode.Uri.joinPath(uri, name),
  };
}

/** Writes a file, past all editors. */
export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.createDirectory(uri.with({ path: path.posix.dirname(uri.path) }));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Opens a file in an editor, as a user does: a document that a program opens stays open for minutes. */
export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return eventually(
    `an editor on ${uri.path}`,
    () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString()),
    vscode.window.onDidChangeVisibleTextEditors,
  );
}

/** Closes all editors, without asking whether to save. */
export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until `look` finds something, looking again whenever one of the events fires. */
export function eventually<T>(
  what: string,
  look: () => T | undefined | false,
  ...events: vscode.Event<unknown>[]
): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const end = () => {
      clearTimeout(timer);
      for (const each of subscriptions) each.dispose();
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Timed out waiting for: ${what}`));
    }, timeoutMs);
    const again = () => {
      const found = look();
      if (found === undefined || found === false) return;
      end();
      resolve(found);
    };
    subscriptions.push(...events.map((event) => event(again)));
    again();
  });
}

/** Runs a command of VS Code again and again until `done`: it does nothing while what it is about is not there. */
export async function repeatUntil(done: Thenable<unknown>, command: string): Promise<void> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  done.then(end, end);
  await until(`the end of ${command}`, async () => {
    if (!isDone) await vscode.commands.executeCommand(command);
    return isDone;
  });
  await done;
}

/** The codes of a file's findings, in the order in which they stand. */
export function codesOf(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(codeOf);
}

/** The code of a diagnostic, without its link. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a file's diagnostics are as wanted; fails with what they were instead. */
export async function diagnosticsOf(
  uri: vscode.Uri,
  wanted: (codes: readonly string[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  try {
    return await eventually(
      'diagnostics',
      () => wanted(codesOf(uri)) && vscode.languages.getDiagnostics(uri),
      vscode.languages.onDidChangeDiagnostics,
    );
  } catch {
    throw new Error(`Not as wanted: ${JSON.stringify(codesOf(uri))}`);
  }
}

/** Waits until a file has no diagnostics. */
export async function nothingFound(uri: vscode.Uri): Promise<void> {
  await diagnosticsOf(uri, (codes) => codes.length === 0);
}

/** Waits until a file has a finding of that code. */
export async function found(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  const all = await diagnosticsOf(uri, (codes) => codes.includes(code));
  const one = all.find((each) => codeOf(each) === code);
  assert.ok(one);
  return one;
}

/** Waits until a file that has been checked has no finding of that code. */
export async function notFound(uri: vscode.Uri, code: string): Promise<void> {
  await diagnosticsOf(uri, (codes) => codes.length > 0 && !codes.includes(code));
}

/** Sets a setting of the workspace for one test, and returns how to take it back. */
export async function configure(
  name: string,
  value: unknown,
  target = vscode.ConfigurationTarget.Workspace,
): Promise<() => Thenable<void>> {
  const update = (to: unknown) => vscode.workspace.getConfiguration().update(name, to, target);
  await update(value);
  return () => update(undefined);
}
