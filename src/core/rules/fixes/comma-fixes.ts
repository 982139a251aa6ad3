/** What stands behind a comma inside braces without a value: the rest of a text that needs quotes, `{ name: Doe, John }`. */
import type { Fix } from '../../base/fix';
import type { Path } from '../../base/path';
import { longestShort } from '../../base/short-pattern';
import { quoted } from '../../base/shorten';
import { describedAt, typesOf } from '../../schema/navigate';
import type { Parsed } from '../../text/parsed';
import { type Entry, nodeAt } from '../../text/tree';
import { textFix } from './fixes';

/** Nobody has more commas in a text inside braces. */
const mostParts = 20;

/** The fixes of a key that is the rest of a text; undefined where it is a key of its own. */
export function restOfTextFixes(path: Path, { root, text }: Parsed): Fix[] | undefined {
  const map = nodeAt(root, path.slice(0, -1));
  if (map?.kind !== 'map' || !map.flow) return undefined;
  const at = map.entries.findIndex(({ key }) => key === path.at(-1));
  const isRest = (index: number): boolean => hasNoValue(map.entries[index], text) && index > 0;
  if (!isRest(at)) return undefined;
  let [first, last] = [at, at];
  while (isRest(first) && at - first < mostParts) first--;
  while (isRest(last + 1) && last - at < mostParts) last++;
  const [begun, ended] = [map.entries[first], map.entries[last]];
  if (begun?.value.kind !== 'scalar' || typeof begun.value.value !== 'string' || ended === undefined)
    return [];
  const takes = typesOf(describedAt([...path.slice(0, -1), begun.key]));
  if (!takes.includes('string')) return [];
  const { start } = begun.value;
  const end = ended.keyEnd;
  if (end - start > longestShort) return [];
  const whole = text.slice(start, end);
  // One that has quotes already ends with them.
  if (!/^[\p{L}\p{N}(]/u.test(whole) || /[\n"\\#]/.test(whole)) return [];
  const about = { kind: 'rewrite', title: `Put the text in quotes: ${quoted(whole)}` } as const;
  return [textFix(about, [{ start, end, text: JSON.stringify(whole) }])];
}

/** Whether a key stands between commas or braces, with neither a colon nor a value behind it. */
function hasNoValue(entry: Entry | undefined, text: string): boolean {
  if (entry === undefined || entry.value.kind !== 'scalar' || entry.value.value !== null) return false;
  return /^\s*[,}]/.test(text.slice(entry.keyEnd, entry.keyEnd + 100));
}
