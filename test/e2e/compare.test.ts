import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './harness/host';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';

describe('a change of a manifest, in the source control view', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    const workspace = path.join(root, 'test', 'workspaces', 'support-triage');
    workbench = await launchWorkbench({ workspace, open: 'ai-readiness.yaml', width: 1400, height: 900 });
  });
  after(() => workbench?.close());

  it('says at its top what it does to the gates, and shows the whole of it at a click', async () => {
    const { page, folder } = workbench;
    const file = path.join(folder, 'ai-readiness.yaml');
    const text = readFileSync(file, 'utf8');
    const changed = text.replace(/(rollback-rehearsed:\s+)status: met/, '$1status: in-progress');
    assert.notEqual(changed, text);
    writeFileSync(file, changed);
    await page.keyboard.press('Control+Shift+G');
    const row = page.locator('.scm-view .monaco-list-row', { hasText: 'ai-readiness.yaml' }).first();
    await row.waitFor({ timeout: 60_000 });
    await row.click();
    // VS Code goes to the first line that differs.
    await page.locator('.editor.modified .view-lines').first().click();
    await page.keyboard.press('Control+Home');
    const lens = page.locator('.editor.modified .codelens-decoration a', { hasText: 'This change: ' });
    await lens.first().waitFor({ timeout: 60_000 });
    assert.match(await lens.first().innerText(), /^This change: .*1 item lost/);
    await workbench.screenshot('compare-lens');
    await lens.first().click();
    // The page is in a frame within a frame.
    await eventually(async () => {
      const texts = await Promise.all(
        page.frames().map((frame) =>
          frame
            .locator('body')
            .innerText({ timeout: 1_000 })
            .catch(() => ''),
        ),
      );
      assert.ok(texts.some((each) => /What has changed: Support triage[\s\S]*Rollback rehearsal/.test(each)));
    }, 60_000);
    await workbench.screenshot('compare-page');
  });
});
