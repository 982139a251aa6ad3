import type { Range } from '../base/range';

/** A git merge conflict in a text, with the labels that git gave to its two sides. */
export interface Conflict {
  readonly whole: Range;
  /** The line of the opening marker, without its line break. */
  readonly marker: Range;
  readonly ours: { readonly label: string; readonly range: Range };
  readonly theirs: { readonly label: string; readonly range: Range };
}

const marker = /(?<![^\r\n])(<{7}|\|{7}|={7}|>{7})(?: (.*))?\r?$/gm;

/** The complete conflicts of a text, in order; a marker that opens none is left to the parser. */
export function findConflicts(text: string): Conflict[] {
  if (!text.includes('<<<<<<<')) return [];
  const conflicts: Conflict[] = [];
  let open:
    | { start: number; lineEnd: number; label: string; body: number; oursEnd?: number; theirs?: number }
    | undefined;
  for (const match of text.matchAll(marker)) {
    const start = match.index;
    const lineEnd = start + match[0].replace(/\r$/, '').length;
    const next = Math.min(start + match[0].length + 1, text.length);
    const label = match[2]?.trim() ?? '';
    switch (match[1]?.[0]) {
      case '<':
        open = { start, lineEnd, label, body: next };
        break;
      case '|':
        if (open !== undefined) open.oursEnd ??= start;
        break;
      case '=':
        if (open !== undefined && open.theirs === undefined) {
          open.oursEnd ??= start;
          open.theirs = next;
        }
        break;
      default:
        if (open?.oursEnd === undefined || open.theirs === undefined) break;
        conflicts.push({
          whole: { start: open.start, end: next },
          marker: { start: open.start, end: open.lineEnd },
          ours: { label: open.label, range: { start: open.body, end: open.oursEnd } },
          theirs: { label, range: { start: open.theirs, end: start } },
        });
        open = undefined;
    }
  }
  return conflicts;
}

const strayMarker = /(?<![^\r\n])(?:<{7} .*|>{7} .*|={7})$/gm;

/** Markers that belong to no complete conflict. Nothing else in a manifest begins a line so. */
export function findStrayMarkers(text: string): Range[] {
  if (!/(?<![^\r\n])(?:<{7} |>{7} |={7}$)/m.test(text)) return [];
  return [...text.matchAll(strayMarker)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
}

/** The text with only our side of each conflict, every other character blanked, so that offsets stay true. */
export function keepOurs(text: string, conflicts: readonly Conflict[]): string {
  const others = conflicts.flatMap(({ whole, ours }) => [
    { start: whole.start, end: ours.range.start },
    { start: ours.range.end, end: whole.end },
  ]);
  return blank(text, others);
}

/** The text with everything in `ranges` (in order, none within another) but line breaks replaced by spaces. */
export function blank(text: string, ranges: readonly Range[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    done = end;
  }
  return parts.join('') + text.slice(done);
}
