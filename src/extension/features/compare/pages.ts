import * as vscode from 'vscode';
import { baseName } from '../../../repository';

/** The texts that comparisons are: made when they are shown, and rendered by VS Code's own Markdown preview (package.json). */
const scheme = 'ai-readiness-comparison';

/** What a comparison is of: a file on the disk, and revisions as VS Code's git names them; without `to`, the file as it is. */
export interface Address {
  readonly path: string;
  readonly from: string;
  readonly to?: string;
}

/** Shows a comparison beside the text that is being worked on. */
export async function showComparison(address: Address): Promise<void> {
  const query = JSON.stringify(address);
  const name = baseName(address.path).replace(/\.ya?ml$/i, '');
  const page = vscode.Uri.from({ scheme, path: `/${name}: what has changed.md`, query });
  const beside = vscode.window.activeTextEditor !== undefined;
  const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  await vscode.commands.executeCommand('vscode.open', page, { preview: true, viewColumn });
}

/** The address of a comparison, where one is meant. */
export function addressIn(value: unknown): Address | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { path, from, to }: { readonly path?: unknown; readonly from?: unknown; readonly to?: unknown } =
    value;
  if (typeof path !== 'string' || typeof from !== 'string') return undefined;
  return { path, from, ...(typeof to === 'string' && { to }) };
}

/** Makes the pages, and makes them anew after `onDidChange`. */
export function comparisonPages(
  textOf: (address: Address) => Promise<string>,
  onDidChange: vscode.Event<vscode.Uri>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changed,
    onDidChange((uri) => {
      for (const { uri: page } of vscode.workspace.textDocuments) {
        if (page.scheme === scheme && addressOf(page)?.path === pathOn(uri)) changed.fire(page);
      }
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => {
        const address = addressOf(uri);
        return address === undefined ? 'There is no such comparison.' : textOf(address);
      },
    }),
  );
}

function addressOf({ query }: vscode.Uri): Address | undefined {
  try {
    return addressIn(JSON.parse(query));
  } catch {
    return undefined;
  }
}

function pathOn(uri: vscode.Uri): string {
  return uri.fsPath.replaceAll('\\', '/');
}
