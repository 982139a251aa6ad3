/** Who has to move for an item that blocks a gate. */
import { withAllShared } from '../facts/configuration';
import { holdersOf } from '../facts/context';
import type { ItemReport, Report } from '../facts/report';
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
 * things, as an id; else that role, in words. Whom nobody knows cannot move. Owners may be shared by the configuration;
 * the manifest's own come first.
 */
export function moverOf(
  { id, by }: Pick<ItemReport, 'id' | 'by'>,
  { manifest, whole, input }: Pick<Report, 'manifest' | 'whole' | 'input'>,
): string {
  const { movers, pointsTo } = itemRecord(id);
  const all = withAllShared(manifest, input.configuration);
  const named = [by, pointsTo?.(whole)].find((id) => id !== undefined && Object.hasOwn(all.owners ?? {}, id));
  if (named !== undefined) return named;
  for (const role of movers) {
    const holder = firstHolder(role, all, manifest);
    if (holder !== undefined) return holder;
  }
  return roleWords[movers[0]];
}

/** Who holds a role, as an id; where nobody does, that role in words. */
export function holderOf(role: Role, { manifest, input }: Pick<Report, 'manifest' | 'input'>): string {
  return firstHolder(role, withAllShared(manifest, input.configuration), manifest) ?? roleWords[role];
}

/** Of several that hold a role one of the manifest's own, by id: in what order they are written says nothing. */
function firstHolder(role: Role, all: Manifest, { owners = {} }: Manifest): string | undefined {
  const ids = holdersOf(all, role).map(([id]) => id);
  const own = ids.filter((id) => Object.hasOwn(owners, id));
  return (own.length === 0 ? ids : own).sort()[0];
}
