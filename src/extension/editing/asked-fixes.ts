import * as vscode from 'vscode';
import { catalogueItem, nodeAt, type Path, type PlainValue } from '../../core/service';
import { lineOf, linkTrouble, textTrouble } from '../../panel/edits/input';
import type { EditRequest } from '../../panel/protocol';
import type { Services } from '../services';
import { type AskedFixRequest, askedFixIds } from './asked-actions';
import { change } from './change';
import { changeManifest } from './edit-manifest';
import { beginEvidence } from './evidence';
import { showNamedEvidence, writeNamedEvidence } from './evidence-document';
import { pickRequest } from './pick-evidence';
import { showBeside } from './reveal';
import { suppress } from './suppress';

type Fix = (manifest: vscode.Uri, request: AskedFixRequest, services: Services) => Promise<unknown>;

/** The commands behind the quick fixes that ask something first. */
export function askedFixes(services: Services): vscode.Disposable {
  const register = (id: string, fix: Fix) =>
    vscode.commands.registerCommand(id, (manifest: unknown, request: unknown) =>
      manifest instanceof vscode.Uri && isRequest(request) ? fix(manifest, request, services) : undefined,
    );
  return vscode.Disposable.from(
    register(askedFixIds.pickEvidence, pickEvidence),
    register(askedFixIds.createEvidence, writeEvidence),
    register(askedFixIds.linkEvidence, linkEvidence),
    register(askedFixIds.writeTemplate, writeTemplate),
    register(askedFixIds.openEvidence, openEvidence),
    register(askedFixIds.pickOwner, pickOwner),
    register(askedFixIds.giveReason, giveReason),
    register(askedFixIds.suppress, suppress),
  );
}

function isRequest(value: unknown): value is AskedFixRequest {
  return typeof value === 'object' && value !== null && 'path' in value && Array.isArray(value.path);
}

/** Changes a manifest as the panel would. */
async function edit(manifest: vscode.Uri, request: EditRequest, services: Services): Promise<boolean> {
  const refused = await change(await vscode.workspace.openTextDocument(manifest), request, services);
  return refused === undefined || refuse(refused);
}

function refuse(why: string): false {
  void vscode.window.showWarningMessage(`Not changed: ${why}`);
  return false;
}

async function stateOf(manifest: vscode.Uri, { manifests }: Services) {
  return manifests.current(await vscode.workspace.openTextDocument(manifest));
}

/** Sets one value, where its place is still there. */
function set(manifest: vscode.Uri, path: Path, value: PlainValue, { manifests }: Services): Promise<boolean> {
  return changeManifest(manifest, manifests, ({ parsed }) =>
    nodeAt(parsed.root, path.slice(0, -1)) === undefined
      ? { refused: 'What this would fix is no longer there.' }
      : [{ kind: 'set', path, value }],
  );
}

/** In the place of a file that is missing, or as one more. */
async function pickEvidence(
  manifest: vscode.Uri,
  fixing: AskedFixRequest,
  services: Services,
): Promise<void> {
  const { item, file, path } = fixing;
  if (item === undefined) return;
  const asked = { type: 'pick-evidence', item, mark: false } as const;
  const request = await pickRequest(await stateOf(manifest, services), asked, services);
  if (request === undefined) return;
  if (typeof request === 'string') refuse(request);
  else if (file !== undefined && request.kind === 'add-file')
    await set(manifest, path, request.file, services);
  else await edit(manifest, request, services);
}

/** A new document from the template of the item, listed as its evidence. */
async function writeEvidence(
  manifest: vscode.Uri,
  { item }: AskedFixRequest,
  services: Services,
): Promise<void> {
  if (item === undefined) return;
  const begun = await beginEvidence(await stateOf(manifest, services), item, services);
  if (typeof begun === 'string') {
    refuse(begun);
    return;
  }
  if (begun.request === undefined || (await edit(manifest, begun.request, services)))
    await showBeside(begun.file, manifest);
}

async function linkEvidence(
  manifest: vscode.Uri,
  { item }: AskedFixRequest,
  services: Services,
): Promise<void> {
  if (item === undefined) return;
  const url = await vscode.window.showInputBox({
    title: `Evidence for "${catalogueItem(item)?.title ?? item}"`,
    prompt: `What counts: ${catalogueItem(item)?.acceptableEvidence ?? 'a document'}`,
    placeHolder: 'https://…',
    ignoreFocusOut: true,
    validateInput: (text) => linkTrouble(text.trim()),
  });
  if (url !== undefined) await edit(manifest, { kind: 'add-link', item, url: url.trim() }, services);
}

async function writeTemplate(
  manifest: vscode.Uri,
  { item, file }: AskedFixRequest,
  services: Services,
): Promise<void> {
  if (item !== undefined && file !== undefined) await writeNamedEvidence({ manifest, item, file }, services);
}

async function openEvidence(
  manifest: vscode.Uri,
  { item = '', file }: AskedFixRequest,
  services: Services,
): Promise<void> {
  if (file !== undefined) await showNamedEvidence({ manifest, item, file }, services);
}

async function pickOwner(manifest: vscode.Uri, { path }: AskedFixRequest, services: Services): Promise<void> {
  const owner = await askForOwner(manifest, 'Who is it?', services);
  if (owner !== undefined) await set(manifest, path, owner, services);
}

async function askForOwner(manifest: vscode.Uri, title: string, services: Services) {
  const owners = services.manifests.get(manifest)?.report.manifest.owners ?? {};
  const picks = Object.entries(owners).map(([label, { handle, roles }]) => ({
    label,
    description: handle ?? '',
    detail: (roles ?? []).join(', '),
  }));
  if (picks.length === 0) {
    void vscode.window.showInformationMessage(
      'The manifest lists no owners yet: add one under "owners" first.',
    );
    return undefined;
  }
  return (await vscode.window.showQuickPick(picks, { title, matchOnDescription: true }))?.label;
}

async function giveReason(
  manifest: vscode.Uri,
  { item, path }: AskedFixRequest,
  services: Services,
): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: `"${catalogueItem(item ?? '')?.title ?? item ?? 'This item'}"`,
    prompt: 'The reason, in one sentence: what was decided, by whom, and where it is recorded',
    ignoreFocusOut: true,
    validateInput: (text) => textTrouble(text, 'The reason'),
  });
  if (reason !== undefined) await set(manifest, [...path.slice(0, -1), 'reason'], lineOf(reason), services);
}
