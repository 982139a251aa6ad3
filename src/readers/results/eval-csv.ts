import type { Said } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import type { CsvTable } from '../source/csv';
import type { SourceFile } from '../source/file';
import { shareOf } from '../source/numbers';
import { modelIn } from './model-id';
import { folded } from './plain-keys';
import { isRagasTable } from './ragas';
import { tableOf } from './table';

/** A row for each case, and a column that says of each whether it is right. */
export const evalCsv: DocumentReader = {
  name: 'eval-csv',
  kind: 'evaluation',
  knows: (file) => {
    const table = tableOf(file);
    return table !== undefined && !isRagasTable(table) && verdicts(table).length > 0;
  },
  read: readTable,
};

/** Names of columns that tell right from wrong: a column of an input may be true or false as well. */
const tells =
  /^(?:is_|was_|are_)?(?:correct|pass|passed|passes|success|successful|succeeded|match|matches|matched|ok|hit|accurate|grounded|faithful|resolved|compliant|exact_match|em)$|_(?:correct|passed|pass|match|matched|success|ok)$|^(?:result|verdict|outcome|status|score|grade)$/;
const onlyInWords = /^(?:result|verdict|outcome|status|grade)$/;

/** Columns of what a case was asked, and what came of it: beside them a column that is true or false is of the case. */
const answers =
  /^(?:expected|actual|predicted|prediction|answer|response|output|question|reference|ground_truth|gold|label|model_output)(?:_|$)/;
const ofPeople =
  /^(?:name|full_name|first_name|last_name|surname|employee|participants?|attendees?|person|trainee|staff|e_?mail|signature|attended|department)$/;
const inWords = [
  ['true', 'false'],
  ['pass', 'fail'],
  ['passed', 'failed'],
] as const;
const inOtherWords = [
  ['yes', 'no'],
  ['1', '0'],
] as const;

interface Verdicts {
  readonly name: string;
  readonly right: number;
}

function verdicts({ header, rows, isWhole }: CsvTable): readonly Verdicts[] {
  if (!isWhole || rows.length === 0) return [];
  const names = header.cells.map(folded);
  // A list of who came and who passed is about people.
  if (names.some((name) => ofPeople.test(name))) return [];
  const isOfCases = names.some((name) => answers.test(name));
  return header.cells.flatMap((name, column) => {
    const own = names[column] ?? '';
    if (!tells.test(own) && (!isOfCases || answers.test(own))) return [];
    const pairs = tells.test(own) && !onlyInWords.test(own) ? [...inWords, ...inOtherWords] : inWords;
    const right = rightIn(
      rows.map(({ cells }) => (cells[column] ?? '').toLowerCase()),
      pairs,
    );
    return right === undefined ? [] : [{ name, right }];
  });
}

/** How many cells say that it is right; undefined where one of them says neither. */
function rightIn(
  cells: readonly string[],
  pairs: readonly (readonly [right: string, wrong: string])[],
): number | undefined {
  const pair = pairs.find((words) => cells.every((cell) => words.includes(cell)));
  return pair === undefined ? undefined : cells.filter((cell) => cell === pair[0]).length;
}

function readTable(file: SourceFile): Read {
  const table = tableOf(file);
  const [first] = table?.rows ?? [];
  if (table === undefined || first === undefined) return { said: [] };
  const cases = table.rows.length;
  const models = modelsIn(table);
  const said: Said[] = [{ fact: 'evaluation.cases', value: cases, line: first.line }];
  if (models.length > 1) said.push({ fact: 'evaluation.models', value: models, line: first.line });
  const [model] = models;
  if (model !== undefined && models.length === 1)
    said.push({ fact: 'evaluation.model', value: model, line: first.line });
  // A share over several models is that of none of them.
  if (models.length > 1) return { said };
  for (const { name, right } of verdicts(table)) {
    const value = shareOf(right, cases);
    if (value === undefined) continue;
    said.push({
      fact: 'metric',
      value: { name, value, cases, what: 'share of true' },
      line: table.header.line,
    });
  }
  return { said };
}

function modelsIn({ header, rows }: CsvTable): string[] {
  const column = header.cells.findIndex((name) => /^model(?:_?name|_?id)?$/i.test(name));
  if (column === -1) return [];
  return [...new Set(rows.flatMap(({ cells }) => modelIn(cells[column] ?? '') ?? []))].slice(0, 50);
}
