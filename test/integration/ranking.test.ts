import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, plain, scratchFolder, write } from './support';
import { until } from './until';

interface Seen {
  readonly isOpen: boolean;
  readonly html: string;
}

const seen = (message?: unknown) => vscode.commands.executeCommand<Seen>('_aiReadiness.ranking', message);

/** A manifest that can be ranked. */
const manifest = (name: string, volume: number): string => `version: 1
stage: diagnose
workflow: { name: ${name}, volumePerMonth: ${volume} }
owners: { ann: { roles: [outcome] } }
systems: { crm: { owner: ann } }
data: { people: { system: crm, owner: ann } }
value: { unit: EUR, baseline: { value: 9 }, target: { value: 5 } }
`;

describe('comparing workflows', () => {
  const scratch = scratchFolder();

  before(() => extension());

  it('ranks all manifests of the workspace, opens one of them, and follows what changes', async () => {
    const [large, small, none, broken] = ['large', 'small', 'none', 'broken'].map((name) =>
      scratch.file(`ranking/${name}/ai-readiness.yaml`),
    );
    assert.ok(large && small && none && broken);
    await write(large, manifest('Much is won here', 90_000_000));
    await write(small, manifest('Less is won here', 2));
    await write(none, plain.replace('Scratch', 'Owned by nobody'));
    await write(broken, 'version: 1\nworkflow: { name: Cut off\n');
    await vscode.commands.executeCommand('aiReadiness.compareWorkflows');
    await seen({ type: 'ready' });
    await until('all of them', async () => {
      const { html } = await seen();
      return ['Less is won here', 'Owned by nobody', 'Cut off', 'cannot be read as a whole'].every((each) =>
        html.includes(each),
      );
    });
    const { isOpen, html } = await seen();
    assert.ok(isOpen);
    assert.match(html, /Take &#34;Much is won here&#34; first: it comes first in 100 % of all cases\./);
    assert.match(html, /because nobody owns its outcome/);
    assert.match(html, /<svg/);

    await seen({ type: 'open', key: small.toString() });
    await until(
      'its text',
      () => vscode.window.activeTextEditor?.document.uri.toString() === small.toString(),
    );
    await write(small, manifest('Now more is won', 9_000_000_000_000));
    await until('the other one first', async () =>
      (await seen()).html.includes('Take &#34;Now more is won&#34; first'),
    );
  });
});
