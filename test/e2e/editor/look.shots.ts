// Pictures of what the extension's base shows in the editor, to be looked at.
import { launchWorkbench } from '../harness/workbench';

for (const theme of ['light', 'dark'] as const) {
  describe(`the editor, ${theme}`, () => {
    it('squiggles, hover, Problems view, status bar, page', async function () {
      this.timeout(120_000);
      const workbench = await launchWorkbench({
        workspace: 'test/workspaces/claims-assistant',
        theme,
        width: 1400,
        height: 900,
        settings: { 'explorer.autoReveal': false },
      });
      const { page } = workbench;
      await workbench.openFile('ai-readiness.yaml');
      await page.locator('.squiggly-error').first().waitFor();
      await workbench.problems();
      await workbench.screenshot(`editor-problems-${theme}`);
      await page.locator('.view-line', { hasText: 'stage: deploy' }).first().locator('span').last().hover();
      await page.locator('.monaco-hover-content', { hasText: 'gate/stage-ahead' }).first().waitFor();
      await workbench.screenshot(`editor-hover-${theme}`);
      await page.locator('.statusbar-item[id*="aiReadiness"]').first().hover();
      await page.locator('.workbench-hover table').first().waitFor();
      await workbench.screenshot(`editor-status-${theme}`);
      await page.mouse.move(700, 20);
      // It asks something itself, so the quick input does not go away.
      await page.keyboard.press('F1');
      await page.keyboard.type('AI Readiness: Explain Finding or Item');
      await page.keyboard.press('Enter');
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'gate/open-items' })
        .first()
        .waitFor();
      await workbench.screenshot(`editor-explain-${theme}`);
      await page.keyboard.type('owners-named');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'owners-named' }).first().waitFor();
      await page.keyboard.press('Enter');
      const frame = workbench.panel();
      await frame.locator('h1').waitFor();
      await workbench.screenshot(`editor-page-${theme}`);
      await frame.locator('a', { hasText: 'owner/role-missing' }).click();
      await page.getByRole('tab', { name: 'role-missing.md' }).waitFor();
      await frame.locator('h1', { hasText: 'role-missing' }).waitFor();
      await workbench.screenshot(`editor-link-${theme}`);
      await workbench.close();
    });
  });
}
