import * as vscode from 'vscode';
import { catalogueItem, isRefusal, withAllShared } from '../../core/service';
import { lineOf } from '../../panel/edits/input';
import type { EditRequest } from '../../panel/protocol/edits';
import { tell } from '../base/messages';
import type { ManifestState } from '../manifests/manifests';
import { stateOf } from '../manifests/state-of';
import { Surroundings, unsavedRefusal } from '../repository/surroundings';
import type { Services } from '../services';
import { askForLink, askForOwner, askForReason } from './ask';
import { askForNewOwner, askForNewSystem } from './ask-entry';
import { type Change, editManifest, showNotChanged } from './edit';
import { beginEvidence, writeNamedEvidence } from './evidence-document';
import { answerChange } from './finding-changes';
import { type InteractiveFixRequest, interactiveFixIds } from './interactive-actions';
import { metRequest } from './mark-met';
import { pickRequest } from './pick-evidence';
import { doneOn, goToBlocker, renewal, review } from './record';
import { requestChange } from './request-change';
import { showBeside } from './reveal';
import { suppress } from './suppress';
import { doubtAbout, isMeantToBeMet } from './trial';

type InteractiveFix = (
  manifest: vscode.Uri,
  request: InteractiveFixRequest,
  services: Services,
) => Promise<unknown>;

/** The commands behind the quick fixes that ask something first. */
export function interactiveFixes(services: Services): vscode.Disposable {
  const register = (id: string, fix: InteractiveFix) =>
    vscode.commands.registerCommand(id, (manifest: unknown, request: unknown) =>
      manifest instanceof vscode.Uri && isRequest(request) ? fix(manifest, request, services) : undefined,
    );
  return vscode.Disposable.from(
    register(interactiveFixIds.pickEvidence, pickEvidence),
    register(interactiveFixIds.createEvidence, createEvidence),
    register(interactiveFixIds.linkEvidence, linkEvidence),
    register(interactiveFixIds.writeTemplate, writeTemplate),
    register(interactiveFixIds.openEvidence, openEvidence),
    register(interactiveFixIds.markMet, markMet),
    register(interactiveFixIds.pickOwner, pickOwner),
    register(interactiveFixIds.addOwner, addOwner),
    register(interactiveFixIds.addSystem, addSystem),
    register(interactiveFixIds.giveReason, giveReason),
    register(interactiveFixIds.renewWaiver, asking(renewal)),
    register(interactiveFixIds.recordReview, asking(review)),
    register(interactiveFixIds.recordDate, asking(doneOn)),
    register(interactiveFixIds.goToBlocker, async (manifest, request, { manifests }) => {
      const text = await vscode.workspace.openTextDocument(manifest);
      await goToBlocker(text, await manifests.current(text), request);
    }),
    register(interactiveFixIds.suppress, suppress),
  );
}

type Question = (
  state: ManifestState,
  request: InteractiveFixRequest,
  services: Services,
) => Promise<Change | undefined>;

/** Asks something first, and makes the change that the answer comes down to. */
function asking(question: Question): InteractiveFix {
  return async (manifest, request, services) => {
    const change = await question(await stateOf(manifest, services.manifests), request, services);
    if (change !== undefined) await edit(manifest, change, services);
  };
}

function isRequest(value: unknown): value is InteractiveFixRequest {
  return typeof value === 'object' && value !== null;
}

/** Makes a change, or says why not. Returns whether the manifest says now what was meant. */
async function edit(manifest: vscode.Uri, change: Change, { manifests }: Services): Promise<boolean> {
  const text = await vscode.workspace.openTextDocument(manifest);
  const refusal = await editManifest(text, change, manifests);
  if (refusal !== undefined) showNotChanged(refusal);
  return refusal === undefined;
}

/** The same for what the panel could ask for as well. */
function editAsAsked(manifest: vscode.Uri, request: EditRequest, services: Services): Promise<boolean> {
  return edit(manifest, requestChange(request, services.today()), services);
}

