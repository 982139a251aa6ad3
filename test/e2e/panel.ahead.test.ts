// The pages Forecast and Calendar in the real workbench: what is shown is worked out by the extension.
import * as assert from 'node:assert/strict';
import { eventually, type Workbench } from './harness/workbench';
import { type Checklist, openTriage } from './panel-support';

describe('the checklist panel: what lies ahead', () => {
  let workbench: Workbench;
  let panel: Checklist;

  before(async () => {
    ({ workbench, panel } = await openTriage('next'));
  });
  after(() => workbench?.close());

  const page = async (): Promise<string> =>
    (await panel.frame.locator('#page').innerText()).replaceAll(/\s+/g, ' ');

  it('shows when the gates can be passed, and leads from what would bring that forward to the item', async () => {
    await panel.press('tab:forecast');
    await eventually(async () => {
      const told = await page();
      assert.match(told, /Go-live in half of all cases by \d+ \w+ 2027, in four of five by \d+ \w+ 2027\./);
      assert.match(told, /Planned for 11 January 2027: kept in (?:about|less than) 5 % of all cases\./);
      assert.match(told, /Not calibrated/);
    }, 30_000);
    await panel.press('forecast:win:integration-contracts-defined');
    await panel.comesTo(/^row:integration-contracts-defined/);
  });

  it('shows the gates as they would be on the day to which the slider is moved, by keyboard', async () => {
    await panel.press('tab:time');
    await panel.part('time:day').focus();
    assert.match(await page(), /Design Blocked by errors 6 of 11/);
    await workbench.page.keyboard.press('End');
    await eventually(async () => {
      assert.equal(await panel.frame.locator('.outcome').getAttribute('aria-busy'), 'false');
      assert.match(await page(), /in 365 days Today .*Design Blocked by errors 5 of 11/);
    }, 30_000);
    // The waiver of it ends: the list says so as well.
    await eventually(
      async () => assert.match(await page(), /Reviewed threat model does not hold any more/),
      60_000,
    );
    await panel.press('time:today');
    await eventually(async () => assert.match(await page(), /today .*Design Blocked by errors 6 of 11/));
  });
});
