// Which manifests there are: the same ones as the command line finds (test/unit/repository/manifests.test.ts).
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, mkdir, symlink, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import {
  closeAll,
  codesOf,
  configure,
  diagnosticsOf,
  eventually,
  extension,
  found,
  nothingFound,
  open,
  plain,
  scratchFolder,
  write,
} from './support';

describe('the set of manifests', () => {
  const folder = scratchFolder();
  let api: TestApi;
  before(async () => {
    api = await extension();
  });

  /** The manifests of the scratch folder, as paths from it. */
  const names = (): string[] =>
    api.manifests
      .all()
      .filter(({ uri }) => uri.path.startsWith(`${folder.uri.path}/`))
      .map(({ uri }) => uri.path.slice(folder.uri.path.length + 1))
      .sort();

  const become = (wanted: readonly string[]): Promise<unknown> =>
    eventually(wanted.join(', '), () => names().join() === wanted.join(), api.manifests.onDidChange);

  it('has nothing that git ignores, and nothing of another repository, unless it is open', async () => {
    const [kept, vendor, clone] = ['svc', 'vendor', 'clone'].map((each) => `${each}/ai-readiness.yaml`);
    await write(folder.file('.gitignore'), 'vendor/\n');
    await write(folder.file('clone/.git'), 'gitdir: /nowhere\n');
    for (const each of [vendor, clone, kept]) await write(folder.file(String(each)), plain);
    await found(folder.file(String(kept)), 'gate/open-items');
    await vscode.commands.executeCommand('aiReadiness.checkAll');
    assert.deepEqual(names(), [kept]);
    await open(folder.file(String(clone)));
    await found(folder.file(String(clone)), 'gate/open-items');
    await closeAll();
    await become([String(kept)]);
    await writeFile(folder.file('.gitignore').fsPath, '');
    await become([String(kept), String(vendor)]);
    await writeFile(folder.file('.gitignore').fsPath, 'vendor/\n');
    await become([String(kept)]);
  });

  it('follows what git tracks as its index says', async function () {
    const git = (...args: string[]): number | null =>
      spawnSync('git', args, { cwd: folder.uri.fsPath }).status;
    if (git('--version') !== 0) this.skip();
    const [kept, made] = ['svc', 'made'].map((each) => `${each}/ai-readiness.yaml`);
    await write(folder.file('.gitignore'), 'made/\n');
    for (const each of [kept, made]) await write(folder.file(String(each)), plain);
    await vscode.commands.executeCommand('aiReadiness.checkAll');
    await become([String(kept)]);
    git('add', '--force', 'made');
    await become([String(made), String(kept)]);
    git('rm', '-q', '--cached', String(made));
    await become([String(kept)]);
  });

  it('tells a link to something else, and neither shows nor changes that', async () => {
    const [secret, link] = [folder.file('.env'), folder.file('ai-readiness.yaml')];
    await write(secret, 'DB_PASSWORD: hunter2\n\tx: 1\n');
    await symlink('.env', link.fsPath);
    const finding = await found(link, 'manifest/foreign-link');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    await open(link);
    const all = await diagnosticsOf(link, (codes) => codes.join() === 'manifest/foreign-link');
    assert.doesNotMatch(JSON.stringify(all), /hunter2|PASSWORD/);
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      link,
      new vscode.Range(0, 0, 2, 0),
      vscode.CodeActionKind.SourceFixAll.value,
    );
    assert.deepEqual(fixes, []);
    assert.equal(readFileSync(secret.fsPath, 'utf8'), 'DB_PASSWORD: hunter2\n\tx: 1\n');
  });

  it('renames no id through a link to something outside of the repository, and says why', async () => {
    const [elsewhere, link] = [folder.file('out/ai-readiness.yaml'), folder.file('in/ai-readiness.yaml')];
    const text = `${plain}owners:\n  ann: { name: Ann }\nsystems:\n  crm: { owner: ann }\n`;
    await write(elsewhere, text);
    await write(folder.file('in/.git/HEAD'), 'ref: refs/heads/main\n');
    await symlink('../out/ai-readiness.yaml', link.fsPath);
    await open(link);
    await found(link, 'manifest/foreign-link');
    const rename = vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      link,
      new vscode.Position(5, 3),
      'bob',
    );
    await assert.rejects(async () => rename, /It is a link to a file outside of the repository/);
    await open(elsewhere);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      elsewhere,
      new vscode.Position(5, 3),
      'bob',
    );
    assert.equal(edit.get(elsewhere).length, 2, 'by its own name it can be renamed in');
  });

  it('has one manifest for one file, by its shortest name or by that which is open', async () => {
    const [real, link] = [folder.file('real/ai-readiness.yaml'), folder.file('ai-readiness.yaml')];
    await mkdir(folder.file('real').fsPath);
    await symlink('real/ai-readiness.yaml', link.fsPath);
    await symlink('real', folder.file('also').fsPath);
    await write(real, `${plain}ownerz: {}\n`);
    await become(['ai-readiness.yaml']);
    await found(link, 'schema/unknown-key');
    assert.deepEqual(codesOf(real), []);
    await open(real);
    await found(real, 'schema/unknown-key');
    await nothingFound(link);
    await write(real, plain);
    await become(['real/ai-readiness.yaml']);
    await closeAll();
    await become(['ai-readiness.yaml']);
    await nothingFound(real);
  });

  for (const [what, join] of [
    ['a link', symlink],
    ['a hard link', link],
  ] as const)
    it(`shows what is open by two names, one of them ${what}, once`, async () => {
      const [first, second] = [folder.file('a/ai-readiness.yaml'), folder.file('bb/ai-readiness.yaml')];
      await write(first, `${plain}ownerz: {}\n`);
      await mkdir(folder.file('bb').fsPath);
      await join(first.fsPath, second.fsPath);
      await become(['a/ai-readiness.yaml']);
      await open(second);
      await found(second, 'schema/unknown-key');
      await nothingFound(first);
      await open(first);
      await found(first, 'schema/unknown-key');
      await nothingFound(second);
      await become(['a/ai-readiness.yaml']);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await found(second, 'schema/unknown-key');
      await nothingFound(first);
      await closeAll();
      await found(first, 'schema/unknown-key');
      await nothingFound(second);
    });

  it('counts what the settings leave out', async () => {
    for (const each of ['kept', 'gone']) await write(folder.file(`${each}/ai-readiness.yaml`), plain);
    await become(['gone/ai-readiness.yaml', 'kept/ai-readiness.yaml']);
    const gone = folder.file('gone/ai-readiness.yaml').toString();
    const isLeftOut = (): boolean => api.manifests.leftOut.uris.some((uri) => uri.toString() === gone);
    assert.equal(isLeftOut(), false);
    const undo = await configure('aiReadiness.exclude', ['**/gone']);
    try {
      await eventually('left out', isLeftOut, api.manifests.onDidChange);
      await become(['kept/ai-readiness.yaml']);
    } finally {
      await undo();
    }
    await become(['gone/ai-readiness.yaml', 'kept/ai-readiness.yaml']);
    assert.equal(isLeftOut(), false);
  });

  it('tells a name that differs in its case, and renames the file', async () => {
    const uri = folder.file('AI-Readiness.YAML');
    await write(uri, plain);
    await found(uri, 'manifest/name-case');
    await open(uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(0, 0, 0, 0),
    );
    const rename = actions.find(({ title }) => title === 'Rename the file to ai-readiness.yaml');
    assert.ok(rename?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(rename.edit));
    await nothingFound(uri);
    await found(folder.file('ai-readiness.yaml'), 'gate/open-items');
    assert.ok(!codesOf(folder.file('ai-readiness.yaml')).includes('manifest/name-case'));
  });

  it('has a draft for as long as it is in the language mode of manifests', async () => {
    const uri = folder.file('draft.yaml');
    await write(uri, `${plain}ownerz: {}\n`);
    const { document } = await open(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'ai-readiness');
    await found(uri, 'schema/unknown-key');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new vscode.Position(5, 0),
    );
    assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'owners'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      new vscode.Position(1, 2),
    );
    assert.ok(hovers.length > 0);
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await nothingFound(uri);
  });

  it('has a text that was never saved, whose evidence nobody can look at', async () => {
    const content = `${plain}checklist:\n  diagnose:\n    workflow-scoped: { status: met, evidence: [a.md] }\n`;
    const { uri } = await vscode.workspace.openTextDocument({ language: 'ai-readiness', content });
    await found(uri, 'evidence/not-checked');
  });
});
