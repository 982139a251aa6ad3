/** The columns of a data contract: how they are classified, and which hold personal data. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';

export interface Column {
  /** With the names of the columns that it is in: `address.street`. */
  readonly name: string;
  readonly classification: Tree | undefined;
  readonly pii: Tree | undefined;
  /** Its rules; undefined where it has no list of them. */
  readonly quality: Tree | undefined;
  /** The columns in it, where it is an object or a list of objects. */
  readonly nested: readonly Column[];
}

/** Columns within columns, deeper than any contract nests them. */
export const deepestColumn = 20;

/** The lists of rules of columns, and of those in them. */
export function rulesOf(columns: readonly Column[]): (Tree | undefined)[] {
  return columns.flatMap(({ quality, nested }) => [quality, ...rulesOf(nested)]);
}

/** What the columns say: their classes as counts, the personal ones by name. */
export function columnFacts(file: SourceFile, columns: readonly Column[]): Said[] {
  return [...classificationFacts(file, columns), ...personalFacts(file, columns)];
}

function classificationFacts(file: SourceFile, columns: readonly Column[]): Said[] {
  const classes = columns.flatMap((column) => classesOf(column));
  const first = classes.find((each) => each !== undefined);
  if (first === undefined) return [];
  const counts = new Map<string, number>();
  for (const each of classes) {
    const word = each?.text ?? 'none';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [
    { fact: 'contract.classification', value: Object.fromEntries(counts), ...file.placeOf(first.keyAt) },
  ];
}

/** The class of a column and of those in it. A column that only groups others is as they are, and they are as it is. */
function classesOf({ classification, nested }: Column, above?: Tree): (Tree | undefined)[] {
  const own = classification?.text === undefined ? undefined : classification;
  const below = nested.flatMap((column) => classesOf(column, own ?? above));
  if (own !== undefined) return [own, ...below];
  return nested.length > 0 || above !== undefined ? below : [undefined];
}

function personalFacts(file: SourceFile, columns: readonly Column[]): Said[] {
  const personal = columns.flatMap(personalIn);
  const [first] = personal;
  if (first?.pii === undefined) return [];
  const names = [...new Set(personal.map(({ name }) => name))];
  return [{ fact: 'contract.pii', value: names, ...file.placeOf(first.pii.keyAt) }];
}

function personalIn(column: Column): Column[] {
  const below = column.nested.flatMap(personalIn);
  return column.pii?.scalar === true ? [column, ...below] : below;
}
