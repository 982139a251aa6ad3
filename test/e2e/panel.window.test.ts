// The checklist panel among other editors: ways to it, two manifests at once, the keyboard alone, a window that is
// loaded anew, and every theme.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, today } from './harness/host';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';
import { runAxe } from './panel/in-page';
import { assertText, Checklist, replaced, triage, triageName } from './panel-support';

const support = 'support-triage/ai-readiness.yaml';
const supportName = 'Support triage';
const axeSource = readFileSync(path.join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

const kinds = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

describe('the checklist panel: the window', () => {
  let workbench: Workbench;
  let original: string;
  before(async () => {
    workbench = await launchWorkbench({ width: 1500, height: 900 });
    // Not at the start: a window that is loaded anew would open it again, and nothing else.
    await manifests().first().dblclick();
    await workbench.editorReady('ai-readiness.yaml');
    original = workbench.read(triage);
  });
  after(() => workbench?.close());
  /** The manifests in the explorer, in the order of the sample folders. */
  const manifests = () =>
    workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'ai-readiness.yaml' });

  it('marks an item as met by the keyboard alone, from the text and back to it', async () => {
    const { page } = workbench;
    const item = 'human-oversight-designed';
    await workbench.runCommand('AI Readiness: Open Checklist');
    const panel = await Checklist.of(workbench, triageName);
    await panel.moveTo('filter:text');
    await page.keyboard.type('oversight');
    await panel.moveTo('stage:design');
    await panel.moveTo(`row:${item}`, 'ArrowDown');
    await page.keyboard.press('ArrowRight');
    await panel.moveTo(`${item}/in-progress`);
    await panel.moveTo(`${item}/met`, 'ArrowRight');
    await page.keyboard.press('Enter');
    await panel.moveTo(`${item}/met/evidence`);
    await page.keyboard.type('docs/escalation.md');
    await page.keyboard.press('Enter');
    await panel.hasStatus(item, 'Met, checked');
    await eventually(async () => assert.equal(await panel.focused(), `${item}/met`));
    await workbench.save();
    const from = `${item}: { status: in-progress, by: lena, estimate`;
    const to = `${item}: { status: met, by: lena, on: ${today}, evidence: [docs/escalation.md], estimate`;
    assertText(workbench.read(triage), replaced(original, from, to));
    await panel.moveTo(`${item}/reveal`);
    await page.keyboard.press('Enter');
    const line = original.slice(0, original.indexOf(from)).split('\n').length;
    await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col` }).waitFor();
    await page.keyboard.press('Control+Z');
    await workbench.save();
    assertText(workbench.read(triage), original);
    await panel.hasStatus(item, 'In progress');
  });

  it('shows two manifests at once, each with its own changes', async () => {
    const { page } = workbench;
    const untouched = workbench.read(support);
    // In the place of the text: the panel of the other one stays in sight.
    await page.keyboard.press('Control+1');
    await manifests().nth(2).click({ button: 'right' });
    const entry = page.locator('.context-view .action-label', { hasText: 'Open Checklist' });
    await entry.waitFor();
    // A menu that has just opened does not hear yet.
    await eventually(async () => {
      if (await entry.isVisible()) await entry.click({ timeout: 1_000 });
      await entry.waitFor({ state: 'detached', timeout: 300 });
    });
    const panel = await Checklist.of(workbench, supportName);
    const other = await Checklist.of(workbench, triageName);
    await workbench.screenshot('panel-two');
    const item = 'escalation-path-defined';
    await panel.fill('filter:text', 'escalation');
    await panel.unfold(item);
    await panel.press(`${item}/in-progress`);
    await panel.hasStatus(item, 'In progress');
    await workbench.save();
    const from = `${item}:\n      status: met\n      by: siobhan\n      on: 2026-11-19\n`;
    const to = `${item}:\n      status: in-progress\n      by: siobhan\n`;
    assertText(workbench.read(support), replaced(untouched, from, to));
    assertText(workbench.read(triage), original);
    await other.unfold('human-oversight-designed');
    await other.press('human-oversight-designed/unmet');
    await other.hasStatus('human-oversight-designed', 'Unmet');
    assert.equal(await panel.status(item), 'In progress');
    const group = page.locator('.editor-group-container.active .tab[aria-label*="Group 2"]');
    await group.first().waitFor();
    await page.keyboard.press('Control+Z');
    await other.hasStatus('human-oversight-designed', 'In progress');
    assert.equal(await panel.status(item), 'In progress');
  });

  it('comes back with a window that is loaded anew: filters, what is open, and changes that are not saved', async () => {
    const item = 'acceptance-criteria-fixed';
    const [from, to] = [`${item}: { status: unmet`, `${item}: { status: in-progress`];
    let panel = await Checklist.of(workbench, triageName);
    await panel.fill('filter:text', 'acceptance');
    await panel.press('filter:blocking');
    await panel.unfold(item);
    await panel.press(`${item}/in-progress`);
    await panel.hasStatus(item, 'In progress');
    await workbench.backedUp(to);
    await workbench.reload();
    panel = await Checklist.of(workbench, triageName);
    await panel.hasStatus(item, 'In progress');
    assert.equal(await panel.part(`row:${item}`).getAttribute('aria-expanded'), 'true');
    assert.equal(await panel.value('filter:text'), 'acceptance');
    assert.equal(await panel.part('filter:blocking').getAttribute('aria-pressed'), 'true');
    assert.match(await panel.frame.locator('.filter-count').innerText(), /^1 of \d+ items$/);
    assertText(workbench.read(triage), original);
    await panel.press('filter:blocking');
    await workbench.save();
    assertText(workbench.read(triage), replaced(original, from, to));
  });

  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light'] as const) {
    it(`has no violations of accessibility in ${theme}`, async () => {
      await workbench.setTheme(theme);
      const { frame } = await Checklist.of(workbench, triageName);
      await frame.locator(`body[data-vscode-theme-kind="${kinds[theme]}"]`).waitFor();
      await frame.evaluate(axeSource);
      assert.deepEqual(await frame.evaluate(runAxe, []), []);
      await workbench.screenshot(`panel-window-${theme}`);
    });
  }
});
