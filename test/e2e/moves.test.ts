import * as assert from 'node:assert/strict';
import { launchWorkbench, type Workbench } from './harness/workbench';

/** What the manifest says of contracts, as it stands on the disk. */
function contracts(workbench: Workbench): string[] {
  return workbench.read('ai-readiness.yaml').match(/contract: \S+/g) ?? [];
}

const inFolder = (folder: string): string[] => [
  `contract: ${folder}/policy-terms.odcs.yaml`,
  `contract: ${folder}/payment-hub.openapi.yaml`,
];

describe('a folder that is renamed in the explorer', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await launchWorkbench({
      workspace: 'test/workspaces/claims-assistant',
      open: 'ai-readiness.yaml',
    });
    // Once the manifest is known, its paths are.
    await workbench.page.locator('.statusbar-item', { hasText: 'AI' }).first().waitFor();
  });
  after(() => workbench?.close());

  async function rename(from: string, to: string): Promise<void> {
    const { page } = workbench;
    await page.locator('.explorer-folders-view').getByRole('treeitem', { name: from, exact: true }).click();
    await page.keyboard.press('F2');
    const box = page.locator('.explorer-folders-view .monaco-inputbox input');
    await box.fill(to);
    await box.press('Enter');
  }

  it('asks whether the paths are to be updated, and shows which', async () => {
    await rename('contracts', 'agreements');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Update 4 paths in ai-readiness.yaml?').waitFor();
    await dialog.getByText('contracts/policy-terms.odcs.yaml → agreements/policy-terms.odcs.yaml').waitFor();
    await workbench.screenshot('moves-question');
    await dialog.getByRole('button', { name: 'Update' }).click();
    await workbench.page.getByRole('tab', { name: /ai-readiness\.yaml/ }).click();
    await workbench.save();
    assert.deepEqual(contracts(workbench), inFolder('agreements'));
  });

  it('goes back with one undo', async () => {
    await workbench.page.locator('.editor-instance .view-line').first().click();
    await workbench.page.keyboard.press('Control+Z');
    await workbench.save();
    assert.deepEqual(contracts(workbench), inFolder('contracts'));
    await workbench.page.keyboard.press('Control+Y');
    await workbench.save();
    assert.deepEqual(contracts(workbench), inFolder('agreements'));
  });

  it('leads to the setting, and goes on asking', async () => {
    await rename('agreements', 'terms');
    const { page } = workbench;
    const dialog = page.locator('.monaco-dialog-box');
    const setting = dialog.getByRole('button', { name: 'Change Setting' });
    await setting.click();
    await page.locator('.settings-editor').getByText('Update Paths On File Move: Enabled').first().waitFor();
    await setting.waitFor({ state: 'hidden' });
    await dialog.getByRole('button', { name: 'Update' }).click();
    await page.getByRole('tab', { name: /ai-readiness\.yaml/ }).click();
    await workbench.save();
    assert.deepEqual(contracts(workbench), inFolder('terms'));
  });

  it('leaves the paths where nobody wants it', async () => {
    await rename('terms', 'papers');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Update 4 paths in ai-readiness.yaml?').waitFor();
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.deepEqual(contracts(workbench), inFolder('terms'));
  });
});
