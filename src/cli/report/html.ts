/** A page that stands by itself: the rows are written as they come, and the pictures when all are known. No row is kept. */
import { createHash } from 'node:crypto';
import script from 'virtual:page-script';
import { pageBegin, pageEnd, pageRow, type Script } from '../../portfolio/view/page';
import type { Write } from '../formats/write';
import type { RowWriter } from './writer';

/** `manifests`: how many there will be. */
export function htmlReport(
  write: Write,
  about: { readonly manifests: number; readonly today: string },
): RowWriter {
  const run: Script = {
    text: script,
    hash: `sha256-${createHash('sha256').update(script).digest('base64')}`,
  };
  let isBegun = false;
  const begin = async (): Promise<void> => {
    if (isBegun) return;
    isBegun = true;
    await write(pageBegin(about, run).text);
  };
  return {
    async row(row) {
      await begin();
      await write(pageRow(row).text);
    },
    async end({ portfolio, leftOut }) {
      await begin();
      await write(pageEnd(portfolio, leftOut.paths.length, run).text);
    },
  };
}
