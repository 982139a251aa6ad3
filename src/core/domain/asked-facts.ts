import { type Facts, mayBeThere } from '../facts/context';
import type { FactsOfItem } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';
import { itemRecord } from './records';
import { signsOf } from './terms/check';

/**
 * How it stands with the facts that an item's statement asks for; undefined where it asks for none that the format has,
 * or where nobody has begun to state them.
 */
export function factsOfItem(id: ItemId, facts: Facts): FactsOfItem | undefined {
  const { asks, whenMet } = itemRecord(id);
  const asked = asks?.(facts) ?? [];
  if (!asked.includes('stated')) return undefined;
  const open = asked.filter((each) => each !== 'stated');
  // What could not be read is not said to be missing, but nothing is complete without it.
  const missing = open.filter(({ path }) => !mayBeThere(facts, path));
  return { areComplete: open.length === 0 && signsOf(whenMet, facts).length === 0, missing };
}
