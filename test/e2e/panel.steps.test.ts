// What is done from the page of what to do next, in the real workbench: the text, undo, boxes of VS Code and the focus.
import * as assert from 'node:assert/strict';
import { today } from './harness/host';
import { eventually, type Workbench } from './harness/workbench';
import { assertText, type Checklist, isOneStep, openTriage, replaced, triage } from './panel-support';

describe('the checklist panel: what to do next', () => {
  let workbench: Workbench;
  let panel: Checklist;
  let original: string;

  before(async () => {
    ({ workbench, panel, original } = await openTriage('next'));
  });
  after(() => workbench?.close());

  it('opens on what to do next, and makes a fix there by keyboard: one step to undo', async () => {
    const { page } = workbench;
    const missing = 'step:evidence/missing-file/"docs/ap-risk-register.md"';
    const owner = 'step:data/no-owner/"owner"';
    await panel.moveTo('verdict:next');
    await workbench.screenshot('panel-next');
    // What was plainly meant is done at once.
    await page.keyboard.press('Enter');
    await panel.comesTo(owner);
    assert.equal(await panel.part(missing).count(), 0);
    const file = 'evidence: [docs/ap-risk-register.md]';
    await isOneStep(workbench, replaced(original, file, 'evidence: [docs/governance/ap-risk-register.md]'));
    await panel.part(missing).waitFor();
  });

  it('asks in a box for what only the user knows, and the focus comes back', async () => {
    const { page } = workbench;
    const step = 'step:review/overdue/checklist.design.data-quality-baselined.on';
    const box = page.locator('.quick-input-widget');
    // What is drawn again meanwhile does not take the key.
    await eventually(async () => {
      if (!(await box.isVisible())) await panel.part(`${step}/way-0`).press('Enter', { timeout: 2_000 });
      await box.waitFor({ timeout: 5_000 });
    }, 40_000);
    await workbench.screenshot('panel-next-asks');
    await page.keyboard.press('Escape');
    await panel.comesTo(`${step}/way-0`);
    assertText(workbench.read(triage), original);
    // By the keyboard alone, which goes to what has the focus indeed.
    await page.keyboard.press('Enter');
    await box.waitFor();
    // The day first, then what it rests on. A box that has only come up may not have the focus yet.
    const [input, rest] = [
      box.locator('input').first(),
      box.filter({ hasText: 'what did the review rest on' }),
    ];
    await eventually(async () => {
      if (!(await rest.isVisible())) await input.press('Enter', { timeout: 1_000 });
      await rest.waitFor({ timeout: 2_000 });
    }, 20_000);
    await input.press('Enter');
    await box.waitFor({ state: 'hidden' });
    await eventually(async () => assert.equal(await panel.part(step).count(), 0), 10_000);
    await panel.comesTo(/^step:/);
    const [from, to] = ['data-quality-baselined:    { status: met, by: tomas, on: 2026-10-12', today];
    await isOneStep(workbench, replaced(original, from, from.replace('2026-10-12', to)));
    await panel.part(step).waitFor();
  });
});
