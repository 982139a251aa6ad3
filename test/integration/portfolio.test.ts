import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
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
