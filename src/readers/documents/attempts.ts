/** Several attempts that one document tells of: the last of them decides, and what came before is history. */
import type { Prose } from '../source/prose';
import { dateOf } from './dates';
import { dayWithin } from './days';
import { labelled } from './fields';
import { plain } from './values';

/** One attempt, by what it is called, and its day where that is known. */
interface Attempt {
  readonly name: string;
  readonly day?: string | undefined;
}

const what =
  '(?:attempt|try|run|re-?run|round|iteration|rehearsal|drill|exercise|re-?test|trial|repetition|meeting|session|pass)';
const ordinal = '(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|initial|final|last|latest|repeated)';
/** `Second attempt`, `Attempt 2`, `Retest`. */
const numbered = new RegExp(
  `\\b${ordinal} (?:\\p{L}{1,20} )?${what}\\b|\\b${what} (?:no\\.? ?|#|number )?\\d{1,3}\\b|\\bre-?(?:run|test)\\b`,
  'iu',
);
const named = new RegExp(`\\b(?:${what}|evaluation|review|test)\\b`, 'iu');
const isLast = /\b(?:final|last|latest|current)\b/i;

/** Whether a text names one of several attempts. */
function isAttempt(text: string): boolean {
  return (
    numbered.test(text) || dateOf(text) !== undefined || (named.test(text) && dayWithin(text) !== undefined)
  );
}

/** The attempt that decides: the one that is marked as the last, else the one of the latest day; undefined where neither is known. */
function decidingAttempt(attempts: readonly Attempt[]): number | undefined {
  const marked = attempts.flatMap(({ name }, at) => (isLast.test(name) ? [at] : []));
  if (marked.length === 1) return marked[0];
  const days = attempts.map(({ day }) => day ?? '');
  const latest = [...days].sort().at(-1);
  const isKnown = days.every((day) => day !== '') && days.filter((day) => day === latest).length === 1;
  return isKnown ? days.indexOf(latest ?? '') : undefined;
}

/** The headings of attempts that do not decide, by their places in the list; of all, where nobody can tell which does. */
export function outdatedSections(prose: Prose): ReadonlySet<number> {
  const siblings = new Map<string, number[]>();
  for (const [at, { level, above, text }] of prose.headings.entries()) {
    if (level < 2 || !isAttempt(plain(text))) continue;
    const key = `${above} ${level}`;
    siblings.set(key, [...(siblings.get(key) ?? []), at]);
  }
  const outdated = new Set<number>();
  for (const group of siblings.values()) {
    if (group.length < 2 || group.length > mostAttempts) continue;
    const attempts = group.map((at) => attemptAt(prose, at));
    const deciding = decidingAttempt(attempts);
    for (const [index, at] of group.entries()) if (index !== deciding) outdated.add(at);
  }
  return outdated;
}

/** Of more entries it is a log, in which each has something else to tell. */
const mostAttempts = 50;

function attemptAt(prose: Prose, section: number): Attempt {
  const name = plain(prose.headings[section]?.text ?? '');
  return { name, day: dayWithin(name) ?? dayBelow(prose, section) };
}

/** The day that a label right below a heading gives: `Date of the rehearsal: 2026-09-18`. */
function dayBelow({ blocks }: Prose, section: number): string | undefined {
  for (const { lines, kind } of blocks.filter((each) => each.section === section).slice(0, 20)) {
    if (kind !== 'paragraph' && kind !== 'item') continue;
    for (const line of lines.slice(0, 20)) {
      const field = labelled(line);
      const day = field !== undefined && /\bdate\b|\bon$/.test(field.label) ? dateOf(field.value) : undefined;
      if (day !== undefined) return day;
    }
  }
  return undefined;
}

/** A row of a table with the measure that it is of, and what tells it from others of the same measure. */
interface RowOfAttempt<Row> {
  readonly row: Row;
  readonly measure: string;
  readonly attempt: string;
}

/** Without the rows of attempts that do not decide: those of the same measure as another row. */
export function currentRows<Row>(rows: readonly RowOfAttempt<Row>[]): Row[] {
  const groups = new Map<string, RowOfAttempt<Row>[]>();
  for (const each of rows) groups.set(each.measure, [...(groups.get(each.measure) ?? []), each]);
  const left = new Set<Row>();
  for (const group of groups.values()) {
    const areAttempts = group.length > 1 && group.every(({ attempt }) => attempt !== '');
    if (!areAttempts) continue;
    const deciding = decidingAttempt(
      group.map(({ attempt }) => ({ name: attempt, day: dayWithin(attempt) })),
    );
    for (const [index, { row }] of group.entries()) if (index !== deciding) left.add(row);
  }
  return rows.flatMap(({ row }) => (left.has(row) ? [] : [row]));
}

/** A name and what it says of the attempt behind it: `Accuracy (run 2)`, `Accuracy, second run`. */
export function splitAttempt(name: string): { readonly measure: string; readonly attempt: string } {
  const [all, inside = ''] =
    /(?:[([]([^()[\]]{1,60})[)\]]|[,–—-] ([^,–—-]{1,60}))$/.exec(name.slice(0, 300)) ?? [];
  const attempt = inside === '' ? (all ?? '').replace(/^[\s,–—-]+/, '') : inside;
  return all !== undefined && isAttempt(attempt)
    ? { measure: name.slice(0, -all.length).trimEnd(), attempt }
    : { measure: name, attempt: '' };
}
