import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PanelModel } from '../../src/panel/protocol/model';
import { closeAll, extension, found, nothingFound, open, repeatUntil, scratchFolder, write } from './support';
import { until } from './until';

const text = `version: 1
stage: design
goLive: 2026-12-15
workflow:   { name: Scratch }
owners:
  priya: { handle: "@priya-n", roles: [outcome] }
systems:
  crm: { name: CRM, owner: pria, access: read }
checklist:
  diagnose:
    workflow-scoped:
      status: met
      by: priya
      evidence: [docs/map.md]
`;

/** A text in the language mode of manifests that has another name, or none. */
describe('a text in the language mode without the name', () => {
  const folder = scratchFolder();
  let document: vscode.TextDocument;
  const ask = <T>(command: string, ...args: unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(`vscode.execute${command}`, document.uri, ...args);
  const behind = (what: string): vscode.Position =>
    document.positionAt(document.getText().indexOf(what) + what.length);

  before(async () => (await extension()).setToday('2026-11-22'));
  after(async () => (await extension()).setToday(undefined));
  afterEach(closeAll);

  const kinds: Readonly<Record<string, (content: string) => Promise<vscode.TextDocument>>> = {
    'a draft': async (content) => {
      await write(folder.file('draft.yaml'), content);
      await write(folder.file('docs/map.md'), 'A map.');
      const editor = await open(folder.file('draft.yaml'));
      return vscode.languages.setTextDocumentLanguage(editor.document, 'ai-readiness');
    },
    'one that was never saved': async (content) => {
      const made = await vscode.workspace.openTextDocument({ language: 'ai-readiness', content });
      await vscode.window.showTextDocument(made);
      return made;
    },
  };

  for (const [kind, begin] of Object.entries(kinds)) {
    it(`${kind}: is read and completed, leads from place to place, and is formatted`, async () => {
      document = await begin(text);
      await found(document.uri, 'owner/unknown-id');
      const proposals = await ask<vscode.CompletionList>('CompletionItemProvider', behind('owner: '));
      assert.ok(proposals.items.some(({ label }) => label === 'priya' || Object(label).label === 'priya'));
      assert.ok((await ask<unknown[]>('HoverProvider', behind('stage: de'))).length > 0);
      assert.equal((await ask<unknown[]>('DefinitionProvider', behind('by: p'))).length, 1);
      await ask<unknown[]>('DefinitionProvider', behind('docs/m'));
      assert.ok((await ask<unknown[]>('ReferenceProvider', behind('  pri'))).length > 1);
      assert.ok((await ask<unknown[]>('DocumentHighlights', behind('by: p'))).length > 1);
      assert.ok((await ask<unknown[]>('DocumentSymbolProvider')).length > 3);
      assert.ok((await ask<unknown[]>('FoldingRangeProvider')).length > 2);
      assert.ok((await ask<unknown[]>('CodeLensProvider', 20)).length > 0);
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      assert.ok((await ask<unknown[]>('InlayHintProvider', all)).length > 0);
      const links = await ask<unknown[]>('LinkProvider', 20);
      assert.equal(links.length, document.isUntitled ? 0 : 1);
      const renamed = await ask<vscode.WorkspaceEdit>('DocumentRenameProvider', behind('by: p'), 'ann');
      assert.ok(renamed.get(document.uri).length > 1);
      assert.equal((await ask<unknown[]>('FormatDocumentProvider', {})).length, 1);
    });

    it(`${kind}: is fixed, and begun where it is empty`, async () => {
      document = await begin(text);
      const { range } = await found(document.uri, 'owner/unknown-id');
      const actions = await ask<vscode.CodeAction[]>('CodeActionProvider', range, undefined, 50);
      const titles = actions.map(({ title }) => title);
      assert.ok(titles.some((title) => title.startsWith('Hide this owner/unknown-id')));
      const fix = actions.find(({ title }) => title === 'Change to "priya"');
      assert.ok(fix?.edit, titles.join('\n'));
      await vscode.workspace.applyEdit(fix.edit);
      assert.ok(document.getText().includes('owner: priya'));
      const empty = new vscode.WorkspaceEdit();
      empty.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), '');
      await vscode.workspace.applyEdit(empty);
      const [lens] = await ask<vscode.CodeLens[]>('CodeLensProvider', 10);
      assert.ok(lens?.command);
      const asked = vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
      // It asks for the name of the workflow.
      const pause = new Promise((resolve) => setTimeout(() => resolve('asks'), 300));
      assert.equal(await Promise.race([asked, pause]), 'asks');
      await repeatUntil(asked, 'workbench.action.closeQuickOpen');
    });

    it(`${kind}: has a checklist, a place in the tree, and a report`, async () => {
      const { manifests } = await extension();
      document = await begin(text);
      const { uri } = document;
      await found(uri, 'owner/unknown-id');
      assert.ok(manifests.all().some((state) => state.uri.toString() === uri.toString()));
      // For the manifest in front, as the lens, the status bar and the menu ask for it.
      await vscode.commands.executeCommand('aiReadiness.openChecklist');
      const shown = () =>
        vscode.commands.executeCommand<{ model?: PanelModel } | undefined>('_aiReadiness.panel', uri);
      await until('a model', async () => (await shown())?.model !== undefined);
      assert.equal((await shown())?.model?.name, 'Scratch');
      const edit = { kind: 'set-stage', stage: 'diagnose' };
      const { version } = (await shown()) as unknown as { version: number };
      await vscode.commands.executeCommand('_aiReadiness.panel', uri, { type: 'edit', id: 1, version, edit });
      assert.ok(document.getText().includes('stage: diagnose'));
      await vscode.commands.executeCommand('_aiReadiness.panel', uri, folder.file('report.md'));
      const report = await vscode.workspace.fs.readFile(folder.file('report.md'));
      assert.match(new TextDecoder().decode(report), /Scratch/);
    });

    it(`${kind}: is none any more in another mode`, async () => {
      document = await begin(text);
      await found(document.uri, 'owner/unknown-id');
      await vscode.languages.setTextDocumentLanguage(document, 'yaml');
      await nothingFound(document.uri);
    });
  }
});
