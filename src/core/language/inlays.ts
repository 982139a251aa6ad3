import type { ManifestDocument } from '../facts/document';

/**
 * Whether words behind an offset would move something that stands on the same line in a column of its own: a comment,
 * or what is lined up by blanks or with the lines around it.
 */
export function movesColumns({ lines }: ManifestDocument, offset: number): boolean {
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
