import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, extension, found, notFound, open, repeatUntil, scratchFolder, write } from './support';
import { until } from './until';

const text = `version: 1
stage: design
workflow:
  name: Scratch
owners:
  priya: { handle: @priya-n, roles: [outcome, approver] }
  tomas: { handle: "@tomas-k", roles: [performance] }
data:
  crm: { owner: priya, maxAge: 30 }
checklist:
  diagnose:
    systems-inventoried: { status: waived, reason: The audit comes first., approver: tomas, expires: 2026-11-01 }
`;

describe('what is offered at a finding', () => {
  const folder = scratchFolder();
  let editor: vscode.TextEditor;
  const uri = () => editor.document.uri;

  before(async () => (await extension()).setToday('2026-11-22'));
  after(async () => (await extension()).setToday(undefined));
  beforeEach(async () => {
    await write(folder.file('ai-readiness.yaml'), text);
    editor = await open(folder.file('ai-readiness.yaml'));
  });

  async function actionsFor(code: string): Promise<vscode.CodeAction[]> {
    const { range } = await found(uri(), code);
    return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri(), range, undefined, 60);
  }

  async function take(code: string, title: string | RegExp): Promise<vscode.CodeAction> {
    const actions = await actionsFor(code);
    const action = actions.find((each) =>
      typeof title === 'string' ? each.title === title : title.test(each.title),
    );
    assert.ok(action, actions.map((each) => each.title).join('\n'));
    return action;
  }

  it('is never first of all to hide it', async () => {
    for (const code of ['data/access-unproven', 'waiver/expired', 'schema/bad-duration']) {
      const titles = (await actionsFor(code)).map(({ title }) => title);
      const hiding = titles.findIndex((title) => title.startsWith('Hide'));
      assert.ok(hiding > 0, titles.join('\n'));
      assert.ok(
        titles.slice(hiding).every((title) => title.startsWith('Hide')),
        titles.join('\n'),
      );
    }
  });

  it('is nothing that would be refused: what an alias repeats is not changed at one place alone', async () => {
    const aliased = `version: 1
stage: design
workflow: { name: Scratch }
owners: { ann: { roles: &all [outcome], deputy: ben }, ben: { roles: *all, deputy: ann } }
`;
    await write(folder.file('ai-readiness.yaml'), aliased);
    for (const action of await actionsFor('owner/role-missing'))
      assert.ok(action.edit !== undefined || action.command !== undefined, action.title);
    const titles = (await actionsFor('owner/role-missing')).map(({ title }) => title);
    assert.ok(!titles.some((title) => title.includes('performance')), titles.join('\n'));
  });

  it('is each thing once, whatever how many findings it would fix', async () => {
    const claimed = text
      .replace('@priya-n', '"@priya-n"')
      .replace(
        '    systems-inventoried:',
        '    owners-named: { status: met }\n    risk-tier-assigned: { status: met }\n    systems-inventoried:',
      );
    await write(folder.file('ai-readiness.yaml'), claimed);
    const titles = (await actionsFor('item/met-without-evidence')).map(({ title }) => title);
    assert.deepEqual(titles, [...new Set(titles)]);
    assert.ok(titles.length > 2, titles.join('\n'));
  });

  it('is also to fix all that is safe in the manifest', async () => {
    const { edit } = await take('schema/bad-duration', 'Fix all in this manifest that can be fixed safely');
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    assert.equal(editor.document.getText(), text.replace('@priya-n', '"@priya-n"'));
  });

  it('leaves out of that what is switched off', async () => {
    const misspelled = text.replace('@priya-n', '"@priya-n"').replace('stage: design', 'stage: Design');
    await write(folder.file('ai-readiness.yaml'), misspelled);
    await found(uri(), 'schema/not-one-of');
    const title = 'Fix all in this manifest that can be fixed safely';
    assert.ok((await actionsFor('schema/bad-duration')).some((each) => each.title === title));
    const undo = await configure(
      'aiReadiness.severity',
      { 'schema/not-one-of': 'off' },
      vscode.ConfigurationTarget.Global,
    );
    try {
      await notFound(uri(), 'schema/not-one-of');
      assert.ok(!(await actionsFor('schema/bad-duration')).some((each) => each.title === title));
    } finally {
      await undo();
    }
  });

  it('asks who decided that a waiver goes on, and until when', async () => {
    const { command } = await take('waiver/expired', /^Renew the waiver/);
    assert.ok(command);
    const done = vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await repeatUntil(done, 'workbench.action.acceptSelectedQuickOpenItem');
    // Not the one who owns performance, who had approved it.
    assert.match(editor.document.getText(), /approver: priya, expires: 2027-02-20 \}/);
  });

  it('asks when access was proven, and takes no for an answer', async () => {
    const { command } = await take('data/access-unproven', 'Record when access was proven…');
    assert.ok(command);
    const run = () => vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await repeatUntil(run(), 'workbench.action.closeQuickOpen');
    assert.equal(editor.document.getText(), text);
    await repeatUntil(run(), 'workbench.action.acceptSelectedQuickOpenItem');
    assert.match(editor.document.getText(), /accessProvenOn: 2026-11-22/);
  });

  it('asks in the checklist when a review was, and what it rests on', async () => {
    const met = 'workflow-scoped: { status: met, by: priya, on: 2025-01-10, evidence: [docs/a.md] }';
    const reviewed = text
      .replace('@priya-n', '"@priya-n"')
      .replace('  diagnose:\n', `  diagnose:\n    ${met}\n`);
    await write(folder.file('ai-readiness.yaml'), reviewed);
    await vscode.commands.executeCommand('aiReadiness.openChecklist', uri());
    const shown = (message?: unknown) =>
      vscode.commands.executeCommand<{ version: number; model?: { items: unknown } } | undefined>(
        '_aiReadiness.panel',
        uri(),
        message,
      );
    await until('a model', async () => (await shown())?.model !== undefined);
    const { version } = (await shown()) ?? { version: 0 };
    const edit = { kind: 'record-review', item: 'workflow-scoped' };
    const recorded = () => shown({ type: 'edit', id: 1, version, edit });
    await repeatUntil(recorded(), 'workbench.action.closeQuickOpen');
    assert.ok(editor.document.getText().includes('on: 2025-01-10'));
    await repeatUntil(recorded(), 'workbench.action.acceptSelectedQuickOpenItem');
    assert.ok(editor.document.getText().includes('on: 2026-11-22'), editor.document.getText());
  });

  it('goes to what stands in the way of a gate', async () => {
    const { command } = await take('gate/stage-ahead', /^Go to the blocker/);
    assert.ok(command);
    const done = vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await repeatUntil(done, 'workbench.action.acceptSelectedQuickOpenItem');
    assert.ok(vscode.window.activeTextEditor?.selection.start.line !== 0);
  });
});

