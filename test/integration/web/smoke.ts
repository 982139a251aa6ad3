import * as vscode from 'vscode';
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
