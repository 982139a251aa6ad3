/** Tables in which people approve. */
import type { Said, TestimonyValues } from '../../core/service';
import type { Row, Table } from '../source/markdown-table';
import { headingsOver, type Prose } from '../source/prose';
import { type Columns, cellOf, columnsOf } from './columns';
import { dateOf } from './dates';
import { isElsewhere } from './fields';
import { asSeen } from './lookalikes';
import { folded, isOpen, plain } from './values';

const approvals = {
  name: /^(?:name|approver|approver name|signatory|approved by|signed by|decided by|name and function)$/,
  decision:
    /^(?:decision|approval|approved|go or no go|go\/no go|go \/ no go|vote|verdict|approval status|status)$/,
  date: /^(?:date|signed on|date signed|approval date|decided on|decision date|signature ?\/ ?date|date ?\/ ?signature|signature and date)$/,
  signature: /^(?:signature|signed|sign off|signoff)$/,
  release: /^(?:release|version|release version|software version)$/,
};

/** Columns that say more of a decision, and not of what it is about. */
const beside = /^(?:because|why|reasons?|rationale|justification|comments?|notes?|remarks?|no|nr|id|#)$/;

/** Tables in which people approve: a row counts as given with a name and a date. */
export function approvalsSaid(prose: Prose): Said[] {
  return prose.tables.flatMap((table): Said[] => {
    const columns = columnsOf(table, approvals);
    const [first] = table.rows;
    if (first === undefined || !isOfApprovals(prose, table, columns)) return [];
    const counts = { given: 0, open: 0, refused: 0 };
    for (const row of table.rows) {
      if (row.cells.some((cell) => cell !== '')) counts[approvalOf(row, columns)]++;
    }
    const { given, open, refused } = counts;
    const refusals = refused === 0 ? [] : lastRefusals(table, columns);
    const value = {
      given,
      open,
      ...(refused === 0 ? {} : { refused }),
      ...(refusals.length === 0 ? {} : { refusals }),
    };
    return [{ fact: 'document.approvals', value, line: first.line }];
  });
}

type ApprovalColumns = Columns<keyof typeof approvals>;
type Refusal = NonNullable<TestimonyValues['document.approvals']['refusals']>[number];

/** Not every table of names, decisions and dates is one: what was decided must be a yes, a no, or open. */
function isOfApprovals(prose: Prose, table: Table, columns: ApprovalColumns): boolean {
  if (columns.name === undefined || columns.date === undefined || isElsewhere(prose, table.section))
    return false;
  const isNamed = headingsOver(prose, table.section).some(({ text }) =>
    /\b(?:approv\w*|sign-?\s?offs?|authori[sz]ations?|signatures?|acceptance)\b/i.test(text),
  );
  const { decision } = columns;
  if (decision === undefined) return isNamed && columns.signature !== undefined;
  const head = folded(table.header[decision] ?? '');
  if (head.endsWith('status') && !isNamed) return false;
  return table.rows.every((row) => wordOf(cellOf(row, decision)) !== undefined);
}

function approvalOf(row: Row, columns: ApprovalColumns): 'given' | 'open' | 'refused' {
  const isSigned = !isOpen(cellOf(row, columns.name)) && dayOf(cellOf(row, columns.date)) !== undefined;
  if (!isSigned) return 'open';
  return columns.decision === undefined ? 'given' : (wordOf(cellOf(row, columns.decision)) ?? 'open');
}

/** Where the newest decision of a table is a no: for each release where it has a column of those, and one of all else. */
function lastRefusals(table: Table, columns: ApprovalColumns): Refusal[] {
  const known: readonly (number | undefined)[] = Object.values(columns);
  const isOfMore = table.header.some((head, at) => !known.includes(at) && !beside.test(folded(head)));
  const decided = table.rows.filter((row) => approvalOf(row, columns) !== 'open');
  const people = new Set(decided.map((row) => folded(cellOf(row, columns.name))));
  // Each of several people has a vote of their own, and what another column holds may be what it is about.
  if (isOfMore || (columns.release === undefined && people.size > 1)) return [];
  const byRelease = new Map<string, Row[]>();
  for (const row of decided) {
    const release = plain(cellOf(row, columns.release)).replace(/^(?:release[ -]?)?v?(?=\d)/i, '');
    byRelease.set(release, [...(byRelease.get(release) ?? []), row]);
  }
  return [...byRelease].flatMap(([release, rows]): Refusal[] => {
    const days = rows.map((row) => dayOf(cellOf(row, columns.date)) ?? '').sort();
    const newest = rows.filter((row) => dayOf(cellOf(row, columns.date)) === days.at(-1));
    const [first] = newest;
    if (first === undefined || newest.some((row) => approvalOf(row, columns) !== 'refused')) return [];
    return [{ line: first.line, ...(columns.release === undefined ? {} : { release }) }];
  });
}

/** A date, perhaps beside a signature. */
function dayOf(cell: string): string | undefined {
  const parts = [cell, ...cell.split(/[,;]\s+|\s[-–/]\s/)];
  return parts.map((part) => dateOf(part)).find((day) => day !== undefined);
}

/** What a cell says of an approval; undefined where it says something else. */
function wordOf(cell: string): 'given' | 'open' | 'refused' | undefined {
  if (isOpen(cell)) return 'open';
  const text = folded(asSeen(cell.slice(0, 4_000)));
  if (/^(?:pending|open|in review|waiting|awaiting|requested|not yet|outstanding|draft)\b/.test(text))
    return 'open';
  if (/^(?:no|no go|nogo|not approved|rejected|refused|declined|denied)\b/.test(text) || /[✗✘❌]/u.test(cell))
    return 'refused';
  const isYes =
    /^(?:yes|go|approved|approve|accepted|accept|granted|signed|ok|agreed|conditional|conditionally)\b/.test(
      text,
    );
  return isYes || /[✓✔✅☑]/u.test(cell) ? 'given' : undefined;
}
