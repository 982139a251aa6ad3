import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, extension, open, repeatUntil, scratchFolder, write } from './support';

const text = `version: 1
stage: diagnose
workflow: { name: Scratch }
owners:
  priya: { handle: "@priya-n", roles: [outcome] }
checklist:
  diagnose:
    workflow-scoped: { status: unmet }
    owners-named: { status: in-progress, by: priya, evidence: [docs/owners.md] }
`;

/** A row of the tree, as its commands get it. */
const row = (manifest: vscode.Uri, item: string, line?: number) => ({
  kind: 'item',
  id: `${manifest}#${item}`,
  manifest: manifest.toString(),
  item,
  children: [],
  ...(line === undefined ? {} : { range: { start: { line, character: 4 }, end: { line, character: 9 } } }),
});

describe('the tree of manifests', () => {
  const folder = scratchFolder();
  let manifest: vscode.Uri;
  beforeEach(async () => {
    const { manifests } = await extension();
    manifest = folder.file('ai-readiness.yaml');
    await write(folder.file('docs/owners.md'), 'All of them.');
    await write(manifest, text);
    await eventually('the manifest', () => manifests.get(manifest), manifests.onDidChange);
  });
  afterEach(closeAll);

  it('is a view of its own', async () => {
    await vscode.commands.executeCommand('aiReadiness.manifests.focus');
  });

  it('leads to the text of an item', async () => {
    await vscode.commands.executeCommand('aiReadiness.tree.reveal', row(manifest, 'owners-named', 8));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), manifest.toString());
    assert.equal(editor?.selection.active.line, 8);
  });

  it('leads to the checklist where the text does not speak of an item', async () => {
    await vscode.commands.executeCommand('aiReadiness.tree.reveal', row(manifest, 'risk-tier-assigned'));
    await eventually(
      'the checklist',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
      vscode.window.tabGroups.onDidChangeTabs,
    );
  });

  it('sets a status, asking for what that status needs', async () => {
    const { document } = await open(manifest);
    const done = vscode.commands.executeCommand(
      'aiReadiness.tree.setStatus',
      row(manifest, 'owners-named', 8),
    );
    // The first status, then the first who may have done it; the evidence is there.
    await repeatUntil(done, 'workbench.action.acceptSelectedQuickOpenItem');
    assert.match(
      document.getText(),
      /owners-named: \{ status: met, by: priya, on: \d{4}-\d\d-\d\d, evidence/,
    );
  });

  it('changes nothing when the user would rather not', async () => {
    const { document } = await open(manifest);
    const done = vscode.commands.executeCommand(
      'aiReadiness.tree.setStatus',
      row(manifest, 'owners-named', 8),
    );
    await repeatUntil(done, 'workbench.action.closeQuickOpen');
    assert.equal(document.getText(), text);
  });

  it('has a filter that takes an answer, and none', async () => {
    for (const key of ['workbench.action.acceptSelectedQuickOpenItem', 'workbench.action.closeQuickOpen'])
      await repeatUntil(vscode.commands.executeCommand('aiReadiness.tree.filter'), key);
  });

  it('takes no notice of what is no row', async () => {
    for (const wrong of [undefined, 'x', {}, { kind: 'item' }])
      await vscode.commands.executeCommand('aiReadiness.tree.reveal', wrong);
  });
});
