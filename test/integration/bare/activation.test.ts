import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from '../support';
import { until } from '../until';

const id = 'ai-readiness.ai-readiness';
const text = 'version: 1\nstage: diagnose\nworkflow:\n  name: Expense report review\n';

describe('activation in a workspace without a manifest', () => {
  it('does not activate at the start', () => {
    assert.equal(vscode.extensions.getExtension(id)?.isActive, false);
  });

  it('does not activate for some other YAML file', async () => {
    await vscode.window.showTextDocument(await create('other.yaml', 'stage: diagnose\n'));
    // Another extension is activated by what is opened later: whatever the first file activates is active by then.
    await vscode.window.showTextDocument(await create('later.json', '{}\n'));
    await until(
      'the other extension is active',
      () => vscode.extensions.getExtension('vscode.json-language-features')?.isActive === true,
    );
    assert.equal(vscode.extensions.getExtension(id)?.isActive, false);
  });

  it('activates when a manifest is created and opened', async () => {
    await vscode.window.showTextDocument(await create('ai-readiness.yaml', text));
    await until('the extension is active', () => vscode.extensions.getExtension(id)?.isActive === true);
  });

  it('lives on the day of the run', async () => {
    assert.ok(process.env.AI_READINESS_TEST_DAY, 'the run is given a day');
    assert.equal((await extension()).today(), process.env.AI_READINESS_TEST_DAY);
  });
});

async function create(name: string, content: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}
