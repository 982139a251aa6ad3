import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const id = 'ai-readiness.ai-readiness';
const text = 'version: 1\nstage: diagnose\nworkflow:\n  name: Expense report review\n';

describe('activation in a workspace without a manifest', () => {
  it('does not activate at the start', () => {
    assert.equal(vscode.extensions.getExtension(id)?.isActive, false);
  });

  it('does not activate for some other YAML file', async () => {
    await vscode.window.showTextDocument(await create('other.yaml', 'stage: diagnose\n'));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(vscode.extensions.getExtension(id)?.isActive, false);
  });

  it('activates when a manifest is created and opened', async () => {
    await vscode.window.showTextDocument(await create('ai-readiness.yaml', text));
    while (!vscode.extensions.getExtension(id)?.isActive)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });
});

async function create(name: string, content: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}
