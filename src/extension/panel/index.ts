import * as vscode from 'vscode';
import { catalogueItem, isManifestPath } from '../../core/service';
import { formats } from '../../panel/export/export';
import { exportFormats } from '../../panel/protocol/messages';
import { type Button, plainText, tell } from '../base/messages';
import { showText } from '../editing/reveal';
import { activeManifest, isManifestAt } from '../manifests/manifest-documents';
import { stateOf } from '../manifests/state-of';
import type { Feature, Services } from '../services';
import { ChecklistEditor, viewType } from './editor';
import { saveReport, writeReport } from './report';

/** Opens the checklist; its arguments are the manifest's address, and optionally `{item}` to scroll to. */
export const openChecklistId = 'aiReadiness.openChecklist';
const openTextId = 'aiReadiness.openText';
const exportReportId = 'aiReadiness.exportReport';
/** For the integration tests alone; not there in production. */
const testId = '_aiReadiness.panel';

/** The checklist panel and its commands. */
export const checklistPanel: Feature = (services) => {
  const editor = new ChecklistEditor(services);
  const { commands, window } = vscode;
  return vscode.Disposable.from(
    editor,
    window.registerCustomEditorProvider(viewType, editor, {
      supportsMultipleEditorsPerDocument: true,
      webviewOptions: { enableFindWidget: true },
    }),
    commands.registerCommand(openChecklistId, (...args: unknown[]) => open(editor, services, args)),
    commands.registerCommand(openTextId, () => editor.active && showText(editor.active.text)),
    commands.registerCommand(exportReportId, (...args: unknown[]) => exportOne(services, args)),
    ...(services.context.extensionMode === vscode.ExtensionMode.Production
      ? []
      : [testHook(editor, services)]),
  );
};

async function open(editor: ChecklistEditor, services: Services, args: readonly unknown[]): Promise<void> {
  const uri = await manifestFor(services, args);
  if (uri !== undefined) await editor.open(uri, itemIn(args));
}

async function exportOne(services: Services, args: readonly unknown[]): Promise<void> {
  const uri = await manifestFor(services, args);
  if (uri === undefined) return;
  const choices = exportFormats.map((format) => {
    const { label, description } = formats[format];
    return { label, description, format };
  });
  const picked = await vscode.window.showQuickPick(choices, { title: 'Export the report as' });
  if (picked !== undefined)
    await saveReport(await stateOf(uri, services.manifests), picked.format, services.host);
}

/** The manifest that a command is about: the one it names, else the one in front, else the one the user picks. */
export async function manifestFor(
  { manifests }: Services,
  args: readonly unknown[],
): Promise<vscode.Uri | undefined> {
  const named = uriIn(args) ?? activeManifest();
  // Read-only ones, too: those can be looked at.
  if (named !== undefined) return isManifestPath(named.path) || isManifestAt(named) ? named : undefined;
  const states = manifests.all();
  if (states.length < 2) {
    const [only] = states;
    if (only === undefined) void tell.info('There is no ai-readiness.yaml in this workspace.', createOne);
    return only?.uri;
  }
  const choices = states.map(({ uri, report }) => ({
    label: plainText(report.name ?? 'Unnamed workflow'),
    description: vscode.workspace.asRelativePath(uri),
    uri,
  }));
  return (await vscode.window.showQuickPick(choices, { title: 'Which workflow?', matchOnDescription: true }))
    ?.uri;
}

const createOne: Button = {
  title: 'Create Manifest',
  run: () => vscode.commands.executeCommand('aiReadiness.createManifest'),
};

/** The address among the arguments; what a link hands over may have lost its class on the way. */
function uriIn(args: readonly unknown[]): vscode.Uri | undefined {
  for (const arg of args) {
    if (arg instanceof vscode.Uri) return arg;
    if (typeof arg !== 'object' || arg === null || !('scheme' in arg) || !('path' in arg)) continue;
    if (typeof arg.scheme === 'string' && typeof arg.path === 'string')
      return vscode.Uri.from(arg as { scheme: string });
  }
  return undefined;
}

/** `{item}` among the arguments, if it is one of the catalogue. */
function itemIn(args: readonly unknown[]): string | undefined {
  for (const arg of args) {
    if (typeof arg !== 'object' || arg === null || !('item' in arg) || typeof arg.item !== 'string') continue;
    if (catalogueItem(arg.item) !== undefined) return arg.item;
  }
  return undefined;
}

/** Lets a test say what the page would say, and see what it would be shown. */
function testHook(editor: ChecklistEditor, services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(testId, async (uri: vscode.Uri, message?: unknown) => {
    if (message instanceof vscode.Uri) {
      await writeReport(
        await stateOf(uri, services.manifests),
        exportFormats.find((each) => message.path.endsWith(`.${formats[each].ending}`)) ?? 'markdown',
        { target: message, host: services.host },
      );
      return undefined;
    }
    const [session] = editor.on(uri);
    if (session === undefined) return undefined;
    const sent = message === undefined ? [] : await session.observed(message);
    return { model: session.model, version: session.modelVersion, sent, panels: editor.on(uri).length };
  });
}
