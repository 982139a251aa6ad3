import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import {
  codesOf,
  configure,
  diagnosticsOf,
  eventually,
  extension,
  found,
  notFound,
  nothingFound,
  open,
  plain,
  scratchFolder,
  write,
} from './support';
import { until } from './until';

const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;

/** A manifest with one error: an owner whom nobody has. */
const unowned = `${plain}systems: { s: { owner: dpo } }\n`;

/** The answer of a language feature at the end of the text. */
async function atEnd<T>(command: string, { document }: vscode.TextEditor): Promise<T> {
  return vscode.commands.executeCommand<T>(
    `vscode.${command}`,
    document.uri,
    document.positionAt(document.getText().length),
  );
}

async function labelsAtEnd(editor: vscode.TextEditor): Promise<string[]> {
  const { items } = await atEnd<vscode.CompletionList>('executeCompletionItemProvider', editor);
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function insertAtEnd(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), text));
}

describe('a configuration of the repository', () => {
  const folder = scratchFolder();
  let api: TestApi;
  before(async () => {
    api = await extension();
    api.setToday('2026-11-22');
  });
  after(() => api.setToday(undefined));

  const config = () => folder.file('ai-readiness.config.yaml');
  const manifest = () => folder.file('team/ai-readiness.yaml');
  const stateOf = () => api.manifests.get(manifest());

  it('holds for the manifests below it, and again when it has changed or gone', async () => {
    await write(config(), 'version: 1\nseverity: { owner/unknown-id: warning }\n');
    await write(manifest(), unowned);
    assert.equal((await found(manifest(), 'owner/unknown-id')).severity, warning);
    assert.equal(stateOf()?.report.loweredCounts.error, 1);
    await write(config(), 'version: 1\ndefaults: { owners: { dpo: { name: Dee } } }\n');
    await notFound(manifest(), 'owner/unknown-id');
    await vscode.workspace.fs.delete(config());
    assert.equal((await found(manifest(), 'owner/unknown-id')).severity, error);
  });

  it('rechecks no manifest that it does not concern', async () => {
    const other = folder.file('other/ai-readiness.yaml');
    await write(manifest(), unowned);
    await write(other, unowned);
    await Promise.all([manifest(), other].map((uri) => found(uri, 'owner/unknown-id')));
    // What the repository says comes after what the text says, and once more where the files were still being written.
    let before: ReturnType<typeof api.manifests.get>;
    await until('what the repository says, and nothing more', async () => {
      before = api.manifests.get(other);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const repository = before?.report.input.repository;
      const isRead = typeof repository === 'object' && repository.index !== undefined;
      return isRead && before === api.manifests.get(other);
    });
    await write(folder.file('team/ai-readiness.config.yaml'), 'version: 1\nwaiverDays: 30\n');
    await eventually(
      'the configuration in the report',
      () => stateOf()?.report.input.configuration?.waiverDays === 30,
      api.manifests.onDidChange,
    );
    assert.ok(api.manifests.get(other) === before, 'it was checked again');
  });

  it('leaves out what it excludes, which is counted', async () => {
    await write(manifest(), unowned);
    await found(manifest(), 'owner/unknown-id');
    await write(config(), 'version: 1\nexclude: [team/**]\n');
    const isLeftOut = () =>
      api.manifests.leftOut.uris.some((uri) => uri.toString() === manifest().toString());
    await eventually('it is left out', isLeftOut, api.manifests.onDidChange);
    await nothingFound(manifest());
    await open(manifest());
    await eventually(
      'it is left out while open',
      () => stateOf()?.leftOut === true,
      api.manifests.onDidChange,
    );
    assert.deepEqual(codesOf(manifest()), []);
    await write(config(), 'version: 1\n');
    await found(manifest(), 'owner/unknown-id');
    // What is open is checked again before the workspace has been searched.
    await eventually('it is counted no more', () => !isLeftOut(), api.manifests.onDidChange);
  });

  it('may be shown as less by settings, not as more', async () => {
    await write(config(), 'version: 1\nseverity: { owner/unknown-id: warning, gate/open-items: error }\n');
    await write(manifest(), unowned);
    assert.equal((await found(manifest(), 'gate/open-items')).severity, error);
    const undo = await configure('aiReadiness.severity', {
      'owner/unknown-id': 'error',
      'gate/open-items': 'off',
    });
    try {
      const shown = await diagnosticsOf(manifest(), (codes) => codes.includes('gate/open-items'));
      await eventually(
        'the settings are followed',
        () =>
          stateOf()?.report.findings.some(
            (each) => each.code === 'gate/open-items' && each.severity === 'warning',
          ),
        api.manifests.onDidChange,
      );
      assert.ok(shown.length > 0);
      assert.equal((await found(manifest(), 'owner/unknown-id')).severity, warning);
    } finally {
      await undo();
    }
  });

  it('is checked while it is written, and when it is closed', async () => {
    await write(config(), 'version: 1\n');
    const editor = await open(config());
    assert.equal(editor.document.languageId, 'ai-readiness-config');
    await insertAtEnd(editor, 'severities: {}\n');
    const unknown = await found(config(), 'config/unknown-key');
    assert.deepEqual(unknown.range, new vscode.Range(1, 0, 1, 10));
    assert.match(unknown.message, /Did you mean "severity"\?/);
    await editor.edit((edit) => edit.replace(unknown.range, 'severity'));
    await nothingFound(config());
    const below = folder.file('team/ai-readiness.config.yaml');
    await write(below, 'version: 1\nseverity: { no/such: off }\n');
    await found(below, 'config/unknown-code');
    await vscode.workspace.fs.delete(below);
    await nothingFound(below);
  });

  it('is completed and explained', async () => {
    await write(config(), 'version: 1\nseverity:\n  data/no-owner: ');
    const editor = await open(config());
    assert.deepEqual(await labelsAtEnd(editor), ['error', 'warning', 'information', 'hint', 'off']);
    await insertAtEnd(editor, 'error\n  ');
    assert.ok((await labelsAtEnd(editor)).includes('owner/no-deputy'));
    await insertAtEnd(editor, 'owner/no-deputy');
    const [hover] = await atEnd<vscode.Hover[]>('executeHoverProvider', editor);
    const [content] = hover?.contents ?? [];
    assert.match(content instanceof vscode.MarkdownString ? content.value : '', /deputy/);
  });

  it('leaves Enter to the typist', async () => {
    await write(config(), 'version: 1\nseverity:\n  data/no-owner:');
    const editor = await open(config());
    const end = editor.document.positionAt(editor.document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: ' ' });
    await vscode.commands.executeCommand('type', { text: 'hint' });
    const breaks = eventually(
      'a line break',
      () => editor.document.getText() === 'version: 1\nseverity:\n  data/no-owner: hint\n  ' || undefined,
      vscode.workspace.onDidChangeTextDocument,
    );
    await vscode.commands.executeCommand('type', { text: '\n' });
    await breaks;
  });

  it('shares owners, which are offered where one can stand', async () => {
    await write(config(), 'version: 1\ndefaults: { owners: { dpo: { name: Dee, roles: [legal] } } }\n');
    await write(manifest(), `${plain}systems:\n  s:\n    owner: `);
    const editor = await open(manifest());
    await eventually(
      'the configuration in the report',
      () => stateOf()?.report.input.configuration?.owners.dpo !== undefined,
      api.manifests.onDidChange,
    );
    assert.deepEqual(await labelsAtEnd(editor), ['dpo']);
    await insertAtEnd(editor, 'dpo');
    const [hover] = await atEnd<vscode.Hover[]>('executeHoverProvider', editor);
    const [content] = hover?.contents ?? [];
    assert.match(
      content instanceof vscode.MarkdownString ? content.value : '',
      /Shared by `[\w/]*scratch-\w+\/ai-readiness\.config\.yaml`/,
    );
    const [definition] = await atEnd<vscode.LocationLink[]>('executeDefinitionProvider', editor);
    assert.equal(definition?.targetUri.toString(), config().toString());
    assert.deepEqual(definition?.targetRange, new vscode.Range(1, 22, 1, 25));
    await editor.document.save();
    const uses = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      config(),
      new vscode.Position(1, 23),
    );
    assert.deepEqual(
      uses.map(({ uri }) => uri.toString()),
      [config().toString(), manifest().toString()],
    );
  });

  it('has fixes, and is told how it should be called', async () => {
    await write(config(), 'version: 1\nseverities: {}\n');
    const editor = await open(config());
    await found(config(), 'config/unknown-key');
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      config(),
      new vscode.Range(1, 2, 1, 2),
    );
    assert.equal(fix?.title, 'Rename to "severity"');
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(editor.document.getText(), 'version: 1\nseverity: {}\n');
    await editor.document.save();
    const other = folder.file('team/ai-readiness.config.yml');
    await write(other, 'version: 1\n');
    assert.match((await found(other, 'config/unreadable')).message, /is called ai-readiness\.config\.yaml/);
    await vscode.workspace.fs.delete(other);
    await nothingFound(other);
  });
});
