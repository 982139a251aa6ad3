/** Edits that name their target by its index, against a manifest that has moved on since the user looked. */

import { isSection, shapeOf } from '../../core/service';
import type { EditRequest, PanelModel } from '../protocol';

/**
 * Whether a request means the same in what is there now as in what the user saw. Ids mean the same always; an index
 * only while the same thing stands there.
 */
export function stillMeant(request: EditRequest, seen: PanelModel | undefined, now: PanelModel): boolean {
  const before = targetOf(request, seen);
  return before === notByIndex || (before !== undefined && before === targetOf(request, now));
}

const notByIndex = Symbol('not by index');

/** What stands at the index that a request names, as text; undefined where nothing does. */
function targetOf(
  request: EditRequest,
  model: PanelModel | undefined,
): string | typeof notByIndex | undefined {
  if (request.kind === 'remove-evidence') {
    const evidence = model?.items.find(({ id }) => id === request.item)?.evidence;
    const found = evidence?.find(({ index }) => index === request.index);
    return found && JSON.stringify([found.label, found.on, found.by, found.expires]);
  }
  if (request.kind !== 'set-fact' && request.kind !== 'remove-fact') return notByIndex;
  const { section, entry } = request;
  if (!isSection(section) || shapeOf(section) !== 'list') return notByIndex;
  const groups =
    model?.items.flatMap(({ facts }) => facts.filter((group) => group.section === section)) ?? [];
  const found = groups.flatMap(({ entries }) => entries).find(({ key }) => key === entry);
  return found && JSON.stringify(found.values);
}
