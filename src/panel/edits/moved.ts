/** Edits that name their target by its index, against a manifest that has moved on since the user looked. */

import { collectionAt } from '../model/sections';
import type { EditRequest } from '../protocol/edits';
import type { FactGroup } from '../protocol/facts';
import type { PanelModel } from '../protocol/model';

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
  if (request.kind !== 'set-facts' && request.kind !== 'remove-fact' && request.kind !== 'add-fact')
    return notByIndex;
  const collection = collectionAt(request.section);
  if (collection === undefined) return notByIndex;
  const isNew = request.kind === 'add-fact';
  const isByIndex = collection.path.some((step) => typeof step === 'number');
  if (!isByIndex && (isNew || collection.shape !== 'list')) return notByIndex;
  return seenAt(Object.values(model?.facts ?? {}), request.section, isNew ? undefined : request.entry);
}

/** What an entry says, and all that it stands in; of a new entry only that. */
function seenAt(
  groups: readonly FactGroup[],
  section: string,
  entry: string | undefined,
): string | undefined {
  for (const group of groups) {
    if (group.section === section) {
      if (entry === undefined) return '';
      const found = group.entries.find(({ key }) => key === entry);
      return found && JSON.stringify(found.values);
    }
    if (!section.startsWith(`${group.section}.`)) continue;
    for (const { nested = [], values } of group.entries) {
      const inner = seenAt(nested, section, entry);
      if (inner !== undefined) return JSON.stringify(values) + inner;
    }
  }
  return undefined;
}
