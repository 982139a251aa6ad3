// Pictures of what was read, in hovers and in the checklist, to be looked at.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/host';
import { launchWorkbench } from '../harness/workbench';
import { openByButton } from '../panel-support';

const workspace = process.env.SHOTS_WORKSPACE ?? 'test/workspaces/group-invoices';
const file = 'ai-readiness.yaml';
const lines = readFileSync(path.resolve(root, workspace, file), 'utf8').split('\n');

/** Where a text begins, within the first line that has another one; 1-based, as VS Code takes it. */
function placeOf(within: string, text: string): string {
  const line = lines.findIndex((each) => each.includes(within));
  return `${line + 1}:${(lines[line] ?? '').indexOf(text) + 2}`;
}

const places = {
  evidence: placeOf('    evaluation-passed: ', 'evals/2026'),
  item: placeOf('    evaluation-passed: ', 'evaluation-passed'),
  threshold: placeOf('coding-accuracy: ', '>= 0.92'),
  entry: placeOf('  coder:', 'coder'),
  contract: placeOf('erp-vendors.odcs.yaml', 'contracts/erp'),
  stage: placeOf('stage: ', 'stage'),
};

for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const) {
  describe(`what was read, ${theme}`, () => {
    it('hovers and checklist', async function () {
      this.timeout(240_000);
      const workbench = await launchWorkbench({
        workspace,
        open: file,
        theme,
        width: 1400,
        height: 900,
        settings: { 'editor.minimap.enabled': false, 'editor.hover.sticky': true },
      });
      const { page } = workbench;
      await page.locator('.statusbar-item[id*="aiReadiness"]').first().waitFor();
      await page.waitForTimeout(3000);
      for (const [name, place] of Object.entries(places)) {
        await page.keyboard.press('Control+G');
        await page.keyboard.type(place);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+I');
        await page.locator('.monaco-hover .hover-row').first().waitFor();
        await page.waitForTimeout(400);
        await workbench.screenshot(`testimony-${name}-${theme}`);
        await page.keyboard.press('Escape');
      }
      const panel = await openByButton(workbench, 'Group invoice triage');
      await workbench.runCommand('View: Toggle Maximize Editor Group');
      await panel.part('step:deploy').click();
      await panel.unfold('evaluation-passed');
      const fold = panel.frame.locator('[data-key="evaluation-passed/fold:read:0"]');
      if ((await fold.count()) > 0) await fold.click();
      await panel.frame
        .locator('[data-item="evaluation-passed"]')
        .evaluate((element) => element.scrollIntoView());
      await page.waitForTimeout(400);
      await workbench.screenshot(`testimony-panel-${theme}`);
      await workbench.close();
    });
  });
}
