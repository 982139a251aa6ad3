import { daysBetween } from '../base/dates';
import { nearDays } from '../base/limits';
import type { Path } from '../base/path';
import { plural } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import type { Report } from '../facts/report';
import { nodeAt } from '../text/tree';

/** A few words after a place of the manifest. */
interface InlayHint {
  /** Offset behind which it stands. */
  readonly at: number;
  readonly text: string;
  readonly tooltip: string;
}

/**
 * Where a number says more than a date: when a review is due, what a waiver or a piece of evidence has left. Nothing
 * of what is far away, and nothing where it would push what stands in a column behind it.
 */
export function inlayHints(document: ManifestDocument, report: Report): InlayHint[] {
  const { parsed } = document;
  const found: InlayHint[] = [];
  const add = (path: Path, text: string, tooltip: string): void => {
    const node = nodeAt(parsed.root, path);
    if (node?.kind !== 'scalar' || node.end === node.start || movesColumns(document, node.end)) return;
    found.push({ at: node.end, text, tooltip });
  };
  /** The days until something that is near, or those since. */
  const left = (date: string | undefined): number | undefined => {
    const days = daysBetween(report.input.today, date);
    return days === undefined || days > nearDays ? undefined : days;
  };
  for (const item of report.items) {
    const due = left(item.reviewDue);
    if (due !== undefined)
      add(
        [...item.path, 'on'],
        due < 0 ? `review ${plural(-due, 'day')} overdue` : `review due in ${plural(due, 'day')}`,
        `The next review is due on ${item.reviewDue}.`,
      );
    const waiver = item.status === 'waived' ? left(item.expires) : undefined;
    if (waiver !== undefined)
      add(
        [...item.path, 'expires'],
        waiver < 0 ? 'ended' : daysLeft(waiver),
        `The waiver ends on ${item.expires}; it holds through that day.`,
      );
    for (const { path, expires } of item.evidence) {
      const days = left(expires);
      if (days !== undefined)
        add(
          [...path, 'expires'],
          days < 0 ? `${plural(-days, 'day')} ago` : daysLeft(days),
          `The evidence expires on ${expires}; it counts through that day.`,
        );
    }
  }
  const goLive = left(report.manifest.goLive);
  // What went live long ago is not due any more.
  if (goLive !== undefined && goLive >= -nearDays)
    add(
      ['goLive'],
      goLive < 0 ? `${plural(-goLive, 'day')} ago` : `in ${plural(goLive, 'day')}`,
      'The planned date of production use.',
    );
  return found.sort((one, other) => one.at - other.at);
}

function daysLeft(days: number): string {
  return days === 0 ? 'last day' : `${plural(days, 'day')} left`;
}

/**
 * Whether words behind an offset would move something that stands on the same line in a column of its own: a comment,
 * or what is lined up by blanks or with the lines around it.
 */
function movesColumns({ lines }: ManifestDocument, offset: number): boolean {
  const { line, character } = lines.positionAt(offset);
  const rest = lines.lineText(line).slice(character);
  if (/\s#|[ \t]{2}\S/.test(rest)) return true;
  const next = /^[^\s]*\s(?=\S)/.exec(rest);
  if (next === null) return false;
  const column = character + next[0].length;
  return [line - 1, line + 1].some((each) => each >= 0 && beginsAt(lines.lineText(each), column));
}

/** Whether a word of a line begins at a column, behind others. */
function beginsAt(line: string, column: number): boolean {
  return line.slice(0, column).trim() !== '' && /^\s\S/.test(line.slice(column - 1, column + 1));
}
