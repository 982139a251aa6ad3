import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ToPanel } from '../../src/panel/protocol/messages';
import { extension, plain, scratchFolder, write } from './support';
import { until } from './until';

interface Seen {
  readonly model?: { readonly stages: readonly { readonly id: string; readonly met: number }[] };
  readonly sent: readonly ToPanel[];
}

function panel(uri: vscode.Uri, message?: unknown): Thenable<Seen | undefined> {
  return vscode.commands.executeCommand('_aiReadiness.panel', uri, message);
}

async function sentOn(uri: vscode.Uri, message: unknown): Promise<readonly ToPanel[]> {
  return (await panel(uri, message))?.sent ?? [];
}

/**
 * What is told of a page once all of it is. Where something around the manifest is read meanwhile, the page is worked out
 * anew, and that is told to nobody here: then it is left and shown again.
 */
async function toldOn(
  manifest: vscode.Uri,
  shown: { readonly page: string; readonly day?: string },
  ...wanted: ToPanel['type'][]
): Promise<readonly ToPanel[]> {
  let sent: readonly ToPanel[] = [];
  await until(`what is told of ${shown.page}`, async () => {
    sent = await sentOn(manifest, { type: 'shows', ...shown });
    const isAll = wanted.every((type) => sent.some((each) => each.type === type));
    if (!isAll) await sentOn(manifest, { type: 'shows', page: 'other' });
    return isAll;
  });
  return sent;
}

describe('what lies ahead, in the panel', () => {
  const scratch = scratchFolder();
  let manifest: vscode.Uri;

  before(() => extension());
  beforeEach(async () => {
    manifest = scratch.file('ai-readiness.yaml');
    await write(manifest, plain);
    await vscode.commands.executeCommand('aiReadiness.openChecklist', manifest);
    await until('a model', async () => (await panel(manifest))?.model !== undefined);
  });

  it('is forecast for the page that shows it, and anew for another text', async () => {
    const first = await toldOn(manifest, { page: 'forecast' }, 'forecast');
    const told = first.find((each) => each.type === 'forecast');
    assert.match(
      told?.forecast.none ?? '',
      /^No dates yet: 0 of \d+ open items before go-live are estimated/,
    );
    const left = await sentOn(manifest, { type: 'shows', page: 'other' });
    assert.ok(!left.some(({ type }) => type === 'forecast' || type === 'working'));
    // Another text is forecast anew.
    const [item] = told?.forecast.estimateFirst ?? [];
    assert.ok(item);
    const edit = {
      kind: 'set-facts',
      section: 'plan',
      entry: item.item,
      values: { 'estimate.low': '2d', 'estimate.likely': '3d', 'estimate.high': '4d' },
    };
    const version = (await sentOn(manifest, { type: 'ready' })).find(
      (each) => each.type === 'model',
    )?.version;
    const result = await sentOn(manifest, { type: 'edit', id: 1, version, edit });
    assert.equal(result.find((each) => each.type === 'edit-result')?.refused, undefined);
    await until('the forecast of the text as it is', async () => {
      const after = await toldOn(manifest, { page: 'forecast' }, 'forecast');
      await sentOn(manifest, { type: 'shows', page: 'other' });
      const anew = after.find((each) => each.type === 'forecast');
      return /^No dates yet: 1 of \d+ /.test(anew?.forecast.none ?? '');
    });
  });

  it('has the year, and a day of it as a check on that day has it', async () => {
    const day = (
      await vscode.commands.executeCommand<Seen & { model: { today: string } }>(
        '_aiReadiness.panel',
        manifest,
      )
    ).model.today;
    const sent = await toldOn(manifest, { page: 'calendar', day }, 'calendar', 'day');
    const told = sent.find((each) => each.type === 'day');
    const now = (await panel(manifest))?.model?.stages.map(({ id, met }) => `${id} ${met}`);
    assert.deepEqual(
      told?.day.gates.map(({ id, met }) => `${id} ${met}`),
      now,
    );
  });
});
