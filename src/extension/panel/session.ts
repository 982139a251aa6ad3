import * as vscode from 'vscode';
import { isRefusal, oneLine, type Refusal, shorten } from '../../core/service';
import { readMessage } from '../../panel/guard';
import type { Change } from '../../panel/protocol/change';
import type { Doubt, EditRequest, FixRequest } from '../../panel/protocol/edits';
import type { ToHost, ToPanel } from '../../panel/protocol/messages';
import type { PanelModel } from '../../panel/protocol/model';
import { Disposables } from '../base/disposables';
import { showOutput, tell } from '../base/messages';
import { editManifest } from '../editing/edit';
import { askForReview } from '../editing/record';
import { requestChange, type Seen, together } from '../editing/request-change';
import { doubtAbout } from '../editing/trial';
import type { ManifestState } from '../manifests/manifests';
import type { Services } from '../services';
import { act, readOnly } from './act';
import { Ahead } from './ahead';
import { calibrationFor } from './past';
import { Versions } from './versions';

/** What VS Code asks the user something for, in a box or a dialog of its own. */
const takesFocus: ReadonlySet<ToHost['type']> = new Set(['pick-evidence', 'export', 'ask']);

/** One panel on one manifest: it holds the last model, and does what the page asks for, one edit after the other. */
export class PanelSession implements vscode.Disposable {
  private readonly disposables = new Disposables();
  private readonly versions: Versions;
  private readonly ahead = new Ahead({
    send: (message) => this.send(message),
    failed: (error) => this.services.log.error('What lies ahead could not be worked out.', error),
    calibration: (isOver) => calibrationFor([this.text.uri], this.services, isOver),
  });
  /** The version that the page has; undefined while it has none. */
  private sent: number | undefined;
  private state: ManifestState | undefined;
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
    this.versions = new Versions(text.uri, writable);
    const key = text.uri.toString();
    this.disposables.add(
      panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message)),
      // A hidden page is gone, and says again that it is ready when it is back.
      panel.onDidChangeViewState(() => {
        if (panel.visible) return;
        this.ready = false;
        this.sent = undefined;
        this.ahead.stop();
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
    return this.versions.model;
  }

  get modelVersion(): number {
    return this.versions.version;
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
      this.ahead.stop();
      this.post();
      return;
    }
    if (read.type === 'shows') {
      await this.ahead.show(read);
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
    this.ahead.stop();
    this.disposables.dispose();
  }

  private update(state: ManifestState): void {
    if (this.disposables.disposed) return;
    this.state = state;
    this.panel.title = titleOf(state);
    const added = this.versions.add(state);
    if (added !== undefined) this.post(added.change);
    this.ahead.update(state.verdict);
  }

  /** Sends what has changed to a page that has the version before, and else the whole. */
  private post(change?: Change): void {
    const { sent } = this;
    const { model, version } = this.versions;
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

  private async handle(message: Exclude<ToHost, { type: 'ready' | 'shows' }>): Promise<void> {
    if (message.type !== 'edit') {
      const refusal = await act(message, this.acting());
      if (refusal !== undefined) tell.warn(refusal.refused);
      if (takesFocus.has(message.type)) this.giveFocusBack();
      return;
    }
    const { id, edit, version, isTrial } = message;
    const asked = edit.kind === 'record-review' && edit.on === undefined;
    const seen = this.versions.of(version);
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

  private inTurn<T>(make: () => Promise<T>): Promise<T | Refusal> {
    if (!this.writable) return Promise.resolve(readOnly);
    const done = this.edits.then(make);
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

  /** This session, as far as what the page asks for besides edits needs it. */
  private acting(): Parameters<typeof act>[1] {
    const { text, panel, writable, services, state } = this;
    return {
      text,
      panel,
      writable,
      services,
      state,
      isOver: () => this.disposables.disposed,
      send: (message) => this.send(message),
      edit: (request) => this.edit([request]),
      update: (now) => this.update(now),
    };
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
