// Working an item through each status in the real workbench: the text beside the panel, and back again.
import * as assert from 'node:assert/strict';
import { today } from './harness/host';
import { eventually, type Workbench } from './harness/workbench';
import {
  assertText,
  type Checklist,
  goTo,
  isOneStep,
  openTriage,
  replaced,
  triage,
  triageName,
} from './panel-support';

describe('the checklist panel: work', () => {
  let workbench: Workbench;
  let panel: Checklist;
  let original: string;

  before(async () => {
    ({ workbench, panel, original } = await openTriage());
  });
  after(() => workbench?.close());

  async function isWritten(item: string, word: string, expected: string): Promise<void> {
    await panel.hasStatus(item, word);
    await isOneStep(workbench, expected);
  }

  it('unmet', async () => {
    const item = 'human-oversight-designed';
    await panel.unfold(item);
    await panel.press(`${item}/unmet`);
    const [from, to] = [`${item}: { status: in-progress, by`, `${item}: { status: unmet, by`];
    await isWritten(item, 'Unmet', replaced(original, from, to));
    await panel.hasStatus(item, 'In progress');
  });

  it('in progress, by the keyboard’s redo as well', async () => {
    const item = 'acceptance-criteria-fixed';
    await panel.unfold(item);
    await panel.press(`${item}/in-progress`);
    const [from, to] = [`${item}: { status: unmet`, `${item}: { status: in-progress`];
    const expected = replaced(original, from, to);
    await isWritten(item, 'In progress', expected);
    await panel.hasStatus(item, 'Unmet');
    await workbench.page.keyboard.press('Control+Y');
    await isWritten(item, 'In progress', expected);
  });

  it('met, with who, when and the evidence', async () => {
    const item = 'human-oversight-designed';
    await panel.unfold(item);
    await panel.press(`${item}/met`);
    await panel.fill(`${item}/met/evidence`, 'docs/escalation.md');
    await panel.press(`${item}/met/submit`);
    const from = `${item}: { status: in-progress, by: lena, estimate`;
    const to = `${item}: { status: met, by: lena, on: ${today}, evidence: [docs/escalation.md], estimate`;
    await isWritten(item, 'Met, checked', replaced(original, from, to));
    await panel.hasStatus(item, 'In progress');
  });

  it('not applicable, with the reason, where the manifest has not said a word of it', async () => {
    const item = 'fairness-evaluated';
    await panel.press('stage:deploy');
    await panel.unfold(item);
    await panel.press(`${item}/not-applicable`);
    await panel.fill(`${item}/not-applicable/first`, 'No people: a clerk decides');
    await panel.press(`${item}/not-applicable/submit`);
    // Where the checklist has it, behind evaluation-passed, and in braces as most of this stage.
    const next = '    adversarial-tests-passed: {';
    const line = `    ${item}: { status: not-applicable, reason: "No people: a clerk decides" }\n`;
    await isWritten(item, 'Not applicable', replaced(original, next, line + next));
    await panel.hasStatus(item, 'Unmet');
  });

  it('waived, with the reason, the approver and the end', async () => {
    const item = 'integration-contracts-defined';
    await panel.unfold(item);
    await panel.press(`${item}/waived`);
    await panel.fill(`${item}/waived/first`, 'SAP owes us the error codes # in May');
    await panel.press(`${item}/waived/days-60`);
    await panel.press(`${item}/waived/submit`);
    const from = `${item}:\n      status: in-progress\n      by: tomas\n`;
    const to = `${item}:\n      status: waived\n      by: tomas\n${[
      'reason: "SAP owes us the error codes # in May"',
      'approver: priya',
      'expires: 2027-01-21',
    ]
      .map((line) => `      ${line}\n`)
      .join('')}`;
    await isWritten(item, 'Waived', replaced(original, from, to));
  });

  it('facts of several kinds, saved together and taken back in one step', async () => {
    const item = 'workflow-scoped';
    const field = (key: string) => `${item}/fact:workflow::${key}`;
    const word = await panel.status(item);
    await panel.unfold(item);
    await panel.press(`${item}/fold:facts:workflow`);
    await panel.fill(field('endState'), 'Posted in SAP:\n- or waiting');
    await panel.fill(field('outOfScope'), 'notes, by hand');
    await workbench.page.keyboard.press('Enter');
    await panel.press(`${field('outOfScope')}/remove-0`);
    await workbench.screenshot('entry-form');
    await panel.press(`${item}/fact:workflow:/save`);
    const end = "endState: Posted in SAP, or waiting in a clerk's worklist with a reason";
    const scope = 'outOfScope: [credit notes, intercompany invoices, invoices on paper]';
    const written = replaced(original, end, 'endState: |-\n    Posted in SAP:\n    - or waiting');
    await eventually(async () => assert.equal(await panel.part(`${item}/fact:workflow:/save`).count(), 0));
    await isWritten(
      item,
      word,
      replaced(written, scope, 'outOfScope: [intercompany invoices, invoices on paper, "notes, by hand"]'),
    );
  });

  it('follows what is typed in the text', async () => {
    const { page } = workbench;
    const item = 'acceptance-criteria-fixed';
    await goTo(workbench, original, `${item}: { status: unmet`);
    await page.keyboard.press('Control+Backspace');
    await page.keyboard.insertText('waived');
    await panel.hasStatus(item, 'Waiver does not hold');
    await takeBack();
    await panel.hasStatus(item, 'Unmet');
  });

  it('shows the last good view while the text is broken, with the way to the error', async () => {
    const { page } = workbench;
    const item = 'acceptance-criteria-fixed';
    await panel.unfold(item);
    await goTo(workbench, original, 'tier: limited');
    await page.keyboard.insertText(': x');
    const banner = panel.frame.locator('.banner');
    await banner.filter({ hasText: 'The manifest cannot be read.' }).waitFor();
    assert.equal(await panel.part('head').innerText(), triageName);
    assert.equal(await panel.part(`${item}/met`).count(), 0);
    assert.equal(await panel.part('tool:undo').getAttribute('aria-disabled'), 'true');
    await workbench.screenshot('panel-broken');
    await goTo(workbench, original, 'goLive: 2027');
    await panel.press('banner');
    const line = original.slice(0, original.indexOf('tier: limited')).split('\n').length;
    await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col` }).waitFor();
    await takeBack();
    await banner.waitFor({ state: 'detached' });
    await panel.part(`${item}/met`).waitFor();
  });

  /** Undoes in the text what was typed there, until it is as it was. */
  async function takeBack(): Promise<void> {
    const dirty = workbench.page.locator('.tab.dirty');
    await eventually(async () => {
      await workbench.page.keyboard.press('Control+Z');
      assert.equal(await dirty.count(), 0);
    });
    assertText(workbench.read(triage), original);
  }
});