/** In the place of a file that is missing, or as one more. */
async function pickEvidence(
  manifest: vscode.Uri,
  { item, file, finding }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (item === undefined) return;
  const asked = { item, mark: false };
  const request = await pickRequest(await stateOf(manifest, services.manifests), asked, services);
  if (request === undefined) return;
  if (isRefusal(request)) showNotChanged(request);
  else if (file !== undefined && finding !== undefined && request.kind === 'add-file')
    await edit(manifest, answerChange(finding, request.file), services);
  else await editAsAsked(manifest, request, services);
}

/** A new document from the template of the item, listed as its evidence. */
async function createEvidence(
  manifest: vscode.Uri,
  { item }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (item === undefined) return;
  const begun = await beginEvidence(await stateOf(manifest, services.manifests), item, services);
  if (isRefusal(begun)) showNotChanged(begun);
  else if (begun.request === undefined || (await editAsAsked(manifest, begun.request, services)))
    await showBeside(begun.uri, manifest);
}

async function linkEvidence(
  manifest: vscode.Uri,
  { item }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (item === undefined) return;
  const known = catalogueItem(item);
  const counts = `What counts: ${known?.acceptableEvidence ?? 'a document'}`;
  const url = await askForLink(`Evidence for "${known?.title ?? item}"`, counts);
  if (url !== undefined) await editAsAsked(manifest, { kind: 'add-link', item, url }, services);
}

/** Writes the document that the manifest names, and shows it. */
async function writeTemplate(
  manifest: vscode.Uri,
  { item, file }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (item === undefined || file === undefined) return;
  const state = await stateOf(manifest, services.manifests);
  const written = await writeNamedEvidence(file, { state, item }, services);
  if (isRefusal(written)) tell.warn(written.refused);
  else await showBeside(written, manifest);
}

async function openEvidence(
  manifest: vscode.Uri,
  { file }: InteractiveFixRequest,
  { host }: Services,
): Promise<void> {
  if (file === undefined || unsavedRefusal(manifest) !== undefined) return;
  const there = await (await Surroundings.of(manifest, host)).find(file);
  if (there?.kind === 'file') await showBeside(there.uri, manifest);
}

/** Says that an item is met, once what that takes was asked for; where it would not hold, the user is asked again. */
async function markMet(
  manifest: vscode.Uri,
  { item }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (item === undefined) return;
  const request = await metRequest(await stateOf(manifest, services.manifests), item, services);
  if (request === undefined) return;
  const text = await vscode.workspace.openTextDocument(manifest);
  const change = requestChange(request, services.today());
  const doubt = await doubtAbout(text, { item, change }, services.manifests);
  const title = catalogueItem(item)?.title ?? item;
  if (doubt === undefined || (await isMeantToBeMet(title, doubt))) await edit(manifest, change, services);
}

async function pickOwner(
  manifest: vscode.Uri,
  { finding }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (finding === undefined) return;
  const { report } = await stateOf(manifest, services.manifests);
  const owner = await askForOwner(withAllShared(report.manifest, report.input.configuration), {
    title: 'Who is it?',
    manifest,
  });
  if (owner !== undefined) await edit(manifest, answerChange(finding, owner), services);
}

/** An owner whom the manifest names already, with what only the user knows of them. */
async function addOwner(
  manifest: vscode.Uri,
  { id }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  const asked = id === undefined ? undefined : await askForNewOwner(id);
  if (id !== undefined && asked !== undefined)
    await editAsAsked(manifest, { kind: 'add-owner', id, ...asked }, services);
}

/** The same for a system. */
async function addSystem(
  manifest: vscode.Uri,
  { id }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (id === undefined) return;
  const { report } = await stateOf(manifest, services.manifests);
  const known = withAllShared(report.manifest, report.input.configuration);
  const values = await askForNewSystem(id, { known, manifest });
  if (values !== undefined)
    await editAsAsked(manifest, { kind: 'add-fact', section: 'systems', entry: id, values }, services);
}

async function giveReason(
  manifest: vscode.Uri,
  { item, finding }: InteractiveFixRequest,
  services: Services,
): Promise<void> {
  if (finding === undefined) return;
  const title = catalogueItem(item ?? '')?.title ?? item ?? 'This item';
  const reason = await askForReason(title, 'The reason, in one sentence');
  if (reason !== undefined) await edit(manifest, answerChange(finding, lineOf(reason), 'reason'), services);
}
