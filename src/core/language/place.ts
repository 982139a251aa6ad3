import type { Path } from '../base/path';
import type { Range } from '../base/range';
import type { ManifestDocument } from '../facts/document';
import type { Entry, Node } from '../text/tree';
import type { Named } from './anchors';

/** A key or a scalar value. */
export interface Place {
  readonly path: Path;
  readonly on: 'key' | 'value';
  readonly range: Range;
  readonly text: string;
}

/** The key or the scalar value at an offset, or the value that an alias there repeats. */
export function placeAt(
  { parsed, text }: Pick<ManifestDocument, 'parsed' | 'text'>,
  offset: number,
  alias?: Named,
): Place | undefined {
  let node: Node | undefined = parsed.root;
  const path: (string | number)[] = [];
  while (node !== undefined) {
    if (node.start === alias?.range.start) {
      const value = node.kind === 'scalar' ? String(node.value) : '';
      return { path, on: node.kind === 'scalar' ? 'value' : 'key', range: alias.range, text: value };
    }
    if (node.kind === 'scalar') {
      if (offset < node.start || offset > node.end || node.start === node.end) return undefined;
      return { path, on: 'value', range: node, text: String(node.value) };
    }
    if (node.kind === 'list') {
      const index: number = node.items.findIndex((each) => each.start <= offset && offset <= each.end);
      path.push(index);
      node = node.items[index];
      continue;
    }
    const entry = entryAt(node.entries, offset);
    if (entry === undefined) return undefined;
    path.push(entry.key);
    if (offset <= entry.keyEnd)
      return {
        path,
        on: 'key',
        range: { start: entry.keyStart, end: entry.keyEnd },
        text: text.slice(entry.keyStart, entry.keyEnd),
      };
    node = entry.value;
  }
  return undefined;
}

function entryAt(entries: readonly Entry[], offset: number): Entry | undefined {
  return entries.find(
    (entry) => entry.keyStart <= offset && offset <= Math.max(entry.keyEnd, entry.value.end),
  );
}
