// The panel's page alone: what it shows, and how little of it is drawn again.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ToPanel } from '../../src/panel/protocol/messages';
import type { PanelModel } from '../../src/panel/protocol/model';
import { root } from './harness/host';
import { eventually } from './harness/workbench';
import { changes, getState, isHacked, pageWidth, readControl, runAxe, watchChanges } from './panel/in-page';
import { broken, claimsAhead, hostile, midDesign, models } from './panel/models';
import { openPanel, type PanelPage, themeNames } from './panel/page';

const contract = 'data-contract-agreed';

describe('the panel’s page', () => {
  let panel: PanelPage;
  afterEach(() => panel?.close());

  it('puts what is wrong with the file before all else, and claims no peace where a step tells what comes', async () => {
    const [first, ...others] = midDesign.steps;
    assert.ok(first);
    const file = {
      key: 'yaml/more-than-one/',
      what: 'Two manifests',
      kind: 'error',
      isOfFile: true,
    } as const;
    const ofFile = { ...first, ...file };
    const { opens, ...step } = ofFile;
    assert.ok(opens);
    const steps = [step, { ...first, later: ['data-health-reviewed'] }, ...others];
    panel = await openPanel({ tab: 'next' });
    await panel.show({ ...midDesign, steps, earlySignals: [], isEarlyKnown: true });
    assert.match(await panel.page.locator('.steps-head').first().innerText(), /^Before all else/);
    const signals = await panel.page.locator('section:has(#signals-title)').innerText();
    assert.match(signals, /stands at the steps/);
    assert.doesNotMatch(signals, /No data or governance problems/);
  });

  describe('accessibility', () => {
    for (const theme of themeNames) {
      it(`has no violations in ${theme}`, async () => {
        panel = await openPanel({ theme });
        await panel.page.evaluate(axeSource);
        // What is not colour is the same in every theme.
        const [shown, rules] =
          theme === 'dark' ? [models, []] : [{ claimsAhead, broken }, ['color-contrast']];
        for (const [name, model] of Object.entries(shown)) {
          await panel.show(model);
          assert.deepEqual(await panel.page.evaluate(runAxe, rules), [], name);
        }
        await panel.show(midDesign);
        await openEverything(panel);
        assert.deepEqual(await panel.page.evaluate(runAxe, rules), [], 'with an open item and its forms');
        await selectSeveral(panel);
        assert.deepEqual(await panel.page.evaluate(runAxe, rules), [], 'with several items selected');
        assert.deepEqual(await panel.violations(), [], 'the security policy');
      });
    }

    it('fits 320 pixels', async () => {
      panel = await openPanel({ width: 320 });
      for (const [name, model] of Object.entries(models)) {
        await panel.show(model);
        const width = await panel.page.evaluate(pageWidth);
        assert.equal(width, 320, name);
      }
      await panel.show(midDesign);
      await openEverything(panel);
      assert.equal(await panel.page.evaluate(pageWidth), 320);
      await selectSeveral(panel);
      assert.equal(await panel.page.evaluate(pageWidth), 320);
    });
  });

  describe('drawing', () => {
    it('touches nothing for a model that is the same', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await openEverything(panel);
      assert.deepEqual(await changesBy(panel, structuredClone(midDesign)), []);
    });

    it('touches the changed entry alone, told of what has changed', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await openEverything(panel);
      const { data } = midDesign.facts;
      assert.ok(data);
      const entries = data.entries.map((entry) =>
        entry.key === 'inbox' ? { ...entry, values: { system: 'sap' } } : entry,
      );
      const model = { ...midDesign, facts: { data: { ...data, entries } } };
      await panel.page.evaluate(watchChanges);
      await panel.change(midDesign, model);
      assert.deepEqual(await panel.page.evaluate(changes), [contract]);
      assert.match(await panel.page.locator('.entry-summary').last().innerText(), /System: sap/);
      assert.deepEqual(await panel.sent('ready'), [{ type: 'ready' }]);
    });

    it('asks for all of it where it is told of a change of something else', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await panel.page.evaluate(watchChanges);
      const change = { difference: { keys: [['name', { is: 0 }]] }, values: ['Other'] } as const;
      await panel.tell({ type: 'change', version: 5, from: 4, change });
      assert.equal((await panel.sent('ready')).length, 2);
      assert.deepEqual(await panel.page.evaluate(changes), [], 'nothing is mixed');
      await panel.show({ ...midDesign, name: 'Other' });
      assert.equal(await panel.page.locator('h1').innerText(), 'Other');
    });

    it('touches the changed item alone', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await openEverything(panel);
      const changed = withItem(midDesign, 'third-parties-vetted', { status: 'in-progress', by: 'lena' });
      assert.deepEqual(await changesBy(panel, changed), ['third-parties-vetted']);
    });

    it('touches the changed items alone when everything is open', async () => {
      const ids = hostile.items.map(({ id }) => id);
      const stages = { diagnose: true, design: true, deploy: true, operate: true };
      const scopes = Object.fromEntries(ids.map((id) => [id, { open: true, folds: [], forms: {} }]));
      panel = await openPanel({ state: { stages, scopes } });
      await panel.show(hostile);
      assert.equal(await panel.page.locator('.details').count(), ids.length);
      let before: string[] = [];
      for (const id of ids.slice(0, 10)) {
        const touched = await changesBy(panel, withItem(hostile, id, { because: 'Changed' }));
        // What was changed before is as it was again.
        assert.deepEqual(touched.sort(), [...before, id].sort());
        before = [id];
      }
    });
  });

  describe('focus and memory', () => {
    it('keeps the focus and what is being typed when the text changes', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await panel.tell({ type: 'focus-item', item: contract });
      await panel.page.locator(`[data-key="${contract}/waived"]`).click();
      await panel.drawn();
      await panel.page.keyboard.type('The suppl');
      await panel.show(withItem(midDesign, contract, { because: 'Something else', by: 'lena' }));
      await panel.page.keyboard.type('ier changes');
      assert.equal(await panel.focused(), `${contract}/waived/first`);
      const value = await panel.page.locator(`[data-key="${contract}/waived/first"]`).evaluate(readControl);
      assert.equal(value, 'The supplier changes');
    });

    it('goes to the item when what had the focus is gone', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await panel.tell({ type: 'focus-item', item: contract });
      await panel.page.locator(`[data-key="${contract}/remove-evidence-2"]`).focus();
      await panel.show(withItem(midDesign, contract, { evidence: [] }));
      assert.equal(await panel.focused(), `row:${contract}`);
    });

    it('remembers filters, folded parts, drafts and the focus over a reload', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await panel.tell({ type: 'focus-item', item: contract });
      await panel.page.locator('[data-key="filter:blocking"]').click();
      await panel.page.locator(`[data-key="${contract}/waived"]`).click();
      await panel.drawn();
      await panel.page.keyboard.type('Later');
      await eventually(async () => {
        const state = JSON.stringify(await panel.page.evaluate(getState));
        assert.match(state, /"Later"/);
        assert.ok(state.includes(`"focus":"${contract}/waived/first"`));
      });
      await panel.reload();
      await panel.show(midDesign);
      const { page } = panel;
      assert.equal(await page.locator('[data-key="filter:blocking"]').getAttribute('aria-pressed'), 'true');
      assert.equal(await page.locator(`[data-key="row:${contract}"]`).getAttribute('aria-expanded'), 'true');
      assert.equal(
        await page.locator(`[data-key="${contract}/waived/first"]`).evaluate(readControl),
        'Later',
      );
      assert.equal(await panel.focused(), `${contract}/waived/first`);
      assert.match(await page.locator('.filter-count').innerText(), /^9 of \d+ items$/);
    });
  });

  describe('what others wrote', () => {
    it('is shown as text', async () => {
      panel = await openPanel();
      await panel.show(hostile);
      for (const item of ['owners-named', contract]) await panel.tell({ type: 'focus-item', item });
      await assertInert(panel);
      assert.match(await panel.page.locator('h1').innerText(), /^<img src=x onerror/);
    });

    it('loses all but its text in guidance', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      await panel.tell({ type: 'focus-item', item: contract });
      await panel.page.locator(`[data-key="${contract}/fold:guidance"]`).click();
      assert.deepEqual(await panel.sent('guidance'), [{ type: 'guidance', item: contract }]);
      const links = ['https://example.com/a', 'javascript:window.hacked=1', 'command:quit'];
      const html = `<h2 onclick="window.hacked=1">Why</h2><img src=x onerror="window.hacked=1">
        <script>window.hacked=1</script><p>Do <code>this</code></p>${links.map((url) => `<a href="${url}">${url}</a>`)}`;
      await panel.tell({ type: 'guidance', item: contract, html });
      await assertInert(panel);
      const prose = panel.page.locator('.prose');
      assert.deepEqual(await prose.locator('button').allInnerTexts(), ['https://example.com/a']);
      assert.equal(await prose.locator('[style], [onclick], a').count(), 0);
      await prose.locator('button').click();
      assert.deepEqual(await panel.sent('open-link'), [{ type: 'open-link', url: 'https://example.com/a' }]);
    });

    it('is not listened to when it is no message of ours', async () => {
      panel = await openPanel();
      await panel.show(midDesign);
      for (const junk of [
        null,
        'model',
        { type: 'model' },
        { type: 'model', version: 2, model: { name: 'x' } },
      ]) {
        await panel.tell(junk as unknown as ToPanel);
      }
      assert.equal(await panel.page.locator('h1').innerText(), midDesign.name);
    });
  });

  it('shows a broken text as the last good view, with the way to the error', async () => {
    panel = await openPanel();
    await panel.show(broken);
    await panel.page.locator('[data-key="banner"]').click();
    assert.deepEqual(await panel.sent('reveal'), [{ type: 'reveal', place: { line: 16, character: 9 } }]);
    await panel.tell({ type: 'focus-item', item: contract });
    assert.equal(await panel.page.locator('[data-key$="/waived"]').count(), 0);
  });
});

