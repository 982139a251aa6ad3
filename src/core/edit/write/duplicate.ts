import type { TextEdit } from '../../base/text-edit';
import type { Parsed } from '../../text/parsed';
import type { Entry, MapNode } from '../../text/tree';
import { slotOf } from '../style/slots';
import { Source } from '../style/source';
import { removeLines } from './block';
import { removeFlow } from './flow';

/** Takes away one of several entries with the same key, which no path can tell apart. */
export function removeDuplicate(parsed: Parsed, map: MapNode, entry: Entry): TextEdit[] {
  const source = new Source(parsed);
  const slots = [...map.entries, ...(map.shadowed ?? [])]
    .filter(({ keyStart }) => source.isOwn(map, keyStart))
    .map((each) => ({ keyStart: each.keyStart, slot: slotOf(source, each) }))
    .sort((one, other) => one.keyStart - other.keyStart);
  const index = slots.findIndex(({ keyStart }) => keyStart === entry.keyStart);
  const plain = slots.map(({ slot }) => slot);
  if (map.flow) return removeFlow(source, map, plain, index);
  const edit = removeLines(source, plain, index);
  return edit === undefined ? [] : [edit];
}
