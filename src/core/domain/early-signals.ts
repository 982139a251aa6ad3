import { stageIndex } from '../base/stages';
import type { Facts } from '../facts/context';
import type { CatalogueItem } from '../schema/catalogue';
import { itemRecord } from './records';
import { type EarlySign, signsOf } from './terms/check';

export type { EarlySign };

/**
 * What today's facts show of an item of a later stage than the claimed one; none where they show nothing, where no
 * stage is claimed, or once the item's own stage has begun (then the item itself is open work).
 */
export function earlySignsOf({ id, stage }: CatalogueItem, facts: Facts): EarlySign[] {
  if (facts.stage === undefined || stageIndex(facts.stage) >= stageIndex(stage)) return [];
  return signsOf(itemRecord(id).earlySignal, facts);
}
