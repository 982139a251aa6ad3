import data from '../../../schemas/catalogue.json';
import type { Pillar, Stage } from '../base/stages';
import type { ItemId } from './generated/catalogue';

/** How much an item weighs at the gate of its stage. */
export const gateLevels = ['required', 'required-when-high-risk', 'recommended'] as const;
type GateLevel = (typeof gateLevels)[number];

/** What items refer to: a standard or, with a territory, a law. */
interface ReferenceWork {
  readonly name: string;
  /** Which of `risk.jurisdictions` a law applies in. */
  readonly territory?: RegExp;
}

/** The standards and laws that an item's references point into, in the order in which they are shown. */
export const standards = {
  nistAiRmf10: { name: 'NIST AI RMF 1.0' },
  euAiAct: { name: 'EU AI Act', territory: /^EU\b/i },
  iso42001: { name: 'ISO/IEC 42001' },
  owaspLlm2026: { name: 'OWASP Top 10 for LLM applications 2026' },
  owaspLlm2025: { name: 'OWASP Top 10 for LLM applications 2025' },
  mlTestScore2017: { name: 'ML Test Score 2017' },
} as const satisfies Readonly<Record<string, ReferenceWork>>;
type Standard = keyof typeof standards;

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
  readonly references: Readonly<Partial<Record<Standard, readonly string[]>>>;
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

/**
 * The references of an item that bear on a manifest. A law is shown only where `risk.jurisdictions` names its
 * territory and a role is stated; standards always.
 */
export function bearingReferences(
  item: CatalogueItem,
  risk: { readonly role?: string; readonly jurisdictions?: readonly string[] } | undefined,
): [name: string, ids: readonly string[]][] {
  const places = risk?.role === undefined ? [] : (risk.jurisdictions ?? []);
  return (Object.keys(standards) as Standard[]).flatMap((standard): [string, readonly string[]][] => {
    const ids = item.references[standard];
    const { name, territory }: ReferenceWork = standards[standard];
    const bears = territory === undefined || places.some((place) => territory.test(place));
    return ids !== undefined && bears ? [[name, ids]] : [];
  });
}
