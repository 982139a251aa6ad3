import * as vscode from 'vscode';
import { inOrder } from '../../../core/service';
import type { Html } from '../../../panel/page/html';
import {
  type PortfolioToHost,
  type PortfolioToPage,
  readPortfolioMessage,
} from '../../../portfolio/protocol';
import { pageHtml, webviewOptions } from '../../panel/page';
import type { Services } from '../../services';
import { openChecklist } from '../checklist-command';
import { leftOutWords } from '../status-text';
import { type Listed, stateContent } from './content';

/** What is known around the manifests that a page shows. */
export interface About {
  readonly today: string;
  readonly notes: readonly string[];
  /** What is shown has become more: the page is made anew. */
  readonly again: () => void;
  readonly isSeen: () => boolean;
}

/** What a page over all manifests is about. */
interface PageKind {
  /** The command that shows it. */
  readonly command: string;
  /** The type of the page, as package.json names it. */
  readonly viewType: string;
  /** For the integration tests alone; not there in production. */
  readonly testId: string;
  readonly title: string;
  readonly style: string;
  /** What it is called in a sentence: `The portfolio`. */
  readonly called: string;
  /** What it shows of some manifests, by path. */
  readonly contentOf: (all: readonly Listed[], about: About) => Html | Promise<Html>;
}

/** Manifests change many at a time, and while someone writes: the page is made anew once it is quiet. */
const pause = 400;

/** One page over all manifests of the workspace, with the command that shows it. */
export function manifestsPage(services: Services, kind: PageKind): vscode.Disposable {
  const page = new ManifestsPage(services, kind);
  return vscode.Disposable.from(
    page,
    vscode.commands.registerCommand(kind.command, () => page.show()),
    vscode.window.registerWebviewPanelSerializer(kind.viewType, {
      deserializeWebviewPanel: async (panel) => page.take(panel),
    }),
    ...(services.context.extensionMode === vscode.ExtensionMode.Production
      ? []
      : [vscode.commands.registerCommand(kind.testId, (message?: unknown) => page.observed(message))]),
  );
}

/** The one page there is. */
class ManifestsPage implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private panel: vscode.WebviewPanel | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isReady = false;
  private isSearched = false;
  /** What the page was sent last. */
  private sent = '';
  /** What is being made and sent, and whether something has changed meanwhile. */
  private sending: Promise<void> | undefined;
  private isStale = false;

  constructor(
    private readonly services: Services,
    private readonly kind: PageKind,
  ) {
    this.subscription = services.manifests.onDidChange(() => this.later());
    void services.searched().then(() => {
      this.isSearched = true;
      this.later();
    });
  }

  show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal();
      return;
    }
    const { extensionUri } = this.services.context;
    const options = { ...webviewOptions(extensionUri), enableFindWidget: true };
    const { Active } = vscode.ViewColumn;
    const { viewType, title } = this.kind;
    this.take(vscode.window.createWebviewPanel(viewType, title, Active, options));
  }

  /** A panel that was made, or that VS Code has kept; only one is shown. */
  take(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    const { extensionUri } = this.services.context;
    this.panel = panel;
    this.isReady = false;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'language', 'checklist-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'language', 'checklist-dark.svg'),
    };
    panel.webview.options = webviewOptions(extensionUri);
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.onDidChangeViewState(() => this.later());
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri, {
      title: this.kind.title,
      style: { text: this.kind.style },
      script: 'portfolio.js',
      body: `<main id="portfolio">${stateContent('Looking at the manifests…').text}</main>`,
    });
  }

  /** Does what a message of the page asks for, and tells what the page shows. */
  async observed(message: unknown): Promise<{ readonly isOpen: boolean; readonly html: string }> {
    await this.receive(message);
    await this.send();
    return { isOpen: this.panel !== undefined, html: this.sent };
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
    this.panel?.dispose();
  }

  private async receive(message: unknown): Promise<void> {
    const asked = readPortfolioMessage(message);
    if (asked === undefined) return;
    if (asked.type === 'ready') {
      this.isReady = true;
      this.sent = '';
      await this.send();
    } else if (asked.type === 'create') await vscode.commands.executeCommand('aiReadiness.createManifest');
    else await this.open(asked);
  }

  /** Opens a manifest that is listed, and nothing else. */
  private async open({
    key,
    type,
    place,
  }: Extract<PortfolioToHost, { type: 'open' | 'checklist' }>): Promise<void> {
    const state = this.services.manifests.all().find(({ uri }) => uri.toString() === key);
    if (state === undefined) return;
    if (type === 'checklist') await openChecklist(state.uri);
    else if (place === undefined) await vscode.window.showTextDocument(state.uri);
    else {
      const text = await vscode.workspace.openTextDocument(state.uri);
      const start = new vscode.Position(place.line, place.character);
      // The text may have moved on since the page was made.
      const selection = text.validateRange(new vscode.Range(start, start));
      await vscode.window.showTextDocument(text, { selection });
    }
  }

  private isSeen(): boolean {
    return this.panel?.visible === true;
  }

  /** Nothing is made for a page that nobody sees. */
  private later(): void {
    if (!this.isSeen()) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.send();
    }, pause);
  }

  /** One after the other: making a page may take longer than what it is of stays the same. */
  private send(): Promise<void> {
    this.isStale = true;
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    while (this.isStale && this.panel !== undefined && this.isReady) {
      this.isStale = false;
      const html = await this.content();
      if (html === this.sent) continue;
      this.sent = html;
      const message: PortfolioToPage = { type: 'content', html };
      void this.panel?.webview.postMessage(message);
    }
  }

  private async content(): Promise<string> {
    const { manifests, today, log } = this.services;
    try {
      const all = manifests.all();
      const leftOut = leftOutWords({ count: manifests.leftOut.uris.length, isCut: manifests.leftOut.isCut });
      const notes = leftOut === undefined ? [] : [`${leftOut} by a setting or a configuration.`];
      if (all.length > 0) {
        const listed = all
          .map((state) => ({ state, path: vscode.workspace.asRelativePath(state.uri) }))
          .sort((one, other) => inOrder(one.path, other.path));
        const about = {
          ...{ today: today(), notes },
          again: () => this.later(),
          isSeen: () => this.isSeen(),
        };
        return (await this.kind.contentOf(listed, about)).text;
      }
      if (!this.isSearched) return stateContent('Looking for manifests…').text;
      const none = ['There is no ai-readiness.yaml in this workspace.', ...notes].join(' ');
      return stateContent(none, 'Create Manifest').text;
    } catch (error) {
      log.error(`${this.kind.called} failed.`, error);
      return stateContent(`${this.kind.called} failed. The output "AI Readiness" holds the details.`).text;
    }
  }
}
