import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  configure,
  eventually,
  extension,
  found,
  notFound,
  open,
  repeatUntil,
  scratchFolder,
  write,
} from './support';
import { until } from './until';

/** `¦` is the cursor, so that `|` can stand in the text. */
const text = `version: 1
stage: design
goLive: 2027-03-01
workflow:
  name: Scratch
owners:
  priya: { handle: "@priya-n", roles: [outcome] }
  tomas: { handle: "@tomas-k", roles: [performance] }
systems:
  sap: { name: SAP, owner: priya, access: read }
  crm: { name: CRM, owner: pria, access: read }
checklist:
  diagnose:
    workflow-scoped:
      status: met
      by: priya
      on: 2026-09-10
      evidence: [docs/map.md]
    owners-named:
      status: met
      by: tomas
  design:
    threat-model-reviewed:
      status: waived
      reason: Later.
      approver: priya
      expires: 2026-12-15
`;

describe('language features', () => {
  const folder = scratchFolder();
  let editor: vscode.TextEditor;
  const uri = () => editor.document.uri;
  /** Right behind the first `what`. */
  const behind = (what: string): vscode.Position => {
    const at = editor.document.getText().indexOf(what);
    assert.notEqual(at, -1, what);
    return editor.document.positionAt(at + what.length);
  };
  const ask = <T>(command: string, ...args: unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(`vscode.${command}`, uri(), ...args);

  before(async () => {
    (await extension()).setToday('2026-11-22');
  });
  after(async () => (await extension()).setToday(undefined));
  beforeEach(async () => {
    await write(folder.file('docs/map.md'), 'A map.');
    await write(folder.file('ai-readiness.yaml'), text);
    editor = await open(folder.file('ai-readiness.yaml'));
  });

  /** Replaces the whole text, and waits for nothing. */
  async function type(changed: string): Promise<void> {
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.replace(all, changed));
  }

  it('propose each thing once, as plain text where there is nothing to fill in', async () => {
    const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', behind('owner: '));
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.deepEqual(labels.slice(0, 2), ['priya', 'tomas']);
    assert.equal(new Set(labels).size, labels.length);
    assert.equal(items[0]?.insertText, 'priya');
  });

  it('propose the files of the repository, and notice new ones', async () => {
    const proposed = async () => {
      const list = await ask<vscode.CompletionList>('executeCompletionItemProvider', behind('evidence: ['));
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await proposed()).includes('docs/map.md') || (await proposed()).includes('link'));
    await write(folder.file('docs/new.md'), 'New.');
    await until('the new file is proposed', async () => (await proposed()).includes('docs/new.md'));
  });

  it('propose the handles of CODEOWNERS, and notice new ones', async () => {
    const proposed = async (wanted: string): Promise<readonly unknown[]> => {
      let handles: readonly unknown[] = [];
      await until(`${wanted} is proposed`, async () => {
        const at = behind('tomas: { handle: "');
        const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', at);
        handles = items.map(({ insertText }) => insertText);
        return handles.includes(wanted);
      });
      return handles;
    };
    // A repository of its own: its root is where the owners of code are.
    await write(folder.file('.git/HEAD'), 'ref: refs/heads/main\n');
    await write(folder.file('CODEOWNERS'), '* @priya-n @acme/platform\n');
    // Whoever is an owner already is not proposed for another one.
    assert.ok(!(await proposed('@acme/platform')).includes('@priya-n'));
    await write(folder.file('CODEOWNERS'), '* @omar\n');
    await proposed('@omar');
  });

  it('say what an item asks for, with guidance and a way to the checklist', async () => {
    const [hover] = await ask<vscode.Hover[]>('executeHoverProvider', behind('threat-model'));
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.match(content.value, /Usual trap|usual trap/);
    assert.match(content.value, /command:aiReadiness\.openChecklist/);
    assert.ok(!content.supportHtml);
  });

  it('lead from a reference to its definition, and back to all references', async () => {
    const [definition] = await ask<vscode.LocationLink[]>('executeDefinitionProvider', behind('owner: pri'));
    assert.equal(definition?.targetRange.start.line, 6);
    const references = await ask<vscode.Location[]>('executeReferenceProvider', behind('  priya'));
    assert.deepEqual(
      references.map(({ range }) => range.start.line).sort((a, b) => a - b),
      [6, 9, 15, 25],
    );
  });

  it('lead from a path to its file', async () => {
    const [definition] = await ask<vscode.LocationLink[]>('executeDefinitionProvider', behind('[docs/'));
    assert.ok(definition?.targetUri.path.endsWith('/docs/map.md'));
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', 10);
    assert.ok(links.some(({ target }) => target?.path.endsWith('/docs/map.md')));
  });

  it('rename an owner everywhere, and say why an item cannot be', async () => {
    const edit = await ask<vscode.WorkspaceEdit>(
      'executeDocumentRenameProvider',
      behind('owner: pri'),
      'ana',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(editor.document.getText(), text.replaceAll('priya:', 'ana:').replaceAll(': priya', ': ana'));
    await assert.rejects(
      async () => ask('executeDocumentRenameProvider', behind('threat-model'), 'x'),
      /catalogue/,
    );
  });

  it('lead from an alias to its anchor, list its places, say what it stands for, and rename it', async () => {
    const aliased = `${text}x-lead: &lead priya\nmodels:\n  coder: { provider: *lead }\n`;
    await type(aliased);
    const line = aliased.split('\n').findIndex((each) => each.startsWith('x-lead'));
    const [definition] = await ask<vscode.LocationLink[]>('executeDefinitionProvider', behind('*le'));
    assert.equal(definition?.targetRange.start.line, line);
    const references = await ask<vscode.Location[]>('executeReferenceProvider', behind('&le'));
    assert.deepEqual(
      references.map(({ range }) => range.start.line),
      [line, line + 2],
    );
    const [hover] = await ask<vscode.Hover[]>('executeHoverProvider', behind('*le'));
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.match(content.value, /stands for `priya`/);
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', behind('*le'), 'boss');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(editor.document.getText(), aliased.replace('&lead', '&boss').replace('*lead', '*boss'));
  });

  it('show the outline, what can be folded, lenses and hints', async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider');
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['version', 'stage', 'goLive', 'workflow', 'owners', 'systems', 'checklist'],
    );
    const item = symbols.at(-1)?.children[1]?.children[0];
    assert.equal(item?.name, 'threat-model-reviewed');
    assert.match(item?.detail ?? '', /^waived · /);
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider');
    assert.ok(folds.some(({ start, end }) => start === 11 && end === 26));
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', 10);
    assert.deepEqual(
      lenses.map(({ range }) => range.start.line),
      [1, 12, 21],
    );
    assert.match(lenses[0]?.command?.title ?? '', /Claimed ahead/);
    const all = new vscode.Range(0, 0, 99, 0);
    const hints = await ask<vscode.InlayHint[]>('executeInlayHintProvider', all);
    assert.ok(hints.some(({ label, position }) => label === '23 days left' && position.line === 26));
  });

  it('find entries and items of manifests that are not open', async () => {
    const other = folder.file('other/ai-readiness.yaml');
    await write(other, text);
    const { manifests } = await extension();
    await eventually('the other manifest', () => manifests.get(other), manifests.onDidChange);
    const search = (query: string) =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
    const of = async (query: string) =>
      (await search(query)).filter(({ location }) => location.uri.toString() === other.toString());
    const [item] = await of('threat-model');
    assert.equal(item?.name, 'threat-model-reviewed');
    assert.equal(item?.location.range.start.line, 22);
    assert.match(item?.containerName ?? '', /^Scratch · .*ai-readiness\.yaml$/);
    assert.deepEqual(
      (await of('tomas')).map(({ name }) => name),
      ['tomas'],
    );
    for (const leaf of ['goLive', 'handle', 'evidence']) assert.deepEqual(await of(leaf), [], leaf);
  });

  it('colour what they know', async () => {
    const legend = await ask<vscode.SemanticTokensLegend>('provideDocumentSemanticTokensLegend');
    assert.ok(legend.tokenTypes.includes('manifestItem'));
    const { data } = await ask<vscode.SemanticTokens>('provideDocumentSemanticTokens');
    const [line, character, length, type] = data;
    assert.deepEqual([line, character, length], [0, 0, 'version'.length]);
    assert.equal(legend.tokenTypes[type ?? -1], 'manifestKey');
  });

  it('say on the stage where the gates stand, with a way to what blocks them', async () => {
    const hovers = await ask<vscode.Hover[]>('executeHoverProvider', new vscode.Position(1, 2));
    const said = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.match(said.join('\n'), /\| \*\*Design\*\* \| not passed/);
    assert.match(said.join('\n'), /\[Show what blocks it\]\(command:aiReadiness\.showBlockers\?/);
  });

  it('list what blocks, and lead to the place', async () => {
    const manifest = uri();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const done = vscode.commands.executeCommand('aiReadiness.showBlockers', manifest);
    // The first is an owner who is not there.
    await repeatUntil(done, 'workbench.action.acceptSelectedQuickOpenItem');
    const { activeTextEditor } = vscode.window;
    assert.equal(activeTextEditor?.document.uri.toString(), manifest.toString());
    assert.equal(activeTextEditor?.selection.start.line, 10);
  });

  const actionsFor = async (code: string): Promise<vscode.CodeAction[]> => {
    const { range } = await found(uri(), code);
    return ask<vscode.CodeAction[]>('executeCodeActionProvider', range, undefined, 50);
  };

  it('fix by the light bulb, as one undo step', async () => {
    const actions = await actionsFor('owner/unknown-id');
    const fix = actions.find(({ title }) => title === 'Change to "priya"');
    assert.ok(fix?.isPreferred);
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(editor.document.getText(), text.replace('pria,', 'priya,'));
    await notFound(uri(), 'owner/unknown-id');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('offer to say that an item is met whose facts are all there', async () => {
    const workflow =
      'name: Scratch, trigger: a, endState: b, users: [clerks], volumePerMonth: 9, outOfScope: [c]';
    await type(`version: 1\nstage: diagnose\nworkflow: { ${workflow} }\n`);
    const titles = (await actionsFor('gate/open-items')).map(({ title }) => title);
    assert.ok(titles.includes('Say that "workflow-scoped" is met, with its evidence…'), titles.join('\n'));
  });

  it('move a manifest to the newest edition by a command', async () => {
    await type(`catalogue: 2026.1\n${text}`);
    await found(uri(), 'catalogue/newer-edition');
    await vscode.commands.executeCommand('aiReadiness.moveEdition', uri());
    assert.match(editor.document.getText(), /^catalogue: "2026\.2"$/m);
    await notFound(uri(), 'catalogue/newer-edition');
  });

  it('offer what has to ask first', async () => {
    const titles = (await actionsFor('item/met-without-evidence')).map(({ title }) => title);
    assert.ok(titles.includes('Pick a file from the repository as evidence…'), titles.join('\n'));
    assert.ok(titles.includes('Explain item/met-without-evidence'));
  });

  it('write a missing document from its template', async () => {
    await type(text.replace('docs/map.md', 'docs/other.md'));
    const actions = await actionsFor('evidence/missing-file');
    const begin = actions.find(({ title }) => title.startsWith('Write "docs/other.md"'));
    assert.ok(begin?.command, actions.map(({ title }) => title).join('\n'));
    await vscode.commands.executeCommand(begin.command.command, ...(begin.command.arguments ?? []));
    const written = new TextDecoder().decode(
      await vscode.workspace.fs.readFile(folder.file('docs/other.md')),
    );
    assert.match(written, /<!-- ai-readiness template workflow-scoped [0-9a-f]{8} -->/);
    await found(uri(), 'evidence/unchanged-template');
  });

  it('offer to begin an empty manifest', async () => {
    await type('');
    const here = new vscode.Range(0, 0, 0, 0);
    const actions = await ask<vscode.CodeAction[]>('executeCodeActionProvider', here);
    assert.ok(actions.some(({ command }) => command?.command === 'aiReadiness.fillManifest'));
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', 10);
    assert.equal(lenses[0]?.command?.command, 'aiReadiness.fillManifest');
  });

  it('fix all that is safe on save, when asked to', async () => {
    const undo = await configure('editor.codeActionsOnSave', { 'source.fixAll': 'explicit' });
    try {
      await type(text.replace('  design:\n    threat-model', '  deploy:\n    threat-model'));
      await found(uri(), 'item/wrong-stage');
      await vscode.commands.executeCommand('workbench.action.files.save');
      assert.match(editor.document.getText(), / {2}design:\n {4}threat-model/);
      assert.ok(!editor.document.isDirty);
    } finally {
      await undo();
    }
  });

  it('fix all that is safe', async () => {
    await type(text.replace('  design:\n    threat-model', '  deploy:\n    threat-model'));
    await found(uri(), 'item/wrong-stage');
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const kind = 'source.fixAll.aiReadiness';
    const [fix] = await ask<vscode.CodeAction[]>('executeCodeActionProvider', all, kind, 5);
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(editor.document.getText(), / {2}design:\n {4}threat-model/);
  });
});
