import * as assert from 'node:assert/strict';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';

describe('the workbench', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await launchWorkbench({ theme: 'light' });
  });
  after(() => workbench?.close());

  it('opens a sample manifest', async () => {
    await workbench.openFile('ai-readiness.yaml');
    await eventually(async () => {
      const text = await workbench.page.locator('.editor-instance .view-lines').first().textContent();
      assert.match(text ?? '', /version:/);
    });
    await workbench.screenshot('workbench');
  });
});
