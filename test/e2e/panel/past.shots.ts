// Pictures of the page of the history, to be looked at: npm run screenshots -- --grep history
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/host';
import { launchWorkbench, type Workbench } from '../harness/workbench';
import { openByButton, triage, triageName } from '../panel-support';
import { models } from './models';
import { openPanel, themeNames } from './page';
import { pasts } from './past-views';

const folder = path.join(root, 'out', 'screenshots', 'history');

describe('pictures of the history', function () {
  this.timeout(120_000);
  before(() => mkdirSync(folder, { recursive: true }));

  for (const theme of themeNames)
    for (const width of [320, 600, 1100])
      it(`${theme} at ${width} px`, async () => {
        const panel = await openPanel({ theme, width, tab: 'past' });
        await panel.show(models.midDesign);
        await panel.page.screenshot({ path: path.join(folder, `loading-${theme}-${width}.png`) });
        for (const [name, past] of Object.entries(pasts)) {
          await panel.tell({ type: 'past', past });
          await panel.page.screenshot({
            path: path.join(folder, `${name}-${theme}-${width}.png`),
            fullPage: true,
          });
        }
        await panel.close();
      });
});

describe('pictures of the history in the workbench', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  afterEach(() => workbench?.close());

  for (const [theme, width] of [
    ['dark', 1500],
    ['light', 800],
    ['hc-dark', 1100],
  ] as const)
    it(`${theme} at ${width} px`, async () => {
      workbench = await launchWorkbench({ open: triage, theme, width, height: 1100 });
      commitAsBefore(workbench.folder);
      await openByButton(workbench, triageName, 'next').then(async (panel) => {
        await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
        await workbench.runCommand('View: Toggle Maximize Editor Group');
        await panel.press('tab:past');
        await panel.frame.locator('.lanes').waitFor({ timeout: 60_000 });
        await workbench.screenshot(`history-${theme}-${width}`);
      });
    });
});

/** Makes commits of the sample as it may have come to what it is. */
function commitAsBefore(folder: string): void {
  const manifest = path.join(folder, triage);
  const git = (on: string, ...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_AUTHOR_DATE: `${on}T12:00:00Z`, GIT_COMMITTER_DATE: `${on}T12:00:00Z` },
    });
  const now = git('2026-11-20', 'show', `HEAD:${triage}`);
  rmSync(path.join(folder, '.git'), { recursive: true });
  const began = 'version: 1\nstage: diagnose\nworkflow: { name: Supplier invoice triage }\n';
  git('2026-03-02', 'init', '-q', '-b', 'main');
  for (const [on, text] of [
    ['2026-03-02', began],
    ['2026-06-15', now.replace(/^stage: .*/m, 'stage: diagnose')],
    ['2026-08-24', now],
  ] as const) {
    writeFileSync(manifest, text);
    git(on, 'add', '-A');
    git(on, 'commit', '-qm', 'a step');
  }
}
