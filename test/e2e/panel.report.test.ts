// The exported report in a real browser: on paper, on a phone, for a screen reader.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root, sharedBrowser } from './harness/host';
import * as inPage from './panel/in-page';
import { reportOf, samples } from './panel/reports';

/** More than a steering group reads. */
const mostPages = 3;

/** The samples whose decision is to fit on one sheet, signatures and all. */
const onOneSheet = new Set(['invoice-triage/ai-readiness.yaml', 'newcomer/ai-readiness.yaml']);

const axe = readFileSync(path.join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

async function open(
  html: string,
  options: { width?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const { width = 900, colorScheme = 'light' } = options;
  const context = await (await sharedBrowser()).newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.setContent(html);
  return page;
}

/** Each page of a PDF is an object of that type; those of the tree of pages are of another. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
}

describe('the exported report', function () {
  this.timeout(120_000);

  for (const sample of samples)
    it(`prints on ${mostPages} pages at most, and reads on a phone: ${sample}`, async () => {
      const page = await open(await reportOf(sample));
      for (const format of ['A4', 'Letter']) {
        const pages = pagesIn(await page.pdf({ format }));
        assert.ok(pages >= 1 && pages <= mostPages, `${pages} pages of ${format}`);
      }
      await page.setViewportSize({ width: 360, height: 800 });
      const width = await page.evaluate(inPage.pageWidth);
      assert.ok(width <= 360, `${width} px`);
      await page.context().close();
    });

  for (const sample of onOneSheet)
    it(`has the decision on the first sheet, with the lines to sign on: ${sample}`, async () => {
      const page = await open(await reportOf(sample));
      // Without what follows the signatures, it is one sheet.
      await page.addStyleTag({ content: 'section.decision ~ *, footer { display: none !important; }' });
      for (const format of ['A4', 'Letter']) assert.equal(pagesIn(await page.pdf({ format })), 1, format);
      await page.context().close();
    });

  it('prints the appendix only when somebody has opened it', async () => {
    const page = await open(await reportOf('invoice-triage/ai-readiness.yaml'));
    const closed = pagesIn(await page.pdf({ format: 'A4' }));
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    const opened = pagesIn(await page.pdf({ format: 'A4' }));
    assert.ok(opened > closed + 3, `${closed} pages, then ${opened}`);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [360, 900])
      it(`gives axe nothing to find: ${colorScheme}, ${width} px`, async () => {
        for (const sample of ['invoice-triage/ai-readiness.yaml', 'support-triage/ai-readiness.yaml']) {
          const page = await open(await reportOf(sample), { width, colorScheme });
          await page.locator('summary').click();
          // No script comes in by the page itself; a tool comes by another way.
          await page.evaluate(axe);
          assert.deepEqual(await page.evaluate(inPage.runAxe, []), []);
          await page.context().close();
        }
      });
});
