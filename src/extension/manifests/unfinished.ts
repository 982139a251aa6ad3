/** Lines of a text, both included, from 0. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** What someone is writing. */
export interface Unfinished {
  readonly lines: Lines;
  /** Whether a line has just been ended, so that all that stands there is meant; only what is to follow is missing. */
  readonly isLineEnded: boolean;
}

/** As much of a line as its end is looked for in. */
const longest = 300;

/** One change of a text, as VS Code tells it. */
export interface Change {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

/** The lines that changes have touched, together with those touched before, as they are numbered after the changes. */
export function linesAfter(before: Lines | undefined, changes: readonly Change[]): Lines {
  // Each is told in lines as they were before all of them; the lowest comes first in effect.
  const downwards = [...changes].sort((one, other) => one.range.start.line - other.range.start.line);
  let all: Lines | undefined;
  let added = 0;
  for (const { range, text } of downwards) {
    const from = range.start.line + added;
    const breaks = breaksIn(text);
    all = join(all, { from, to: from + breaks });
    added += breaks - (range.end.line - range.start.line);
  }
  const [first] = downwards;
  if (before === undefined || first === undefined) return all ?? { from: 0, to: 0 };
  const { line } = first.range.start;
  const moved = (each: number): number => (each > line ? Math.max(line, each + added) : each);
  return join(all, { from: moved(before.from), to: moved(before.to) });
}

/** Whether Enter was pressed: a line is finished, and an empty one begins. */
export function isLineEnd(changes: readonly Change[]): boolean {
  return changes.length > 0 && changes.every(({ text }) => breaksIn(text) > 0 && text.trim() === '');
}

/** Whether a line break finishes a line: not in the middle of one, whose rest then stands on the next. */
export function endsLine(line: string, next: string): boolean {
  return next.slice(0, longest).trim() === '' && !beginsMore(line);
}

/** Whether a line only begins what the next ones say: it ends with a bare key, a dash, an open bracket or a comma. */
function beginsMore(line: string): boolean {
  const end = line.slice(-longest);
  const comment = end.search(/(?:^|\s)#/);
  const said = (comment === -1 ? end : end.slice(0, comment)).trimEnd();
  return /(?:^|\s)-$|[{[,]$|:(?:\s+[&!]\S+)*(?:\s+[|>][\d+-]*)?$/.test(said);
}

function breaksIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}

function join(one: Lines | undefined, other: Lines): Lines {
  return one === undefined ? other : { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}
