import type { Item } from '../schema/generated/manifest-file';
import type { ItemStatus } from './report';

type Key = Exclude<keyof Item, 'status'>;

/** What the keys of an item have to do with one of its statuses. */
interface StatusKeys {
  /** Without these the status does not hold. */
  readonly needs: readonly Key[];
  /** What else bears on the item while it has the status, the most useful first. */
  readonly takes: readonly Key[];
  /** Of both, what says something of this status alone: an item that gets another one loses them. */
  readonly own: readonly Key[];
}

/** Which keys of an item belong to a status. Evidence stays evidence, whatever the status becomes. */
export const statusKeys = {
  met: { needs: ['evidence'], takes: ['by', 'on', 'note', 'dependsOn'], own: ['on'] },
  'in-progress': {
    needs: [],
    takes: ['by', 'estimate', 'evidence', 'dependsOn', 'on', 'note'],
    own: [],
  },
  unmet: { needs: [], takes: ['by', 'estimate', 'dependsOn', 'evidence', 'on', 'note'], own: [] },
  'not-applicable': { needs: ['reason'], takes: ['by', 'on', 'evidence', 'note'], own: ['on', 'reason'] },
  waived: {
    needs: ['reason', 'approver', 'expires'],
    takes: ['by', 'on', 'evidence', 'estimate', 'dependsOn', 'note'],
    own: ['on', 'reason', 'approver', 'expires'],
  },
} as const satisfies Readonly<Record<ItemStatus, StatusKeys>>;

/**
 * The keys that are not to stay where an item gets another status: what was said of the one that it had, and what would
 * be taken for something said of the new one.
 */
export function keysLeft(from: ItemStatus | undefined, to: ItemStatus): readonly StatusKey[] {
  if (from === to) return [];
  const before: readonly StatusKey[] = from === undefined ? [] : statusKeys[from].own;
  return [...new Set([...before, ...statusKeys[to].own])];
}

/** A key that goes when its status does. */
export type StatusKey = (typeof statusKeys)[ItemStatus]['own'][number];
