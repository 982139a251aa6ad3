import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plusDays } from '../../src/core/service';
import { extension, plain, scratchFolder, write } from './support';
import { until } from './until';

interface Seen {
  readonly isOpen: boolean;
  readonly html: string;
}

const seen = (message?: unknown) => vscode.commands.executeCommand<Seen>('_aiReadiness.portfolio', message);

describe('the portfolio', () => {
  const scratch = scratchFolder();

  before(() => extension());

  it('lists all manifests of the workspace, opens one of them, and follows what changes', async () => {
    await vscode.commands.executeCommand('aiReadiness.showPortfolio');
    await seen({ type: 'ready' });
    const manifest = scratch.file('portfolio/ai-readiness.yaml');
    await write(manifest, plain.replace('Scratch', 'Seen in the portfolio'));
    await until('the new manifest', async () =>
      (await seen()).html.includes('>Seen in the portfolio</button>'),
    );
    const { isOpen, html } = await seen();
    assert.ok(isOpen);
    assert.match(html, /Supplier invoice triage/);
    assert.match(html, /class="overview"/);

    await seen({ type: 'open', key: manifest.toString() });
    await until(
      'its text',
      () => vscode.window.activeTextEditor?.document.uri.toString() === manifest.toString(),
    );
    await write(manifest, plain.replace('Scratch', 'Called otherwise'));
    await until('its new name', async () => (await seen()).html.includes('>Called otherwise</button>'));

    const other = scratch.file('other/ai-readiness.yaml');
    await write(other, plain.replace('Scratch', 'Soon gone'));
    await until('another one', async () => (await seen()).html.includes('>Soon gone</button>'));
    await vscode.workspace.fs.delete(other);
    await until('that it is gone', async () => !(await seen()).html.includes('Soon gone'));
  });

  it('tells what turns within a year, and opens the line that says so', async () => {
    await vscode.commands.executeCommand('aiReadiness.showPortfolio');
    await seen({ type: 'ready' });
    const manifest = scratch.file('year/ai-readiness.yaml');
    const text = `${plain.replace('Scratch', 'Turns soon')}models:\n  coder: { retiresOn: ${plusDays((await extension()).today(), 30)} }\n`;
    await write(manifest, text);
    const line = text.split('\n').findIndex((each) => each.includes('retiresOn'));
    await until('its year', async () => {
      const { html } = await seen();
      return html.includes('The model coder retires') && html.includes('aria-busy="false"');
    });
    assert.match(
      (await seen()).html,
      new RegExp(`data-line="${line}" data-character="\\d+">The model coder`),
    );
    await seen({ type: 'open', key: manifest.toString(), place: { line, character: 2 } });
    await until('its line', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === manifest.toString() && editor.selection.active.line === line;
    });
  });

  it('opens nothing but what is listed, and takes no other message', async () => {
    await vscode.commands.executeCommand('aiReadiness.showPortfolio');
    await seen({ type: 'ready' });
    const file = scratch.file('other.txt');
    await write(file, 'no manifest');
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    for (const message of [
      { type: 'open', key: file.toString() },
      { type: 'run' },
      { type: 'open' },
      null,
      'open',
    ])
      await seen(message);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), before);
  });
});
