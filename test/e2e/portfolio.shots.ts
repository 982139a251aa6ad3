// Pictures of the portfolio to look at, in out/shots: npm run screenshots -- --grep portfolio
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './harness/host';
import { withPalette } from './harness/png';
import { launchWorkbench, type Workbench } from './harness/workbench';

/** In every kind of theme, and narrow. */
const looks = [
  { name: 'portfolio', theme: 'dark', width: 1520, height: 980 },
  { name: 'light', theme: 'light', width: 1400, height: 900 },
  { name: 'hc-dark', theme: 'hc-dark', width: 1400, height: 900 },
  { name: 'hc-light', theme: 'hc-light', width: 1400, height: 900 },
  { name: 'narrow', theme: 'dark', width: 620, height: 900 },
] as const;

describe('the pictures of the portfolio', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  afterEach(() => workbench?.close());

  for (const { name, theme, width, height } of looks)
    it(name, async () => {
      const settings = { 'window.commandCenter': false };
      workbench = await launchWorkbench({ theme, width, height, settings });
      await workbench.runCommand('AI Readiness: Portfolio');
      const { page } = workbench;
      const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await frame.locator('tbody').nth(5).waitFor();
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await page.waitForTimeout(1_500);
      const shoot = async (file: string): Promise<void> =>
        writeFileSync(file, await withPalette(page, await page.screenshot({ animations: 'disabled' })));
      mkdirSync(path.join(root, 'out', 'shots'), { recursive: true });
      await shoot(path.join(root, 'out', 'shots', `${name}-top.png`));
      await frame.locator('.list').evaluate('(element) => element.scrollIntoView()');
      await frame.locator('summary').nth(1).click();
      await page.waitForTimeout(500);
      await shoot(path.join(root, 'out', 'shots', `${name}-table.png`));
    });
});
