import * as vscode from 'vscode';
import { isRefusal, oneLine, type Refusal, shorten } from '../../core/service';
import { readMessage } from '../../panel/guard';
import { brokenBy, panelModel } from '../../panel/model/model';
import type { EditRequest, PanelModel, ToHost, ToPanel } from '../../panel/protocol';
import { Disposables } from '../base/disposables';
import { showOutput, tell } from '../base/messages';
import { editManifest } from '../editing/edit';
import { beginEvidence } from '../editing/evidence-document';
import { openLink } from '../editing/links';
import { openEvidence } from '../editing/open-evidence';
import { openPlace } from '../editing/open-place';
import { pickRequest } from '../editing/pick-evidence';
import { askForReview } from '../editing/record';
import { requestChange, type Seen, together } from '../editing/request-change';
import { reveal, showBeside, showText } from '../editing/reveal';
import type { ManifestState } from '../manifests/manifests';
import { explainId } from '../pages/pages';
import type { Services } from '../services';
import { guidanceHtml } from './guidance';
import { saveReport } from './report';

/** So many versions of the model are remembered: an edit names the one that the user was looking at. */
const remembered = 20;

/** What VS Code asks the user something for, in a box or a dialog of its own. */
const takesFocus: ReadonlySet<ToHost['type']> = new Set(['pick-evidence', 'export']);

const readOnly: Refusal = { refused: 'This manifest is read-only.' };

/** One panel on one manifest: it holds the last model, and does what the page asks for, one edit after the other. */
export class PanelSession implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly seen = new Map<number, Seen>();
  private version = 0;
  private shown: string | undefined;
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
        if (!panel.visible) this.ready = false;
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
    const model = panelModel(this.lastGood ?? state, {
      path: vscode.workspace.asRelativePath(this.text.uri),
      editable: this.writable && broken === undefined,
      ...(broken === undefined
        ? {}
        : { broken: { ...broken, ...(this.lastGood === undefined ? { isFirst: true as const } : {}) } }),
    });
    const text = JSON.stringify(model);
    const known = this.seen.get(this.version);
    if (text === this.shown && known !== undefined) {
      this.seen.set(this.version, { model: known.model, textVersion: state.version });
      return;
    }
    this.shown = text;
    this.seen.set(++this.version, { model, textVersion: state.version });
    this.seen.delete(this.version - remembered);
    this.post();
  }

  private post(): void {
    const { model, version } = this;
    if (this.ready && model !== undefined) this.send({ type: 'model', version, model });
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
    const { id, edit, version } = message;
    const asked = edit.kind === 'record-review' && edit.on === undefined;
    const done = asked ? this.review(edit.item) : this.edit([edit], this.seen.get(version) ?? 'unknown');
    const refusal = await done.catch((error: unknown) => {
      this.services.log.error('An edit from the panel failed.', error);
      return { refused: 'Something went wrong. The output "AI Readiness" holds the details.' };
    });
    // A refusal that asks something says what: the page shows it.
    this.send({ type: 'edit-result', id, ...refusal });
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
  private edit(requests: readonly EditRequest[], seen?: Seen | 'unknown'): Promise<Refusal | undefined> {
    if (!this.writable) return Promise.resolve(readOnly);
    const done = this.edits.then(() => this.editNow(requests, seen));
    this.edits = done.catch(() => undefined);
    return done;
  }

  /** Makes a change, and shows what has become of it before anything else is changed. */
  private async editNow(
    requests: readonly EditRequest[],
    seen?: Seen | 'unknown',
  ): Promise<Refusal | undefined> {
    const { manifests, today } = this.services;
    const change = together(...requests.map((request) => requestChange(request, today(), seen)));
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
      case 'pick-evidence': {
        const request = await pickRequest(await this.current(), message, services);
        return request === undefined || isRefusal(request) ? request : this.edit([request]);
      }
      case 'create-evidence':
        return this.createEvidence(message.item);
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
        await saveReport(await this.current(), message.format);
        return undefined;
    }
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
