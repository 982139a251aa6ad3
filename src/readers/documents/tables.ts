/** Tables in documents that hold no results: criteria, signals in the minutes of a review, and how much is filled in. */
import type { Said } from '../../core/service';
import type { Prose } from '../source/prose';
import { cellOf, columnsOf, rowsSaid } from './columns';
import { computed, isStillToCome, ofWhole, resultOf, results } from './metrics';
import { amountOf, folded, isOpen, numberOf, plain } from './values';

const criteria = {
  name: /^(?:metric|measure|criterion|metric name)$/,
  goAt: /^(?:go at|threshold|target|required|acceptance threshold|pass threshold)$/,
  weakest: /^(?:weakest slice at least|weakest slice|minimum per slice|worst slice)$/,
  cases: /^(?:cases needed|cases at least|cases|minimum cases|n)$/,
  slice: results.slice,
  result: results.value,
  whole: ofWhole.value,
};

/** Whether a document has a column for the value at which it is a go, which nothing but criteria have. */
export function hasGoAt({ tables }: Prose): boolean {
  return tables.some((table) => {
    const { name, result } = columnsOf(table, criteria);
    return (
      name !== undefined && result === undefined && table.header.some((cell) => folded(cell) === 'go at')
    );
  });
}

/** Thresholds that are set before a run. */
export function criteriaSaid(prose: Prose): Said[] {
  return rowsSaid(prose, criteria, ['name', 'goAt'], (row, columns) => {
    if (columns.result !== undefined) return [];
    const [name, goAt] = [plain(cellOf(row, columns.name)), cellOf(row, columns.goAt)];
    if (isOpen(name) || isOpen(goAt) || amountOf(cellOf(row, columns.whole)) !== undefined) return [];
    const weakest = cellOf(row, columns.weakest);
    const cases = numberOf(cellOf(row, columns.cases));
    const slice = plain(cellOf(row, columns.slice));
    return [
      {
        fact: 'criteria.metric',
        value: {
          name,
          ...(isOpen(slice) ? {} : { slice }),
          goAt: numberOrText(goAt),
          ...(isOpen(weakest) ? {} : { weakestSlice: numberOrText(weakest) }),
          ...(cases === undefined ? {} : { cases }),
        },
        line: row.line,
      },
    ];
  });
}

function numberOrText(cell: string): number | string {
  const amount = amountOf(cell);
  return amount?.unit === '' ? amount.value : plain(cell);
}

const signals = {
  id: /^(?:signal|signal id|signals)$/,
  value: /^(?:value|actual|measured|current value|current|result|figure)$/,
  threshold: /^(?:threshold|target|limit)$/,
};

/** Signals in the minutes of a review. */
export function signalsSaid(prose: Prose): Said[] {
  return rowsSaid(prose, signals, ['id', 'threshold', 'value'], (row, columns) => {
    const id = plain(cellOf(row, columns.id));
    const [written, threshold] = [cellOf(row, columns.value), plain(cellOf(row, columns.threshold))];
    if (isOpen(id) || isOpen(written)) return [];
    const value = resultOf(written, threshold) ?? plain(written);
    const met = computed(threshold, amountOf(written));
    const limit = isOpen(threshold) ? {} : { threshold };
    return [
      {
        fact: 'record.signal',
        value: { id, ...limit, value, ...(met === undefined ? {} : { met }) },
        line: row.line,
      },
    ];
  });
}

/** How many rows somebody has filled in: two cells at least, and a word in one of them. */
export function rowsFilled({ tables }: Prose): Said[] {
  const filled = tables.flatMap((table) =>
    table.rows.filter((row) => {
      if (isStillToCome(row, table)) return false;
      const own = row.cells.map(plain).filter((cell) => !isOpen(cell));
      return own.length >= 2 && own.some((cell) => /\p{L}{3}/u.test(cell));
    }),
  );
  const [first] = filled;
  return first === undefined ? [] : [{ fact: 'document.rows', value: filled.length, line: first.line }];
}
