import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as vscode from 'vscode';
import { catalogue } from '../../src/core/service';
import type { TestApi } from '../../src/extension';
import { changed } from '../../src/panel/difference';
import type { EditRequest, FixRequest } from '../../src/panel/protocol/edits';
import type { ToPanel } from '../../src/panel/protocol/messages';
import type { PanelModel } from '../../src/panel/protocol/model';
import { eventually, extension, homeFolder, open, plain, scratchFolder, write } from './support';
import { until } from './until';

const today = '2026-11-22';
const viewType = 'aiReadiness.checklist';

const text = `# By hand.
version: 1
stage: diagnose   # since May

workflow: {name: 'Scratch'}

owners:
    priya: {handle: "@p", roles: [outcome, approver]}
    tomas: {handle: "@t", roles: [performance]}

checklist:
    diagnose:
        # The board wanted it.
        workflow-scoped:
            status:   in-progress
            evidence:
              - docs/a.md
              - docs/b.md
`;

interface Seen {
  readonly model: PanelModel;
  readonly version: number;
  readonly sent: readonly ToPanel[];
  readonly panels: number;
}

/** What the panel shows; with a message, once what it asks for is done. */
async function panel(uri: vscode.Uri, message?: unknown): Promise<Seen> {
  const seen = await vscode.commands.executeCommand<Seen | undefined>('_aiReadiness.panel', uri, message);
  assert.ok(seen, 'a panel is open');
  return seen;
}

/** Sends an edit as the page would, and returns why it was refused, if it was. */
async function edit(
  uri: vscode.Uri,
  request: EditRequest | FixRequest,
  version?: number,
): Promise<string | undefined> {
  const seen = version ?? (await panel(uri)).version;
  const { sent } = await panel(uri, { type: 'edit', id: 7, version: seen, edit: request });
  const result = sent.find((message) => message.type === 'edit-result');
  assert.equal(result?.id, 7);
  return result.refused;
}

/** The report on a manifest, written to a file. */
async function reportAt(uri: vscode.Uri, target: vscode.Uri): Promise<string> {
  await vscode.commands.executeCommand('_aiReadiness.panel', uri, target);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
}

/** Opens the checklist, and waits until it has a model. */
async function openPanel(uri: vscode.Uri, ...args: unknown[]): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('aiReadiness.openChecklist', uri, ...args);
  await until('a model', async () => {
    const seen = await vscode.commands.executeCommand<Partial<Seen> | undefined>('_aiReadiness.panel', uri);
    return seen?.model !== undefined;
  });
  return vscode.workspace.openTextDocument(uri);
}

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  assert.notEqual(at, -1);
  const change = new vscode.WorkspaceEdit();
  change.replace(
    document.uri,
    new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)),
    to,
  );
  assert.ok(await vscode.workspace.applyEdit(change));
}

const itemOf = ({ model }: Seen, id: string) => model.items.find((item) => item.id === id);
const metRequest: EditRequest = {
  kind: 'mark-met',
  item: 'workflow-scoped',
  by: 'priya',
  on: today,
  evidence: 'docs/c.md',
};
const met = text
  .replace('status:   in-progress\n', `status:   met\n            by: priya\n            on: ${today}\n`)
  .replace('- docs/b.md\n', '- docs/b.md\n              - docs/c.md\n');

/** A file system with one file in it, whatever it is called. */
class Sealed implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  constructor(private readonly bytes: Uint8Array) {}
  watch = () => new vscode.Disposable(() => {});
  stat = () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.bytes.length });
  readFile = () => this.bytes;
  readDirectory = () => [];
  createDirectory = refuse;
  writeFile = refuse;
  delete = refuse;
  rename = refuse;
}

function refuse(): never {
  throw vscode.FileSystemError.NoPermissions();
}

