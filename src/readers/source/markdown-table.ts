/** Tables of Markdown: rows of cells between bars. */

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** As it stands, with comments. */
  readonly raw: string;
}

export interface Table {
  /** That of its head. */
  readonly line: number;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** The heading under which it stands, by its place in the list; -1 above the first. */
  readonly section: number;
}

/** More columns than anyone reads. */
const mostCells = 100;

/** Whether a line stands between the head of a table and its rows: `| --- | :-: |`. */
export function isDelimiterRow(line: string): boolean {
  const text = line.slice(0, 2_000);
  return text.includes('|') && text.includes('-') && /^[ \t|:-]+$/.test(text) && !/\|[ \t]*\|./.test(text);
}

/** The cells of a row; a bar behind a backslash is a part of its cell. */
export function cellsOf(row: string): string[] {
  const text = row.trim();
  const inside = text.slice(text.startsWith('|') ? 1 : 0, text.length > 1 && isClosed(text) ? -1 : undefined);
  const parts = inside.split('|', mostCells);
  if (!inside.includes('\\|')) return parts.map((part) => part.trim());
  const cells: string[] = [];
  let cell = '';
  for (const part of parts) {
    cell += part;
    if (part.endsWith('\\')) cell = `${cell.slice(0, -1)}|`;
    else {
      cells.push(cell.trim());
      cell = '';
    }
  }
  return cell === '' ? cells : [...cells, cell.trim()];
}

function isClosed(text: string): boolean {
  return text.endsWith('|') && !text.endsWith('\\|');
}
