import * as vscode from 'vscode';
import type { TestApi } from '../../../src/extension';
import { until } from '../until';

const id = 'ai-readiness.ai-readiness';

describe('the extension in the browser', () => {
  it('activates when a manifest is opened', async () => {
    const manifest = await anyManifest();
    await vscode.window.showTextDocument(manifest);
    await until('the extension is active', () => vscode.extensions.getExtension(id)?.isActive === true);
  });

  it('reports what it finds', async () => {
    const manifest = await anyManifest();
    await until('a finding', () => vscode.languages.getDiagnostics(manifest).length > 0);
  });

  it('reads what the cited files say, and nothing else', async () => {
    const repositories = () =>
      (vscode.extensions.getExtension<TestApi>(id)?.exports.manifests.all() ?? []).flatMap(({ report }) =>
        typeof report.input.repository === 'object' ? [report.input.repository] : [],
      );
    await until('something that a file says', () =>
      repositories().some(({ files }) =>
        [...files.values()].some((fact) => fact.kind === 'file' && (fact.reading?.testimony.length ?? 0) > 1),
      ),
    );
    const unread = repositories().flatMap(({ files }) =>
      [...files].filter(([, fact]) => fact.kind === 'not-checked'),
    );
    if (unread.length > 0) throw new Error(`Not checked: ${JSON.stringify(unread)}`);
    if (repositories().some(({ index }) => index !== undefined)) throw new Error('A repository was read');
  });
});

/** Looks through the folders itself: there is no file search in this host. */
async function anyManifest(): Promise<vscode.Uri> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    for (const [name] of await vscode.workspace.fs.readDirectory(uri)) {
      if (/^ai-readiness\.ya?ml$/.test(name)) return vscode.Uri.joinPath(uri, name);
    }
  }
  throw new Error('no sample has a manifest at its top');
}
