// Several items at once, and boxes of VS Code that take the focus, in the real workbench.
import * as assert from 'node:assert/strict';
import { eventually, type Workbench } from './harness/workbench';
import { assertText, type Checklist, isOneStep, openTriage, replaced, triage } from './panel-support';

describe('the checklist panel: several items, and boxes of VS Code', () => {
  let workbench: Workbench;
  let panel: Checklist;
  let original: string;

  before(async () => {
    ({ workbench, panel, original } = await openTriage());
  });
  after(() => workbench?.close());

  it('changes several in one step, which is one step to undo', async () => {
    const { page } = workbench;
    const [one, other] = ['human-oversight-designed', 'acceptance-criteria-fixed'] as const;
    await panel.part(`row:${one}`).focus();
    await page.keyboard.press('Shift+Space');
    await panel.part(`row:${other}`).click({ modifiers: ['Control'] });
    await panel.press('selection/unmet');
    const planned = panel.frame.locator('.planned');
    assert.match(
      await planned.innerText(),
      /1 item is changed\.\s+1 item is left out:\s+.* is unmet already/,
    );
    await panel.press('selection/unmet/cancel');
    await panel.press('selection/owner');
    await panel.part('selection/owner/first').focus();
    for (const key of ['Space', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    const chosen = await panel.value('selection/owner/first');
    assert.ok(['priya', 'tomas', 'lena'].includes(chosen), chosen);
    if (chosen === 'lena') throw new Error('the first owner is another one');
    await panel.press('selection/owner/submit');
    await panel.comesTo('selection/owner');
    const first = replaced(
      original,
      `${one}: { status: in-progress, by: lena`,
      `${one}: { status: in-progress, by: ${chosen}`,
    );
    const from = `${other}: { status: unmet, dependsOn`;
    await isOneStep(workbench, replaced(first, from, `${other}: { status: unmet, by: ${chosen}, dependsOn`));
    await panel.press('selection/done');
    await panel.comesTo('filter:select');
  });

  it('has the focus again after the box in which a file is picked', async () => {
    const { page } = workbench;
    const item = 'human-oversight-designed';
    const box = page.locator('.quick-input-widget');
    await panel.unfold(item);
    await panel.press(`${item}/add-file`);
    await box.waitFor();
    await page.keyboard.press('Escape');
    await panel.comesTo(`${item}/add-file`);
    // By the keyboard alone, which goes to what has the focus indeed.
    await page.keyboard.press('Enter');
    await box.waitFor();
    await box.locator('input').first().fill('escalation.md');
    await box.locator('.monaco-list-row').first().filter({ hasText: 'escalation.md' }).waitFor();
    await page.keyboard.press('Enter');
    await panel.comesTo(`${item}/open-evidence-0`);
    await page.keyboard.press('Control+Z');
    await eventually(async () => assert.equal(await panel.part(`${item}/open-evidence-0`).count(), 0));
    await panel.comesTo(`row:${item}`);
  });

  it('asks before a fact goes that others refer to', async () => {
    const item = 'owners-named';
    await panel.unfold(item);
    await panel.press(`${item}/fold:facts:owners`);
    const asked = `${item}/remove:owners:lena`;
    await panel.press(`${item}/entry:owners:lena/remove`);
    await panel.comesTo(`${asked}/keep`);
    await workbench.screenshot('panel-question');
    const lines = await panel.frame.locator('.question-places').innerText();
    assert.match(lines, /owners › priya › deputy\s+Line 31/);
    await workbench.page.keyboard.press('Enter');
    await panel.comesTo(`${item}/entry:owners:lena/remove`);
    assertText(workbench.read(triage), original);
    await workbench.page.keyboard.press('Enter');
    await panel.press(`${asked}/sure`);
    await eventually(async () =>
      assert.equal(await panel.part(`${item}/entry:owners:lena/remove`).count(), 0),
    );
    await panel.comesTo(`${item}/new:owners`);
    await workbench.page.keyboard.press('Control+Z');
    await panel.part(`${item}/entry:owners:lena/remove`).waitFor();
  });
});
