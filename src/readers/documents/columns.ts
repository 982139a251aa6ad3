/** Columns of tables in documents, known by their heads. */
import type { Said } from '../../core/service';
import type { Row, Table } from '../source/markdown-table';
import type { Prose } from '../source/prose';
import { isElsewhere } from './fields';
import { folded } from './values';

/** Where the columns are that a table is known by; undefined where it has none by such a head. */
export type Columns<Name extends string> = { readonly [Each in Name]?: number };

export function columnsOf<Name extends string>(
  table: Table,
  heads: Readonly<Record<Name, RegExp>>,
): Columns<Name> {
  const folds = table.header.map((cell) => folded(cell.replace(/\([^()]*\)/g, '')));
  const found: { [Each in Name]?: number } = {};
  for (const name in heads) {
    const [only, another] = folds.flatMap((head, index) => (heads[name].test(head) ? [index] : []));
    // Two columns by one head: nobody can tell which is meant.
    if (only !== undefined && another === undefined) found[name] = only;
  }
  return found;
}

export function cellOf({ cells }: Row, column: number | undefined): string {
  return column === undefined ? '' : (cells[column] ?? '');
}

/** What the rows say of the tables that have all columns that are needed, and stand where something is said of now. */
export function rowsSaid<Name extends string>(
  prose: Prose,
  heads: Readonly<Record<Name, RegExp>>,
  needed: readonly NoInfer<Name>[],
  saidOf: (row: Row, columns: Columns<Name>, table: Table) => Said[],
  current: (rows: readonly Row[], columns: Columns<Name>) => readonly Row[] = (rows) => rows,
): Said[] {
  return prose.tables.flatMap((table) => {
    const columns = columnsOf(table, heads);
    const isMeant = needed.every((name) => columns[name] !== undefined) && !isElsewhere(prose, table.section);
    if (!isMeant) return [];
    return current(table.rows.slice(0, mostRows), columns).flatMap((row) => saidOf(row, columns, table));
  });
}

/** A table that is longer is no summary. */
const mostRows = 500;
