/** What of the tree is shown. Knows nothing of VS Code. */

import { daysBetween, type ItemReport, type Manifest, moverOf } from '../../../core/service';

export type TreeFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'blocking' }
  | { readonly kind: 'due' }
  | { readonly kind: 'owner'; readonly owner: string };

export const everything: TreeFilter = { kind: 'all' };

/** So many days before it is due something is near. */
export const nearDays = 30;

/** The next day on which something of an item ends or is to be looked at again. */
interface Due {
  readonly date: string;
  readonly what: 'review' | 'waiver ends' | 'evidence expires';
}

/** What of an item is due first. */
export function dueOf({ reviewDue, status, expires, evidence }: ItemReport): Due | undefined {
  const all: Due[] = [
    ...(reviewDue === undefined ? [] : [{ date: reviewDue, what: 'review' as const }]),
    ...(status !== 'waived' || expires === undefined
      ? []
      : [{ date: expires, what: 'waiver ends' as const }]),
    ...evidence.flatMap((each) =>
      each.expires === undefined ? [] : [{ date: each.expires, what: 'evidence expires' as const }],
    ),
  ];
  return all.sort((one, other) => (one.date < other.date ? -1 : 1))[0];
}

/** Who did an item, or has to act on it; undefined where no owner is there for it. */
export function ownerOfItem(item: ItemReport, manifest: Manifest): string | undefined {
  if (item.by !== undefined || item.satisfied) return item.by;
  const mover = moverOf(item, manifest);
  // Otherwise it is a role that nobody has, in words.
  return Object.hasOwn(manifest.owners ?? {}, mover) ? mover : undefined;
}

/** Whether an item is shown. */
export function passes(
  filter: TreeFilter,
  item: ItemReport,
  { manifest, today }: { readonly manifest: Manifest; readonly today: string },
): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'blocking':
      return item.blocking && !item.satisfied;
    case 'owner':
      return ownerOfItem(item, manifest) === filter.owner;
    case 'due': {
      const left = daysBetween(today, dueOf(item)?.date);
      return left !== undefined && left <= nearDays;
    }
  }
}

/** The filter in words, beside the title of the view; empty where all is shown. */
export function filterInWords(filter: TreeFilter): string {
  switch (filter.kind) {
    case 'all':
      return '';
    case 'blocking':
      return 'what blocks';
    case 'due':
      return `due within ${nearDays} days`;
    case 'owner':
      return filter.owner;
  }
}
