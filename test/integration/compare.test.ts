import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { codeOf, eventually, extension, open, plain, scratchFolder, write } from './support';
import { until } from './until';

const cited = `# Scope\n\n${'The workflow sorts letters by subject, and a person decides on each of them. '.repeat(8)}\n`;
const citing = `${plain}owners: { ann: { roles: [outcome, performance] } }
checklist:
  diagnose:
    workflow-scoped: { status: met, on: 2026-10-01, by: ann, evidence: [scope.md] }
`;

function git(folder: vscode.Uri, ...args: readonly string[]): void {
  const own = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  execFileSync('git', [...own, ...args], { cwd: folder.fsPath, stdio: 'ignore' });
}

/** The address by which VS Code's git has a version of a file. */
const versionOf = (uri: vscode.Uri, ref: string): vscode.Uri =>
  uri.with({ scheme: 'git', query: JSON.stringify({ path: uri.fsPath, ref }) });

async function lensesAt(uri: vscode.Uri): Promise<string[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    10,
  );
  return all.flatMap(({ command }) =>
    command?.command === 'aiReadiness.openComparison' ? [command.title] : [],
  );
}

/** The places that the findings of a text lead to. */
const found = (uri: vscode.Uri): vscode.Location[] =>
  vscode.languages
    .getDiagnostics(uri)
    .flatMap(({ relatedInformation }) => (relatedInformation ?? []).map(({ location }) => location));

/** The lenses at the top of a diff, which take git a moment. */
async function lensesSoonAt(uri: vscode.Uri): Promise<string[]> {
  let titles: string[] = [];
  await until('the lens', async () => {
    titles = await lensesAt(uri);
    return titles.length > 0;
  });
  return titles;
}

async function pageOf(address: object): Promise<string> {
  await vscode.commands.executeCommand('aiReadiness.openComparison', address);
  const page = await eventually(
    'the page',
    () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'ai-readiness-comparison'),
    vscode.workspace.onDidOpenTextDocument,
  );
  return page.getText();
}

describe('comparing with an earlier version', () => {
  const scratch = scratchFolder();
  let manifest: vscode.Uri;

  beforeEach(async () => {
    await extension();
    await vscode.extensions.getExtension('vscode.git')?.activate();
    manifest = scratch.file('ai-readiness.yaml');
    await write(manifest, citing);
    await write(scratch.file('scope.md'), cited);
    git(scratch.uri, 'init', '-q', '-b', 'main');
    git(scratch.uri, 'add', '.');
    git(scratch.uri, 'commit', '-qm', 'one');
  });

  it('says what a text that is not saved changes, and by what', async () => {
    const { document } = await open(manifest);
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('status: met');
    edit.replace(
      manifest,
      new vscode.Range(document.positionAt(at), document.positionAt(at + 'status: met'.length)),
      'status: in-progress',
    );
    await vscode.workspace.applyEdit(edit);
    const text = await pageOf({ path: manifest.path, from: 'HEAD' });
    assert.match(text, /\*\*This change takes away: 1 regression\.\*\*/);
    assert.match(text, /\*\*lost\*\*: "[^"]+": met, stated → in progress \(by the manifest, line 8\)/);
  });

  it('judges what was there with the files of then', async () => {
    await write(scratch.file('scope.md'), '');
    await open(manifest);
    const text = await pageOf({ path: manifest.path, from: 'HEAD' });
    assert.match(
      text,
      /\*\*lost\*\*: "[^"]+": met, stated → said to be met, and is not \(by scope\\?\.md, line 8\)/,
    );
  });

  it('shows at the top of a diff what it does to the gates', async () => {
    await write(manifest, citing.replace('status: met', 'status: in-progress'));
    await vscode.commands.executeCommand(
      'vscode.diff',
      versionOf(manifest, 'HEAD'),
      manifest,
      'ai-readiness.yaml',
    );
    const titles = await lensesSoonAt(manifest);
    assert.deepEqual(titles, ['This change: 1 item lost']);
  });

  it('shows no such thing where there is no diff', async () => {
    await open(manifest);
    assert.deepEqual(await lensesAt(manifest), []);
  });

  it('finds in what is staged what the editor would find', async () => {
    await write(manifest, citing.replace('stage: diagnose', 'stage: diagnos'));
    git(scratch.uri, 'add', '.');
    await write(manifest, citing);
    const staged = versionOf(manifest, '');
    let shownAt = -Infinity;
    await until('the findings', async () => {
      if (vscode.languages.getDiagnostics(staged).length > 0) return true;
      // What was shown before git had noticed the change is not shown anew while an editor has it.
      if (performance.now() - shownAt > 6_000) {
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await vscode.commands.executeCommand('vscode.diff', versionOf(manifest, 'HEAD'), staged, 'staged');
        shownAt = performance.now();
      }
      return false;
    });
    const codes = vscode.languages.getDiagnostics(staged).map(codeOf);
    assert.ok(codes.includes('schema/not-one-of'), codes.join(', '));
    const titles = await lensesSoonAt(staged);
    assert.match(titles.join(), /^This change: .*1 error new/);
    assert.ok(
      found(staged).every(({ uri }) => uri.scheme === 'file' || uri.toString() === staged.toString()),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(
      'no findings',
      () => vscode.languages.getDiagnostics(staged).length === 0 || undefined,
      vscode.languages.onDidChangeDiagnostics,
    );
  });

  it('says what git cannot tell', async () => {
    await open(manifest);
    const text = await pageOf({ path: manifest.path, from: 'nothing' });
    assert.match(text, /there is no commit "nothing" here/);
  });
});
