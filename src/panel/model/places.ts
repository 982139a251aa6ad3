/** Where things stand in the text, and how much of a text is shown. */

import { cut, type Finding, locate, type ManifestDocument, nodeAt, type Path } from '../../core/service';
import type { FindingView, Place } from '../protocol';

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

export function findingView({ code, severity, message, range }: Finding): FindingView {
  return { code, severity, message: shorten(message), place: range.start };
}
