import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { begun, estimates, passing, risks } from '../unit/cli/past-manifests';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';

/** What makes it one that can be ranked. */
const ranked = `systems: { crm: { owner: ann } }
data: { people: { system: crm, owner: ann } }
value: { unit: EUR, baseline: { value: 9 }, target: { value: 5 } }
`;
const open = `${estimates('design', '9d')}${estimates('deploy', '9d')}`;

/** A repository with a manifest that closed Diagnose in six working days. */
function withClosedStage(folder: string): void {
  const git = (on: string, ...args: readonly string[]): void => {
    const own = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
    const time = `${on}T12:00:00Z`;
    const env = { ...process.env, GIT_AUTHOR_DATE: time, GIT_COMMITTER_DATE: time };
    execFileSync('git', [...own, ...args], { cwd: folder, stdio: 'ignore', env });
  };
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  git('2026-10-02', 'init', '-q', '-b', 'main');
  for (const [name, text] of Object.entries(risks)) write(name, text);
  write('ai-readiness.yaml', `${begun}checklist:\n${estimates('diagnose', '4d')}`);
  git('2026-10-02', 'add', '.');
  git('2026-10-02', 'commit', '-qm', 'Begun');
  write('ai-readiness.yaml', passing({ name: 'Taught, volumePerMonth: 1000', more: `${open}${ranked}` }));
  git('2026-10-12', 'commit', '-qam', 'Closed');
}

describe('the comparison of workflows', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-ranking-'));
    withClosedStage(folder);
    workbench = await launchWorkbench({ workspace: folder, width: 1000, height: 800 });
  });
  after(async () => {
    await workbench?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is calibrated once git has told of the closed stages', async () => {
    await workbench.runCommand('AI Readiness: Compare Workflows');
    const frame = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await eventually(async () => {
      const text = await frame.locator('main').innerText({ timeout: 1_000 });
      assert.match(text, /Only "Taught" can be ranked/);
      assert.match(text, /calibrated with 1 closed stage/);
    }, 60_000);
    await workbench.screenshot('ranking-calibrated');
  });
});
