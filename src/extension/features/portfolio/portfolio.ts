import * as vscode from 'vscode';
import { type PortfolioToPage, readPortfolioMessage } from '../../../portfolio/protocol';
import { editorStyle } from '../../../portfolio/view/style';
import { pageHtml, webviewOptions } from '../../panel/page';
import type { Feature, Services } from '../../services';
import { openChecklist } from '../checklist-command';
import { leftOutWords } from '../status-text';
import { contentOf, Rows, stateContent } from './content';

const showId = 'aiReadiness.showPortfolio';
/** The type of the page, as package.json names it. */
const viewType = 'aiReadiness.portfolio';
/** For the integration tests alone; not there in production. */
const testId = '_aiReadiness.portfolio';

/** Manifests change many at a time, and while someone writes: the page is made anew once it is quiet. */
const pause = 400;

/** *AI Readiness: Portfolio*: where all workflows of the workspace stand, in one page. */
export const portfolio: Feature = (services) => {
  const page = new PortfolioPage(services);
  return vscode.Disposable.from(
    page,
    vscode.commands.registerCommand(showId, () => page.show()),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel) => page.take(panel),
    }),
    ...(services.context.extensionMode === vscode.ExtensionMode.Production
      ? []
      : [vscode.commands.registerCommand(testId, (message?: unknown) => page.observed(message))]),
  );
};

/** The one page there is. */
class PortfolioPage implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private panel: vscode.WebviewPanel | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isReady = false;
  private isSearched = false;
  private readonly rows = new Rows();
  /** What the page was sent last. */
  private sent = '';

  constructor(private readonly services: Services) {
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
    this.take(vscode.window.createWebviewPanel(viewType, 'AI Readiness: Portfolio', Active, options));
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
      title: 'AI Readiness: Portfolio',
      style: { text: editorStyle },
      script: 'portfolio.js',
      body: `<main id="portfolio">${stateContent('Looking at the manifests…').text}</main>`,
    });
  }

  /** Does what a message of the page asks for, and tells what the page shows. */
  async observed(message: unknown): Promise<{ readonly isOpen: boolean; readonly html: string }> {
    await this.receive(message);
    if (this.panel !== undefined) this.send();
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
      this.send();
    } else if (asked.type === 'create') await vscode.commands.executeCommand('aiReadiness.createManifest');
    else await this.open(asked.key, asked.type);
  }

  /** Opens a manifest that is listed, and nothing else. */
  private async open(key: string, how: 'open' | 'checklist'): Promise<void> {
    const state = this.services.manifests.all().find(({ uri }) => uri.toString() === key);
    if (state === undefined) return;
    if (how === 'checklist') await openChecklist(state.uri);
    else await vscode.window.showTextDocument(state.uri);
  }

  /** Nothing is made for a page that nobody sees. */
  private later(): void {
    if (this.panel?.visible !== true) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.send();
    }, pause);
  }

  private send(): void {
    const { panel } = this;
    if (panel === undefined || !this.isReady) return;
    const html = this.content();
    if (html === this.sent) return;
    this.sent = html;
    const message: PortfolioToPage = { type: 'content', html };
    void panel.webview.postMessage(message);
  }

  private content(): string {
    const { manifests, today, log } = this.services;
    try {
      const all = manifests.all();
      const leftOut = leftOutWords({ count: manifests.leftOut.uris.length, isCut: manifests.leftOut.isCut });
      const notes = leftOut === undefined ? [] : [`${leftOut} by a setting or a configuration.`];
      if (all.length > 0) {
        const listed = all.map((state) => ({ state, path: vscode.workspace.asRelativePath(state.uri) }));
        return contentOf(listed, this.rows, { today: today(), notes }).text;
      }
      if (!this.isSearched) return stateContent('Looking for manifests…').text;
      const none = ['There is no ai-readiness.yaml in this workspace.', ...notes].join(' ');
      return stateContent(none, 'Create Manifest').text;
    } catch (error) {
      log.error('The portfolio failed.', error);
      return stateContent('The portfolio failed. The output "AI Readiness" holds the details.').text;
    }
  }
}
