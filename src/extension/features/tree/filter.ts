/** What of the tree is shown. Knows nothing of VS Code. */

import {
  blockingOf,
  daysBetween,
  type ItemReport,
  moverOf,
  nearDays,
  type Report,
  withAllShared,
} from '../../../core/service';

export type TreeFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'blocking' }
  | { readonly kind: 'due' }
  | { readonly kind: 'owner'; readonly owner: string };

export const everything: TreeFilter = { kind: 'all' };

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
export function ownerOfItem(item: ItemReport, report: Report): string | undefined {
  if (item.by !== undefined || item.satisfied) return item.by;
  const mover = moverOf(item, report);
  // Otherwise it is a role that nobody has, in words.
  const { owners = {} } = withAllShared(report.manifest, report.input.configuration);
  return Object.hasOwn(owners, mover) ? mover : undefined;
}

/** Whether an item is shown. */
export function passes(filter: TreeFilter, item: ItemReport, report: Report): boolean {
  switch (filter.kind) {
    case 'all':
      return true;
    case 'blocking':
      return blockingOf(report).items.includes(item.id);
    case 'owner':
      return ownerOfItem(item, report) === filter.owner;
    case 'due': {
      const left = daysBetween(report.input.today, dueOf(item)?.date);
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
