/** Results in tables of documents, against thresholds. */
import { isGood, readThreshold, type Said } from '../../core/service';
import type { Row, Table } from '../source/markdown-table';
import type { Prose } from '../source/prose';
import { currentRows, splitAttempt } from './attempts';
import { type Columns, cellOf, columnsOf, rowsSaid } from './columns';
import { type Amount, amountOf, folded, isOpen, numberOf, plain } from './values';

export const results = {
  name: /^(?:metric|metrics|measure|metric name|quality metric|kennzahl|metrik|messgröße)$/,
  threshold:
    /^(?:threshold|thresholds|target|goal|minimum|maximum|at least|at most|go at|required|(?:acceptance|pass|release|go|required) threshold|(?:target|required|threshold) value|target threshold|schwelle|schwellwert|schwellenwert|zielwert|sollwert)$/,
  value:
    /^(?:result|results|actual|value|measured|achieved|(?:actual|measured|achieved) (?:value|result)|measured result|observed|found|ergebnis|istwert|messwert)$/,
  slice: /^(?:slice|group|segment|cohort|subgroup)$/,
  cases: /^(?:cases|n|number of cases|case count|sample size)$/,
  attempt: /^(?:run|attempt|round|iteration|try|pass no|date|run date|evaluated on|date of the run)$/,
  met: /^(?:met|pass|passed|ok|pass ?\/ ?fail|met threshold|threshold met|meets threshold|status|verdict|passes|erfüllt|bestanden)?$/,
};

/** The same where the column of the result is headed by what it is of: all cases, beside their parts, or one release. */
export const ofWhole = {
  ...results,
  value:
    /^(?:all|all cases|overall|score|measured overall|(?:release|version) v?\d[\w.-]{0,20}|v?\d{1,5}(?:\.\d{1,5}){1,3})$/,
};

/** Metrics that a document holds against thresholds. */
export function metricsSaid(prose: Prose): Said[] {
  const needed = ['name', 'threshold', 'value'] as const;
  return [
    ...rowsSaid(prose, results, needed, metricOf, ofLastAttempt),
    ...rowsSaid(
      prose,
      ofWhole,
      needed,
      (row, columns, table) => (hasResult(table) ? [] : metricOf(row, columns, table)),
      ofLastAttempt,
    ),
  ];
}

/** Whether a table has a column for results by its head; in one of two nobody can tell which is meant. */
function hasResult({ header }: Table): boolean {
  return header.some((cell) => results.value.test(folded(cell.replace(/\([^()]*\)/g, ''))));
}

/** Of several rows of one measure that tell of several attempts, the one that decides. */
function ofLastAttempt(rows: readonly Row[], columns: Columns<keyof typeof results>): readonly Row[] {
  return currentRows(
    rows.map((row) => {
      const named = splitAttempt(plain(cellOf(row, columns.name)));
      const own = plain(cellOf(row, columns.attempt));
      const measure = `${folded(named.measure)}\n${folded(cellOf(row, columns.slice))}`;
      return { row, measure, attempt: own === '' ? named.attempt : own };
    }),
  );
}

/** Whether in a row of results the result is still to come: nothing stands there, or when somebody will see. */
export function isStillToCome(row: Row, table: Table): boolean {
  const { name, threshold, value } = columnsOf(table, results);
  if (name === undefined || threshold === undefined || value === undefined) return false;
  const written = plain(cellOf(row, value));
  return (
    isOpen(written) ||
    /^(?:to be|will be|not yet|planned|due|expected|scheduled|wird|noch nicht|folgt|geplant)(?!\p{L})/iu.test(
      written,
    )
  );
}

function metricOf(row: Row, columns: Columns<keyof typeof results>, table: Table): Said[] {
  const name = plain(cellOf(row, columns.name));
  const written = withPoint(cellOf(row, columns.value));
  const threshold = directed(withPoint(plain(cellOf(row, columns.threshold))), table, columns.threshold);
  const judged = yesOrNo(cellOf(row, columns.met));
  const hasThreshold = threshold !== '' && !isOpen(threshold);
  if (isOpen(cellOf(row, columns.name)) || (isOpen(written) && judged !== false)) return [];
  const value = resultOf(written, threshold);
  if (value === undefined && judged === undefined) return [];
  const amount = amountOf(written);
  const unit = amount?.unit === '' ? unitOfHead(table, columns.value) : amount?.unit;
  const counted = unit === undefined || unit === amount?.unit ? amount : amount && { ...amount, unit };
  const met = judgement(
    judged,
    hasThreshold ? computed(threshold, counted, unitOfHead(table, columns.threshold)) : undefined,
  );
  const slice = plain(cellOf(row, columns.slice));
  const cases = numberOf(cellOf(row, columns.cases));
  return [
    {
      fact: 'metric',
      value: {
        name,
        ...(slice === '' || isOpen(slice) ? {} : { slice }),
        ...(value === undefined ? {} : { value }),
        ...(value === undefined || unit === undefined ? {} : { unit }),
        ...(cases === undefined || !Number.isInteger(cases) ? {} : { cases }),
        ...(hasThreshold ? { threshold } : {}),
        ...(met === undefined ? {} : { met }),
      },
      line: row.line,
    },
  ];
}

