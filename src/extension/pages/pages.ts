import * as vscode from 'vscode';
import { catalogueItem, itemPage, lawOf, type Report, ruleOf } from '../../core/service';
import { packagedLaw, packagedText } from '../base/texts';

/** The command that opens a page; its argument is the code of a finding or the id of an item. */
export const explainId = 'aiReadiness.explain';

/**
 * The file system that the pages are in: `/findings/AREA/PROBLEM.md` and `/items/ID.md`. Not links to a command:
 * those are dead in the hover of a diagnostic. Not the packaged files: their source would open, ready to be edited.
 */
const scheme = 'ai-readiness';

/** The address of a finding's page. */
export function findingPage(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/findings/${code}.md` });
}

/** The address of the page of a finding or an item; undefined for anything else. */
function pageOf(topic: string): vscode.Uri | undefined {
  if (ruleOf(topic) !== undefined) return findingPage(topic);
  return catalogueItem(topic) === undefined
    ? undefined
    : vscode.Uri.from({ scheme, path: `/items/${topic}.md` });
}

/**
 * Shows the page of a finding or an item beside the text that is being worked on. It is rendered, as are the links
 * in diagnostics, because package.json associates the pages with VS Code's own Markdown preview.
 */
export async function showPage(topic: string): Promise<void> {
  const page = pageOf(topic);
  if (page === undefined) return;
  const beside = vscode.window.activeTextEditor !== undefined;
  const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  await vscode.commands.executeCommand('vscode.open', page, { preview: true, viewColumn });
}

/** What the pages are made of. */
interface PageSource {
  readonly extension: vscode.Uri;
  /** The report of the manifest that is being worked on: it says which laws bear on an item. */
  report(): Report | undefined;
}

/** The pages as files that can be read only, so that they can be previewed, linked to each other and restored. */
export function registerPages(source: PageSource): vscode.Disposable {
  return vscode.workspace.registerFileSystemProvider(scheme, new Pages(source), { isReadonly: true });
}

class Pages implements vscode.FileSystemProvider {
  /** The pages never change. */
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () =>
    new vscode.Disposable(() => undefined);

  constructor(private readonly source: PageSource) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const [, kind, topic = ''] = /^\/(findings|items)\/(.+)\.md$/.exec(uri.path) ?? [];
    const item = kind === 'items' ? catalogueItem(topic) : undefined;
    if (item !== undefined) {
      const { text } = await packagedText(this.source.extension, 'guidance', item.id);
      const report = this.source.report();
      const law = (report && lawOf(report)) ?? (await packagedLaw(this.source.extension));
      return encoded(itemPage(item, { guidance: text, law, links: true }).text);
    }
    if (kind === 'findings' && ruleOf(topic) !== undefined)
      return encoded(await packagedText(this.source.extension, 'findings', topic));
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
