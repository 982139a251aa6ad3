import * as vscode from 'vscode';
import { catalogueItem, fillTemplate } from '../../core/service';
import { packagedText } from '../base/texts';
import { Surroundings } from '../repository/surroundings';
import type { Services } from '../services';
import { showBeside } from './reveal';

/** An evidence document that a manifest names. */
export interface EvidenceRequest {
  readonly manifest: vscode.Uri;
  readonly item: string;
  /** As the manifest names it. */
  readonly file: string;
}

/**
 * Writes the evidence document that a manifest names, from the template of its item, and shows it. A file that holds
 * anything stays as it is.
 */
export async function writeNamedEvidence(request: EvidenceRequest, services: Services): Promise<void> {
  const { manifest, file } = request;
  const surroundings = await Surroundings.of(manifest, services.host);
  const there = await surroundings.find(file);
  const base = file.startsWith('/') ? surroundings.root : surroundings.folder;
  const place = there?.uri ?? vscode.Uri.joinPath(base, file.replaceAll('\\', '/'));
  if (!(await surroundings.holds(place))) return refuse(`"${file}" lies outside the repository.`);
  if (there?.kind === 'folder') return refuse(`"${file}" is a folder.`);
  const isBlank = there !== undefined && (await textOf(place)).trim() === '';
  if (there === undefined || isBlank) {
    const contents = new TextEncoder().encode(await documentFor(request, services));
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(place, { overwrite: isBlank, ignoreIfExists: false, contents });
    if (!(await vscode.workspace.applyEdit(edit))) return refuse(`"${file}" could not be written.`);
  }
  await showBeside(place, manifest);
}

/** Shows the evidence document that a manifest names. */
export async function showNamedEvidence(
  { manifest, file }: EvidenceRequest,
  { host }: Services,
): Promise<void> {
  const there = await (await Surroundings.of(manifest, host)).find(file);
  if (there?.kind === 'file') await showBeside(there.uri, manifest);
}

function refuse(why: string): void {
  void vscode.window.showWarningMessage(why);
}

async function documentFor(
  { item, manifest }: EvidenceRequest,
  { context, manifests, today }: Services,
): Promise<string> {
  const facts = manifests.get(manifest)?.report.manifest;
  const stage = catalogueItem(item)?.stage;
  const by = stage === undefined ? undefined : facts?.checklist?.[stage]?.[item]?.by;
  const owner = by === undefined ? undefined : facts?.owners?.[by];
  return fillTemplate(await packagedText(context.extensionUri, 'templates', item), item, {
    workflow: onOneLine(facts?.workflow?.name ?? 'this workflow'),
    date: today(),
    owner: onOneLine(owner?.name ?? owner?.handle ?? by ?? '_name_'),
  });
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
