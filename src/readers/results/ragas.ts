import type { Said } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import type { CsvTable } from '../source/csv';
import type { SourceFile } from '../source/file';
import type { JsonValue } from '../source/json';
import { numberIn, numberInCell, sixDigits } from '../source/numbers';
import { Facts, jsonTree, keyed } from './facts';
import { caseCount } from './plain-cases';
import { sayRun } from './plain-run';
import { tableOf } from './table';

/** By two of these a result of Ragas is known. */
const markNames = [
  'faithfulness',
  'answer_relevancy',
  'response_relevancy',
  'context_precision',
  'context_recall',
  'answer_correctness',
];
/** All that Ragas measures by default. */
const metrics =
  /^(?:faithfulness|(?:answer|response)_relevancy|(?:llm_|non_llm_|id_based_)?context_(?:precision|recall)(?:_with(?:out)?_reference)?|answer_(?:correctness|similarity)|semantic_similarity|factual_correctness(?:\(mode=\w{1,20}\))?|context_(?:entity_recall|relevancy|relevance|utilization)|noise_sensitivity(?:[_(][\w=]{1,30}\)?)?)$/;

function isRagas(names: readonly string[]): boolean {
  return new Set(names.filter((name) => markNames.includes(name))).size >= 2;
}

/** Means of a run of Ragas as JSON. */
export const ragasJson: DocumentReader = {
  name: 'ragas',
  kind: 'evaluation',
  knows: ({ json }) => json !== undefined && isRagas(markNames.filter((name) => isScore(json.at(name)))),
  read: readMeans,
};

/** A mean, or one that could not be worked out. */
function isScore(value: JsonValue | undefined): boolean {
  return typeof value === 'number' || value === null;
}

function readMeans(file: SourceFile): Read {
  const facts = new Facts(jsonTree(file));
  facts.whole({ fact: 'evaluation.tool', value: 'ragas' });
  sayRun(facts);
  const count = caseCount(facts, []);
  const blanks = facts.map('nan_counts');
  for (const [name, held] of Object.entries(facts.map())) {
    const value = metrics.test(name) ? numberIn(held) : undefined;
    if (value === undefined) continue;
    const filled = count === undefined ? undefined : count.value - (numberIn(keyed(blanks, name)) ?? 0);
    facts.metric({ name, value, ...(filled === undefined || filled <= 0 ? {} : { cases: filled }) }, [name]);
  }
  return { said: facts.said };
}

/** A table of Ragas: a metric in each row, or a case in each row and metrics in its columns. */
export const ragasCsv: DocumentReader = {
  name: 'ragas',
  kind: 'evaluation',
  knows: (file) => {
    const table = tableOf(file);
    return table !== undefined && isRagasTable(table);
  },
  read: (file) => {
    const table = tableOf(file);
    const tool: Said = { fact: 'evaluation.tool', value: 'ragas' };
    if (table === undefined) return { said: [] };
    if (!table.isWhole)
      return { said: [tool, { fact: 'evaluation.status', value: 'incomplete', line: table.header.line }] };
    return { said: [tool, ...(isByMetric(table) ? meansIn(table) : meansOf(table))] };
  },
};

export function isRagasTable(table: CsvTable): boolean {
  return (
    isRagas(table.header.cells) ||
    (isByMetric(table) && isRagas(table.rows.map(({ cells }) => cells[0] ?? '')))
  );
}

function isByMetric({ header: { cells } }: CsvTable): boolean {
  return (
    cells.length === 2 &&
    /^metric/i.test(cells[0] ?? '') &&
    /^(?:mean_|average_|avg_)?(?:score|value|mean)$/i.test(cells[1] ?? '')
  );
}

function meansIn({ rows }: CsvTable): Said[] {
  return rows.flatMap(({ cells: [name = '', cell = ''], line }): Said[] => {
    const value = numberInCell(cell);
    return value === undefined || !metrics.test(name)
      ? []
      : [{ fact: 'metric', value: { name, value }, line }];
  });
}

/** The means of the columns over the cells that are filled, with their number. */
function meansOf({ header, rows }: CsvTable): Said[] {
  const [first] = rows;
  if (first === undefined) return [{ fact: 'evaluation.status', value: 'empty', line: header.line }];
  const said: Said[] = [{ fact: 'evaluation.cases', value: rows.length, line: first.line }];
  for (const [column, name] of header.cells.entries()) {
    if (!metrics.test(name)) continue;
    const cells = rows.map(({ cells: all }) => all[column] ?? '').filter((cell) => !isBlank(cell));
    const values = cells.map(numberInCell);
    const numbers = values.filter((value) => value !== undefined);
    // A column with words in it is not one of scores.
    if (numbers.length === 0 || numbers.length < values.length) continue;
    const value = sixDigits(numbers.reduce((sum, each) => sum + each, 0) / numbers.length);
    said.push({ fact: 'metric', value: { name, value, cases: numbers.length }, line: header.line });
  }
  return said;
}

function isBlank(cell: string): boolean {
  return /^(?:|nan|null|none|n\/a|na|-)$/i.test(cell);
}
