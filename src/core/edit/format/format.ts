import type { Range } from '../../base/range';
import { applyEdits, type TextEdit } from '../../base/text-edit';
import { parse } from '../../text/parse';
import type { Parsed } from '../../text/parsed';
import { isEqual } from '../../text/plain';
import { type Token, tokensOf } from '../../text/tokens';
import { placeColumns } from './columns';
import { placeLevels } from './levels';
import { layOut } from './pieces';
import { emptyLines, moves } from './white-space';

/**
 * The edits that put the white space of a text in order, and nothing else: indentation, the blanks around marks, those at
 * the ends of lines, empty lines at both ends. With `within`, only those that touch these offsets. None where the text is
 * broken or would not read as it did.
 */
export function format(parsed: Parsed, within?: Range): TextEdit[] {
  const { text, problems, conflicts, beyond } = parsed;
  if (problems.length > 0 || conflicts.length > 0 || beyond.length > 0) return [];
  const layout = layOut(text);
  placeLevels(layout);
  placeColumns(layout);
  const all = [...moves(layout), ...emptyLines(layout)].sort((one, other) => one.start - other.start);
  const edits = all.filter(
    ({ start, end }) => within === undefined || (start <= within.end && within.start <= end),
  );
  return edits.length > 0 && isSame(parsed, applyEdits(text, edits)) ? edits : [];
}

/** Whether a text reads as the one before: the same values, the same comments, each written as it was. */
function isSame(before: Parsed, text: string): boolean {
  const after = parse(text);
  if (after.problems.length > 0 || !isEqual(before.value, after.value)) return false;
  const [one, other] = [writtenIn(before.text), writtenIn(text)];
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** What is written in a text but for its white space; within lines that a text goes on over, that at their starts. */
function writtenIn(text: string): string[] {
  return tokensOf(text).map((token) => wordOf(text, token));
}

function wordOf(text: string, { start, end }: Token): string {
  const written = text.slice(start, end);
  return written.includes('\n') ? written.replace(/^[ \t]+/gm, '').trimEnd() : written;
}
