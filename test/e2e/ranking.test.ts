import * as assert from 'node:assert/strict';
import { inHistory } from '../unit/cli/history';
import { begun, estimates, named, passing, risks } from '../unit/cli/past-manifests';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';

/** What makes it one that can be ranked. */
const ranked = `systems: { crm: { owner: ann } }
data: { people: { system: crm, owner: ann } }
value: { unit: EUR, baseline: { value: 9 }, target: { value: 5 } }
`;
const open = `${estimates('design', '9d')}${estimates('deploy', '9d')}`;

describe('the comparison of workflows', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(() =>
    inHistory(async (history) => {
      // It closed Diagnose in six working days.
      const { folder } = history
        .commit(
          { ...risks, [named]: `${begun}checklist:\n${estimates('diagnose', '4d')}` },
          { on: '2026-10-02' },
        )
        .commit(
          { [named]: passing({ name: 'Taught, volumePerMonth: 1000', more: `${open}${ranked}` }) },
          { on: '2026-10-12' },
        );
      // What is opened is a copy.
      workbench = await launchWorkbench({ workspace: folder, width: 1000, height: 800 });
    }),
  );
  after(() => workbench?.close());

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
