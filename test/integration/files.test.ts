import * as assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
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
  homeFolder,
  notFound,
  nothingFound,
  open,
  plain,
  scratchFolder,
  withEvidence,
  write,
} from './support';

const missing = 'evidence/missing-file';

describe('files that change', () => {
  const folder = scratchFolder();
  let api: TestApi;
  before(async () => {
    api = await extension();
  });

  it('evidence that is created, emptied and deleted by someone else', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, withEvidence('docs/map.md'));
    const finding = await found(uri, missing);
    assert.deepEqual(finding.range, new vscode.Range(8, 17, 8, 28));
    await mkdir(folder.file('docs').fsPath);
    await writeFile(folder.file('docs/map.md').fsPath, '# The process\n');
    await notFound(uri, missing);
    await writeFile(folder.file('docs/map.md').fsPath, '');
    await found(uri, 'evidence/empty-file');
    await rm(folder.file('docs').fsPath, { recursive: true });
    await found(uri, missing);
  });

  it('a folder as evidence, in which a document is written', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await mkdir(folder.file('papers').fsPath);
    await writeFile(folder.file('papers/map.md').fsPath, '');
    await write(uri, withEvidence('papers'));
    await found(uri, 'evidence/empty-file');
    await writeFile(folder.file('papers/map.md').fsPath, '# The process\n');
    await notFound(uri, 'evidence/empty-file');
  });

  it('evidence of an open manifest', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, withEvidence('map.md'));
    await open(uri);
    await found(uri, missing);
    await writeFile(folder.file('map.md').fsPath, '# The process\n');
    await notFound(uri, missing);
    await vscode.workspace.fs.rename(folder.file('map.md'), folder.file('mapped.md'));
    await found(uri, missing);
  });

  it('evidence that has moved is offered where it is now', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(folder.file('old/the-process-of-scratch.md'), '# The process\n');
    await write(uri, withEvidence('old/the-process-of-scratch.md'));
    await diagnosticsOf(uri, (codes) => codes.length > 0);
    assert.ok(!codesOf(uri).includes(missing));
    await rename(folder.file('old').fsPath, folder.file('new').fsPath);
    const { message } = await found(uri, missing);
    assert.match(message, /Is it "new\/the-process-of-scratch\.md" now\?/);
  });

  it('a symbolic link that leads out of the repository', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    await writeFile(path.join(outside, 'map.md'), '# The process\n');
    await symlink(path.join(outside, 'map.md'), folder.file('map.md').fsPath);
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, withEvidence('map.md'));
    await found(uri, 'evidence/outside-repository');
    await rm(outside, { recursive: true });
  });

  it('a manifest that is changed on the disk, open or not', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await writeFile(uri.fsPath, plain);
    await found(uri, 'gate/open-items');
    await appendFile(uri.fsPath, 'ownerz: {}\n');
    await found(uri, 'schema/unknown-key');
    await open(uri);
    await writeFile(uri.fsPath, plain);
    await notFound(uri, 'schema/unknown-key');
    await appendFile(uri.fsPath, 'ownerz: {}\n');
    await found(uri, 'schema/unknown-key');
  });

  it('a folder with a manifest in it that is moved', async () => {
    const [here, there] = [folder.file('here/ai-readiness.yml'), folder.file('there/ai-readiness.yml')];
    await write(here, plain);
    await found(here, 'gate/open-items');
    await rename(folder.file('here').fsPath, folder.file('there').fsPath);
    await found(there, 'gate/open-items');
    await nothingFound(here);
  });

  it('an open manifest that is renamed to something else', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain);
    await open(uri);
    await found(uri, 'gate/open-items');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, folder.file('notes.yaml'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await nothingFound(uri);
    assert.deepEqual(codesOf(folder.file('notes.yaml')), []);
  });

  it('an open manifest that is deleted, then closed', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain);
    await open(uri);
    await found(uri, 'gate/open-items');
    await rm(uri.fsPath);
    await closeAll();
    await nothingFound(uri);
    await eventually('nothing known', () => api.manifests.get(uri) === undefined, api.manifests.onDidChange);
  });

  it('many at once, as in a checkout', async () => {
    const uris = Array.from({ length: 40 }, (_, index) => folder.file(`service-${index}/ai-readiness.yaml`));
    await Promise.all(uris.map((uri) => write(uri, plain)));
    await Promise.all(uris.map((uri) => found(uri, 'gate/open-items')));
    await Promise.all(uris.map((uri) => rm(path.dirname(uri.fsPath), { recursive: true })));
    await Promise.all(uris.map((uri) => nothingFound(uri)));
  });

  it('a manifest outside of the workspace, while it is open', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'outside-'));
    const uri = vscode.Uri.file(path.join(outside, 'ai-readiness.yaml'));
    await writeFile(uri.fsPath, withEvidence('map.md'));
    await open(uri);
    await found(uri, missing);
    // The watch on that folder begins with the check; nobody says when it is in force.
    const writing = setInterval(() => void writeFile(path.join(outside, 'map.md'), '# The process\n'), 200);
    await notFound(uri, missing).finally(() => clearInterval(writing));
    await closeAll();
    await nothingFound(uri);
    await rm(outside, { recursive: true });
  });

  it('folders that VS Code hides, and such as the settings leave out', async () => {
    const hidden = folder.file('node_modules/some/ai-readiness.yaml');
    const left = folder.file('fixtures/ai-readiness.yaml');
    const kept = folder.file('kept/ai-readiness.yaml');
    await Promise.all([hidden, left, kept].map((uri) => write(uri, plain)));
    await found(left, 'gate/open-items');
    await found(kept, 'gate/open-items');
    assert.deepEqual(codesOf(hidden), []);
    await open(left);
    const undo = await configure('aiReadiness.exclude', ['**/fixtures']);
    await nothingFound(left);
    assert.ok(!api.manifests.all().some(({ uri }) => uri.toString() === left.toString()));
    assert.notDeepEqual(codesOf(kept), []);
    await undo();
    await found(left, 'gate/open-items');
    await open(hidden);
    await found(hidden, 'gate/open-items');
  });

  it('severities that the settings choose', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, `${plain}ownerz: {}\n`);
    await found(uri, 'schema/unknown-key');
    const undo = await configure('aiReadiness.severity', {
      'schema/unknown-key': 'hint',
      'gate/open-items': 'off',
      'gate/early-signal': 'enormous',
    });
    const [only] = await diagnosticsOf(uri, (codes) => codes.join() === 'schema/unknown-key');
    assert.equal(only?.severity, vscode.DiagnosticSeverity.Warning, 'the workspace takes no error lower');
    await undo();
    const undoUser = await configure(
      'aiReadiness.severity',
      { 'schema/unknown-key': 'off', 'gate/open-items': 'off' },
      vscode.ConfigurationTarget.Global,
    );
    await diagnosticsOf(uri, (codes) => codes.join() === '');
    const report = api.manifests.get(uri)?.report;
    assert.deepEqual(report?.counts, { error: 0, warning: 0, information: 0, hint: 0 });
    assert.deepEqual(
      report?.hidden.map(({ code, severity, hiddenBy }) => `${code} ${severity} ${hiddenBy.kind}`).sort(),
      ['gate/open-items information setting', 'schema/unknown-key error setting'],
    );
    await undoUser();
    await found(uri, 'gate/open-items');
    await found(uri, 'schema/unknown-key');
  });

  it('a folder that joins and leaves the workspace', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'joining-'));
    const uri = vscode.Uri.file(path.join(outside, 'deep', 'ai-readiness.yaml'));
    await write(uri, plain);
    const count = vscode.workspace.workspaceFolders?.length ?? 0;
    vscode.workspace.updateWorkspaceFolders(count, 0, { uri: vscode.Uri.file(outside) });
    await found(uri, 'gate/open-items');
    vscode.workspace.updateWorkspaceFolders(count, 1);
    await nothingFound(uri);
    await rm(outside, { recursive: true });
  });

  it('checks everything anew on command', async () => {
    const uri = vscode.Uri.joinPath(homeFolder().uri, 'ai-readiness.yaml');
    await found(uri, 'gate/open-items');
    const before = api.manifests.get(uri);
    await vscode.commands.executeCommand('aiReadiness.checkAll');
    assert.notEqual(api.manifests.get(uri), before);
    assert.ok(codesOf(uri).includes('gate/open-items'));
  });
});
