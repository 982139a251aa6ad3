/** Tables as text, by RFC 4180: quoted cells with line breaks, `""`; divided by `,`, `;` or tabs, as the header is. */

interface CsvRow {
  readonly cells: readonly string[];
  /** The line that it begins in, 0-based. */
  readonly line: number;
}

export interface CsvTable {
  readonly header: CsvRow;
  readonly rows: readonly CsvRow[];
  /** Whether each row has as many cells as the header, and the last one ends. */
  readonly isWhole: boolean;
}

const mostCells = 2_000_000;
const mostColumns = 1_000;

/** Reads a table; undefined where the text is none: no header of two columns, or a cell that is quoted wrongly. */
export function readCsv(text: string): CsvTable | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const separator = separatorOf(text.slice(start, start + 20_000).split(/[\r\n]/, 1)[0] ?? '');
  if (separator === undefined) return undefined;
  const records = new Scanner(text, start, separator).records();
  const [header, ...rest] = records?.rows.filter(({ cells }) => cells.length > 1 || cells[0] !== '') ?? [];
  if (records === undefined || header === undefined) return undefined;
  const width = header.cells.length;
  if (width < 2 || width > mostColumns) return undefined;
  return {
    header,
    rows: rest,
    isWhole: records.ends && rest.every(({ cells }) => cells.length === width),
  };
}

/** What stands most often in the header outside of quotes. */
function separatorOf(header: string): string | undefined {
  const plain = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: plain.split(mark).length - 1 }));
  const [most] = counts.sort((a, b) => b.count - a.count);
  return most === undefined || most.count === 0 ? undefined : most.mark;
}

class Scanner {
  private line = 0;

  constructor(
    private readonly text: string,
    private at: number,
    private readonly separator: string,
  ) {}

  records(): { readonly rows: CsvRow[]; readonly ends: boolean } | undefined {
    const rows: CsvRow[] = [];
    let left = mostCells;
    while (this.at < this.text.length) {
      const { line } = this;
      const cells: string[] = [];
      for (let more = true; more; ) {
        const cell = this.cell();
        if (cell === undefined || left-- === 0) return undefined;
        if (cell === 'open') return { rows, ends: false };
        cells.push(cell.text);
        more = this.text[this.at] === this.separator;
        if (more) this.at++;
      }
      this.lineBreak();
      rows.push({ cells, line });
    }
    return { rows, ends: true };
  }

  /** The cell here; `open` where its quotes are not closed before the text ends, undefined where they are wrong. */
  private cell(): { readonly text: string } | 'open' | undefined {
    if (this.text[this.at] !== '"') {
      const from = this.at;
      while (this.at < this.text.length && !this.isEnd()) this.at++;
      return { text: this.text.slice(from, this.at).trim() };
    }
    const from = this.at + 1;
    let end = this.text.indexOf('"', from);
    while (end !== -1 && this.text[end + 1] === '"') end = this.text.indexOf('"', end + 2);
    if (end === -1) return 'open';
    const inside = this.text.slice(from, end);
    this.line += inside.split(/\r\n|[\r\n]/).length - 1;
    this.at = end + 1;
    return this.at === this.text.length || this.isEnd()
      ? { text: inside.replaceAll('""', '"').trim() }
      : undefined;
  }

  private isEnd(): boolean {
    const mark = this.text[this.at];
    return mark === this.separator || mark === '\n' || mark === '\r';
  }

  private lineBreak(): void {
    if (this.at >= this.text.length) return;
    this.at += this.text.startsWith('\r\n', this.at) ? 2 : 1;
    this.line++;
  }
}
