/** A line of JSON for each manifest; none is kept. */
import type { Write } from '../formats/write';
import { compact } from '../safe-json';
import type { RowWriter } from './writer';

export function jsonlWriter(write: Write): RowWriter {
  return {
    row: (row) => write(`${compact(row)}\n`),
    // Lines alone: what reads them one by one knows no other kind.
    end: async () => undefined,
  };
}
