import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import { codesOf, extension, found, notFound, open, plain, scratchFolder, write } from './support';

/** Long enough for any test: only the caret's leaving ends a line. */
const never = 600_000;

describe('typing', () => {
  const folder = scratchFolder();
  let api: TestApi;
  let editor: vscode.TextEditor;
  /** A folder of its own for each text: what is open already would not be read again. */
  let opened = 0;
  const uri = () => editor.document.uri;

  before(async () => {
    api = await extension();
    api.setToday('2026-11-22');
    api.setRest(never);
  });
  after(() => {
    api.setToday(undefined);
    api.setRest(undefined);
  });

  /** Opens a text with the caret at `¦`, or at its end. */
  async function begin(text: string): Promise<void> {
    const at = text.includes('¦') ? text.indexOf('¦') : text.length;
    const file = folder.file(`${++opened}/ai-readiness.yaml`);
    await write(file, text.replace('¦', ''));
    editor = await open(file);
    const caret = editor.document.positionAt(at);
    editor.selection = new vscode.Selection(caret, caret);
    await api.manifests.current(editor.document);
  }

  /** Types key by key; after each, the text is checked, and whoever asks is answered. */
  async function type(text: string): Promise<void> {
    for (const key of text) {
      await vscode.commands.executeCommand('type', { text: key });
      await api.manifests.current(editor.document);
    }
  }

  const lensTitles = async (): Promise<string[]> => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri(),
    );
    return lenses.flatMap(({ command }) => command?.title ?? []);
  };

  describe('what is shown meanwhile', () => {
    it('is nothing new of a line that is not finished, and everything at its end', async () => {
      await begin(plain);
      const before = codesOf(uri());
      for (const key of 'goLive: 11.01.2027') {
        await type(key);
        assert.deepEqual(codesOf(uri()), before);
      }
      await type('\n');
      await found(uri(), 'schema/bad-date');
    });

    it('comes when the caret leaves the line', async () => {
      await begin(plain.replace('diagnose', 'di¦agnose'));
      await type('x');
      const top = new vscode.Position(0, 0);
      editor.selection = new vscode.Selection(top, top);
      await found(uri(), 'schema/not-one-of');
    });

    it('comes when the caret rests', async () => {
      api.setRest(1);
      try {
        await begin(plain.replace('diagnose', 'di¦agnose'));
        await type('x');
        await found(uri(), 'schema/not-one-of');
      } finally {
        api.setRest(never);
      }
    });

    it('vanishes at once where it was fixed', async () => {
      await begin(plain.replace('diagnose', 'diagn¦se'));
      await found(uri(), 'schema/not-one-of');
      await type('o');
      assert.deepEqual(codesOf(uri()), []);
    });

    it('keeps the gates as they are, whoever asks for them', async () => {
      await begin(`${plain}risk: { tier: limited }¦\n`);
      const gates = await lensTitles();
      assert.equal(gates.length, 1);
      await vscode.commands.executeCommand('deleteLeft');
      await type(', role: deployer');
      assert.deepEqual(await lensTitles(), gates);
      await type('\n');
      await found(uri(), 'yaml/syntax');
      assert.deepEqual(
        await lensTitles(),
        gates.map((title) => `${title} (before the text broke)`),
      );
      await type('}');
      const end = new vscode.Position(0, 0);
      editor.selection = new vscode.Selection(end, end);
      await notFound(uri(), 'yaml/syntax');
      assert.deepEqual(await lensTitles(), gates);
    });

    it('tells no gates from before where the text was broken from the first', async () => {
      await begin(`<<<<<<< ours\n${plain}=======\nversion: 1\n>>>>>>> theirs\n`);
      await found(uri(), 'yaml/merge-conflict');
      // VS Code's own lenses on conflicts stand there as well.
      const own = (await lensTitles()).filter((title) => !/^(?:Accept|Compare) .*Changes?$/.test(title));
      assert.deepEqual(own, ['The text cannot be read as a whole: no gate is told']);
    });

    it('is not held back for a change that nobody typed', async () => {
      await begin(plain);
      const change = new vscode.WorkspaceEdit();
      await vscode.workspace
        .openTextDocument({ content: 'else' })
        .then((text) => vscode.window.showTextDocument(text));
      change.replace(uri(), new vscode.Range(1, 7, 1, 15), 'dagnose');
      await vscode.workspace.applyEdit(change);
      await found(uri(), 'schema/not-one-of');
    });

    it('is the truth again after undo', async () => {
      await begin(plain.replace('diagnose', 'di¦agnose'));
      await type('x');
      await vscode.commands.executeCommand('undo');
      await notFound(uri(), 'schema/not-one-of');
    });
  });

  describe('Enter', () => {
    /** What stands before the caret, and the column that the next line begins in. */
    const cases: readonly [string, number][] = [
      ['workflow:', 2],
      ['workflow:   # what it is', 2],
      ['"workflow":', 2],
      ['owners: &all', 2],
      ['workflow:\n  name: Ticket triage', 2],
      ['workflow:\n  summary: We do the following:', 2],
      ['workflow:\n  summary: |', 4],
      ['workflow:\n  summary: >-', 4],
      ['workflow:\n  summary: |\n    The steps are:', 4],
      ['# owners:', 0],
      ['escalation:\n  - when: a', 4],
      ['escalation:\n  - when: two words', 4],
      ['escalation:\n  - when: "a: b"', 4],
      ['escalation:\n  - when:', 6],
      ['escalation:\n  - when: |', 6],
      ['escalation:\n  - { when: a, to: b }', 2],
      ['escalation:\n- when: a', 2],
      ['workflow:\n  users:\n    - clerks', 4],
      ['workflow:\n  users: [clerks,', 4],
      ['version: 1', 0],
    ];
    for (const [text, column] of cases)
      it(`after ${JSON.stringify(text.split('\n').at(-1))} goes to column ${column}`, async () => {
        await begin(text);
        await vscode.commands.executeCommand('type', { text: '\n' });
        const { line, character } = editor.selection.active;
        assert.deepEqual([line, character], [text.split('\n').length, column]);
      });
  });

  it('proposes nothing by itself that would harm', async () => {
    const proposed = async (text: string, trigger: string): Promise<string[]> => {
      await begin(text);
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri(),
        editor.selection.active,
        trigger,
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.deepEqual(await proposed('version: 1\nworkflow:', ':'), []);
    assert.deepEqual(await proposed('version: 1\nworkflow: ', ' '), []);
    assert.deepEqual(await proposed(`${plain}owners: `, ' '), []);
    assert.deepEqual(await proposed(`${plain}checklist: `, ' '), []);
    assert.deepEqual(await proposed('version: 1\nstage: ', ' '), ['diagnose', 'design', 'deploy', 'operate']);
    assert.deepEqual(await proposed('version: 1\nworkflow:\n  name: Ticket ', ' '), []);
  });
});
