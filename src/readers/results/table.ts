import { type CsvTable, readCsv } from '../source/csv';
import type { SourceFile } from '../source/file';

/** A cited file as a table; undefined where it is none. Only names of tables are tried: any prose has commas. */
export function tableOf(file: SourceFile): CsvTable | undefined {
  return file.remember('csv', () =>
    /^(?:csv|tsv)$/.test(file.ending) && !file.text.includes('\u0000') ? readCsv(file.text) : undefined,
  );
}
