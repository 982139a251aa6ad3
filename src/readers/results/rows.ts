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
  // What its columns mean nobody knows; that they have names is the least that a table says.
  read: (file) => {
    const header = tableOf(file)?.header;
    if (header === undefined) return { said: [] };
    const isNamed = !header.cells.every((cell) => isNoName(cell));
    return { said: [{ fact: 'table.named', value: isNamed, line: header.line }] };
  },
};

/** What stands for a name, in whatever column: a letter, a number, `col1`, `foo`. */
function isNoName(cell: string): boolean {
  return /^(?:[a-z]?\d*|(?:col|column|field|var|value|key|item|data|test|foo|bar|baz|unnamed)[ _:-]?\d*|-?[\d.,/:-]+)$/i.test(
    cell.trim(),
  );
}
