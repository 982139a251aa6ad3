import * as assert from 'node:assert/strict';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';

const manifest = 'claims-assistant/ai-readiness.yaml';

for (const theme of ['dark', 'light'] as const) {
  describe(`writing a manifest (${theme})`, () => {
    let workbench: Workbench;
    before(async () => {
      workbench = await launchWorkbench({ theme, open: manifest, width: 1400, height: 900 });
    });
    after(() => workbench?.close());

    /** Puts the cursor on a line and column, both as people count. */
    async function goTo(place: string): Promise<void> {
      await workbench.page.keyboard.press('Control+G');
      const box = workbench.page.locator('.quick-input-widget');
      await box.waitFor();
      await box.locator('input').first().fill(`:${place}`);
      await workbench.page.keyboard.press('Enter');
      await box.waitFor({ state: 'hidden' });
    }

    /** Opens the quick fixes at the cursor; they close again when the text is checked just then. */
    async function quickFixes(): Promise<void> {
      const { page } = workbench;
      await eventually(async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+.');
        await page.locator('.action-widget .monaco-list-row').first().waitFor({ timeout: 5_000 });
      }, 20_000);
    }

    it('shows lenses above the stage and the stages of the checklist', async () => {
      const lens = workbench.page.locator('.codelens-decoration', { hasText: 'Claimed ahead' });
      await lens.first().waitFor();
      await workbench.screenshot(`language-lens-${theme}`);
    });

    it('proposes owners, items and files as they are needed', async () => {
      const { page } = workbench;
      const widget = page.locator('.suggest-widget.visible');
      const section = workbench.read(manifest).split('\n').indexOf('data:') + 1;
      await goTo(`${section}:999`);
      await page.keyboard.press('Enter');
      await page.keyboard.type('crm: { owner: ');
      await widget.locator('.monaco-list-row', { hasText: 'ferdinand' }).first().waitFor();
      await workbench.screenshot(`language-completion-${theme}`);
      // A list that opens by itself selects nothing: what is taken is chosen first.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const line = page.locator('.view-line', { hasText: 'crm:' });
      // Ines holds the data role.
      await line.filter({ hasText: 'ines' }).waitFor();
      // Below the section, one step in, and typed once.
      assert.match((await line.first().textContent()) ?? '', /^\s{4}crm:\s\{\sowner:\sines\s?\}?$/);
      await page.keyboard.press('Escape');
      await goTo(`${section + 1}:1`);
      await page.keyboard.press('Control+Shift+K');
    });

    it('offers to fix what is wrong', async () => {
      const { page } = workbench;
      const line = workbench
        .read(manifest)
        .split('\n')
        .findIndex((text) => text.includes('owner: valentina'));
      assert.notEqual(line, -1);
      await goTo(`${line + 1}:52`);
      await page.locator('.squiggly-error').first().waitFor();
      await quickFixes();
      await page.locator('.action-widget', { hasText: 'Add "valentina"' }).waitFor();
      await workbench.screenshot(`language-quickfix-${theme}`);
      await page.keyboard.press('Escape');
    });

    it('hides a finding behind a comment that says why', async () => {
      const { page } = workbench;
      const action = page.locator('.action-widget .monaco-list-row', {
        hasText: 'Hide this owner/unknown-id',
      });
      const box = page.locator('.quick-input-widget');
      // The list goes under the click where the text is checked just then.
      await eventually(async () => {
        await quickFixes();
        await action.click({ timeout: 5_000 });
        await box.getByText('Why it is right as it is').waitFor({ timeout: 5_000 });
      }, 50_000);
      await page.keyboard.type('Joins in January.');
      await page.keyboard.press('Enter');
      await box.getByText('The last day on which this error is hidden').waitFor();
      await page.keyboard.type('2027-01-31');
      await page.keyboard.press('Enter');
      const comment = '# ai-readiness-ignore owner/unknown-id until 2027-01-31: Joins in January.';
      await page
        .locator('.view-line')
        .filter({ hasText: comment.replaceAll(' ', '\u00a0') })
        .waitFor();
      await page.keyboard.press('Control+Z');
    });

    it('says at the pointer what an item asks for', async () => {
      const { page } = workbench;
      const text = workbench.read(manifest).split('\n');
      await goTo(`${text.findIndex((line) => line.includes('threat-model-reviewed:')) + 1}:15`);
      const hover = page.locator('.monaco-hover:visible', { hasText: 'The usual trap' });
      const show = async () => {
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+I');
        await hover.first().waitFor({ timeout: 5_000 });
      };
      await eventually(show);
      await workbench.screenshot(`language-hover-${theme}`);
      // It goes when the pointer moves away from it.
      await eventually(async () => {
        if (!(await hover.first().isVisible())) await show();
        await hover.getByText('Open in the checklist').first().click({ timeout: 2_000 });
      });
      await page.locator('iframe.webview').first().waitFor();
      // The checklist has scrolled to the item, and the focus is in it.
      const opened = workbench.panel().locator('.item.open[data-item="threat-model-reviewed"]');
      await opened.waitFor();
      await workbench.screenshot(`language-item-${theme}`);
    });

    it('shows every manifest, its stages and items, with what blocks first', async () => {
      const { page } = workbench;
      await page
        .locator('.activitybar .action-item', { has: page.locator('[aria-label*="AI Readiness"]') })
        .click();
      const tree = page.locator('.pane-body .monaco-list');
      await tree.locator('.monaco-list-row', { hasText: 'Claims assistant' }).first().waitFor();
      await tree.locator('.monaco-list-row', { hasText: 'Diagnose' }).first().waitFor();
      await workbench.screenshot(`language-tree-${theme}`);
    });
  });
}
