// Required by mocha in every run: a picture of what went wrong, and an end to what was started.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { closeShared, root, sharedBrowser } from './host';

export const mochaHooks = {
  async afterEach(this: Mocha.Context) {
    if (this.currentTest?.state !== 'failed') return;
    const folder = path.join(root, 'out', 'screenshots');
    mkdirSync(folder, { recursive: true });
    const name = this.currentTest.fullTitle().replace(/[^a-z0-9]+/gi, '-');
    const pages = (await sharedBrowser()).contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const file = path.join(folder, `failed-${name}-${index}.png`);
      await page.screenshot({ path: file }).then(
        () => console.log(`      see ${path.relative(root, file)}`),
        () => {},
      );
    }
  },

  async afterAll() {
    await closeShared();
  },
};
