import * as vscode from 'vscode';
import { done } from '../base/done';
import type { Services } from '../services';
import { pageHtml, webviewOptions } from './page';
import { PanelSession } from './session';

/** The type of the custom editor, as package.json names it. */
export const viewType = 'aiReadiness.checklist';

/** The checklist as an editor of the manifest's text: undo, save, dirty mark and restore are VS Code's own. */
export class ChecklistEditor implements vscode.CustomTextEditorProvider, vscode.Disposable {
  private readonly sessions = new Set<PanelSession>();
  /** Items to be shown in panels that are about to open, by manifest. */
  private readonly awaited = new Map<string, string>();

  constructor(private readonly services: Services) {}

  async resolveCustomTextEditor(text: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const { extensionUri } = this.services.context;
    panel.webview.options = webviewOptions(extensionUri);
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'language', 'checklist-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'language', 'checklist-dark.svg'),
    };
    const session = new PanelSession(text, panel, await isWritable(text.uri), this.services);
    this.sessions.add(session);
    done('checklistOpened');
    panel.onDidDispose(() => {
      this.sessions.delete(session);
      session.dispose();
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri);
    const key = text.uri.toString();
    const item = this.awaited.get(key);
    this.awaited.delete(key);
    if (item !== undefined) session.focus(item);
  }

  /** The panels on a manifest, the active one first. */
  on(uri: vscode.Uri): PanelSession[] {
    const key = uri.toString();
    return [...this.sessions]
      .filter(({ text }) => text.uri.toString() === key)
      .sort((one, other) => Number(other.panel.active) - Number(one.panel.active));
  }

  /** The panel that has the focus. */
  get active(): PanelSession | undefined {
    return [...this.sessions].find(({ panel }) => panel.active);
  }

  /** Opens the panel, or shows the one that is open; with an item, scrolls to it. */
  async open(uri: vscode.Uri, item?: string): Promise<void> {
    const [known] = this.on(uri);
    if (item !== undefined && known === undefined) this.awaited.set(uri.toString(), item);
    const viewColumn = known?.panel.viewColumn ?? columnFor(uri);
    await vscode.commands.executeCommand('vscode.openWith', uri, viewType, { viewColumn });
    if (item !== undefined) known?.focus(item);
  }

  dispose(): void {
    for (const session of this.sessions) session.dispose();
    this.sessions.clear();
  }
}

/** Beside the text where that is what the user looks at, else where they are. */
function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const isText = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  return isText ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

async function isWritable(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return true;
  const { fs } = vscode.workspace;
  if (fs.isWritableFileSystem(uri.scheme) !== true) return false;
  const stat = await fs.stat(uri).then(undefined, () => undefined);
  return ((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) === 0;
}
