import * as assert from 'node:assert/strict';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';
import { Checklist } from './panel-support';

for (const theme of ['dark', 'light'] as const) {
  describe(`a first manifest (${theme})`, () => {
    let workbench: Workbench;
    before(async () => {
      // Any folder without a manifest.
      workbench = await launchWorkbench({ theme, workspace: 'media/docs', width: 1400, height: 900 });
    });
    after(() => workbench?.close());

    it('is offered where there is none', async () => {
      const { page } = workbench;
      await page.locator('.activitybar [aria-label="AI Readiness"]').first().click();
      const welcome = page.locator('.welcome-view-content');
      await welcome.getByRole('button', { name: 'Create Manifest' }).waitFor();
      await workbench.screenshot(`create-welcome-${theme}`);
    });

    it('is what the walkthrough begins with', async () => {
      const { page } = workbench;
      await page.getByRole('button', { name: 'Open the Walkthrough' }).click();
      const first = page.locator('.getting-started-step', { hasText: 'Write a first manifest' });
      await first.waitFor();
      await workbench.panel().locator('svg[aria-label^="A short manifest"]').waitFor();
      await workbench.screenshot(`create-walkthrough-${theme}`);
      await page.locator('.getting-started-step', { hasText: 'Work through the checklist' }).click();
      await workbench.panel().locator('svg', { hasText: 'In design, go-live' }).waitFor();
      await workbench.screenshot(`create-walkthrough-work-${theme}`);
    });

    it('is written after two questions, and opened beside its checklist', async () => {
      const { page } = workbench;
      await page.locator('.activitybar [aria-label="AI Readiness"]').first().waitFor();
      await page.locator('.welcome-view-content').getByRole('button', { name: 'Create Manifest' }).click();
      const box = page.locator('.quick-input-widget');
      await box.getByText('What is the workflow called?').waitFor();
      const input = box.locator('input:visible').first();
      await input.click();
      await page.keyboard.type('Letters to parents');
      await workbench.screenshot(`create-name-${theme}`);
      await input.press('Enter');
      await box.getByText('Which stage is it in today?').waitFor();
      await workbench.screenshot(`create-stage-${theme}`);
      await input.press('Enter');
      await page
        .getByRole('tab', { name: /ai-readiness\.yaml/ })
        .first()
        .waitFor();
      await eventually(() => assert.match(workbench.read('ai-readiness.yaml'), /name: Letters to parents/));
      await Checklist.of(workbench, 'Letters to parents', 'next');
      // What was only asked for is not done: the step is ticked now.
      await page
        .getByRole('tab', { name: /Welcome|Walkthrough/ })
        .first()
        .click();
      const step = page.locator('.getting-started-step', { hasText: 'Write a first manifest' });
      await step.locator('[role="checkbox"][aria-checked="true"]').waitFor();
      await workbench.screenshot(`create-done-${theme}`);
    });
  });
}

for (const theme of ['dark', 'light'] as const) {
  describe(`a first manifest from what the repository says (${theme})`, () => {
    let workbench: Workbench;
    before(async () => {
      const workspace = 'test/fixtures/discover/claims-desk/repository';
      workbench = await launchWorkbench({ theme, workspace, width: 1200, height: 900 });
    });
    after(() => workbench?.close());

    it('is chosen from a list, each with its source, and has no more than that', async () => {
      const { page } = workbench;
      await workbench.runCommand('AI Readiness: Create Manifest');
      const box = page.locator('.quick-input-widget');
      await box.getByText('What is the workflow called?').waitFor();
      const input = box.locator('input:visible').first();
      await input.fill('Claims desk');
      await input.press('Enter');
      await box.getByText('Which stage is it in today?').waitFor();
      await input.press('Enter');
      await box.getByText(/^Found: /).waitFor();
      await workbench.screenshot(`create-list-${theme}`);
      const unwanted = box.locator('.monaco-list-row', { hasText: 'qdrant' }).first();
      await unwanted.getByRole('checkbox').click();
      await box.getByRole('button', { name: 'OK' }).click();
      await page
        .getByRole('tab', { name: /ai-readiness\.yaml/ })
        .first()
        .waitFor();
      await eventually(() => assert.match(workbench.read('ai-readiness.yaml'), /name: Claims desk/));
      const written = workbench.read('ai-readiness.yaml');
      assert.match(written, /declaredIn: src\/classify\.py/);
      assert.doesNotMatch(written, /qdrant|status: met/);
      await workbench.screenshot(`create-found-${theme}`);
    });
  });
}