function withItem(model: PanelModel, id: string, change: Partial<PanelModel['items'][number]>): PanelModel {
  return { ...model, items: model.items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}

async function openEverything(panel: PanelPage): Promise<void> {
  await panel.tell({ type: 'focus-item', item: contract });
  for (const part of [
    'met',
    'not-applicable',
    'waived',
    'owner',
    'fold:plan',
    'add-link',
    'fold:facts:data',
  ]) {
    await panel.page.locator(`[data-key="${contract}/${part}"]`).click();
  }
  for (const part of ['fold:entry:data:erp-vendors', 'new:data', 'fold:references']) {
    await panel.page.locator(`[data-key="${contract}/${part}"]`).click();
  }
  await panel.page.locator('[data-key="/move"]').click();
  await panel.page.locator('[data-key="/fold:plan"]').click();
  await panel.drawn();
}

async function selectSeveral(panel: PanelPage): Promise<void> {
  const parts = [
    'filter:select',
    `select:${contract}`,
    'select:third-parties-vetted',
    'selection/waived',
    'selection/met',
  ];
  for (const part of parts) await panel.page.locator(`[data-key="${part}"]`).click();
  await panel.drawn();
}

const axeSource = readFileSync(path.join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** What a new model changes on the page. */
async function changesBy(panel: PanelPage, model: PanelModel): Promise<string[]> {
  await panel.page.evaluate(watchChanges);
  await panel.show(model);
  return panel.page.evaluate(changes);
}

async function assertInert(panel: PanelPage): Promise<void> {
  await panel.drawn();
  assert.equal(await panel.page.evaluate(isHacked), false);
  assert.equal(await panel.page.locator('img, #app script, iframe, #app a').count(), 0);
  assert.deepEqual(await panel.violations(), []);
}
