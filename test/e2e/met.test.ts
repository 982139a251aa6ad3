// Saying in the text that an item is met: what would not hold is said before it is written.
import * as assert from 'node:assert/strict';
import { remove, temporaryFolder } from '../unit/temporary';
import { today } from './harness/host';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';

const name = 'ai-readiness.yaml';
const text = `version: 1
stage: diagnose
workflow: { name: W, trigger: a, endState: b, users: [clerks], volumePerMonth: 9, outOfScope: [c] }
owners:
  ana: { handle: "@ana", roles: [outcome] }
checklist:
  diagnose:
    workflow-scoped: { status: in-progress, by: ana, evidence: [docs/nothing.md] }
`;
const fix = 'Say that "workflow-scoped" is met, with its evidence…';

describe('saying that an item is met, from the text', () => {
  let workbench: Workbench;
  before(async () => {
    const workspace = temporaryFolder({ [name]: text });
    workbench = await launchWorkbench({ workspace, open: name, width: 1200, height: 800 });
    remove(workspace);
  });
  after(() => workbench?.close());

  /** Takes the quick fix at the stage, and says who it was. */
  async function sayMet(): Promise<void> {
    const { page } = workbench;
    await page.locator('.view-line', { hasText: 'stage:' }).first().click();
    const action = page.locator('.action-widget .monaco-list-row', { hasText: fix });
    await eventually(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      await action.waitFor({ timeout: 5_000 });
    }, 20_000);
    await action.click();
    const box = page.locator('.quick-input-widget');
    await box.getByText('ana').first().waitFor();
    await page.keyboard.press('Enter');
  }

  it('tells first what would not hold, and writes nothing where the user turns back', async () => {
    await sayMet();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Look at this before "Workflow scope" is marked as met.').waitFor();
    await dialog.getByText('docs/nothing.md: ').waitFor();
    await dialog.getByText('The Diagnose gate will not pass because of it.').waitFor();
    await workbench.screenshot('met-question');
    await workbench.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await workbench.page.locator('.tab.active.dirty').count(), 0);
    assert.equal(workbench.read(name), text);
  });

  it('writes it where the user says so all the same', async () => {
    await sayMet();
    await workbench.page
      .locator('.monaco-dialog-box')
      .getByRole('button', { name: 'Say It Is Met All the Same' })
      .click();
    const written = text.replace('status: in-progress, by: ana,', `status: met, by: ana, on: ${today},`);
    await workbench.save();
    assert.equal(workbench.read(name), written);
  });
});
