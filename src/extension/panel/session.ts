import * as vscode from 'vscode';
import {
  findingAt,
  isRefusal,
  type ManifestDocument,
  oneLine,
  type Refusal,
  shorten,
} from '../../core/service';
import { changeBetween } from '../../panel/difference';
import { readMessage } from '../../panel/guard';
import { brokenBy, panelModel } from '../../panel/model/model';
import { movedLines } from '../../panel/model/places';
import type { Change } from '../../panel/protocol/change';
import type { Doubt, EditRequest, FixRequest } from '../../panel/protocol/edits';
import type { ToHost, ToPanel } from '../../panel/protocol/messages';
import type { PanelModel } from '../../panel/protocol/model';
import { Disposables } from '../base/disposables';
import { showOutput, tell } from '../base/messages';
import { editManifest } from '../editing/edit';
import { beginEvidence } from '../editing/evidence-document';
import { interactiveFixIds, requestFor } from '../editing/interactive-actions';
import { openLink } from '../editing/links';
import { openEvidence } from '../editing/open-evidence';
import { openPlace } from '../editing/open-place';
import { pickEvidence, pickRequest } from '../editing/pick-evidence';
import { askForReview } from '../editing/record';
import { gone, requestChange, type Seen, together } from '../editing/request-change';
import { reveal, showBeside, showText } from '../editing/reveal';
import { doubtAbout } from '../editing/trial';
import type { ManifestState } from '../manifests/manifests';
import { explainId } from '../pages/pages';
import type { Services } from '../services';
import { guidanceHtml } from './guidance';
import { saveReport } from './report';

/** So many versions of the model are remembered: an edit names the one that the user was looking at. */
const remembered = 20;

/** What VS Code asks the user something for, in a box or a dialog of its own. */
const takesFocus: ReadonlySet<ToHost['type']> = new Set(['pick-evidence', 'export', 'ask']);

const readOnly: Refusal = { refused: 'This manifest is read-only.' };

