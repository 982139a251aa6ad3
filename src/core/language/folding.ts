import type { ManifestDocument } from '../facts/document';
import type { Node } from '../text/tree';

/** A foldable region, by its first and last line. */
export interface Folding {
  readonly start: number;
  readonly end: number;
  readonly kind: 'entry' | 'comment';
}

/** Every section, entry and item that covers more than one line, and every comment that does. */
export function foldings(document: ManifestDocument): Folding[] {
  const { lines, text, parsed } = document;
  const found: Folding[] = [];
  const visit = (node: Node | undefined): void => {
    if (node === undefined || node.kind === 'scalar') return;
    const children =
      node.kind === 'map'
        ? node.entries.map((entry): [number, Node] => [entry.keyStart, entry.value])
        : node.items.map((item): [number, Node] => [item.start, item]);
    for (const [from, value] of children) {
      // What an alias stands for is folded where it is written.
      if (from < node.start || from >= node.end) continue;
      const start = lines.positionAt(from).line;
      const end = lines.positionAt(trimmedEnd(text, value.end)).line;
      if (end > start) found.push({ start, end, kind: 'entry' });
      visit(value);
    }
  };
  visit(parsed.root);
  return [...found, ...comments(document)].sort((one, other) => one.start - other.start);
}

function comments({ lines }: ManifestDocument): Folding[] {
  const found: Folding[] = [];
  const isComment = (line: number): boolean =>
    line < lines.count && lines.lineText(line).trimStart().startsWith('#');
  for (let line = 0; line < lines.count; line++) {
    const start = line;
    while (isComment(line)) line++;
    if (line - 1 > start) found.push({ start, end: line - 1, kind: 'comment' });
  }
  return found;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
