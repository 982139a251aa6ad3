import * as vscode from 'vscode';
import { brokenBy } from '../../core/service';
import { exportName, exportReport, formats } from '../../panel/export/export';
import { panelModel } from '../../panel/model/model';
import type { ExportFormat } from '../../panel/protocol/messages';
import { done } from '../base/done';
import type { Host } from '../base/host';
import { tell } from '../base/messages';
import type { ManifestState } from '../manifests/manifests';
import { pageSurroundings } from '../repository/revision';

/** Writes the report of a manifest to a file that the user chooses, and offers to open it. */
export async function saveReport(state: ManifestState, format: ExportFormat, host: Host): Promise<void> {
  const { files, ending } = formats[format];
  const folder = folderOf(state.uri);
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, exportName(format)) }),
    filters: { [files]: [ending] },
    title: 'Export the Report',
  });
  if (target === undefined) return;
  await writeReport(state, format, { target, host });
  done('reportExported');
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  // Nobody waits for the answer.
  void tell.info(`The report is in "${name}".`, { title: 'Open', run: () => openReport(target, format) });
}

/** The folder of a manifest; one that was never saved is in none, and the workspace is the next best. */
function folderOf(manifest: vscode.Uri): vscode.Uri | undefined {
  return manifest.scheme === 'untitled'
    ? vscode.workspace.workspaceFolders?.[0]?.uri
    : vscode.Uri.joinPath(manifest, '..');
}

/** Writes the report as it is now. */
export async function writeReport(
  state: ManifestState,
  format: ExportFormat,
  { target, host }: { readonly target: vscode.Uri; readonly host: Host },
): Promise<void> {
  const broken = brokenBy(state.document);
  const model = panelModel(state, {
    path: vscode.workspace.asRelativePath(state.uri),
    editable: false,
    ...(broken === undefined ? {} : { broken }),
  });
  const surroundings = {
    ...(await pageSurroundings(state.uri, target, host)),
    ...(isUnsaved(state.uri) ? { isUnsaved: true as const } : {}),
  };
  const text = exportReport({ model, report: state.report, surroundings }, format);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

function isUnsaved(manifest: vscode.Uri): boolean {
  const key = manifest.toString();
  return vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === key);
}

async function openReport(target: vscode.Uri, format: ExportFormat): Promise<void> {
  const isOpenable = target.scheme === 'file' && vscode.env.remoteName === undefined;
  if (formats[format].inBrowser && isOpenable && (await vscode.env.openExternal(target))) return;
  await vscode.commands.executeCommand('vscode.open', target);
}
