/** Which differences may be none, because something could not be looked at for one of the reports. */
import type { Change } from './change';
import type { Trait } from './trait';

/** Findings that say of the gates what these say themselves. */
const ofGates: ReadonlySet<string> = new Set(['gate/stage-ahead', 'gate/open-items']);

/**
 * Those of which nobody can tell. `isHalfSeen`: whether a file could be looked at for one of the reports alone. What comes of
 * the manifest alone is known.
 */
export function inDoubt(
  changes: readonly Change[],
  isHalfSeen: (file: string) => boolean,
): ReadonlySet<Change> {
  const found = new Set(
    changes.filter(
      (change) =>
        sidesOf(change).some(({ isUnknown }) => isUnknown) ||
        (isOfFiles(change) && restsOnFiles(change) && hasFile(change, isHalfSeen)),
    ),
  );
  // How much other evidence of an item weighs depends on whether that which nobody saw holds.
  const items = keysOf('item', found);
  for (const change of changes) if (isReweighed(change) && isAboutAny(change, items)) found.add(change);
  const shut = new Set<string>(
    [...found].flatMap((change) => sidesOf(change).flatMap(({ shuts }) => shuts ?? [])),
  );
  for (const change of changes) if (change.kind === 'gate' && shut.has(change.key)) found.add(change);
  if (keysOf('gate', found).size > 0)
    for (const change of changes)
      if (isOfFiles(change) && sidesOf(change).some(({ about }) => ofGates.has(about))) found.add(change);
  return found;
}

function sidesOf({ before, after }: Change): Trait[] {
  return [before, after].flatMap((trait) => trait ?? []);
}

function isOfFiles({ causes }: Change): boolean {
  return causes.includes('files');
}

/** An item that is not satisfied any more is lost, whatever it was before; how much it rests on may not be known. */
function restsOnFiles({ kind, before, after }: Change): boolean {
  if (kind === 'item') return (before?.worth ?? 0) >= 2 && (after?.worth ?? 0) >= 2;
  return kind === 'finding' || kind === 'claim';
}

function hasFile(change: Change, isOne: (file: string) => boolean): boolean {
  return sidesOf(change).some(({ files }) => files.some(isOne));
}

/** Whether a finding stays, and is only more or less severe. */
function isReweighed(change: Change): boolean {
  const { kind, before, after } = change;
  return kind === 'finding' && before !== undefined && after !== undefined && isOfFiles(change);
}

function isAboutAny(change: Change, items: ReadonlySet<string>): boolean {
  return sidesOf(change).some(({ items: own }) => own?.some((id) => items.has(id)));
}

function keysOf(kind: Change['kind'], changes: Iterable<Change>): ReadonlySet<string> {
  return new Set([...changes].filter((change) => change.kind === kind).map(({ key }) => key));
}
