/** What the gate levels of the catalogue mean for a manifest. */
import type { Path } from '../base/path';
import { type Facts, hasAgent, isHighRiskProvider } from '../facts/context';
import type { CatalogueItem, GateLevel } from '../schema/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';

interface LevelRecord {
  /** What comes after the name of the gate that it blocks: `when the risk tier is high`. */
  readonly when?: string;
  /** Whether it blocks its gate, by what the manifest says. */
  readonly blocks: (manifest: Manifest) => boolean;
  /** The facts that decide that; where not all of them were read it blocks. */
  readonly decidedBy: readonly Path[];
  /** Set where an item that does not block does not apply either, and is no open work. */
  readonly else?: 'does not apply';
}

const levels: Readonly<Record<GateLevel, LevelRecord>> = {
  required: { blocks: () => true, decidedBy: [] },
  'required-when-high-risk': {
    when: 'when the risk tier is high',
    blocks: ({ risk }) => risk?.tier === 'high',
    decidedBy: [['risk', 'tier']],
  },
  'required-where-agent': {
    when: 'where there is an agent',
    blocks: hasAgent,
    decidedBy: [['agent']],
    else: 'does not apply',
  },
  'required-for-high-risk-provider': {
    when: 'for the provider of a system with a high-risk class',
    blocks: isHighRiskProvider,
    decidedBy: [['risk']],
    else: 'does not apply',
  },
  recommended: { blocks: () => false, decidedBy: [] },
};

/** Whether an item blocks its gate. */
export function isBlocking({ gate }: CatalogueItem, { manifest, beyond }: Facts): boolean {
  const { blocks, decidedBy } = levels[gate];
  return blocks(manifest) || decidedBy.some((path) => beyond.mayChange(path));
}

/** Whether an item has to do with the manifest at all. */
export function isAsked(item: CatalogueItem, facts: Facts): boolean {
  return levels[item.gate].else === undefined || isBlocking(item, facts);
}

/** What comes after the name of the gate that an item blocks; empty where it always or never does. */
export function blocksWhen({ gate }: CatalogueItem): string {
  return levels[gate].when ?? '';
}

/** What is so of an item where it does not block its gate; empty where it always does. */
export function otherwise({ gate }: CatalogueItem): string {
  const { when, else: instead } = levels[gate];
  return when === undefined ? '' : (instead ?? 'recommended');
}
