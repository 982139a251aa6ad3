import data from '../../../schemas/catalogue.json';
import type { Pillar, Stage } from '../base/stages';
import type { ItemId } from './generated/catalogue';
import type { Manifest } from './generated/manifest-file';

/** How much an item weighs at the gate of its stage. */
export const gateLevels = [
  'required',
  'required-when-high-risk',
  'required-where-agent',
  'required-for-high-risk-provider',
  'recommended',
] as const;
export type GateLevel = (typeof gateLevels)[number];

/** The editions of the checklist, the oldest first. */
export const editions = ['2026.1', '2026.2'] as const;
type Edition = (typeof editions)[number];

/** The edition that judges a manifest which names none. */
export const newestEdition: Edition = '2026.2';

/** What an edition fixes of an item. */
interface Ruling {
  readonly gate: GateLevel;
  /** When the item may be not applicable; null where it always applies. */
  readonly notApplicableWhen: string | null;
  /** An ISO 8601 period, `on-change`, `each-release`, or null for once. */
  readonly review: string | null;
}

/** An item of the checklist, as the catalogue defines it. */
export interface CatalogueItem extends Ruling {
  readonly id: ItemId;
  /** The edition that added it; absent where the first one had it. */
  readonly since?: Edition;
  /** What editions up to the one named said otherwise. A later edition never changes an earlier one. */
  readonly until?: Readonly<Partial<Record<Edition, Partial<Ruling>>>>;
  readonly title: string;
  readonly stage: Stage;
  readonly pillar: Pillar;
  readonly statement: string;
  readonly acceptableEvidence: string;
  /** What shows early that this item will be hard; null where nothing does. */
  readonly earlySignal: string | null;
}

/** All items of the newest edition, in the order of the checklist. */
export const catalogue = data as readonly CatalogueItem[];

/** The items as an edition has them, in the order of the checklist. */
export function itemsOf(edition: Edition, items: readonly CatalogueItem[] = catalogue): CatalogueItem[] {
  const from = editions.indexOf(edition);
  const later = editions.slice(from);
  return items
    .filter(({ since }) => since === undefined || editions.indexOf(since) <= from)
    .map((item) => {
      const last = later.find((each) => item.until?.[each] !== undefined);
      return last === undefined ? item : { ...item, ...item.until?.[last] };
    });
}

/** What says which edition judges a manifest. */
type Pinned = Pick<Manifest, 'catalogue'>;

interface OfEdition {
  readonly items: readonly CatalogueItem[];
  readonly byId: ReadonlyMap<string, CatalogueItem>;
}

const known = new Map<Edition, OfEdition>();

/** Made when it is first asked for: hardly anyone needs two. */
function ofEdition(manifest: Pinned): OfEdition {
  const edition = editionOf(manifest);
  let found = known.get(edition);
  if (found === undefined) {
    const items = itemsOf(edition);
    found = { items, byId: new Map(items.map((item) => [item.id, item])) };
    known.set(edition, found);
  }
  return found;
}

/** The edition of that name; undefined where there is none. */
export function editionNamed(name: string): Edition | undefined {
  return editions.find((each) => each === name);
}

/** The edition that judges a manifest: the one that it names, the newest where it names none that is known. */
export function editionOf({ catalogue: name }: Pinned): Edition {
  return (name === undefined ? undefined : editionNamed(name)) ?? newestEdition;
}

/** The items of the edition that judges a manifest, in the order of the checklist. */
export function catalogueOf(manifest: Pinned): readonly CatalogueItem[] {
  return ofEdition(manifest).items;
}

/**
 * The item of that id, as the edition has it that judges `manifest`, else the newest one; undefined for an id, as
 * someone wrote it, that the edition does not have.
 */
export function catalogueItem(id: ItemId): CatalogueItem;
export function catalogueItem(id: string, manifest?: Pinned): CatalogueItem | undefined;
export function catalogueItem(id: string, manifest: Pinned = {}): CatalogueItem | undefined {
  return ofEdition(manifest).byId.get(id);
}