describe('checklist panel', () => {
  // Before the scratch folder closes the editors: nobody is asked whether to save.
  afterEach(() => vscode.workspace.saveAll(true));
  const folder = scratchFolder();
  let api: TestApi;
  before(async () => {
    api = await extension();
    api.setToday(today);
  });
  after(() => api.setToday(undefined));

  it('opens beside the text as an editor of the same document', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    await open(uri);
    await openPanel(uri);
    const { activeTab, viewColumn } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab?.input instanceof vscode.TabInputCustom);
    assert.equal(activeTab.input.viewType, viewType);
    assert.equal(viewColumn, vscode.ViewColumn.Two);
    const { model } = await panel(uri);
    assert.equal(model.name, 'Scratch');
    assert.equal(model.editable, true);
    assert.equal(model.today, today);
  });

  it('makes the smallest change, and one undo takes it back to the byte', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    await open(uri);
    const document = await openPanel(uri);
    assert.equal(await edit(uri, metRequest), undefined);
    assert.equal(document.getText(), met);
    assert.equal(itemOf(await panel(uri), 'workflow-scoped')?.status, 'met');
    assert.equal(document.isDirty, true);
    await panel(uri, { type: 'undo' });
    await until('the undo', () => document.getText() === text);
    assert.equal(document.isDirty, false);
    await panel(uri, { type: 'redo' });
    await until('the redo', () => document.getText() === met);
    assert.ok(await document.save());
  });

  it('makes an edit anew on a text that has moved on', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    const { version } = await panel(uri);
    await replace(document, '# By hand.\n', '# By hand,\n# and with more\n# words.\n');
    assert.equal(await edit(uri, metRequest, version), undefined);
    assert.equal(document.getText(), met.replace('# By hand.\n', '# By hand,\n# and with more\n# words.\n'));
  });

  it('saves a plan, the date of going live and somebody new, each in one step to undo', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    const plan = (entry: string, values: Record<string, string | string[]>): EditRequest => ({
      kind: 'set-facts',
      section: 'plan',
      entry,
      values,
      was: Object.fromEntries(Object.keys(values).map((key) => [key, null])),
    });
    const noor = { id: 'noor', handle: '@noor', roles: ['legal'] };
    const changes: readonly [EditRequest, RegExp][] = [
      [
        plan('workflow-scoped', { 'estimate.low': '2d', 'estimate.high': '3w', note: 'One.\nTwo.' }),
        /estimate: \{ ?low: 2d, high: 3w ?\}\n {12}note: +\|-\n {16}One\.\n {16}Two\.\n/,
      ],
      [plan('', { goLive: '2027-03-01' }), /^goLive: 2027-03-01$/m],
      [
        { kind: 'set-owner', item: 'workflow-scoped', by: 'noor', adds: [noor] },
        /noor:.*@noor[\s\S]*by: noor/,
      ],
    ];
    for (const [request, wanted] of changes) {
      assert.equal(await edit(uri, request), undefined);
      assert.match(document.getText(), wanted);
      await panel(uri, { type: 'undo' });
      await until('the text as it was', () => document.getText() === text);
    }
    assert.match((await edit(uri, plan('', { goLive: 'soon' }))) ?? '', /not a valid date/);
  });

  it('says what would not hold before it writes that an item is met, and writes it all the same', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    const { version } = await panel(uri);
    const trial = (request: EditRequest) =>
      panel(uri, { type: 'edit', id: 7, version, edit: request, isTrial: true }).then(({ sent }) =>
        sent.find((message) => message.type === 'edit-result'),
      );
    const request = { kind: 'mark-met', item: 'workflow-scoped', by: 'priya', on: today } as const;
    const result = await trial(request);
    assert.deepEqual(
      [result?.refused, result?.doubt?.left[0], result?.doubt?.so],
      [undefined, 'docs/a.md: There is no such file.', 'The Diagnose gate will not pass because of it.'],
    );
    assert.equal(document.getText(), text, 'nothing is written');
    await write(
      folder.file('docs/c.md'),
      '# What it is\n\nThe clerk reads the invoice, and posts it in the ledger.\n',
    );
    const added = await trial({ ...request, evidence: 'docs/none.md' });
    assert.ok(added?.doubt?.left.includes('docs/none.md: There is no such file.'), 'also what is only typed');
    assert.match((await trial({ ...request, by: 'nobody' }))?.refused ?? '', /not one of the owners/);
    assert.equal(await edit(uri, request), undefined);
    assert.match(document.getText(), /status: {3}met/);
  });

  it('refuses an edit by index where something else stands there by now', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    const { version } = await panel(uri);
    await replace(document, '              - docs/a.md\n', '');
    const moved = document.getText();
    const request: EditRequest = { kind: 'remove-evidence', item: 'workflow-scoped', index: 0 };
    assert.match((await edit(uri, request, version)) ?? '', /changed since/);
    assert.equal(document.getText(), moved);
    assert.equal(await edit(uri, request), undefined);
    assert.ok(!document.getText().includes('evidence'));
  });

  it('says why it refuses', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    const waive = {
      kind: 'waive',
      item: 'risks-registered',
      reason: 'x',
      approver: 'tomas',
      expires: '2026-12-01',
    } as const;
    assert.match((await edit(uri, waive)) ?? '', /owns performance/);
    const { sent } = await panel(uri, { type: 'edit', id: 1, version: 1, edit: { kind: 'rm -rf' } });
    assert.deepEqual(sent, []);
    assert.equal(document.getText(), text);
  });

  it('follows the text, and keeps the last good view while it is broken', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    await replace(document, "'Scratch'", "'Renamed'");
    await until('the new name', async () => (await panel(uri)).model.name === 'Renamed');
    await replace(document, "{name: 'Renamed'}", "{name: 'Renamed");
    await until('the broken text', async () => (await panel(uri)).model.broken !== undefined);
    const { model } = await panel(uri);
    assert.equal(model.name, 'Renamed');
    assert.equal(model.editable, false);
    assert.equal(model.broken?.place.line, 4);
    assert.equal(model.items.find(({ id }) => id === 'workflow-scoped')?.status, 'in-progress');
    assert.match((await edit(uri, metRequest)) ?? '', /until line \d+ is fixed/);
    await replace(document, "{name: 'Renamed", "{name: 'Fixed'}");
    await until('the fixed text', async () => (await panel(uri)).model.name === 'Fixed');
    assert.equal((await panel(uri)).model.editable, true);
  });

  it('tells its page what has changed, and all of it to one that asks', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    const whole = async () => {
      const { sent } = await panel(uri, { type: 'ready' });
      const message = sent.find(({ type }) => type === 'model');
      assert.ok(message?.type === 'model');
      return message;
    };
    let page = await whole();
    let [changes, wholes] = [0, 0];
    for (const [from, to] of [
      ['# By hand.\n', '# By hand,\n# and with more\n# words.\n'],
      ["'Scratch'", "'Renamed'"],
      ['tomas: {', 'thomas: {'],
    ] as const) {
      const before = document.getText();
      await replace(document, from, to);
      assert.notEqual(document.getText(), before);
      // An edit that changes nothing: what is sent before its answer is what has become of the text.
      const { sent } = await panel(uri, {
        type: 'edit',
        id: 9,
        version: page.version,
        edit: { kind: 'set-stage', stage: 'diagnose' },
      });
      for (const message of sent) {
        // The page itself asks for the whole where it was slow to come.
        if (message.type === 'model') {
          page = message;
          wholes += 1;
        }
        if (message.type !== 'change') continue;
        changes += 1;
        assert.equal(message.from, page.version);
        const model = changed(page.model, message.change);
        assert.ok(model);
        page = { type: 'model', version: message.version, model };
      }
      const { model, version } = await panel(uri);
      assert.deepEqual([page.version, page.model], [version, JSON.parse(JSON.stringify(model))]);
    }
    assert.equal(page.model.name, 'Renamed');
    assert.ok(changes > 0 && wholes < 2, `the whole is not sent again and again: ${wholes}, ${changes}`);
    assert.deepEqual(await whole(), page);
  });

  it('keeps several panels apart, and two on one manifest together', async () => {
    const [one, other] = [folder.file('a/ai-readiness.yaml'), folder.file('b/ai-readiness.yml')];
    await write(one, text);
    await write(other, plain);
    const first = await openPanel(one);
    const second = await openPanel(other);
    assert.equal(await edit(one, metRequest), undefined);
    assert.equal(first.getText(), met);
    assert.equal(second.getText(), plain);
    assert.equal(await edit(other, { kind: 'set-stage', stage: 'design' }), undefined);
    assert.equal(second.getText(), plain.replace('diagnose', 'design'));
    assert.equal((await panel(one)).model.stage, 'diagnose');
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await until('a second panel', async () => (await panel(other)).panels === 2);
  });

  it('shows a place of the text beside it, with exactly the key selected', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    await open(uri);
    await openPanel(uri);
    const place = itemOf(await panel(uri), 'workflow-scoped')?.place;
    await panel(uri, { type: 'reveal', place });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor?.viewColumn, vscode.ViewColumn.One);
    assert.equal(editor?.document.getText(editor.selection), 'workflow-scoped');
  });

  it('begins evidence from a template, lists it, and never overwrites', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const document = await openPanel(uri);
    await panel(uri, { type: 'create-evidence', item: 'owners-named' });
    const file = folder.file('docs/readiness/owners-named.md');
    const made = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.match(made, /^# Owners and deputies\n\nWorkflow: Scratch\. Written by @p on 2026-11-22\./);
    assert.match(made, /<!-- ai-readiness template owners-named [0-9a-f]{8} -->\n$/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
    const listed = `${text}        owners-named:\n            status: in-progress\n            evidence:\n              - docs/readiness/owners-named.md\n`;
    assert.equal(document.getText(), listed);
    await until('a template nobody has filled in', async () => {
      const [entry] = itemOf(await panel(uri), 'owners-named')?.evidence ?? [];
      return entry?.state === 'unchanged-template';
    });
    await write(file, 'mine');
    await panel(uri, { type: 'create-evidence', item: 'owners-named' });
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), 'mine');
    assert.equal(document.getText(), listed);
    const request: EditRequest = { kind: 'remove-evidence', item: 'owners-named', index: 0 };
    assert.equal(await edit(uri, request), undefined);
    await panel(uri, { type: 'create-evidence', item: 'owners-named' });
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), 'mine');
    assert.equal(document.getText(), listed);
  });

  it('opens evidence inside the repository, and nothing outside', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text.replace('docs/b.md', '../../../../../../../../etc/hostname'));
    await write(folder.file('docs/a.md'), '# A\n');
    await openPanel(uri);
    await panel(uri, { type: 'open-evidence', item: 'workflow-scoped', index: 0 });
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('/docs/a.md'));
    await panel(uri, { type: 'open-evidence', item: 'workflow-scoped', index: 1 });
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('/docs/a.md'));
  });

  it('opens what was read at its line, from the page and from a hover, and nothing outside', async () => {
    const uri = folder.file('placed/ai-readiness.yaml');
    await write(folder.file('placed/.git/HEAD'), 'ref: refs/heads/main\n');
    await write(folder.file('placed/docs/a.md'), '# A\n\nAll is well.\n');
    await write(folder.file('outside.md'), '# Outside\n');
    await write(uri, text);
    await openPanel(uri);
    const shown = (): string => {
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor, 'a text is open');
      const { line, character } = editor.selection.active;
      return `${editor.document.uri.path.split('/').at(-1)}:${line}:${character}`;
    };
    const place = { file: 'docs/a.md', line: 2, column: 4 };
    await panel(uri, { type: 'open-place', place });
    assert.equal(shown(), 'a.md:2:4');
    // A link in a hover hands over its arguments as JSON.
    const link = JSON.parse(JSON.stringify([uri, { ...place, line: 0, column: 1 }])) as unknown[];
    await vscode.commands.executeCommand('aiReadiness.openPlace', ...link);
    assert.equal(shown(), 'a.md:0:1');
    await panel(uri, { type: 'open-place', place: { ...place, file: '../outside.md' } });
    assert.equal(shown(), 'a.md:0:1');
  });

  it('hands out guidance', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    await openPanel(uri);
    const { sent } = await panel(uri, { type: 'guidance', item: 'owners-named' });
    const answer = sent.find(({ type }) => type === 'guidance');
    assert.ok(answer?.type === 'guidance' && answer.html.startsWith('<h2>Why it matters</h2>'));
    const stranger = await panel(uri, { type: 'guidance', item: '../../package' });
    assert.ok(!stranger.sent.some(({ type }) => type === 'guidance'));
  });

  it('opens by an address that has lost its class, as in a link', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    await vscode.commands.executeCommand('aiReadiness.openChecklist', JSON.parse(JSON.stringify(uri)), {});
    await openPanel(uri);
    assert.equal((await panel(uri)).panels, 1);
  });

  it('shows a read-only manifest, and changes nothing', async () => {
    const bytes = new TextEncoder().encode(text);
    const readOnly = vscode.workspace.registerFileSystemProvider('sealed', new Sealed(bytes), {
      isReadonly: true,
    });
    const uri = vscode.Uri.parse('sealed:/ai-readiness.yaml');
    await openPanel(uri);
    assert.equal((await panel(uri)).model.editable, false);
    assert.equal(await edit(uri, metRequest), 'This manifest is read-only.');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    readOnly.dispose();
  });

  it('scrolls to an item that a command names', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    await openPanel(uri, { item: 'owners-named' });
    // Either the page was there first, or the test is.
    const { sent } = await panel(uri, { type: 'ready' });
    assert.equal(sent[0]?.type, 'model');
  });

  it('writes the report with the revision, and with links from where the page lies', async () => {
    const uri = folder.file('ai-readiness.yaml');
    await write(folder.file('docs/a.md'), '# The scope of the work\n\nSomebody wrote this down.\n');
    await write(uri, text);
    await openPanel(uri);
    const target = folder.file('out/pages/report.html');
    const first = await reportAt(uri, target);
    assert.match(first, /^<!DOCTYPE html>[\s\S]*<h1 dir="auto">Scratch<\/h1>/);
    assert.match(first, /<a href="\.\.\/\.\.\/docs\/a\.md">/);
    // The samples are a repository that VS Code has not opened: it is above the folders of the workspace.
    assert.match(
      first,
      /<dt>Git revision<\/dt><dd dir="auto">[0-9a-f]{12} on main\. Whether there were uncommitted changes is not known\.</,
    );
    const change = new vscode.WorkspaceEdit();
    change.insert(uri, new vscode.Position(0, 0), '# Not saved.\n');
    await vscode.workspace.applyEdit(change);
    assert.match(await reportAt(uri, target), /on main\. The manifest has changes that are not saved\. /);
  });

  it('says in the report what git says of the manifest', async function () {
    const uri = folder.file('ai-readiness.yaml');
    await write(uri, text);
    const run = (...args: string[]): number | null =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder.uri.fsPath,
      }).status;
    const git = vscode.extensions.getExtension<{
      getAPI(version: 1): { openRepository(root: vscode.Uri): Promise<unknown> };
    }>('vscode.git');
    if (git === undefined || run('init', '--initial-branch=trunk') !== 0) return this.skip();
    run('add', '--all');
    run('commit', '-m', 'one');
    const api = await git.activate();
    await api.getAPI(1).openRepository(folder.uri);
    const target = vscode.Uri.joinPath(homeFolder().uri, 'report-of-scratch.html');
    try {
      assert.match(await reportAt(uri, target), /[0-9a-f]{12} on trunk\. No uncommitted changes\.</);
      await write(uri, `${text}# One more line.\n`);
      await write(folder.file('new.md'), 'new');
      assert.match(
        await reportAt(uri, target),
        /[0-9a-f]{12} on trunk\. Uncommitted changes in the manifest and 1 other file\.</,
      );
    } finally {
      await vscode.workspace.fs.delete(target);
    }
  });

  it('makes a fix of a step as the light bulb in the text does, in one step to undo', async () => {
    const uri = folder.file('ai-readiness.yaml');
    const wrong = `${text}\nrisk: { tier: limted }   # agreed\n`;
    await write(uri, wrong);
    const document = await openPanel(uri);
    const step = (await panel(uri)).model.steps.find(({ what }) => what.includes('limted'));
    const [way] = step?.ways ?? [];
    assert.ok(step?.finding !== undefined && step.place !== undefined && way !== undefined && 'fix' in way);
    const at = new vscode.Position(step.place.line, step.place.character);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(at, at),
      undefined,
      60,
    );
    const bulb = actions.find(({ title }) => title === way.title);
    assert.ok(bulb?.edit !== undefined, actions.map(({ title }) => title).join('\n'));
    const request: FixRequest = { kind: 'fix', finding: step.finding, fix: way.fix };
    assert.equal(await edit(uri, request), undefined);
    const byPanel = document.getText();
    assert.equal(byPanel, wrong.replace('limted', 'limited'));
    assert.equal(await edit(uri, request), 'The problem is no longer there.');
    await panel(uri, { type: 'undo' });
    await until('the undo', () => document.getText() === wrong);
    assert.ok(await vscode.workspace.applyEdit(bulb.edit));
    assert.equal(document.getText(), byPanel);
  });

  it('is there for the samples', async () => {
    const uri = vscode.Uri.joinPath(homeFolder().uri, 'ai-readiness.yaml');
    await openPanel(uri);
    const { model } = await panel(uri);
    // The others are asked only of agents, and of the providers of systems with a high-risk class.
    const asked = catalogue.filter(({ since }) => since === undefined).map(({ id }) => id);
    assert.deepEqual(
      model.items.map(({ id }) => id),
      asked,
    );
    const { onDidChangeTabs, onDidChangeTabGroups } = vscode.window.tabGroups;
    await eventually(
      'a tab that is told from that of the text',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Checklist: '),
      onDidChangeTabs,
      onDidChangeTabGroups,
    );
  });
});
