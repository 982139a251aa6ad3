/** Who has to move for an item that blocks a gate. */
import { holdersOf } from '../facts/context';
import type { ItemReport } from '../facts/report';
import type { Manifest, Role } from '../schema/generated/manifest-file';
import { itemRecord } from './records';

const roleWords: Readonly<Record<Role, string>> = {
  outcome: 'whoever owns the outcome',
  performance: 'whoever owns performance',
  approver: 'whoever approves',
  overseer: 'whoever oversees it',
  oncall: 'whoever is on call',
  data: 'whoever owns the data',
  security: 'whoever is responsible for security',
  legal: 'whoever is responsible for legal duties',
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