describe('formatting', () => {
  const folder = scratchFolder();
  const sloppy = 'version : 1\nstage:  diagnose\nworkflow: {name: Scratch}  # x\n\n\n\n\nowners: {}';
  const tidy = 'version: 1\nstage: diagnose\nworkflow: { name: Scratch }  # x\n\n\nowners: {}\n';

  async function formatted(before: string): Promise<string> {
    await write(folder.file('ai-readiness.yaml'), before);
    const { document } = await open(folder.file('ai-readiness.yaml'));
    await vscode.commands.executeCommand('editor.action.formatDocument');
    return document.getText();
  }

  it('puts white space in order, and finds nothing to do then', async () => {
    assert.equal(await formatted(sloppy), tidy);
    const edits = await vscode.commands.executeCommand(
      'vscode.executeFormatDocumentProvider',
      folder.file('ai-readiness.yaml'),
      {},
    );
    assert.deepEqual(edits ?? [], []);
  });

  it('leaves alone what is broken', async () => {
    const broken = sloppy.replace('Scratch}', 'Scratch');
    assert.equal(await formatted(broken), broken);
  });

  it('of a selection changes only that', async () => {
    await write(folder.file('ai-readiness.yaml'), sloppy);
    const editor = await open(folder.file('ai-readiness.yaml'));
    editor.selection = new vscode.Selection(1, 0, 1, 3);
    await vscode.commands.executeCommand('editor.action.formatSelection');
    assert.equal(editor.document.getText(), sloppy.replace('stage:  ', 'stage: '));
  });
});
