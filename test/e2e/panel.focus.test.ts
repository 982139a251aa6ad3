// The focus never falls to the body of the panel's page, whatever is pressed, filtered, folded or removed.
import * as assert from 'node:assert/strict';
import type { ItemView } from '../../src/panel/protocol/items';
import type { PanelModel } from '../../src/panel/protocol/model';
import { walk } from './panel/focus-walk';
import { isFocusLost } from './panel/in-page';
import { broken, midDesign, newcomer } from './panel/models';
import { openPanel, type PanelPage } from './panel/page';

const contract = 'data-contract-agreed';

/** A model after somebody has changed one of its items. */
function withItem(id: string, change: Partial<ItemView>): PanelModel {
  return {
    ...midDesign,
    items: midDesign.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
  };
}

describe('the focus in the panel’s page', () => {
  describe('stays on the page, whatever is pressed', function () {
    this.timeout(180_000);
    const walks: readonly [name: string, walk: Parameters<typeof walk>[0], least: number][] = [
      ['in an item that is worked on', { model: midDesign, way: 'click', within: [contract] }, 150],
      ['by keyboard', { model: midDesign, way: 'Enter', within: ['escalation-path-defined'] }, 150],
      ['by the other key', { model: newcomer, way: 'Space', within: ['owners-named'] }, 100],
      ['while the text is broken', { model: broken, way: 'Enter', within: [contract] }, 50],
    ];
    for (const [name, each, least] of walks) {
      it(name, async () => {
        const { lost, walked } = await walk(each);
        assert.deepEqual(lost, []);
        assert.ok(walked >= least, `${walked} controls are walked`);
      });
    }
  });

  describe('is kept', () => {
    let panel: PanelPage;
    const part = (key: string) => panel.page.locator(`[data-key="${key}"]`);
    beforeEach(async () => {
      panel = await openPanel();
      await panel.show(midDesign);
    });
    afterEach(() => panel.close());

    it('by the next row where the filters hide the one that had it', async () => {
      await part('filter:blocking').click();
      await part('filter:text').focus();
      const rows = panel.page.locator('.item-title');
      const [first, second] = await Promise.all([0, 1].map((at) => rows.nth(at).getAttribute('data-key')));
      await rows.first().focus();
      const item = first?.slice('row:'.length) ?? '';
      await panel.show({
        ...midDesign,
        blocking: { ...midDesign.blocking, items: midDesign.blocking.items.filter((each) => each !== item) },
      });
      assert.equal(await part(first ?? '').count(), 0);
      assert.equal(await panel.focused(), second);
    });

    it('by what is left where all that it stood in is gone', async () => {
      await part(`row:${contract}`).focus();
      await panel.show({
        ...broken,
        broken: { message: 'x', place: { line: 0, character: 0 }, isFirst: true },
      });
      assert.equal(await panel.focused(), 'banner');
    });

    it('by the row where what had it has no name and is gone', async () => {
      await panel.tell({ type: 'focus-item', item: contract });
      await part(`${contract}/fold:references`).click();
      await panel.page.locator(`[data-item=${contract}] .references button`).first().focus();
      await panel.show(withItem(contract, { guidance: [] }));
      assert.equal(await panel.focused(), `row:${contract}`);
    });

    it('by the page where one clicks beside everything', async () => {
      await panel.page.locator('.purpose').first().click();
      assert.equal(await panel.focused(), 'main');
      assert.equal(await panel.page.evaluate(isFocusLost), false);
    });

    it('by the piece of evidence that was picked in VS Code, or the control that asked', async () => {
      await panel.tell({ type: 'focus-item', item: contract });
      await part(`${contract}/add-file`).click();
      await part('filter:text').focus();
      await panel.tell({ type: 'answered', isHere: true });
      assert.equal(await panel.focused(), `${contract}/add-file`);
      await part(`${contract}/add-file`).click();
      const evidence = midDesign.items.find(({ id }) => id === contract)?.evidence ?? [];
      const made = {
        index: evidence.length,
        label: 'docs/new.md',
        kind: 'file',
        state: 'holds',
        trouble: '',
      } as const;
      await panel.show(withItem(contract, { evidence: [...evidence, made] }));
      await panel.tell({ type: 'answered', isHere: true });
      assert.equal(await panel.focused(), `${contract}/open-evidence-${evidence.length}`);
    });
  });
});
