/** Where things stand in the text, and how much of a text is shown. */

import { cut, type Finding, locate, type ManifestDocument, nodeAt, type Path } from '../../core/service';
import type { Place } from '../protocol/basics';
import type { MovedLines } from '../protocol/change';
import type { FindingView } from '../protocol/findings';

/** Longer than anything that someone wrote to be read. */
const longest = 1_000;

/** A text that is short enough to be shown: a hostile manifest may hold one of a million characters. */
export function shorten(text: string): string {
  return cut(text, longest);
}

/** Where the key of `path` stands; undefined where the manifest does not say anything there. */
export function placeOf(document: ManifestDocument, path: Path): Place | undefined {
  const { parsed, text, lines } = document;
  if (nodeAt(parsed.root, path) === undefined) return undefined;
  return lines.positionAt(locate(text, parsed.root, path, 'key').start);
}

/** Where something stands, or what it would stand in. */
export function nearestPlace(document: ManifestDocument, path: Path): Place | undefined {
  for (let length = path.length; length > 0; length--) {
    const place = placeOf(document, path.slice(0, length));
    if (place !== undefined) return place;
  }
  return undefined;
}

export function findingView({ code, severity, message, range }: Finding): FindingView {
  return { code, severity, message: shorten(message), place: range.start };
}

/** How far the lines below a change moved; undefined where they stand where they stood. */
export function movedLines(before: ManifestDocument, next: ManifestDocument): MovedLines | undefined {
  const by = lastLine(next) - lastLine(before);
  if (by === 0) return undefined;
  const one = before.text;
  const other = next.text;
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one.charCodeAt(start) === other.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < most - start &&
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)
  )
    end++;
  const { line, character } = before.lines.positionAt(one.length - end);
  return { from: character === 0 ? line : line + 1, by };
}

function lastLine({ lines, text }: ManifestDocument): number {
  return lines.positionAt(text.length).line;
}
