import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { catalogue } from '../../src/core/schema/catalogue';
import { closeAll, eventually, extension } from './support';

const { fs } = vscode.workspace;
const page = (path: string) => vscode.Uri.from({ scheme: 'ai-readiness', path });
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await fs.readFile(uri));

describe('pages', () => {
  before(() => extension());
  afterEach(closeAll);

  it('are there for every item and for what diagnostics link to', async () => {
    for (const { id, title } of catalogue) {
      const text = await read(page(`/items/${id}.md`));
      assert.ok(text.startsWith(`# ${title}\n`), id);
      for (const [, link = ''] of text.matchAll(/\]\(\.\.(\/findings\/[^)]+)\)/g)) await fs.stat(page(link));
    }
    assert.match(await read(page('/findings/gate/stage-ahead.md')), /^# gate\/stage-ahead\n/);
  });

  it('are there for nothing else, and can not be written', async () => {
    for (const path of ['/items/none.md', '/findings/../../package.json', '/items/../../LICENSE.md', '/'])
      await assert.rejects(async () => fs.stat(page(path)), path);
    await assert.rejects(async () => fs.writeFile(page(`/items/${catalogue[0]?.id}.md`), new Uint8Array()));
    await assert.rejects(async () => fs.delete(page('/findings/gate/stage-ahead.md')));
  });

  for (const topic of ['gate/stage-ahead', 'owners-named']) {
    it(`${topic} opens rendered`, async () => {
      await vscode.commands.executeCommand('aiReadiness.explain', topic);
      const { tabGroups } = vscode.window;
      const input = await eventually(
        'a tab with the page',
        () => {
          const shown = tabGroups.all.flatMap(({ tabs }) => tabs).map((tab) => tab.input);
          return shown.find((each) => each instanceof vscode.TabInputCustom && each.uri.path.includes(topic));
        },
        tabGroups.onDidChangeTabs,
      );
      assert.ok(input instanceof vscode.TabInputCustom);
      assert.equal(input.viewType, 'vscode.markdown.preview.editor');
    });
  }

  it('nothing opens for a word that names no page', async () => {
    await vscode.commands.executeCommand('aiReadiness.explain', 'no/such-code');
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
  });
});
