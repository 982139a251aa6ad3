import type { DocumentReader } from '../reader';
import { tableOf } from './table';

/** A table of rows of no kind that is read: a register, a list of who came, the result of a query. */
export const rows: DocumentReader = {
  name: 'rows',
  kind: 'table',
  isFallback: true,
  knows: (file) => {
    const table = tableOf(file);
    return table?.isWhole === true && table.rows.length > 0 && table.header.cells.length > 1;
  },
  // What its columns mean nobody knows.
  read: () => ({ said: [] }),
};
