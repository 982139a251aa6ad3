import data from '../../../schemas/catalogue.json';
import type { Pillar, Stage } from '../base/stages';
import type { ItemId } from './generated/catalogue';

/** How much an item weighs at the gate of its stage. */
export const gateLevels = ['required', 'required-when-high-risk', 'recommended'] as const;
type GateLevel = (typeof gateLevels)[number];

/** An item of the checklist, as the catalogue defines it. */
export interface CatalogueItem {
  readonly id: ItemId;
  readonly title: string;
  readonly stage: Stage;
  readonly pillar: Pillar;
  readonly statement: string;
  readonly acceptableEvidence: string;
  readonly gate: GateLevel;
  /** When the item may be not applicable; null where it always applies. */
  readonly notApplicableWhen: string | null;
  /** What shows early that this item will be hard; null where nothing does. */
  readonly earlySignal: string | null;
  /** An ISO 8601 period, `on-change`, `each-release`, or null for once. */
  readonly review: string | null;
}

/** All items, in the order of the checklist. */
export const catalogue = data as readonly CatalogueItem[];

const byId: ReadonlyMap<string, CatalogueItem> = new Map(catalogue.map((item) => [item.id, item]));

/** The item of that id; undefined for an id, as someone wrote it, that the catalogue does not have. */
export function catalogueItem(id: ItemId): CatalogueItem;
export function catalogueItem(id: string): CatalogueItem | undefined;
export function catalogueItem(id: string): CatalogueItem | undefined {
  return byId.get(id);
}
