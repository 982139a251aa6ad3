// The pictures of the README: npm run screenshots -- --grep README
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './harness/host';
import { withPalette } from './harness/png';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';
import { Checklist, openByButton, triage, triageName } from './panel-support';

const folder = path.join(root, 'media', 'screenshots');
const sample = { workspace: 'test/workspaces/invoice-triage', open: path.basename(triage) };
const settings = {
  'editor.fontSize': 12,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'breadcrumbs.enabled': false,
  'git.blame.statusBarItem.enabled': false,
};
const titleBar = 30;

describe('the pictures of the README', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  before(() => mkdirSync(folder, { recursive: true }));
  afterEach(() => workbench?.close());

  it('overview.png', async () => {
    workbench = await launchWorkbench({ ...sample, settings, theme: 'dark', width: 1520, height: 980 });
    await openByButton(workbench, triageName, 'next');
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await scrollTextTo(placeOf('contracts/erp-vendors.odcs.yaml]'));
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await parkMouse();
    await shoot('overview');
  });

  it('problems.png', async () => {
    workbench = await launchWorkbench({ ...sample, settings, theme: 'light', width: 1400, height: 875 });
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.problems();
    await scrollTextTo(placeOf('ap-risk-register'));
    await workbench.page.keyboard.press('Control+K');
    await workbench.page.keyboard.press('Control+I');
    await workbench.page.locator('.monaco-hover .hover-row').first().waitFor();
    await shoot('problems');
  });

  it('checklist.png', async () => {
    workbench = await launchWorkbench({ ...sample, settings, theme: 'light', width: 1400, height: 1000 });
    await openByButton(workbench, triageName);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.runCommand('View: Toggle Maximize Editor Group');
    const panel = await Checklist.of(workbench, triageName);
    await panel.unfold('risks-registered');
    await panel.frame.locator('.checklist').evaluate('(element) => element.scrollIntoView()');
    await parkMouse();
    await shoot('checklist');
  });

  /** Where something stands in the sample, as people count: `127:85`. */
  function placeOf(what: string): string {
    const lines = readFileSync(path.join(root, sample.workspace, sample.open), 'utf8').split('\n');
    const line = lines.findIndex((each) => each.includes(what));
    return `${line + 1}:${(lines[line] ?? '').indexOf(what) + 1}`;
  }

  async function scrollTextTo(place: number | string): Promise<void> {
    const { page } = workbench;
    const box = page.locator('.quick-input-widget');
    await eventually(async () => {
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Control+G');
      await box.waitFor({ timeout: 1_000 });
    });
    await box.locator('input').first().fill(`:${place}`);
    await page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
    await page.locator('.codelens-decoration:visible', { hasText: 'gate' }).first().waitFor();
    await page.locator('.statusbar-item[id="status.problems"]', { hasText: '6' }).waitFor();
  }

  /** Takes the mouse away from what would show a hint. */
  async function parkMouse(): Promise<void> {
    await workbench.page.mouse.move(700, 10);
    await workbench.page.locator('.workbench-hover').first().waitFor({ state: 'hidden' });
  }

  /** Waits for what fades out, and takes the picture. */
  async function shoot(name: string): Promise<void> {
    await workbench.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
    const { page } = workbench;
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    // Without the title bar, which says that the extension is being developed.
    const clip = { x: 0, y: titleBar, width, height: height - titleBar };
    const picture = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    writeFileSync(path.join(folder, `${name}.png`), await withPalette(page, picture));
  }
});
