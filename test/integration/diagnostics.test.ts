import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import {
  codesOf,
  diagnosticsOf,
  eventually,
  extension,
  found,
  notFound,
  nothingFound,
  open,
  plain,
  scratchFolder,
  withEvidence,
  write,
} from './support';
import { until } from './until';

const { Error: error, Information: information } = vscode.DiagnosticSeverity;

/** Waits until nothing is told of a manifest for a while: that a file was written may be told late. */
async function calm(uri: vscode.Uri): Promise<void> {
  const { manifests } = await extension();
  let last = Date.now();
  const listening = manifests.onDidChange((changed) => {
    if (changed.toString() === uri.toString()) last = Date.now();
  });
  await until('no change being told', () => Date.now() - last > 1_000);
  listening.dispose();
}

describe('diagnostics', () => {
  const folder = scratchFolder();
  let api: TestApi;
  before(async () => {
    api = await extension();
    api.setToday('2026-11-22');
  });
  after(() => api.setToday(undefined));

  it('stand in every sample, whether it is open or not', async () => {
    const manifests = await vscode.workspace.findFiles('**/ai-readiness.{yaml,yml}');
    assert.ok(manifests.length >= 11);
    const healthy = ['support-triage', 'group-invoices', 'meeting-notes'];
    await Promise.all(
      manifests
        .filter(({ path }) => !healthy.some((name) => path.includes(`/${name}/`)))
        .map((uri) => diagnosticsOf(uri, (codes) => codes.length > 0)),
    );
  });

  it('say what, where, how bad, and where to read on', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain.replace('diagnose', 'deploy'));
    await open(uri);
    const ahead = await found(uri, 'gate/stage-ahead');
    assert.equal(ahead.source, 'AI Readiness');
    assert.equal(ahead.severity, error);
    assert.match(ahead.message, /^Deploy is claimed, but the Diagnose gate is not passed/);
    assert.deepEqual(ahead.range, new vscode.Range(1, 7, 1, 13));
    assert.ok(typeof ahead.code === 'object');
    assert.equal(ahead.code.value, 'gate/stage-ahead');
    assert.equal(ahead.code.target.toString(true), 'ai-readiness:/findings/gate/stage-ahead.md');
    const [related] = ahead.relatedInformation ?? [];
    assert.equal(related?.location.uri.toString(), uri.toString());
    assert.match(related?.message ?? '', /^workflow-scoped: /);
    assert.equal(ahead.relatedInformation?.length, 5);
    // Nine items of diagnose and those of design block it.
    assert.match(ahead.relatedInformation?.at(-1)?.message ?? '', / \(and \d\d more places\)$/);
  });

  it('come in the order in which one reads them, and hint at what is coming up', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(
      uri,
      `${plain.replace('diagnose', 'design')}risk: { tier: enormous, jurisdictions: [EU], affectsPeople: true }\nowners: { ann: { roles: [outcome] } }\n`,
    );
    await open(uri);
    await found(uri, 'gate/stage-ahead');
    const all = vscode.languages.getDiagnostics(uri);
    const codes = all.map(({ code }) => (typeof code === 'object' ? code.value : code));
    assert.deepEqual(codes.slice(0, 3), ['schema/not-one-of', 'gate/stage-ahead', 'owner/role-missing']);
    const early = all.filter((_, index) => codes[index] === 'gate/early-signal');
    assert.ok(early.length > 0);
    assert.ok(early.every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
    assert.ok(all.every((each, index) => index === 0 || each.severity >= (all[index - 1]?.severity ?? 0)));
  });

  it('mark what has run out as such', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, withEvidence('{ url: "https://example.com/a", expires: 2026-01-01 }'));
    const expired = await found(uri, 'evidence/expired');
    assert.deepEqual(expired.tags, [vscode.DiagnosticTag.Deprecated]);
    assert.equal(expired.severity, error);
  });

  it('follow the typing', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain);
    const editor = await open(uri);
    await found(uri, 'gate/open-items');
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'ownerz: {}\n'));
    const unknown = await found(uri, 'schema/unknown-key');
    assert.deepEqual(unknown.range, new vscode.Range(4, 0, 4, 6));
    assert.equal(unknown.severity, error);
    await editor.edit((edit) => edit.replace(unknown.range, 'owners'));
    await notFound(uri, 'schema/unknown-key');
  });

  it('are made at most once for each version, however fast one types', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain);
    const editor = await open(uri);
    await api.manifests.current(editor.document);
    await calm(uri);
    const versions: unknown[] = [];
    const counting = api.manifests.onDidChange((changed) => {
      if (changed.toString() === uri.toString()) versions.push(api.manifests.get(uri)?.version);
    });
    for (const letter of 'ownerz: 1')
      await editor.edit((edit) => edit.insert(editor.document.lineAt(4).range.end, letter));
    const isCurrent = () => api.manifests.get(uri)?.version === editor.document.version;
    await eventually('the last version', isCurrent, api.manifests.onDidChange);
    await found(uri, 'schema/unknown-key');
    counting.dispose();
    assert.equal(new Set(versions).size, versions.length, `checked the versions ${versions}`);
  });

  it('hand out the state of the current version at once, made only once', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain);
    const editor = await open(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'goLive: 2027-01-01\n'));
    const { document } = editor;
    const [one, other] = await Promise.all([
      api.manifests.current(document),
      api.manifests.current(document),
    ]);
    assert.equal(one, other);
    assert.equal(one.version, document.version);
    assert.equal(one.report.manifest.goLive, '2027-01-01');
    assert.equal(one.document, api.manifests.read(document));
    // It was as good as typed, so it is shown a little later.
    await eventually(
      'the state to be shown',
      // What the repository says may have come in since: that makes another state of the same version.
      () => api.manifests.get(uri)?.version === one.version,
      api.manifests.onDidChange,
    );
  });

  it('hold for the rest of a manifest whose YAML is broken', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, `${plain}owners: { priya: {\nrisk:\n  tier: enormous\n`);
    await open(uri);
    const all = await diagnosticsOf(uri, (codes) => codes.includes('yaml/syntax'));
    assert.ok(codesOf(uri).includes('schema/not-one-of'));
    assert.ok(all.some(({ severity }) => severity === error));
  });

  it('hold for a document that was never saved, under the name of a manifest', async () => {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: folder.file('ai-readiness.yaml').path });
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), withEvidence('nowhere.md')));
    await found(uri, 'gate/open-items');
    assert.ok(!codesOf(uri).includes('evidence/missing-file'), 'nobody knows what is beside it');
  });

  it('leave other files and other versions of a manifest alone', async () => {
    const other = folder.file('config.yaml');
    await write(other, 'stage: deploy\n');
    const provider = vscode.workspace.registerTextDocumentContentProvider('git-like', {
      provideTextDocumentContent: () => 'version: 2\n',
    });
    const old = vscode.Uri.from({ scheme: 'git-like', path: '/ai-readiness.yaml' });
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain);
    await open(other);
    await open(old);
    await open(uri);
    const [left] = await diagnosticsOf(uri, (codes) => codes.length > 0);
    assert.equal(left?.severity, information);
    assert.deepEqual(codesOf(other), []);
    assert.deepEqual(codesOf(old), []);
    provider.dispose();
  });

  it('change with the day', async () => {
    const uri = folder.file('ai-readiness.yaml');
    const waiver =
      '{ status: waived, reason: Not yet, approver: priya, on: 2026-11-20, expires: 2026-12-31 }';
    await write(
      uri,
      `${plain}owners:\n  priya: { roles: [outcome] }\nchecklist:\n  diagnose:\n    workflow-scoped: ${waiver}\n`,
    );
    await diagnosticsOf(
      uri,
      (codes) => codes.length > 0 && !codes.some((code) => code.startsWith('waiver/')),
    );
    api.setToday('2027-01-01');
    await found(uri, 'waiver/expired');
    api.setToday('2026-11-22');
    await notFound(uri, 'waiver/expired');
  });

  it('go when the manifest goes, with its folder too', async () => {
    const uri = folder.file('nested/ai-readiness.yaml');
    await write(uri, plain);
    await found(uri, 'gate/open-items');
    await vscode.workspace.fs.delete(folder.file('nested'), { recursive: true });
    await nothingFound(uri);
    assert.equal(api.manifests.get(uri), undefined);
  });

  it('go back to what is on the disk when an editor is closed without saving', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, plain);
    const editor = await open(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), 'ownerz: {}\n'));
    await found(uri, 'schema/unknown-key');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await notFound(uri, 'schema/unknown-key');
    await eventually(
      'a closed manifest',
      () => api.manifests.get(uri)?.version === undefined,
      api.manifests.onDidChange,
    );
  });
});
