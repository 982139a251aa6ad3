import * as assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import * as vscode from 'vscode';
import { closeAll, configure, extension, open, plain, scratchFolder, withEvidence, write } from './support';
import { until } from './until';

const setting = 'aiReadiness.updatePathsOnFileMove.enabled';

describe('files that are renamed in VS Code', () => {
  const folder = scratchFolder();
  let reset: (() => Thenable<void>) | undefined;
  before(async () => {
    await extension();
  });
  beforeEach(async () => {
    await write(folder.file('docs/a.md'), '# The process\n');
    reset = await configure(setting, 'always');
  });
  afterEach(async () => {
    await reset?.();
    reset = undefined;
  });

  /** Writes a manifest, and waits until it is known. */
  async function manifest(name: string, text: string): Promise<vscode.Uri> {
    const uri = folder.file(name);
    await write(uri, text);
    const { manifests } = await extension();
    await until('the text is known', () => manifests.get(uri)?.document.text === text);
    return uri;
  }

  /** Renames as the explorer does. */
  async function rename(...names: readonly (readonly [from: string, to: string])[]): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    for (const [from, to] of names) edit.renameFile(folder.file(from), folder.file(to));
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  async function textOf(uri: vscode.Uri): Promise<string> {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  }

  /** Waits until a manifest says something, be it in the editor only. */
  async function says(uri: vscode.Uri, text: string): Promise<void> {
    await until('the text', async () => (await textOf(uri)) === text);
  }

  it('updates a manifest that is closed, and one undo takes it back', async () => {
    const uri = await manifest('ai-readiness.yaml', withEvidence('"docs/a.md#the-process"'));
    await rename(['docs/a.md', 'docs/process.md']);
    await says(uri, withEvidence('"docs/process.md#the-process"'));
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand('undo');
    await says(uri, withEvidence('"docs/a.md#the-process"'));
    assert.ok(!vscode.window.activeTextEditor?.document.isDirty);
  });

  it('updates every path below a folder, in every manifest', async () => {
    const [here, there] = [
      await manifest('ai-readiness.yaml', withEvidence('docs/a.md, ./docs')),
      await manifest('team/ai-readiness.yml', withEvidence("'../docs/a.md:1'")),
    ];
    await open(there);
    await rename(['docs', 'papers/2027']);
    await says(here, withEvidence('papers/2027/a.md, ./papers/2027'));
    await says(there, withEvidence("'../papers/2027/a.md:1'"));
    // VS Code saves what a change of several files has touched.
    await until('everything is saved', () => !vscode.workspace.textDocuments.some(({ isDirty }) => isDirty));
  });

  it('keeps what is not saved yet', async () => {
    const uri = await manifest('ai-readiness.yaml', withEvidence('docs/a.md'));
    const editor = await open(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# to be saved\n'));
    await rename(['docs/a.md', 'docs/b.md']);
    await says(uri, `# to be saved\n${withEvidence('docs/b.md')}`);
    assert.ok(editor.document.isDirty);
    await vscode.commands.executeCommand('undo');
    await says(uri, `# to be saved\n${withEvidence('docs/a.md')}`);
  });

  it('updates a manifest that is moved itself, with what is not saved yet', async () => {
    await write(folder.file('own.md'), '# Own\n');
    await write(folder.file('team/own.md'), '# Another one\n');
    const uri = await manifest('ai-readiness.yaml', withEvidence('own.md, docs/a.md'));
    const editor = await open(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# to be saved\n'));
    await rename(['ai-readiness.yaml', 'team/ai-readiness.yaml']);
    await says(
      folder.file('team/ai-readiness.yaml'),
      `# to be saved\n${withEvidence('../own.md, ../docs/a.md')}`,
    );
  });

  it('updates a closed manifest that is moved along with its folder', async () => {
    await manifest('team/ai-readiness.yaml', withEvidence('../docs/a.md'));
    await rename(['team', 'teams/buying']);
    await says(folder.file('teams/buying/ai-readiness.yaml'), withEvidence('../../docs/a.md'));
  });

  it('updates a manifest that names another manifest', async () => {
    await manifest('team/ai-readiness.yaml', plain);
    const uri = await manifest('ai-readiness.yaml', withEvidence('team/ai-readiness.yaml'));
    await rename(['team', 'crew']);
    await says(uri, withEvidence('crew/ai-readiness.yaml'));
  });

  it('updates the others where one is read-only', async () => {
    await manifest('locked/ai-readiness.yaml', withEvidence('../docs/a.md'));
    const uri = await manifest('ai-readiness.yaml', withEvidence('docs/a.md'));
    const unlock = await configure('files.readonlyInclude', { '**/locked/**': true });
    await rename(['docs/a.md', 'docs/b.md']);
    await says(uri, withEvidence('docs/b.md')).finally(unlock);
  });

  it('follows one rename after the other', async () => {
    const uri = await manifest('ai-readiness.yaml', withEvidence('docs/a.md'));
    await rename(['docs/a.md', 'docs/b.md']);
    await says(uri, withEvidence('docs/b.md'));
    await rename(['docs', 'papers']);
    await rename(['papers/b.md', 'papers/c.md']);
    await rename(['papers/c.md', 'd.md']);
    await says(uri, withEvidence('d.md'));
  });

  it('changes nothing where it is switched off, or a link leads elsewhere', async () => {
    await write(folder.file('notes.yaml'), withEvidence('docs/a.md'));
    await symlink('notes.yaml', folder.file('ai-readiness.yaml').fsPath);
    const never = await manifest('never/ai-readiness.yaml', withEvidence('../docs/a.md'));
    await reset?.();
    reset = await configure(setting, 'never');
    await rename(['docs/a.md', 'docs/b.md']);
    await reset();
    reset = await configure(setting, 'always');
    const always = await manifest('always/ai-readiness.yaml', withEvidence('../docs/b.md'));
    await rename(['docs/b.md', 'docs/c.md']);
    await says(always, withEvidence('../docs/c.md'));
    assert.equal(await textOf(never), withEvidence('../docs/a.md'));
    assert.equal(await textOf(folder.file('notes.yaml')), withEvidence('docs/a.md'));
    await closeAll();
  });
});
