/** Who has to move for an item that blocks a gate. */
import { inOrder } from '../base/order';
import { withAllShared } from '../facts/configuration';
import { holdersOf } from '../facts/context';
import type { ItemReport, Report } from '../facts/report';
import type { Manifest, Role } from '../schema/generated/manifest-file';
import { referencesIn } from '../schema/references';
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
 * of them, with who holds the role, so that one owner more takes it off nobody; else who has to move.
 */
export function moversOf(
  item: Pick<ItemReport, 'id' | 'by'>,
  report: Pick<Report, 'manifest' | 'whole' | 'input'>,
): readonly string[] {
  const { movers, pointsToAll } = itemRecord(item.id);
  const all = withAllShared(report.manifest, report.input.configuration);
  const isKnown = (id: string): boolean => Object.hasOwn(all.owners ?? {}, id);
  if (pointsToAll === undefined || (item.by !== undefined && isKnown(item.by)))
    return [moverOf(item, report)];
  const pointedTo = pointsToAll(report.whole).filter(isKnown);
  return [...new Set([holderAmong(movers, all, report.manifest), ...pointedTo])];
}

/** Who holds the first of several roles that anybody holds; where nobody does, the first in words. */
function holderAmong(roles: Movers, all: Manifest, manifest: Manifest): string {
  for (const role of roles) {
    const holder = firstHolder(role, all, manifest);
    if (holder !== undefined) return holder;
  }
  return roleWords[roles[0]];
}

/** Who holds a role, as an id; where nobody does, that role in words. */
export function holderOf(role: Role, { manifest, input }: Pick<Report, 'manifest' | 'input'>): string {
  return firstHolder(role, withAllShared(manifest, input.configuration), manifest) ?? roleWords[role];
}

/**
 * Of several that hold a role one of the manifest's own, whoever has the fewest other roles, and of those whoever the manifest
 * names in the fewest other places: neither the order in which they are written nor what they are called says anything.
 * Of those who are alike in all of that it does not matter who moves: the first by handle, and by id at last.
 */
function firstHolder(role: Role, all: Manifest, manifest: Manifest): string | undefined {
  const holders = holdersOf(all, role);
  const own = holders.filter(([id]) => Object.hasOwn(manifest.owners ?? {}, id));
  const among = own.length === 0 ? holders : own;
  return (among.length > 1 ? [...among].sort(inTurn(manifest)) : among)[0]?.[0];
}

type Holder = ReturnType<typeof holdersOf>[number];

function inTurn(manifest: Manifest): (one: Holder, other: Holder) => number {
  const named = namedIn(manifest);
  return ([id, one], [otherId, other]) => {
    const [roles = [], otherRoles = []] = [one, other].map((each) => [...new Set(each.roles)].sort());
    const [places = [], otherPlaces = []] = [named.get(id), named.get(otherId)];
    return (
      roles.length - otherRoles.length ||
      inOrder(String(roles), String(otherRoles)) ||
      places.length - otherPlaces.length ||
      inOrder(String(places), String(otherPlaces)) ||
      inOrder(one.handle ?? '', other.handle ?? '') ||
      inOrder(id, otherId)
    );
  };
}

type Places = ReadonlyMap<string, readonly string[]>;

/** The places of a manifest that name an owner, outside of the list of owners itself, by owner. */
function namedIn(manifest: Manifest): Places {
  const known = knownPlaces.get(manifest);
  if (known !== undefined) return known;
  const places = new Map<string, string[]>();
  for (const { id, path, sections } of referencesIn(manifest))
    if (sections.includes('owners') && path[0] !== 'owners')
      places.set(id, [...(places.get(id) ?? []), path.join('.')].sort());
  knownPlaces.set(manifest, places);
  return places;
}

/** Asked for by each item. */
const knownPlaces = new WeakMap<Manifest, Places>();