/** `0,90` is ninety hundredths wherever it is written: no thousands are. */
function withPoint(cell: string): string {
  return cell.replace(/(?<![\d.,])(0|[1-9]\d{0,2}),(\d{1,2})(?![\d.,])/g, '$1.$2');
}

/** A bare number below a head that says on which side of it a value is good. */
function directed(threshold: string, { header }: Table, column: number | undefined): string {
  const head = column === undefined ? '' : folded(header[column] ?? '');
  if (!/^\d/.test(threshold)) return threshold;
  if (/^(?:minimum|at least)$/.test(head)) return `>= ${threshold}`;
  return /^(?:maximum|at most)$/.test(head) ? `<= ${threshold}` : threshold;
}

const verdicts = {
  name: /^(?:metric|metrics|measure|metric name|criterion|criteria|acceptance criterion|requirement|quality gate|check)$/,
  met: /^(?:met|pass|passed|passes|ok|pass ?\/ ?fail|met threshold|threshold met|meets threshold|status|verdict|result|outcome)$/,
  threshold: results.threshold,
  value: /^(?:actual|value|measured|achieved|observed|found)$/,
};

/** Criteria of which a report says only whether they are met: those that are not, where none is. */
export function unmetSaid(prose: Prose): Said[] {
  return rowsSaid(
    prose,
    verdicts,
    ['name', 'met'],
    (row, columns) => {
      const name = plain(cellOf(row, columns.name));
      return columns.value === undefined && !isOpen(name)
        ? [{ fact: 'metric', value: { name, met: false }, line: row.line }]
        : [];
    },
    // Where some are met, a row may be of a case, and no criterion.
    (rows, { met }) => (rows.every((row) => yesOrNo(cellOf(row, met)) === false) ? rows : []),
  );
}

/** In what a column is, where its head says so: `Result (ms)`. */
function unitOfHead({ header }: Table, column: number | undefined): string | undefined {
  const head = column === undefined ? '' : plain(header[column] ?? '');
  return /[([](%|percent|pct|ms|s|secs?|seconds|min|minutes|h|hours|€|EUR|\$|USD|GBP|CHF|k)[)\]]$/i.exec(
    head,
  )?.[1];
}

/** A no counts, whoever says it: the report in its column, or the numbers. */
function judgement(said: boolean | undefined, counted: boolean | undefined): boolean | undefined {
  if (said === false || counted === false) return false;
  return said ?? counted;
}

/** The number of a result; with a unit only where the threshold has the same one. */
export function resultOf(written: string, threshold: string): number | undefined {
  const amount = amountOf(written);
  if (amount === undefined) return undefined;
  if (amount.unit === '' || amount.unit === '%') return amount.value;
  return readThreshold(threshold)?.unit === amount.unit ? amount.value : undefined;
}

/** Whether a value keeps to a threshold that has an operator and is on the same scale. */
export function computed(threshold: string, amount: Amount | undefined, unitAbove = ''): boolean | undefined {
  const limit = readThreshold(threshold);
  if (limit === undefined || amount === undefined) return undefined;
  if ((limit.unit === '' ? unitAbove : limit.unit) !== amount.unit) return undefined;
  const bound = limit.kind === 'between' ? limit.high : limit.value;
  const isOtherScale =
    amount.unit === '' &&
    ((bound > 0 && bound <= 1 && amount.value > 1) || (bound > 1 && amount.value > 0 && amount.value <= 1));
  return isOtherScale ? undefined : isGood(limit, amount.value);
}

function yesOrNo(cell: string): boolean | undefined {
  const text = plain(
    cell.replace(/:white_check_mark:|:heavy_check_mark:/g, 'yes').replace(/:x:|:no_entry:/g, 'no'),
  )
    .toLowerCase()
    .replace(/\uFE0F/g, '');
  // "No (yes after the fix)" has both answers.
  const isBoth =
    /(?:^|[^\p{L}])(?:no|fail(?:ed)?|missed|false)(?!\p{L})/u.test(text) &&
    /(?:^|[^\p{L}])(?:yes|pass(?:ed)?|ok|true)(?!\p{L})/u.test(text);
  if (isBoth || /[✗✘❌🔴].*[✓✔✅☑🟢]|[✓✔✅☑🟢].*[✗✘❌🔴]/u.test(text)) return undefined;
  if (
    /^(?:no|✗|✘|❌|🔴|fail|failed|not met|missed|false|nein|nicht (?:erfüllt|bestanden))(?=$|\s*[,:(;–—-]| see\b)/u.test(
      text,
    )
  )
    return false;
  if (/^(?:yes|✓|✔|✅|☑|🟢|pass|passed|ok|met|true|ja|erfüllt|bestanden)(?=$|\s*[,:(;–—-])/u.test(text))
    return true;
  // A sign beside its word.
  const word = text.replace(/^[✓✔✅☑🟢❌✗✘🔴]\s*/u, '');
  return word === text ? undefined : yesOrNo(word);
}
