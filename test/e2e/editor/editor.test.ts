// What only the workbench itself shows: the status bar, and where the links of a diagnostic lead.
import * as assert from 'node:assert/strict';
import { eventually, launchWorkbench, type Workbench } from '../harness/workbench';

describe('a manifest in the editor', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await launchWorkbench({ workspace: 'test/workspaces/claims-assistant' });
    await workbench.openFile('ai-readiness.yaml');
  });
  after(() => workbench?.close());

  it('says in the status bar that more is claimed than is proven', async () => {
    const status = workbench.page.locator('[id*="aiReadiness.status"]');
    await status.filter({ hasText: /^\s*Deploy\? Diagnose 7\/9\s*$/ }).waitFor();
    assert.doesNotMatch((await status.getAttribute('class')) ?? '', /error-kind|warning-kind/);
    const list = workbench.page.locator('.quick-input-widget');
    const shown = list.filter({ hasText: 'Errors' }).filter({ hasText: 'Diagnose gate blocked' });
    // Again, for a list closes when the window that has just opened gives the focus to something else.
    await eventually(async () => {
      await status.locator('a').click();
      await shown.waitFor({ timeout: 4_000 });
    }, 20_000);
    await workbench.page.keyboard.press('Escape');
  });

  it('links the code of a finding to its page, shown rendered', async () => {
    const { page } = workbench;
    // Again, for a hover goes away when the editor is laid out anew below it.
    await eventually(async () => {
      await page.mouse.move(0, 0);
      await page.locator('.view-line', { hasText: 'stage: deploy' }).locator('span').last().hover();
      const link = page.locator('.monaco-hover a.code-link', { hasText: 'gate/stage-ahead' });
      await link.click({ timeout: 4_000 });
    }, 20_000);
    await workbench.panel().locator('h1', { hasText: 'gate/stage-ahead' }).waitFor();
  });

  it('has no status while something else is active', async () => {
    await workbench.page.locator('[id*="aiReadiness.status"]').waitFor({ state: 'detached' });
  });
});
