// Pictures of the page of the history, to be looked at: npm run screenshots -- --grep history
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../harness/host';
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
