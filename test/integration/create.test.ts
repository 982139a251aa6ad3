import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  diagnosticsOf,
  eventually,
  extension,
  open,
  plain,
  repeatUntil,
  scratchFolder,
  write,
} from './support';

describe('creating a manifest', () => {
  const folder = scratchFolder();
  before(() => extension());
  afterEach(closeAll);

  it('refuses to write over one, whatever its name ends with', async () => {
    await write(folder.file('ai-readiness.yml'), 'mine');
    // It offers to open the one that is there, and waits for an answer to that alone.
    const done = vscode.commands.executeCommand('aiReadiness.createManifest', folder.uri);
    await repeatUntil(done, 'notifications.clearAll');
    const names = (await vscode.workspace.fs.readDirectory(folder.uri)).map(([name]) => name);
    assert.deepEqual(names, ['ai-readiness.yml']);
  });

  it('writes nothing when the user would rather not', async () => {
    const done = vscode.commands.executeCommand('aiReadiness.createManifest', folder.uri);
    await repeatUntil(done, 'workbench.action.closeQuickOpen');
    assert.deepEqual(await vscode.workspace.fs.readDirectory(folder.uri), []);
  });

  it('takes the folder of a file that was right-clicked', async () => {
    await write(folder.file('notes/a.txt'), 'x');
    await write(folder.file('notes/ai-readiness.yaml'), 'version: 1\n');
    const done = vscode.commands.executeCommand('aiReadiness.createManifest', folder.file('notes/a.txt'));
    await repeatUntil(done, 'notifications.clearAll');
    const text = await vscode.workspace.fs.readFile(folder.file('notes/ai-readiness.yaml'));
    assert.equal(new TextDecoder().decode(text), 'version: 1\n');
  });

  it('an empty manifest stays empty when the user would rather not', async () => {
    await write(folder.file('ai-readiness.yaml'), '');
    const { document } = await open(folder.file('ai-readiness.yaml'));
    const done = vscode.commands.executeCommand('aiReadiness.fillManifest', document.uri);
    await repeatUntil(done, 'workbench.action.closeQuickOpen');
    assert.equal(document.getText(), '');
  });

  it('offers a snippet of a manifest, without any question', async () => {
    await write(folder.file('ai-readiness.yaml'), '');
    const { document } = await open(folder.file('ai-readiness.yaml'));
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 0),
    );
    const whole = list.items.find(({ label }) => label === 'new manifest');
    assert.ok(whole?.insertText instanceof vscode.SnippetString);
    await vscode.window.activeTextEditor?.insertSnippet(whole.insertText);
    await eventually(
      'a text',
      () => document.getText().includes('checklist:'),
      vscode.workspace.onDidChangeTextDocument,
    );
    await diagnosticsOf(
      document.uri,
      (codes) => codes.length > 0 && !codes.some((code) => /^(?:schema|yaml)\//.test(code)),
    );
  });

  it('adds what the repository says and the manifest does not, as one undo step', async () => {
    await write(
      folder.file('src/answer.py'),
      'client.chat.completions.create(model="gpt-4o-mini", messages=[])\n',
    );
    await write(folder.file('docker-compose.yml'), 'services:\n  cache:\n    image: redis:7-alpine\n');
    await write(folder.file('docker-compose.dev.yml'), 'services:\n  db:\n    image: postgres:16\n');
    await write(folder.file('ai-readiness.yaml'), `${plain}systems: { redis: {} }  # ours\n`);
    const { document } = await open(folder.file('ai-readiness.yaml'));
    const before = document.getText();
    // On a busy machine a list may be accepted before it is filled: then nothing was picked, and it is asked again.
    for (let attempt = 0; attempt < 3 && document.getText() === before; attempt++) {
      const done = vscode.commands.executeCommand('aiReadiness.addFromRepository', document.uri);
      await repeatUntil(done, 'workbench.action.acceptSelectedQuickOpenItem');
    }
    const added = `${before}models:\n  gpt-4o-mini:\n    name: gpt-4o-mini\n    declaredIn: src/answer.py\n`;
    assert.equal(document.getText(), added, 'what is for development is not picked beforehand');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('adds nothing when the user would rather not, or nothing is left', async () => {
    await write(
      folder.file('src/answer.py'),
      'client.chat.completions.create(model="gpt-4o-mini", messages=[])\n',
    );
    await write(folder.file('ai-readiness.yaml'), plain);
    const { document } = await open(folder.file('ai-readiness.yaml'));
    const done = vscode.commands.executeCommand('aiReadiness.addFromRepository', document.uri);
    await repeatUntil(done, 'workbench.action.closeQuickOpen');
    assert.equal(document.getText(), plain);
    await write(folder.file('src/answer.py'), '');
    // Nothing is asked.
    await vscode.commands.executeCommand('aiReadiness.addFromRepository', document.uri);
    assert.equal(document.getText(), plain);
  });
});
