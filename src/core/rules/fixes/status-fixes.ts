/** Fixes by which an item of the checklist gets another status. */
import type { Fix } from '../../base/fix';
import type { Operation } from '../../base/operation';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { enumerated } from '../../base/words';
import { type EvidenceEntry, nameOf } from '../../facts/evidence';
import { fileNamed } from '../../facts/names';
import type { ItemReport } from '../../facts/report';
import { keysLeft } from '../../facts/status-keys';
import type { Parsed } from '../../text/parsed';
import { nodeAt } from '../../text/tree';
import { fixOf, removeFix, setFix } from './fixes';

type Item = Pick<ItemReport, 'path' | 'status'>;
type OpenStatus = 'unmet' | 'in-progress';

/** Reopens an item of the checklist: what it said no longer holds, and nobody's word is put in its place. */
export function reopen(item: Item, parsed: Parsed, status: OpenStatus = 'unmet'): Fix {
  const { keys, operations } = changeStatus(item, parsed, status);
  const gone = keys.length === 0 ? '' : ` and remove ${enumerated(keys.map((key) => quoted(key)))}`;
  return fixOf({ kind: 'reopen', title: `Reopen: set to ${quoted(status)}${gone}` }, operations);
}

/** For a date that has not come yet: what was done, was done today at the latest, or is not done yet. */
export function datedAhead(
  item: Item,
  date: Path,
  { parsed, today }: { parsed: Parsed; today: string },
): Fix[] {
  const { operations } = changeStatus(item, parsed, 'in-progress');
  return [
    setFix({ kind: 'confirm', title: `Write today (${today})`, which: 'today' }, date, today),
    fixOf({ kind: 'reopen', title: 'Mark as in progress' }, operations),
  ];
}

type Evidenced = Pick<ItemReport, 'path' | 'status' | 'evidence' | 'evidencedBy'>;

/**
 * How a piece of evidence is taken away; with it the claim that the item is met, where nothing else bears it. What is the
 * same for all evidence of an item is worked out once: there may be thousands of it.
 */
export function removals(parsed: Parsed): (entry: EvidenceEntry, item: Evidenced) => Fix {
  const title = 'Remove it from the evidence';
  const known = new Map<Evidenced, Fix | undefined>();
  return (entry, item) => {
    if (!known.has(item)) known.set(item, removalOfAll(title, item, parsed));
    return known.get(item) ?? removeFix(title, entry.path);
  };
}

/** Takes away all that bears the claim that an item is met, and the claim; undefined where it cites more than one source. */
function removalOfAll(title: string, item: Evidenced, parsed: Parsed): Fix | undefined {
  const isOne = new Set(item.evidence.map(sourceOf)).size === 1 && item.evidencedBy.length === 0;
  if (item.status !== 'met' || !isOne) return undefined;
  return fixOf({ kind: 'remove', title: `${title}, which leaves none: reopen the item as "in-progress"` }, [
    // Those further down first: what is taken from a list moves what follows in it.
    ...[...item.evidence].reverse().map(({ path }): Operation => ({ kind: 'remove', path })),
    ...changeStatus(item, parsed, 'in-progress').operations,
  ]);
}

/** What a piece of evidence names, whatever part of it is cited. */
function sourceOf(entry: EvidenceEntry): string | undefined {
  return entry.file === undefined ? nameOf(entry) : fileNamed(entry.file);
}

/** Sets the status, and takes away what was said of the one before. */
function changeStatus(
  { path, status: before }: Item,
  { root }: Parsed,
  status: OpenStatus,
): { readonly keys: readonly string[]; readonly operations: readonly Operation[] } {
  const item = nodeAt(root, path);
  const written = item?.kind === 'map' ? item.entries : [];
  const keys = keysLeft(before, status).filter((each) =>
    // What a merge brings in stands elsewhere.
    written.some(
      ({ key, keyStart }) =>
        key === each && item !== undefined && keyStart >= item.start && keyStart < item.end,
    ),
  );
  return {
    keys,
    operations: [
      ...keys.map((key): Operation => ({ kind: 'remove', path: [...path, key] })),
      { kind: 'set', path: [...path, 'status'], value: status },
    ],
  };
}
