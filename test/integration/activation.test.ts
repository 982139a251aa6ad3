import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

const id = 'ai-readiness.ai-readiness';

describe('activation in a workspace with manifests', () => {
  it('finds the extension', () => {
    assert.ok(vscode.extensions.getExtension(id));
  });

  it('opens the samples as folders of one workspace', () => {
    assert.ok((vscode.workspace.workspaceFolders ?? []).length > 1);
  });

  it('activates when a manifest is opened', async () => {
    const [manifest] = await vscode.workspace.findFiles('**/ai-readiness.{yaml,yml}', null, 1);
    assert.ok(manifest, 'the samples hold a manifest');
    await vscode.window.showTextDocument(manifest);
    await until('the extension is active', () => vscode.extensions.getExtension(id)?.isActive === true);
  });
});
