import * as vscode from 'vscode';
import { findingAt, isRefusal, type Refusal } from '../../core/service';
import type { EditRequest } from '../../panel/protocol/edits';
import type { ToHost, ToPanel } from '../../panel/protocol/messages';
import { beginEvidence } from '../editing/evidence-document';
import { interactiveFixIds, requestFor } from '../editing/interactive-actions';
import { openLink } from '../editing/links';
import { openEvidence } from '../editing/open-evidence';
import { openPlace } from '../editing/open-place';
import { pickEvidence, pickRequest } from '../editing/pick-evidence';
import { gone } from '../editing/request-change';
import { reveal, showBeside, showText } from '../editing/reveal';
import type { ManifestState } from '../manifests/manifests';
import { explainId } from '../pages/pages';
import type { Services } from '../services';
import { guidanceHtml } from './guidance';
import { pastMessage } from './past';
import { saveReport } from './report';

/** The session of a panel, as far as what the page asks for needs it. */
interface Session {
  readonly text: vscode.TextDocument;
  readonly panel: vscode.WebviewPanel;
  readonly writable: boolean;
  readonly services: Services;
  /** The state that was shown last. */
  readonly state: ManifestState | undefined;
  /** Whether the panel is closed. */
  readonly isOver: () => boolean;
  readonly send: (message: ToPanel) => void;
  readonly edit: (request: EditRequest) => Promise<Refusal | undefined>;
  readonly update: (state: ManifestState) => void;
}

export const readOnly: Refusal = { refused: 'This manifest is read-only.' };

/** Does what the page asks for besides edits; returns what to tell the user where it cannot be done. */
export async function act(
  message: Exclude<ToHost, { type: 'ready' | 'edit' | 'shows' }>,
  session: Session,
): Promise<Refusal | undefined> {
  const { text, panel, services } = session;
  switch (message.type) {
    case 'undo':
    case 'redo':
      // They act on the active editor.
      if (!panel.active) panel.reveal();
      await vscode.commands.executeCommand(message.type);
      return undefined;
    case 'reveal':
      await reveal(text, message.place, session.state);
      return undefined;
    case 'open-text':
      await showText(text);
      return undefined;
    case 'open-place':
      return openPlace(text.uri, message.place, services.host);
    case 'open-evidence':
      return openEvidence(await current(session), message.item, message.index, services);
    case 'pick-evidence':
      return message.isForForm ? pickForForm(message.item, session) : pick(message.item, session);
    case 'create-evidence':
      return createEvidence(message.item, session);
    case 'ask':
      return ask(message, session);
    case 'guidance': {
      const html = await guidanceHtml(message.item, services.context.extensionUri);
      if (html !== undefined) session.send({ type: 'guidance', item: message.item, html });
      return undefined;
    }
    case 'past': {
      const past = await pastMessage(text.uri, services, session.isOver);
      if (past !== undefined) session.send(past);
      return undefined;
    }
    case 'open-link':
      return openLink(message.url);
    case 'explain':
      await vscode.commands.executeCommand(explainId, message.code);
      return undefined;
    case 'export':
      await saveReport(await current(session), message.format, services.host);
      return undefined;
  }
}

/** Fixes a finding in a way that asks something first, as the light bulb in the text does. */
async function ask(
  { ask: how, finding, item }: Extract<ToHost, { type: 'ask' }>,
  session: Session,
): Promise<Refusal | undefined> {
  if (!session.writable) return readOnly;
  const state = await current(session);
  const found = findingAt(finding, state.report.findings);
  if (found === undefined) return gone;
  const request = { ...requestFor(found, state), ...(item === undefined ? {} : { item }) };
  await vscode.commands.executeCommand(interactiveFixIds[how], session.text.uri, request);
  // What has come of it is shown before the focus comes back.
  session.update(await current(session));
  return undefined;
}

async function pick(item: string, session: Session): Promise<Refusal | undefined> {
  const request = await pickRequest(await current(session), { item, mark: false }, session.services);
  return request === undefined || isRefusal(request) ? request : session.edit(request);
}

async function pickForForm(item: string, { text, services, send }: Session): Promise<Refusal | undefined> {
  const picked = await pickEvidence(text.uri, item, services.host);
  if (picked === undefined || isRefusal(picked)) return picked;
  send({ type: 'picked', item, evidence: 'url' in picked ? picked.url : picked.file });
  return undefined;
}

async function createEvidence(item: string, session: Session): Promise<Refusal | undefined> {
  if (!session.writable) return readOnly;
  const begun = await beginEvidence(await current(session), item, session.services);
  if (isRefusal(begun)) return begun;
  const refusal = begun.request === undefined ? undefined : await session.edit(begun.request);
  await showBeside(begun.uri, session.text.uri);
  return refusal;
}

function current({ text, services }: Session): Promise<ManifestState> {
  return services.manifests.current(text);
}
