/** Who has to move for an item that blocks a gate. */
import { inOrder } from '../base/order';
import { withAllShared } from '../facts/configuration';
import { holdersOf } from '../facts/context';
import type { ItemReport, Report } from '../facts/report';
import type { Manifest, Role } from '../schema/generated/manifest-file';
import { itemRecord } from './records';
import type { Movers } from './terms/item';

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
  return named ?? holderAmong(movers, all, manifest);
}

/**
 * Everyone whose time an item takes: the one that it names; else each owner that its facts point to, where it waits for all
 * of them, with who holds the role, so that one owner more takes it off nobody; else who has to move. Where several hold
 * the same roles, and nothing says which of them it is, they are one person more (`whoOfSeveral`), so that it makes no
 * difference what they are called.
 */
export function moversOf(
  item: Pick<ItemReport, 'id' | 'by'>,
  report: Pick<Report, 'manifest' | 'whole' | 'input'>,
): readonly string[] {
  const { movers, pointsToAll } = itemRecord(item.id);
  const all = withAllShared(report.manifest, report.input.configuration);
  const isKnown = (id: string): boolean => Object.hasOwn(all.owners ?? {}, id);
  if (item.by !== undefined && isKnown(item.by)) return [item.by];
  const holder = holderAmong(movers, all, report.manifest, oneOfAlike);
  if (pointsToAll !== undefined) return [...new Set([holder, ...pointsToAll(report.whole).filter(isKnown)])];
  const pointedTo = itemRecord(item.id).pointsTo?.(report.whole);
  return [pointedTo !== undefined && isKnown(pointedTo) ? pointedTo : holder];
}

const oneOf = 'one of ';

/** The ids of those of whom one will move, where `mover` is such a one (of `moversOf`); undefined for a single person. */
export function whoOfSeveral(mover: string): readonly string[] | undefined {
  return mover.startsWith(oneOf) ? mover.slice(oneOf.length).split(', ') : undefined;
}

/** Who holds the first of several roles that anybody holds; where nobody does, the first in words. */
function holderAmong(
  roles: Movers,
  all: Manifest,
  manifest: Manifest,
  holderIn = (holders: readonly Holder[]) => holders[0]?.[0],
): string {
  for (const role of roles) {
    const holder = holderIn(holdersInTurn(role, all, manifest));
    if (holder !== undefined) return holder;
  }
  return roleWords[roles[0]];
}

/** Who holds a role, as an id; where nobody does, that role in words. */
export function holderOf(role: Role, { manifest, input }: Pick<Report, 'manifest' | 'input'>): string {
  return (
    holdersInTurn(role, withAllShared(manifest, input.configuration), manifest)[0]?.[0] ?? roleWords[role]
  );
}

/**
 * Those who hold a role, who moves first: one of the manifest's own, and whoever has the fewest other roles; neither the order
 * in which they are written nor what their ids are says anything. Nothing else of the manifest does either: it changes
 * while things are done, and what is done must not become somebody else's. Of those who have as many roles the first by the
 * names of these, then by handle, and by id at last.
 */
function holdersInTurn(role: Role, all: Manifest, { owners = {} }: Manifest): readonly Holder[] {
  const holders = holdersOf(all, role);
  const own = holders.filter(([id]) => Object.hasOwn(owners, id));
  return [...(own.length === 0 ? holders : own)].sort(inTurn);
}

type Holder = ReturnType<typeof holdersOf>[number];

function inTurn(one: Holder, other: Holder): number {
  return (
    rolesOf(one).length - rolesOf(other).length ||
    inOrder(String(rolesOf(one)), String(rolesOf(other))) ||
    inOrder(one[1].handle ?? '', other[1].handle ?? '') ||
    inOrder(one[0], other[0])
  );
}

function rolesOf([, { roles }]: Holder): readonly string[] {
  return [...new Set(roles)].sort();
}

/** The first, by id; all who have the same roles, as one, where there are several of them. */
function oneOfAlike(holders: readonly Holder[]): string | undefined {
  const [first] = holders;
  if (first === undefined) return undefined;
  const alike = holders.filter((each) => String(rolesOf(each)) === String(rolesOf(first)));
  return alike.length === 1
    ? first[0]
    : `${oneOf}${alike
        .map(([id]) => id)
        .sort()
        .join(', ')}`;
}
