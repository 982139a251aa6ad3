import { type Path, Places } from '../base/path';
import type { Range } from '../base/range';
import type { SchemaFault } from '../schema/validate';
import { isDoubtful, type Parsed } from '../text/parsed';
import { entryOf, locate, type Node } from '../text/tree';

/** Whether what stands, or would stand, at a path is broken or wrong. Its absence proves nothing then. */
export type Unread = (path: Path) => boolean;

export const allRead: Unread = () => false;

/** What of a document nobody can read: broken text, and values that the schema refuses. Unknown is not false. */
export function unreadOf(parsed: Parsed, faults: readonly SchemaFault[]): Unread {
  const refused = refusedPaths(faults);
  const broken = brokenIn(parsed);
  if (refused === undefined && broken.length === 0) return allRead;
  return (path) => (refused?.(path) ?? false) || isBroken(parsed, path, broken);
}

/** Whether text that could not be read belongs to a path, or to the nearest ancestor that exists. */
export function isBroken(parsed: Parsed, path: Path, broken = brokenIn(parsed)): boolean {
  return broken.length > 0 && overlaps(extentOf(parsed.root, path, parsed.text.length), broken);
}

/** What could not be read; an alias of nothing stands for a value, and nobody knows for which. */
function brokenIn({ unreadable, problems }: Parsed): readonly Range[] {
  const aliases = problems.filter(({ code }) => code === 'yaml/unresolved-alias');
  return aliases.length === 0 ? unreadable : [...unreadable, ...aliases.map(({ range }) => range)];
}

/** Whether what is said of a place is said of text that may belong elsewhere. */
export function isInDoubt(
  parsed: Parsed,
  { path, target = 'value', range }: { path: Path; target?: 'key' | 'value'; range?: Range },
): boolean {
  // What is wrong with the text itself has a range of its own.
  if (range !== undefined || !parsed.unreadable.some(({ doubtful }) => doubtful)) return false;
  return isDoubtful(parsed.unreadable, locate(parsed.text, parsed.root, path, target));
}

/** Whether a fault stands at a path, above it or below it; what is wrong with the manifest as a whole says nothing. */
function refusedPaths(faults: readonly SchemaFault[]): Unread | undefined {
  const places = new Places();
  for (const { code, path, key, keys = key === undefined ? [] : [key], counts } of faults) {
    if (counts || path.length === 0) continue;
    if (code === 'schema/missing-key' && typeof path.at(-1) !== 'number') continue;
    places.add(path);
    // The value of a misspelled key is missing under the key that was meant.
    if (code === 'schema/unknown-key') for (const each of keys) places.add([...path.slice(0, -1), each]);
  }
  return places.isEmpty ? undefined : (path) => path.length > 0 && places.touch(path);
}

/** The text that belongs to a path, or to the nearest ancestor that exists: up to where its next sibling begins. */
function extentOf(root: Node | undefined, path: Path, length: number): Range {
  let node = root;
  let [start, end] = [0, length];
  for (const step of path) {
    if (node?.kind === 'map') {
      const entry = entryOf(node, step);
      if (entry === undefined) break;
      const next = node.entries[node.entries.indexOf(entry) + 1];
      start = entry.keyStart;
      if (next !== undefined && next.keyStart > start) end = Math.min(end, next.keyStart);
      node = entry.value;
    } else if (node?.kind === 'list' && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) break;
      start = item.start;
      end = Math.min(end, node.items[step + 1]?.start ?? end);
      node = item;
    } else break;
  }
  return { start, end };
}

function overlaps({ start, end }: Range, ranges: readonly Range[]): boolean {
  return ranges.some((range) => range.start < end && start < range.end);
}
