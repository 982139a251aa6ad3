/** The part of a document that a path names by its heading. */
import { placeOfHeading } from './headings';

/**
 * From a heading to the next one that is no deeper; undefined where it is not found, or is written in another way than with
 * `#`: then nobody can tell from the text alone where the part ends.
 */
export function sectionOf(markdown: string, heading: string): string | undefined {
  const wanted = new Set([heading.toLowerCase(), placeOfHeading(heading)]);
  const lines = markdown.split(/\r\n?|\n/);
  const headings = headingsOf(lines);
  const at = headings.findIndex(({ place }) => wanted.has(place));
  const first = headings[at];
  if (first === undefined) return undefined;
  const next = headings.slice(at + 1).find(({ level }) => level <= first.level);
  return lines.slice(first.line, next?.line).join('\n');
}

interface Heading {
  readonly line: number;
  readonly level: number;
  readonly place: string;
}

function headingsOf(lines: readonly string[]): Heading[] {
  const found: Heading[] = [];
  const counts = new Map<string, number>();
  let fence: string | undefined;
  for (const [line, text] of lines.entries()) {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(text) ?? [];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    const [, signs = '', words] = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(text) ?? [];
    if (fence !== undefined || words === undefined) continue;
    const place = placeOfHeading(words.trim());
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    found.push({ line, level: signs.length, place: count === 0 ? place : `${place}-${count}` });
  }
  return found;
}