/** One panel on one manifest: it holds the last model, and does what the page asks for, one edit after the other. */
export class PanelSession implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly seen = new Map<number, Seen>();
  private version = 0;
  /** The text that is shown. */
  private shown: ManifestDocument | undefined;
  /** The version that the page has; undefined while it has none. */
  private sent: number | undefined;
  private state: ManifestState | undefined;
  private lastGood: ManifestState | undefined;
  private ready = false;
  private wanted: string | undefined;
  private observer: ((message: ToPanel) => void) | undefined;
  private edits: Promise<unknown> = Promise.resolve();

  constructor(
    readonly text: vscode.TextDocument,
    readonly panel: vscode.WebviewPanel,
    private readonly writable: boolean,
    private readonly services: Services,
  ) {
    const { manifests } = services;
    const key = text.uri.toString();
    this.disposables.add(
      panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      // A hidden page is gone, and says again that it is ready when it is back.
      panel.onDidChangeViewState(() => {
        if (panel.visible) return;
        this.ready = false;
        this.sent = undefined;
      }),
      manifests.onDidChange((uri) => {
        const state = uri.toString() === key ? manifests.get(uri) : undefined;
        if (state !== undefined) this.update(state);
      }),
    );
    manifests.current(text).then(
      (state) => this.update(state),
      (error: unknown) => this.failed(error),
    );
  }

  /** The model that the page shows, or will. */
  get model(): PanelModel | undefined {
    return this.seen.get(this.version)?.model;
  }

  get modelVersion(): number {
    return this.version;
  }

  /** Scrolls to an item, now or once the page is there. */
  focus(item: string): void {
    this.wanted = item;
    this.replay();
  }

  /** Does what a message asks for, if it is one of the protocol's. Never rejects. */
  async receive(message: unknown): Promise<void> {
    const read = readMessage(message);
    if (read === undefined) {
      this.services.log.warn('The panel sent a message that its protocol does not know.');
      return;
    }
    if (read.type === 'ready') {
      this.ready = true;
      this.post();
      return;
    }
    await this.handle(read).catch((error: unknown) => this.failed(error));
  }

  /** For tests: what is sent to the page in answer to a message. */
  async observed(message: unknown): Promise<readonly ToPanel[]> {
    const heard: ToPanel[] = [];
    this.observer = (sent) => heard.push(sent);
    await this.receive(message);
    this.observer = undefined;
    return heard;
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private update(state: ManifestState): void {
    if (this.disposables.disposed) return;
    this.state = state;
    this.panel.title = titleOf(state);
    const broken = brokenBy(state.document);
    if (broken === undefined) this.lastGood = state;
    const shown = this.lastGood ?? state;
    const model = panelModel(shown, {
      path: vscode.workspace.asRelativePath(this.text.uri),
      editable: this.writable && broken === undefined,
      ...(broken === undefined
        ? {}
        : { broken: { ...broken, ...(this.lastGood === undefined ? { isFirst: true as const } : {}) } }),
    });
    const known = this.model;
    const moved = this.shown && movedLines(this.shown, shown.document);
    const change = known && changeBetween(known, model, moved);
    this.shown = shown.document;
    if (known !== undefined && change === undefined) {
      this.seen.set(this.version, { model: known, textVersion: state.version });
      return;
    }
    this.seen.set(++this.version, { model, textVersion: state.version });
    this.seen.delete(this.version - remembered);
    this.post(change);
  }

  /** Sends what has changed to a page that has the version before, and else the whole. */
  private post(change?: Change): void {
    const { model, version, sent } = this;
    if (this.ready && model !== undefined) {
      if (change !== undefined && sent === version - 1)
        this.send({ type: 'change', version, from: sent, change });
      else this.send({ type: 'model', version, model });
      this.sent = version;
    }
    this.replay();
  }

  private replay(): void {
    if (!this.ready || this.model === undefined || this.wanted === undefined) return;
    this.send({ type: 'focus-item', item: this.wanted });
    this.wanted = undefined;
  }

  private send(message: ToPanel): void {
    this.observer?.(message);
    void this.panel.webview.postMessage(message);
  }

  private async handle(message: Exclude<ToHost, { type: 'ready' }>): Promise<void> {
    if (message.type !== 'edit') {
      const refusal = await this.act(message);
      if (refusal !== undefined) tell.warn(refusal.refused);
      if (takesFocus.has(message.type)) this.giveFocusBack();
      return;
    }
    const { id, edit, version, isTrial } = message;
    const asked = edit.kind === 'record-review' && edit.on === undefined;
    const seen = this.seen.get(version) ?? 'unknown';
    const done = asked ? this.review(edit.item) : this.inTurn(() => this.editNow([edit], seen, isTrial));
    const outcome = await done.catch((error: unknown) => {
      this.services.log.error('An edit from the panel failed.', error);
      return { refused: 'Something went wrong. The output "AI Readiness" holds the details.' };
    });
    // A refusal that asks something says what: the page shows it.
    this.send({ type: 'edit-result', id, ...outcome });
    if (asked) this.giveFocusBack();
  }

  /** The page had the focus when VS Code asked something in a box or a dialog. Not where the user has left meanwhile. */
  private giveFocusBack(): void {
    const isHere = this.panel.active;
    if (isHere) this.panel.reveal();
    this.send({ type: 'answered', isHere });
  }

  /** A review is recorded with what the user says of it. */
  private async review(item: string): Promise<Refusal | undefined> {
    const answer = await askForReview(await this.current(), item, this.services);
    if (answer === undefined) return { refused: 'No review was recorded.' };
    if (isRefusal(answer)) return answer;
    const { day, evidence } = answer;
    return this.edit([
      { kind: 'record-review', item, on: day },
      ...(evidence === undefined ? [] : [evidence]),
    ]);
  }

  /** Makes what is asked for as one change, after those that were asked for before it. */
  private edit(requests: readonly (EditRequest | FixRequest)[]): Promise<Refusal | undefined> {
    return this.inTurn(async () => {
      const outcome = await this.editNow(requests);
      return outcome !== undefined && isRefusal(outcome) ? outcome : undefined;
    });
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T | Refusal> {
    if (!this.writable) return Promise.resolve(readOnly);
    const done = this.edits.then(act);
    this.edits = done.catch(() => undefined);
    return done;
  }

  /** Makes a change, and shows what has become of it before anything else is changed. */
  private async editNow(
    requests: readonly (EditRequest | FixRequest)[],
    seen?: Seen | 'unknown',
    isTrial = false,
  ): Promise<Refusal | { readonly doubt: Doubt } | undefined> {
    const { manifests, today } = this.services;
    const change = together(...requests.map((request) => requestChange(request, today(), seen)));
    const [first] = requests;
    if (isTrial && first !== undefined && 'item' in first && first.item !== undefined) {
      const doubt = await doubtAbout(this.text, { item: first.item, change }, manifests);
      if (doubt !== undefined) return { doubt };
    }
    const refusal = await editManifest(this.text, change, manifests);
    this.update(await manifests.current(this.text));
    return refusal;
  }

  /** Does all else; returns what to tell the user where it cannot be done. */
  private async act(message: Exclude<ToHost, { type: 'ready' | 'edit' }>): Promise<Refusal | undefined> {
    const { text, services } = this;
    switch (message.type) {
      case 'undo':
      case 'redo':
        // They act on the active editor.
        if (!this.panel.active) this.panel.reveal();
        await vscode.commands.executeCommand(message.type);
        return undefined;
      case 'reveal':
        await reveal(text, message.place, this.state);
        return undefined;
      case 'open-text':
        await showText(text);
        return undefined;
      case 'open-place':
        return openPlace(text.uri, message.place, services.host);
      case 'open-evidence':
        return openEvidence(await this.current(), message.item, message.index, services);
      case 'pick-evidence':
        return message.isForForm ? this.pickForForm(message.item) : this.pick(message.item);
      case 'create-evidence':
        return this.createEvidence(message.item);
      case 'ask':
        return this.ask(message);
      case 'guidance': {
        const html = await guidanceHtml(message.item, services.context.extensionUri);
        if (html !== undefined) this.send({ type: 'guidance', item: message.item, html });
        return undefined;
      }
      case 'open-link':
        return openLink(message.url);
      case 'explain':
        await vscode.commands.executeCommand(explainId, message.code);
        return undefined;
      case 'export':
        await saveReport(await this.current(), message.format, services.host);
        return undefined;
    }
  }

  /** Fixes a finding in a way that asks something first, as the light bulb in the text does. */
  private async ask({ ask, finding, item }: Extract<ToHost, { type: 'ask' }>): Promise<Refusal | undefined> {
    if (!this.writable) return readOnly;
    const state = await this.current();
    const found = findingAt(finding, state.report.findings);
    if (found === undefined) return gone;
    const request = { ...requestFor(found, state), ...(item === undefined ? {} : { item }) };
    await vscode.commands.executeCommand(interactiveFixIds[ask], this.text.uri, request);
    // What has come of it is shown before the focus comes back.
    this.update(await this.current());
    return undefined;
  }

  private async pick(item: string): Promise<Refusal | undefined> {
    const request = await pickRequest(await this.current(), { item, mark: false }, this.services);
    return request === undefined || isRefusal(request) ? request : this.edit([request]);
  }

  private async pickForForm(item: string): Promise<Refusal | undefined> {
    const picked = await pickEvidence(this.text.uri, item, this.services.host);
    if (picked === undefined || isRefusal(picked)) return picked;
    this.send({ type: 'picked', item, evidence: 'url' in picked ? picked.url : picked.file });
    return undefined;
  }

  private async createEvidence(item: string): Promise<Refusal | undefined> {
    if (!this.writable) return readOnly;
    const begun = await beginEvidence(await this.current(), item, this.services);
    if (isRefusal(begun)) return begun;
    const refusal = begun.request === undefined ? undefined : await this.edit([begun.request]);
    await showBeside(begun.uri, this.text.uri);
    return refusal;
  }

  private current(): Promise<ManifestState> {
    return this.services.manifests.current(this.text);
  }

  private failed(error: unknown): void {
    this.services.log.error('The checklist panel failed.', error);
    tell.fail(
      'The checklist failed. The output "AI Readiness" holds the details.',
      showOutput(this.services.log),
    );
  }
}

/** A tab that is told from that of the text. */
function titleOf({ uri, verdict }: ManifestState): string {
  const name = verdict.report.name ?? vscode.workspace.asRelativePath(uri);
  return `Checklist: ${shorten(oneLine(name), 40)}`;
}
