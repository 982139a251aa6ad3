/** Who has to move for an item that blocks a gate. */
import { holdersOf } from '../facts/context';
import type { ItemReport } from '../facts/report';
import type { Manifest, Role } from '../schema/generated/manifest-file';
import { itemRecord } from './records';

const roleWords: Readonly<Record<Role, string>> = {
  outcome: 'whoever answers for the outcome',
  performance: 'whoever answers for performance',
  approver: 'whoever approves',
  overseer: 'whoever oversees it',
  oncall: 'whoever is on call',
  data: 'whoever answers for the data',
  security: 'whoever answers for security',
  legal: 'whoever answers for legal duties',
};

/**
 * Who has to move: the one the item names, else the owner its facts point to, else who holds the role that does such
 * things, as an id; else that role, in words.
 */
export function moverOf({ id, by }: Pick<ItemReport, 'id' | 'by'>, manifest: Manifest): string {
  const { movers, pointsTo } = itemRecord(id);
  const named = by ?? pointsTo?.(manifest);
  if (named !== undefined) return named;
  for (const role of movers) {
    const [holder] = holdersOf(manifest, role);
    if (holder !== undefined) return holder[0];
  }
  return roleWords[movers[0]];
}
