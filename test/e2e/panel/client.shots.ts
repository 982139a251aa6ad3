// Pictures of the panel in its states, themes and widths, to be looked at: npm run screenshots.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { root } from '../harness/host';
import { models } from './models';
import { openPanel, type PanelPage, themeNames } from './page';
import { samples } from './samples';

const folder = path.join(root, 'out', 'screenshots', 'panel');
const markdown = new MarkdownIt({ html: false });
const only = process.env.SHOTS?.split(',');

describe('pictures of the panel', function () {
  this.timeout(120_000);
  before(() => mkdirSync(folder, { recursive: true }));

  for (const theme of themeNames) {
    for (const width of [320, 500, 900, 1100, 1400]) {
      it(`${theme} at ${width} px`, async () => {
        const panel = await openPanel({ theme, width, tab: 'next' });
        for (const [name, model] of Object.entries(models)) {
          if (only && !only.includes(name)) continue;
          await panel.show(model);
          await shoot(panel, `${name}-${theme}-${width}`);
        }
        for (const [name, model] of await samples()) {
          if (only && !only.includes(name)) continue;
          await panel.show(model);
          for (const page of ['time', 'duties', 'facts', 'checklist', 'next'] as const) {
            await panel.turnTo(page);
            await shoot(panel, `${name}-${page}-${theme}-${width}`);
          }
          await openUp(panel, `${name}-open-${theme}-${width}`);
        }
        if (!only || only.includes('worked')) {
          await work(panel);
          await shoot(panel, `worked-${theme}-${width}`);
          const form = panel.page.locator('.entry-form');
          await form.screenshot({ path: path.join(folder, `entry-${theme}-${width}.png`) });
        }
        if (!only || only.includes('several')) {
          await select(panel);
          await shoot(panel, `several-${theme}-${width}`);
          await panel.page.screenshot({ path: path.join(folder, `several-window-${theme}-${width}.png`) });
        }
        await panel.close();
      });
    }
  }
});

/** An item and a section of the facts, unfolded. */
async function openUp(panel: PanelPage, name: string): Promise<void> {
  const press = async (key: string) => {
    const found = panel.page.locator(`[data-key="${key}"]`);
    const isOpen =
      (await found.count()) > 0 && (await found.first().getAttribute('aria-expanded')) === 'true';
    if ((await found.count()) > 0 && !isOpen) await found.first().click();
    await panel.drawn();
  };
  await panel.tell({ type: 'focus-item', item: 'evaluation-passed' });
  await press('evaluation-passed/fold:facts:evaluations');
  await shoot(panel, `${name}-item`);
  await press('tab:facts');
  for (const key of ['facts:controls', 'facts:models', 'facts:evaluations', 'facts:signals'])
    await press(`facts/fold:${key}`);
  await shoot(panel, `${name}-facts`);
}

async function shoot({ page }: PanelPage, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** Unfolds an item with everything in it, and opens forms. */
async function work(panel: PanelPage): Promise<void> {
  const { page } = panel;
  const press = (key: string) => page.locator(`[data-key="${key}"]`).click();
  await panel.show(models.midDesign);
  await panel.tell({ type: 'focus-item', item: 'data-contract-agreed' });
  const item = 'data-contract-agreed';
  await press(`${item}/waived`);
  await page.locator(`[data-key="${item}/waived/submit"]`).click();
  await press(`${item}/add-link`);
  await press(`${item}/fold:facts:data`);
  await press(`${item}/fold:entry:data:erp-vendors`);
  const field = (key: string) => page.locator(`[data-key="${item}/fact:data:erp-vendors:${key}"] >> input`);
  await field('maxAge').fill('4h');
  await panel.drawn();
  await press(`${item}/fold:references`);
  await press(`${item}/fold:guidance`);
  const html = markdown.render(readFileSync(path.join(root, `schemas/guidance/${item}.md`), 'utf8'));
  await panel.tell({ type: 'guidance', item, html });
  await panel.tell({ type: 'focus-item', item: 'escalation-path-defined' });
  await press('escalation-path-defined/met');
  await page.locator('[data-key="/move"]').click();
  await panel.drawn();
}

/** Selects items, and opens a form for them. */
async function select(panel: PanelPage): Promise<void> {
  const { page } = panel;
  await panel.show(models.midDesign);
  await panel.turnTo('checklist');
  await page.locator('[data-key="filter:select"]').click();
  for (const id of [
    'architecture-documented',
    'data-contract-agreed',
    'integration-contracts-defined',
    'impact-assessed',
  ])
    await page.locator(`[data-key="select:${id}"]`).click();
  await page.locator('[data-key="selection/waived"]').click();
  await panel.drawn();
}
