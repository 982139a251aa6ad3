/** The part of a document that a path names by its heading. */
import { placedHeadings, placeOfHeading } from './headings';

/** From a heading to the next one that is no deeper; undefined where it is not found. */
export function sectionOf(markdown: string, heading: string): string | undefined {
  const wanted = new Set([heading.toLowerCase(), placeOfHeading(heading)]);
  const headings = [...placedHeadings(markdown)];
  const at = headings.findIndex(({ place }) => wanted.has(place));
  const first = headings[at];
  if (first === undefined) return undefined;
  const next = headings.slice(at + 1).find(({ level }) => level <= first.level);
  return markdown
    .split(/\r\n?|\n/)
    .slice(first.line, next?.line)
    .join('\n');
}
